/** The numbers of an envelope: in order, in bounds, and back as the words of the text. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridOf, pointsWithin, pulled, scaleOf } from '../../../renderer/graph/curve-scale.ts';
import {
  durationMs,
  durationText,
  envelopeText,
  fadeText,
  levelIn,
  moved,
  placeFor,
  pointsOf,
  timeStep,
  unitIn,
  withPoint,
  withUnit,
} from '../../../renderer/graph/envelope.ts';

const BOUNDS = { lowest: 0, highest: 75 };
const points = [
  { at: 0, level: 10 },
  { at: 60_000, level: 30 },
  { at: 120_000, level: 0 },
];

describe('points', () => {
  it('move by what a hand moves them, not past another one, nor out of bounds', () => {
    expect(moved(points, new Set([1]), { at: 5000, level: 3 }, BOUNDS, 1000)[1]).toEqual({ at: 65_000, level: 33 });
    expect(moved(points, new Set([1]), { at: 900_000, level: 90 }, BOUNDS, 1000)[1]).toEqual({ at: 119_000, level: 75 });
    expect(moved(points, new Set([0]), { at: 900_000, level: -90 }, BOUNDS, 1000)[0]).toEqual({ at: 0, level: 0 });
  });

  it('move together', () => {
    const now = moved(points, new Set([1, 2]), { at: 60_000, level: 1 }, BOUNDS, 1000);
    expect(now.map(({ at }) => at)).toEqual([0, 120_000, 180_000]);
    expect(now.map(({ level }) => level)).toEqual([10, 31, 1]);
  });

  it('stay in order and in bounds whatever is done to them', () => {
    const by = fc.record({ at: fc.integer({ min: -500_000, max: 500_000 }), level: fc.integer({ min: -100, max: 100 }) });
    fc.assert(
      fc.property(fc.array(fc.nat(2)), by, (chosen, move) => {
        const now = moved(points, new Set(chosen), move, BOUNDS, 1000);
        for (const [i, point] of now.entries()) {
          if (i > 0) expect(point.at).toBeGreaterThan(now[i - 1]?.at ?? 0);
          expect(point.level).toBeGreaterThanOrEqual(0);
          expect(point.level).toBeLessThanOrEqual(75);
        }
        expect(now[0]?.at).toBe(0);
      }),
    );
  });

  it('are added in the middle of the longest stretch, on the line', () => {
    expect(withPoint(points.slice(0, 2)).points[1]).toEqual({ at: 30_000, level: 20 });
    expect(withPoint(points.slice(0, 1)).points).toHaveLength(2);
  });

  it('have plain numbers after many small steps', () => {
    let now: ReturnType<typeof moved> = points.map((point) => ({ ...point, level: point.level + 0.01 }));
    for (let step = 0; step < 11; step++) now = moved(now, new Set([1]), { at: 0, level: 0.1 }, BOUNDS, 1000);
    expect(now[1]?.level).toBe(31.11);
  });

  it('say where one may stand between the others', () => {
    expect(placeFor(points, 1, 1000)).toBe('from 1s to 119s');
    expect(placeFor(points, 2, 30_000)).toBe('from 90s on');
  });

  it('are none where a level depends on the night', () => {
    const amount = (value: number | null) => ({ text: '', value });
    const shape = { way: 'level', points: [{ level: amount(null), at: amount(0) }], fadeIn: null, fadeOut: null, ...BOUNDS } as const;
    expect(pointsOf(shape)).toBeNull();
  });
});

it.each([
  [points, 'through 10lx at 0s, 30lx at 1m, 0lx at 2m'],
  [points.slice(0, 2), 'at 10lx ramp to 30lx over 1m'],
  [points.slice(0, 1), 'at 10lx'],
] as const)('are written as one would', (some, text) => expect(envelopeText(some, 'light')).toBe(text));

it.each([
  ['5s', '5s', 'fade 5s'],
  ['5s', '', 'fade in 5s'],
  ['', '9s', 'fade out 9s'],
  ['5s', '9s', 'fade in 5s out 9s'],
  ['', '', ''],
])('a fade in of %s and out of %s is written as %s', (into, out, text) => expect(fadeText(into, out)).toBe(text));

it.each([
  [0, '0s'],
  [1500, '1.5s'],
  [90_000, '90s'],
  [390_000, '6.5m'],
  [395_000, '395s'],
  [1_200_000, '20m'],
  [7_200_000, '2h'],
  [250, '250ms'],
])('%d ms is %s', (ms, text) => expect(durationText(ms)).toBe(text));

it('snaps to coarser times the longer it is', () => expect([10_000, 300_000, 1_200_000, 9_000_000].map(timeStep)).toEqual([1000, 5000, 30_000, 60_000]));

it.each([
  ['5m', 300_000],
  [' 1.5 h ', 5_400_000],
  ['250ms', 250],
  ['5', null],
  ['m', null],
  ['-5m', null],
] as const)('%s are %s ms', (text, ms) => expect(durationMs(text)).toBe(ms));

describe('the plane of a curve', () => {
  const scale = scaleOf(points, BOUNDS, 1);
  it('has round lines, at most six each way', () => {
    const { times, levels } = gridOf(scale);
    expect(levels).toEqual([0, 10, 20, 30]);
    expect(times).toEqual([0, 30_000, 60_000, 90_000, 120_000]);
  });

  it('pulls a level that is nearly there onto it, and leaves others alone', () => {
    expect(pulled(29.4, scale, [10, 30])).toBe(30);
    expect(pulled(22, scale, [10, 30])).toBe(22);
  });

  it('knows the points in a rectangle', () => {
    const corner = (at: number, level: number) => ({ x: scale.x(at), y: scale.y(level) });
    expect(pointsWithin(points, scale, corner(50_000, 35), corner(130_000, -1))).toEqual(new Set([1, 2]));
  });
});

describe('what is written into a field', () => {
  it.each([
    ['35', 'dB', '35dB'],
    [' 0.5 ', 'lx', '0.5lx'],
    ['-0.4', 'C', '-0.4C'],
    ['35dB', 'dB', '35dB'],
    ['volume - 4dB', 'dB', 'volume - 4dB'],
    ['', 's', ''],
  ])('%j where the unit is %s is %j', (text, unit, written) => expect(withUnit(text, unit)).toBe(written));

  it.each([
    ['35', 'sound', 35],
    ['35 dB', 'sound', 35],
    ['-0.4', 'warmth', -0.4],
    ['20%', 'scent', 20],
    ['5lx', 'sound', null],
    ['loud', 'sound', null],
    ['', 'light', null],
  ] as const)('%j as a level of %s is %j', (text, channel, value) => expect(levelIn(text, channel)).toBe(value));

  it.each([
    ['90', '', null],
    ['2', '5m', 120_000],
    ['2s', '5m', 2000],
    ['soon', '5m', null],
  ])('%j as a time where %j stood is %j', (text, before, ms) => expect(durationMs(text, before)).toBe(ms));

  it('knows the unit of a number, and that words have none', () => expect(['30dB', '20%', '5', 'volume'].map(unitIn)).toEqual(['dB', '%', '', '']));
});
