/** What the timeline draws and reads, held against the plain and slow way to the same. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelOn, together } from '../../../app/bridge/index.ts';
import { lanesOf } from '../../../renderer/night/model/lanes.ts';
import { mixOf } from '../../../renderer/night/model/mix.ts';
import { modelOf } from '../../../renderer/night/model/model.ts';
import { numbersOf } from '../../../renderer/night/model/range.ts';
import { rowsOf } from '../../../renderer/night/model/rows.ts';
import { boundsOf, meanOf, pointsOf, seriesOf, valueAt } from '../../../renderer/night/model/series.ts';
import { visit } from '../../../renderer/night/model/spans.ts';
import { smallNight } from '../../support/small-night.ts';

const pointsArb = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: -50, max: 50 })), { minLength: 1, maxLength: 60 })
  .map((points) => points.sort((a, b) => a[0] - b[0]));

describe('a value over time', () => {
  it('has in any stretch the bounds that its points and its ends have', () => {
    fc.assert(
      fc.property(pointsArb, fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 2000 }), (points, a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const series = seriesOf(pointsOf(points));
        const all = [valueAt(series, from), valueAt(series, to), ...points.filter(([at]) => at >= from && at <= to).map(([, value]) => value)];
        expect(boundsOf(series, from, to)).toEqual([Math.min(...all), Math.max(...all)]);
      }),
    );
  });

  it('has the mean of the area under it', () => {
    const series = seriesOf({ at: [0, 100, 100, 200], value: [0, 10, 4, 4] });
    expect(meanOf(series, 0, 200)).toBeCloseTo((500 + 400) / 200, 9);
    expect(meanOf(series, 50, 150)).toBeCloseTo((375 + 200) / 100, 9);
  });
});

describe('spans that are seen', () => {
  const spansArb = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 40 })), { maxLength: 60 }).map((parts) => {
    let at = 0;
    return parts.map(([pause, length]) => {
      const from = at + pause;
      at = from + length;
      return { from, to: at };
    });
  });
  it('stand for every one that lies in the stretch, in bounded number', () => {
    fc.assert(
      fc.property(
        spansArb,
        fc.integer({ min: 0, max: 1500 }),
        fc.integer({ min: 1, max: 800 }),
        fc.integer({ min: 1, max: 60 }),
        (spans, from, length, least) => {
          const view = { from, to: from + length };
          const seen: { from: number; to: number }[] = [];
          visit(spans, view, least, (span, _, until) => seen.push({ from: span.from, to: until }));
          for (const span of spans.filter((one) => one.to > view.from && one.from < view.to))
            expect(seen.some((one) => one.from <= span.from && span.to <= Math.max(one.to, one.from + least))).toBe(true);
          expect(seen.length).toBeLessThanOrEqual(2 * Math.ceil(length / least) + 2);
        },
      ),
    );
  });
});

describe('levels of a channel', () => {
  it('are the sum of what its cues are at each instant', () => {
    const cue = fc.record({
      from: fc.integer({ min: 0, max: 900 }),
      length: fc.integer({ min: 20, max: 600 }),
      level: fc.integer({ min: 10, max: 60 }),
      fade: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(cue, { minLength: 1, maxLength: 6 }), fc.array(fc.integer({ min: 1, max: 1500 }), { maxLength: 20 }), (made, times) => {
        const cues = made.map(({ from, length, level, fade }) => ({
          ...smallNight().cues[0]!,
          from,
          to: from + length,
          points: (fade
            ? [
                [from, 0],
                [from + 10, level],
                [from + length, 0],
              ]
            : [
                [from, level],
                [from + length, level],
              ]) as [number, number][],
        }));
        const series = seriesOf(mixOf('sound', cues, 2000));
        for (const at of times) {
          const exact = together(
            'sound',
            cues.filter(({ from, to }) => from <= at && at < to).map(({ points }) => levelOn(points, at)),
          );
          // Ramps are drawn as pieces of straight lines; just beside a jump both levels are right.
          const [low, high] = boundsOf(series, at - 1, at + 1);
          expect(exact).toBeGreaterThanOrEqual(low - 12);
          expect(exact).toBeLessThanOrEqual(high + 2.5);
        }
      }),
    );
  });

  it('of one cue are exactly its own', () => {
    const { cues, durationMs } = smallNight();
    const series = seriesOf(mixOf('light', cues.slice(2), durationMs));
    expect(valueAt(series, 110 * 60_000)).toBeCloseTo(40, 9);
    expect(valueAt(series, 50 * 60_000)).toBe(0);
  });

  it('of two equal sounds are 3 dB more', () => {
    const { cues, durationMs } = smallNight();
    expect(valueAt(seriesOf(mixOf('sound', cues.slice(0, 2), durationMs)), 60 * 60_000 + 2000)).toBeCloseTo(37.01, 2);
  });
});

describe('scenes as lanes', () => {
  it('lie below their parents and never one over the other', () => {
    const { lanes, laneOf } = lanesOf(smallNight().scenes);
    expect([...laneOf]).toEqual([
      ['ritual', 0],
      ['shore', 0],
      ['morning', 0],
      ['shore/sea', 1],
      ['shore/sky', 2],
      ['shore/sky/dusk', 3],
      ['shore/sky/night', 3],
    ]);
    for (const lane of lanes) for (let i = 1; i < lane.length; i++) expect(lane[i]!.from).toBeGreaterThanOrEqual(lane[i - 1]!.to);
  });
});

describe('rows', () => {
  const model = modelOf(smallNight());
  it('are lower for sleep and scenes where the picture is low, so that both are seen, each lane with its names', () => {
    const low = (room?: number) => {
      const { rows } = rowsOf([model], { folded: {}, heights: {} }, room);
      return rows.filter(({ kind }) => kind === 'stages' || kind === 'scenes').map(({ height, top }) => [height, top + height] as const);
    };
    const [sleep, scenes] = low();
    expect(low(scenes?.[1])).toEqual([sleep, scenes]);
    for (const room of [150, 137]) expect(low(room)[1]?.[1]).toBeLessThanOrEqual(room);
    expect(low(40).map(([height]) => height)).toEqual([55, 4 * 13]);
  });

  it('never overlap, whatever is folded and resized', () => {
    const ids = rowsOf([model], { folded: { sound: false, light: false }, heights: {} }).rows.map(({ id }) => id);
    expect(ids).toContain('sound/surf');
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...ids), fc.boolean()),
        fc.dictionary(fc.constantFrom(...ids), fc.integer({ min: -50, max: 900 })),
        (folded, heights) => {
          const { rows, height } = rowsOf([model, model], { folded, heights });
          for (let i = 1; i < rows.length; i++) expect(rows[i]!.top).toBeGreaterThanOrEqual(rows[i - 1]!.top + rows[i - 1]!.height);
          expect(rows.at(-1)!.top + rows.at(-1)!.height).toBeLessThanOrEqual(height);
          expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
        },
      ),
    );
  });
});

describe('numbers of a range', () => {
  it('count what lies in it', () => {
    const m = 60_000;
    const numbers = numbersOf(modelOf(smallNight()), { from: 40 * m, to: 80 * m });
    expect(numbers.stages).toEqual([
      ['W', 2 * m],
      ['N3', 20 * m],
      ['REM', 8 * m],
      ['?', 10 * m],
    ]);
    expect(numbers.awakenings).toEqual({ natural: 0, cue: 1 });
    const [sound] = numbers.channels;
    expect(sound).toMatchObject({ channel: 'sound', cues: 2, begun: 1, on: 40 * m });
    expect(sound?.peak).toBeCloseTo(37.01, 2);
    const [distress] = numbers.signals;
    expect(distress).toMatchObject({ name: 'distress', min: 0.1 });
    expect(distress?.max).toBeCloseTo(0.7, 9);
    expect(distress?.mean).toBeCloseTo((20 * 0.1 + 20 * 0.4) / 40, 9);
  });
});
