/** The same texts give the same tables, whatever their layout; and large programs are put together. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeProgram, readProgram } from '../../../app/program/index.ts';
import { format } from '../../../dream-dsl/index.ts';
import { FIRST_SIGNIFICANT, parse, Token } from '../../../dream-dsl/syntax/index.ts';
import { everything } from '../../support/everything.ts';
import { dream, type Texts, tables } from '../../support/lowered.ts';
import { templates } from '../../support/templates.ts';

const PROGRAMS: readonly (readonly [string, Texts])[] = [...templates, ['everything', everything]];

describe('the same tables', () => {
  it.each(PROGRAMS)('%s: twice, and through the bytes of a bundle', (_, texts) => {
    const program = tables(texts);
    const bytes = encodeProgram(program);
    expect(encodeProgram(tables(texts))).toEqual(bytes);
    expect(readProgram(bytes)).toEqual({ ok: true, value: program });
  });

  it.each(PROGRAMS)('%s: with other white space and comments, and formatted', (_, texts) => {
    const files = typeof texts === 'string' ? { 'main.dream': texts } : texts;
    const program = tables(files);
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(11)), (stream) => {
        const other = each(files, (text) => relaid(text, stream));
        expect(tables(other)).toEqual(program);
        expect(tables(each(other, formatted))).toEqual(program);
      }),
      { numRuns: 30 },
    );
  });
});

const each = (files: Readonly<Record<string, string>>, change: (text: string) => string) =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [path, change(text)]));

const formatted = (text: string): string =>
  format(text).reduceRight((whole, { span, newText }) => whole.slice(0, span.start) + newText + whole.slice(span.end), text);

/** Other white space between the same tokens: line ends stay line ends, and where there was a space there is one. */
function relaid(text: string, choices: Iterator<number>): string {
  const { tokens } = parse(text).tree;
  let result = '';
  let gap = '';
  for (let i = 0; i < tokens.count; i++) {
    const kind = tokens.kinds[i] as number;
    const word = text.slice(tokens.starts[i], tokens.starts[i + 1]);
    if (kind < FIRST_SIGNIFICANT) {
      if (kind === Token.newline) gap += '\n';
      else if (kind === Token.space && gap === '') gap = ' ';
      continue;
    }
    result += otherGap(gap, choices.next().value as number) + word;
    gap = '';
  }
  return `${result}\n`;
}

function otherGap(gap: string, choice: number): string {
  if (gap === '') return '';
  const space = ' '.repeat(1 + (choice % 3));
  if (!gap.includes('\n')) return choice === 11 ? '\t' : space;
  return `${choice > 8 ? ' // said on the way' : ''}\n${'\n'.repeat(choice % 4)}${choice > 6 ? '/// Words about what follows.\n' : ''}${space}`;
}

describe('large programs', () => {
  it('of 5,000 scenes in 200 files are put together', () => {
    const texts: Record<string, string> = {};
    for (let i = 0; i < 200; i++)
      texts[`part${i}.dream`] =
        `motif part${i}(next: scene) {\n var n: 0..9 = 0\n${Array.from({ length: 24 }, (_, k) => ` scene s${k} { light amber at 0.5lx for 2s  after 1m -> ${k < 23 ? `s${k + 1}` : 'next'} }`).join('\n')}\n when n > 8 -> release\n every 5m { set n = min(9, n + 1) }\n}\n`;
    const imports = Object.keys(texts).map((path) => `import "${path}"`);
    const scenes = imports.map((_, i) => ` scene room${i} is part${i}(room${(i + 1) % 200})`);
    const program = tables({ ...texts, 'main.dream': `${imports.join('\n')}\n${dream(scenes.join('\n'))}` });
    expect([program.states.length, program.vars.length, program.cues.length]).toEqual([5000 + 3, 200, 4800]);
    expect(readProgram(encodeProgram(program))).toMatchObject({ ok: true });
  });
});
