/** Layouts that are remembered are those that elk would make. */

import { expect, it } from 'vitest';
import known from '../../../renderer/graph/layout/known.json' with { type: 'json' };
import type { LaidPiece } from '../../../renderer/graph/layout/piece.ts';
import { recall, remember } from '../../../renderer/graph/layout/remembered.ts';
import { templateLayouts } from '../../../scripts/template-layouts.ts';

const PIECE: LaidPiece = { width: 90, height: 40, boxes: [], gates: [], routes: [] };

/** A storage with room for so many UTF-16 units. */
function storage(room = Number.POSITIVE_INFINITY, content: string | null = null) {
  return {
    getItem: () => content,
    setItem(_key: string, value: string) {
      if (value.length > room) throw new Error('no room');
      content = value;
    },
  };
}

it('those of the templates are as `node scripts/pictures.ts` lays them out', async () => {
  // As a file has it, which knows no −0.
  expect(known).toEqual(JSON.parse(JSON.stringify(await templateLayouts())));
  expect(Object.keys(known).length).toBeGreaterThan(4);
});

it('others are back after the next start, with those of the templates', () => {
  const kept = storage();
  remember(kept, new Map([['mine', PIECE]]));
  const back = recall(kept);
  expect(back.get('mine')).toEqual(PIECE);
  expect(back.size).toBe(Object.keys(known).length + 1);
});

it('of more than there is room for, the newest are back', () => {
  const kept = storage();
  remember(kept, new Map(Array.from({ length: 9 }, (_, i) => [`${i}`.repeat(100_000), PIECE] as const)));
  const own = [...recall(kept).keys()].filter((shape) => !(shape in known)).map((shape) => shape[0]);
  expect(own).toEqual(['5', '6', '7', '8']);
});

it.each([
  ['broken', storage(0, '{')],
  ['full', storage(0)],
])('a memory that is %s is none', (_, kept) => {
  remember(kept, new Map([['mine', PIECE]]));
  expect(recall(kept).size).toBe(Object.keys(known).length);
});
