/** Panels that were closed open again beside their like, and three of them are always there. */

import type { DockviewApi } from 'dockview-react';
import { expect, it } from 'vitest';
import { canClose, restore, show } from '../../../renderer/shell/arrangement.ts';
import type { PanelId } from '../../../renderer/state/view.ts';

const WINDOW = { width: 1440, height: 900 };

/** A dock that holds these panels, and tells where another one was put. */
function dock(there: readonly PanelId[]) {
  const put: unknown[] = [];
  const api = {
    getPanel: (id: PanelId) => (there.includes(id) ? { api: { setActive() {} } } : undefined),
    addPanel: ({ position }: { position?: unknown }) => put.push(position),
    fromJSON() {},
  };
  return { api: api as unknown as DockviewApi, put };
}

it.each<readonly [PanelId, PanelId]>([
  ['cohort', 'night'],
  ['problems', 'night'],
  ['history', 'night'],
  ['project', 'outline'],
])('%s stands beside %s again', (id, beside) => {
  const { api, put } = dock(['code', 'graph', 'night', 'outline']);
  show(api, id, String, WINDOW);
  expect(put).toEqual([{ referencePanel: beside, direction: 'within' }]);
});

it('keeps those without which no layout is taken', () => {
  const all: readonly PanelId[] = ['code', 'graph', 'night', 'outline', 'problems'];
  for (const id of all) {
    const { api } = dock(all.filter((one) => one !== id));
    expect(restore(api, {} as never), id).toBe(canClose(id));
  }
});
