/** One mistake gives one message, at its place; and where it offers a mend, that mend takes it away. */

import { describe, expect, it } from 'vitest';
import { CODES } from '../../../dream-dsl/index.ts';
import { applied, spansIn } from '../../support/marked.ts';
import { analyzeText } from '../../support/one-text.ts';
import { MISTAKES } from './mistakes.ts';

/** What is told by the parser; its own table has rows for these. */
const OF_SYNTAX = /^DRM0(0\d|1[0-7]|9\d)$/;

describe('one mistake, one message', () => {
  it.each(MISTAKES.map((mistake, i) => [`${mistake.code} #${i}`, mistake] as const))('%s', (_, { code, text: written, others, assets }) => {
    const { text, spans } = spansIn(written);
    const { problems } = analyzeText(text, { assets: assets ?? {} }, others);
    expect(problems.map((problem) => [problem.code, marking(problem.span)])).toEqual(spans.map((span) => [code, marking(span)]));
    const [problem] = problems;
    expect(problem?.message).toMatch(/[.?]$/);
    expect(`${problem?.message} ${problem?.hint}`).not.toMatch(/undefined|\[object|NaN|``/);
    expect(problem?.hint).not.toBe('');
    for (const fix of problem?.fixes ?? []) {
      const mended = analyzeText(applied(text, fix.edits), { assets: assets ?? {} }, others).problems;
      expect([fix.title, ...mended.filter((left) => left.code === code || left.severity === 'error').map((left) => left.message)]).toEqual([fix.title]);
    }
    function marking({ start, end }: { start: number; end: number }): string {
      return `${start}: ${text.slice(start, end)}`;
    }
  });

  it('has a row for each code that is not the parser’s', () => {
    const shown = new Set(MISTAKES.map((mistake) => mistake.code));
    expect(Object.keys(CODES).filter((code) => !OF_SYNTAX.test(code) && !shown.has(code))).toEqual([]);
    expect(MISTAKES.length).toBeGreaterThanOrEqual(110);
  });
});
