/** The picture as marks: what is drawn where, and what lies under the pointer there. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ticksOf } from '../../../renderer/night/drawing/axis.ts';
import { type Frame, GUTTER_PX, msAt, xOf } from '../../../renderer/night/drawing/frame.ts';
import { boxOf, hitAt } from '../../../renderer/night/drawing/hit.ts';
import { clustersOf, instantsOf } from '../../../renderer/night/drawing/paint-instants.ts';
import { paintNight } from '../../../renderer/night/drawing/paint-night.ts';
import type { Surface } from '../../../renderer/night/drawing/surface.ts';
import { modelOf } from '../../../renderer/night/model/model.ts';
import { rowsOf } from '../../../renderer/night/model/rows.ts';
import { eventsOf } from '../../../renderer/state/night-events.ts';
import { smallNight } from '../../support/small-night.ts';

const night = smallNight();
const frameOf = (from = 0, to = night.durationMs): Frame => {
  const rows = rowsOf([modelOf(night)], { folded: { sound: false, light: false }, heights: {} });
  return { rows, view: { from, to }, width: 1128, height: rows.height + 40, scrollTop: 0 };
};

/** Keeps what is drawn. */
function recorder() {
  const texts: { readonly text: string; readonly x: number; readonly width: number; readonly y: number }[] = [];
  let marks = 0;
  const mark = () => {
    marks++;
  };
  const measure = (text: string) => text.length * 6;
  const surface: Surface = {
    rect: mark,
    box: mark,
    line: mark,
    area: mark,
    text: (x, y, text, _font, _fill, align = 'left') => {
      const width = measure(text);
      texts.push({ text, y, width, x: align === 'left' ? x : align === 'right' ? x - width : x - width / 2 });
    },
    measure,
    within: (_x, _y, _width, _height, draw) => draw(),
  };
  return { surface, texts, marks: () => marks };
}

describe('the picture', () => {
  it('names scenes, words, gaps and awakenings', () => {
    const { surface, texts } = recorder();
    paintNight(surface, frameOf());
    const words = texts.map(({ text }) => text);
    for (const word of ['shore', 'sea', 'dusk', 'not scored', 'by a cue', 'lucid', 'Sleep', 'sound', 'surf', '00:30']) expect(words).toContain(word);
    const close = recorder();
    paintNight(close.surface, frameOf(3_595_000, 3_610_000));
    expect(close.texts.map(({ text }) => text)).toContain('“the tide”');
  });

  it('writes no two texts over one another, at any zoom', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: night.durationMs - 1000 }), fc.double({ min: 0, max: 1, noNaN: true }), (from, share) => {
        const { surface, texts } = recorder();
        paintNight(surface, frameOf(from, Math.min(night.durationMs, from + 1000 + share ** 4 * night.durationMs)));
        const timed = texts.filter(({ x }) => x >= GUTTER_PX);
        for (const a of timed)
          for (const b of timed)
            if (a !== b && Math.abs(a.y - b.y) < 8) expect(a.x + a.width <= b.x || b.x + b.width <= a.x, `${a.text} over ${b.text}`).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('draws no more than can be seen of a night of thousands of cues and scenes', () => {
    const many = smallNight();
    for (let i = 0; i < 20_000; i++) {
      const from = Math.floor((i / 20_000) * 7_000_000);
      many.cues.push({
        ...many.cues[1]!,
        from,
        to: from + 300,
        points: [
          [from, 30],
          [from + 300, 30],
        ],
      });
      many.scenes.push({ state: 9, path: `flicker/${i % 2}`, from, to: from + 300 });
    }
    const { surface, marks } = recorder();
    const rows = rowsOf([modelOf(many)], { folded: { sound: false }, heights: {} });
    paintNight(surface, { rows, view: { from: 0, to: many.durationMs }, width: 1128, height: rows.height + 40, scrollTop: 0 });
    expect(marks()).toBeLessThan(12_000);
  });
});

describe('the clock above', () => {
  it.each([
    [0, 28_800_000, '00:00'],
    [0, 60_000, '23:00:05'],
    [0, 1000, '23:00:00.2'],
  ])('from %i to %i ms has ticks such as %s', (from, to, label) => {
    const ticks = ticksOf({ from, to }, 1000, 1380);
    expect(ticks.map((tick) => tick.label)).toContain(label);
    expect(ticks.length).toBeGreaterThan(2);
    expect(ticks.length).toBeLessThan(20);
  });
});

describe('pointing', () => {
  it('goes from time to place and back', () => {
    const frame = frameOf(1_000_000, 2_000_000);
    expect(msAt(xOf(1_234_567, frame), frame)).toBeCloseTo(1_234_567, 3);
  });

  it('finds each thing where it is drawn', () => {
    const frame = frameOf();
    for (const event of eventsOf(night)) {
      const box = boxOf(event, frame);
      if (event.kind === 'transition') expect(box).toBeNull();
      else {
        const hit = hitAt(box!.x + box!.width / 2, box!.y + box!.height / 2, frame);
        expect(hit?.event, `${event.kind} ${event.index}`).toEqual(event);
      }
    }
  });

  it('lets signs that would overlap stand together, and parts them when closer', () => {
    const instants = instantsOf(
      {
        ...night,
        awakenings: [
          { at: 1000, cause: 'natural', cue: -1 },
          { at: 3000, cause: 'cue', cue: 1 },
        ],
      },
      'awakenings',
    );
    expect(clustersOf(instants, frameOf())).toHaveLength(1);
    expect(clustersOf(instants, frameOf(0, 10_000))).toHaveLength(2);
  });
});
