/** One mistake in syntax gives one message, at its place and in the words of its code. */

import { describe, expect, it } from 'vitest';
import { parse, print } from '../../../dream-dsl/syntax/index.ts';
import { mistakes } from '../../support/syntax-mistakes.ts';

describe('single mistakes in syntax', () => {
  it('are many', () => expect(new Set(mistakes.map(([, text]) => text)).size).toBeGreaterThan(200));

  it.each(mistakes)('%s in %j', (code, marked) => {
    const start = marked.indexOf('⟦');
    const text = marked.replace(/[⟦⟧]/g, '');
    const { tree, problems } = parse(text);
    expect(problems.map((problem) => [problem.code, problem.span])).toEqual([[code, { start, end: marked.indexOf('⟧') - 1 }]]);
    expect(print(tree)).toBe(text);
  });
});
