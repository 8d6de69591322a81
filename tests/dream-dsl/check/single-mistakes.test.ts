/** One mistake gives one message, at its place. Each row: the text with the place of the finding in ⟦⟧, and its code. */

import { describe, expect, it } from 'vitest';
import { analyze } from '../../../dream-dsl/index.ts';

const inDream = (body: string) =>
  `dream "T" {\n  needs sound, light, scent\n  asset surf = sound "s.wav"\n  asset cedar = scent "cedar"\n  var n: 0..1 = 0.5\n${body}\n}`;
const inScene = (body: string) =>
  inDream(`  scene a {\n    play surf at 30dB loop\n    scent cedar at 10% for 5s\n    when n > 0.4 -> release\n${body}\n    after 9m -> release\n  }`);

/** A finding at a gap is marked by empty brackets. */
const ROWS: readonly (readonly [code: string, text: string])[] = [
  ['DRM022', inScene('    after 1m -> ⟦nowhere⟧')],
  ['DRM023', inScene('    play ⟦wind⟧ at 30dB')],
  ['DRM052', inScene('    play ⟦cedar⟧ at 30dB')],
  ['DRM024', inScene('    when ⟦hart⟧ < 60bpm -> release')],
  ['DRM025', inScene('    on go { set ⟦m⟧ = 1 }\n    after 1m { raise go }')],
  ['DRM027', inScene('    on stage ⟦N5⟧ -> release')],
  ['DRM031', inScene('    on signal ⟦RLRL⟧ -> release')],
  ['DRM029', inScene('    after 5⟦min⟧ -> release')],
  ['DRM032', inScene('    when ⟦least⟧(n, 1) > 0 -> release')],
  ['DRM033', inScene('    when ⟦min(n)⟧ > 0 -> release')],
  ['DRM036', inScene('    light ⟦ambre⟧ at 1lx for 5s')],
  ['DRM041', inScene('    when ⟦heart > 5lx⟧ -> release')],
  ['DRM042', inScene('    after ⟦5⟧ -> release')],
  ['DRM056', inScene('    after ⟦0m⟧ -> release')],
  ['DRM057', inScene('    after 1m choose { ⟦0⟧ -> release  1 -> a }')],
  ['DRM055', inScene('    play surf at 30dB ⟦at 31dB⟧')],
  ['DRM011', inScene('    when stage ⟦==⟧ REM -> release')],
  ['DRM028', inDream('  limit ⟦sond⟧ <= 40dB\n  scene a { play surf at 30dB  scent cedar at 1% for 5s  when n > 0.4 -> release }')],
  ['DRM050', inDream('  limit sound <= 40dB\n  scene a { play surf at ⟦50dB⟧  scent cedar at 1% for 5s  when n > 0.4 -> release }')],
  ['DRM021', inScene('    layer x { }\n    layer ⟦x⟧ { }')],
  ['DRM018', inScene('    ⟦param⟧ p: level = 30dB')],
  ['DRM026', inDream('  param p: number = 1\n  scene a { play surf at 30dB  scent cedar at 1% for 5s  on wake { set ⟦p⟧ = 2 }  when n > p * 0.1 -> release }')],
  ['DRM020', '⟦⟧// nothing here'],
  ['DRM017', inScene('    say ⟦"never closed⟧')],
  ['DRM014', inScene('    when ⟦⟧(n > 0.1 -> release')],
  ['DRM016', inScene('    ⟦§⟧')],
];

describe('one mistake, one message', () => {
  it.each(ROWS.map(([code, marked], i) => [`${code} #${i}`, code, marked] as const))('%s', (_, code, marked) => {
    const start = marked.indexOf('⟦');
    const end = marked.indexOf('⟧') - 1;
    const text = marked.replace('⟦', '').replace('⟧', '');
    const found = analyze(text).problems.filter((problem) => problem.severity === 'error');
    expect(found.map((problem) => [problem.code, text.slice(problem.span.start, problem.span.end) || problem.span.start])).toEqual([
      [code, code === 'DRM014' ? expect.anything() : text.slice(start, end) || start],
    ]);
    expect(found[0]?.message).toMatch(/\.$|\?$/);
    expect(found[0]?.hint).not.toBe('');
  });
});
