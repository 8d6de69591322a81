/** The folder as rows: order, what is missing and what is unused; and where keys lead. */

import { describe, expect, it } from 'vitest';
import { move, rowsOf } from '../../../renderer/explorer/tree.ts';

const ENTRIES = [
  { path: 'assets', kind: 'folder', bytes: 0, linked: false },
  { path: 'assets/surf.wav', kind: 'file', bytes: 2_500_000, linked: false },
  { path: 'assets/old.wav', kind: 'file', bytes: 900, linked: false },
  { path: 'dream.json', kind: 'file', bytes: 40, linked: false },
  { path: 'house.dream', kind: 'dream', bytes: 700, linked: false },
] as const;
const NAMED = new Set(['assets/surf.wav', 'parts/sea.dream']);
const rows = (closed: readonly string[] = []) => rowsOf(ENTRIES, NAMED, new Set(closed), 'house.dream');

describe('rows', () => {
  it('have folders first, what is missing in its place, and say which sounds nobody names', () => {
    expect(rows().map(({ path, level, kind, unused }) => [path, level, kind, unused])).toEqual([
      ['assets', 1, 'folder', false],
      ['assets/old.wav', 2, 'sound', true],
      ['assets/surf.wav', 2, 'sound', false],
      ['parts', 1, 'folder', false],
      ['parts/sea.dream', 2, 'missing', false],
      ['dream.json', 1, 'file', false],
      ['house.dream', 1, 'dream', false],
    ]);
  });

  it('call no sound unused before it is known what texts name', () => {
    expect(rowsOf(ENTRIES, null, new Set(), '').filter(({ unused }) => unused)).toEqual([]);
  });

  it('call a dream unused that nothing imports, but for the one that dream.json names', () => {
    const unused = (main: string, named: readonly string[]) =>
      rowsOf(
        ['house.dream', 'parts.dream', 'sea.dream'].map((path) => ({ path, kind: 'dream', bytes: 1, linked: false })),
        new Set(named),
        new Set(),
        main,
      ).flatMap((row) => (row.unused ? [row.path] : []));
    expect(unused('house.dream', ['parts.dream'])).toEqual(['sea.dream']);
    expect(unused('sea.dream', [])).toEqual(['house.dream', 'parts.dream']);
  });

  it('of a closed folder are left out', () => {
    expect(rows(['assets', 'parts']).map(({ path }) => path)).toEqual(['assets', 'parts', 'dream.json', 'house.dream']);
  });
});

describe('keys', () => {
  it.each([
    [0, 'ArrowDown', { to: 1 }],
    [0, 'ArrowUp', { to: 0 }],
    [0, 'ArrowRight', { to: 1 }],
    [0, 'ArrowLeft', { toggle: 'assets' }],
    [2, 'ArrowLeft', { to: 0 }],
    [2, 'ArrowRight', null],
    [2, 'End', { to: 6 }],
    [5, 'Home', { to: 0 }],
    [0, 'd', { to: 5 }],
    [5, 'H', { to: 6 }],
    [0, 'z', null],
    [0, 'Tab', null],
  ] as const)('at row %i, %s: %o', (at, key, expected) => expect(move(rows(), at, key)).toEqual(expected));

  it('open a closed folder', () => expect(move(rows(['assets']), 0, 'ArrowRight')).toEqual({ toggle: 'assets' }));
});
