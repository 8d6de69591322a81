/** The pictures of the gallery are those of the templates as they are now. */

import { expect, it } from 'vitest';
import pictures from '../../../renderer/welcome/pictures.json' with { type: 'json' };
import { templatePictures } from '../../../scripts/template-pictures.ts';

it('is what `node scripts/pictures.ts` draws', async () => {
  const drawn = await templatePictures();
  expect(Object.keys(pictures)).toEqual(Object.keys(drawn));
  expect(pictures).toEqual(drawn);
  for (const { graph, night } of Object.values(drawn)) {
    expect(graph.boxes.length).toBeGreaterThan(3);
    expect(night.stages.length).toBeGreaterThan(20);
    expect(night.cues.length).toBeGreaterThan(5);
  }
});
