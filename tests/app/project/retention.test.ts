/** Which versions are kept: never too many, always the newest, those made on purpose longest, and none that went would have come back. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_VERSIONS, OLDEST_DAYS, superfluous, tellsMore, VERSION_CAUSES, type VersionCause } from '../../../app/project/index.ts';

const START = Date.parse('2026-01-02T22:00:00Z');
const MINUTE = 60_000;

/** Versions, each some minutes after the one before. */
const made = (steps: readonly (readonly [number, VersionCause])[]) => {
  let time = START;
  return steps.map(([minutes, cause], id) => {
    time += minutes * MINUTE;
    return { id, at: new Date(time).toISOString(), cause };
  });
};
const steps = fc.array(
  fc.tuple(fc.oneof(fc.double({ min: 0, max: 3, noNaN: true }), fc.integer({ min: 0, max: 60 * 24 * 20 })), fc.constantFrom(...VERSION_CAUSES)),
  { maxLength: 80 },
);

describe('retention', () => {
  it('keeps the newest, and all of the last ten minutes', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const versions = made(list);
        const gone = new Set(superfluous(versions));
        const newest = versions.at(-1);
        for (const { id, at } of versions) {
          if (newest !== undefined && Date.parse(newest.at) - Date.parse(at) < 10 * MINUTE) expect(gone.has(id)).toBe(false);
        }
      }),
    );
  });

  it('keeps what was made on purpose for as long as versions are kept at all, and what was kept by hand beyond that', () => {
    const versions = made([
      [0, 'kept'],
      [0, 'restored'],
      [60 * 24 * (OLDEST_DAYS - 1), 'restored'],
      [0.1, 'autosaved'],
      [60 * 24 * 2, 'autosaved'],
    ]);
    expect(superfluous(versions)).toEqual([1]);
  });

  it('gives the same whether it is asked at each step or at the end', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const versions = made(list);
        let left: typeof versions = [];
        for (const version of versions) {
          left = [...left, version];
          const gone = new Set(superfluous(left));
          left = left.filter(({ id }) => !gone.has(id));
        }
        const gone = new Set(superfluous(versions));
        expect(left.map(({ id }) => id)).toEqual(versions.filter(({ id }) => !gone.has(id)).map(({ id }) => id));
      }),
    );
  });

  it('never keeps too many, and lets what happened by itself go first', () => {
    const many = made(Array.from({ length: 3 * MOST_VERSIONS }, (_, i): [number, VersionCause] => [0.001, i % 3 === 0 ? 'saved' : 'autosaved']));
    const gone = new Set(superfluous(many));
    const left = many.filter(({ id }) => !gone.has(id));
    expect(left).toHaveLength(MOST_VERSIONS);
    expect(left.filter(({ cause }) => cause === 'saved').length).toBeGreaterThanOrEqual(MOST_VERSIONS - 1);
  });

  it('tells the same text rather as what someone did than as what happened', () => {
    expect([tellsMore('graph', 'autosaved'), tellsMore('autosaved', 'graph'), tellsMore('autosaved', 'autosaved'), tellsMore('kept', 'saved')]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});
