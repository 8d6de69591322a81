/** What needs no meaning: folding, selection, outline. */

import { describe, expect, it } from 'vitest';
import { foldingRanges, outline, projectOf, selectionRanges } from '../../../dream-dsl/index.ts';
import { cursorIn, marked, spansIn } from '../../support/marked.ts';
import { samples } from '../../support/samples.ts';

describe('folding', () => {
  it.each([
    ['a block over several lines, none on one', 'dream "T" ⟦{\n  scene a { }\n  scene b ⟦{\n    tone calm 1\n  }⟧\n}⟧\n'],
    ['choices and long parameters', 'motif m⟦(\n  a: sound\n)⟧ ⟦{\n  choose ⟦{\n    1 -> x\n  }⟧\n}⟧\n'],
    ['runs of comments', '⟦// a\n// b⟧\n\n// c\n\n⟦/// d\n/// e⟧\ndream "T" { } // f\n'],
    ['imports', '⟦import "a.dream"\nimport "b.dream"⟧\n\ndream "T" { }\n'],
    ['what is never closed', 'dream "T" {\n  scene a ⟦{\n    tone calm 1\n}⟧\n'],
  ])('%s', (_, expected) => {
    const { text } = spansIn(expected);
    expect(
      marked(
        text,
        foldingRanges(projectOf({ 'a.dream': text }), 'a.dream').map((range) => range.span),
      ),
    ).toBe(expected);
  });
});

describe('selection', () => {
  it.each<readonly [string, readonly string[]]>([
    [
      'dream "T" {\n  scene a { play surf at volume - 4|dB loop }\n}',
      [
        '4dB',
        'volume - 4dB',
        'at volume - 4dB',
        'play surf at volume - 4dB loop',
        '{ play surf at volume - 4dB loop }',
        'scene a { play surf at volume - 4dB loop }',
      ],
    ],
    [
      'dream "T" {\n  scene a { say "Good night, {fri|end}." }\n}',
      ['friend', '{friend}', 'Good night, {friend}.', '"Good night, {friend}."', 'say "Good night, {friend}."'],
    ],
    [
      'dream "T" {\n  scene a { when heart < 6|0bpm and awake -> b }\n}',
      ['60bpm', 'heart < 60bpm', 'heart < 60bpm and awake', 'when heart < 60bpm and awake', 'when heart < 60bpm and awake -> b'],
    ],
    ['dream "T" {\n  /// Doc.\n  scene a| { }\n}', ['a', 'scene a { }', '/// Doc.\n  scene a { }']],
    ['dream "T" {\n  scene a { choose { 3 -> b| } }\n}', ['b', '-> b', '3 -> b', '{ 3 -> b }'].filter((span) => span !== '{ 3 -> b }')],
  ])('%s', (text, expected) => {
    const at = cursorIn(text);
    const found = selectionRanges(projectOf({ 'a.dream': at.text }), 'a.dream', [at.offset])[0]?.map(({ start, end }) => at.text.slice(start, end)) ?? [];
    expect(found.slice(0, expected.length)).toEqual(expected);
    expect(found.at(-1)).toBe(at.text);
  });

  it('grows at every offset of every sample', () => {
    for (const { texts } of samples()) {
      for (const text of Object.values(texts)) {
        const offsets = Array.from({ length: Math.ceil(text.length / 7) }, (_, i) => i * 7);
        for (const [i, spans] of selectionRanges(projectOf({ 'a.dream': text }), 'a.dream', offsets).entries()) {
          spans.forEach((span, n) => {
            const around = spans[n + 1];
            expect(span.start <= (offsets[i] as number) && (offsets[i] as number) <= span.end).toBe(true);
            if (around !== undefined)
              expect(around.start <= span.start && around.end >= span.end && around.end - around.start > span.end - span.start).toBe(true);
          });
        }
      }
    }
  });
});

describe('outline', () => {
  it('names every part with what it is made of, nested as it stands', () => {
    const text = `asset hum = sound "hum.wav"
/// Leads the breath.
motif breathing(pace: duration = 5s, voice: sound) {
  var count: 0..9 = 0
  scene inhale { }
}
/// A house.
dream "House" {
  param volume: level = 34dB in 28dB..36dB
  ritual bedtime { }
  /// By the sea.
  scene shore { layer sky is glow(red) }
  scene calm is breathing(4s) { scene more { } }
  anchor every 25m { }
  release { fade all over 60s }
  morning { }
  promise ends: reaches morning
}`;
    const lines = (items: ReturnType<typeof outline>, depth = 0): string[] =>
      items.flatMap((item) => [`${'  '.repeat(depth)}${item.kind} ${item.name} · ${item.detail}`, ...lines(item.children, depth + 1)]);
    expect(lines(outline(text))).toEqual([
      'asset hum · sound "hum.wav"',
      'motif breathing · (pace: duration, voice: sound)',
      '  var count · 0..9 = 0',
      '  scene inhale · ',
      'dream House · A house.',
      '  param volume · level = 34dB in 28dB..36dB',
      '  ritual bedtime · ',
      '  scene shore · By the sea.',
      '    layer sky · is glow(red)',
      '  scene calm · is breathing(4s)',
      '    scene more · ',
      '  anchor anchor · every 25m',
      '  release release · ',
      '  morning morning · ',
      '  promise ends · reaches morning',
    ]);
  });
});
