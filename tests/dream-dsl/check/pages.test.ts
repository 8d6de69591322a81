/** Every code has a help page; its bad example yields that code and nothing else, its good example nothing at all. */

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type AssetFact, CODES } from '../../../dream-dsl/index.ts';
import { analyzeText } from '../../support/one-text.ts';

const FACTS: Readonly<Record<string, AssetFact>> = {
  DRM070: { state: 'missing' },
  DRM071: { state: 'too-large', bytes: 2_000_000_000, limitBytes: 100_000_000 },
  DRM072: { state: 'not-audio', found: 'a PNG picture' },
  DRM073: { state: 'unreadable', reason: 'no permission' },
};

/** Rules of taste about the whole that a small example may break beside what it shows. */
const BESIDE = new Set(['DRM062', 'DRM063', 'DRM064', 'DRM136']);

describe('help pages', () => {
  it('there is one for each code, and none besides', () => {
    expect(readdirSync('docs/diagnostics').sort()).toEqual(
      Object.keys(CODES)
        .map((code) => `${code}.md`)
        .sort(),
    );
  });

  it.each(Object.keys(CODES))('%s', (code) => {
    const page = readFileSync(`docs/diagnostics/${code}.md`, 'utf8');
    const fact = FACTS[code];
    const options = fact === undefined ? {} : { assets: { 'surf.wav': fact } };
    const codesOf = (label: string) => {
      const { main, others } = examplesIn(page, label);
      return analyzeText(main, options, others)
        .problems.filter((problem) => problem.code === code || !BESIDE.has(problem.code))
        .map((problem) => problem.code);
    };
    expect(page).toMatch(new RegExp(`^# ${code}: ${CODES[code]?.title}\n`));
    expect(codesOf('bad')).toEqual([code]);
    expect(codesOf('good')).toEqual([]);
  });
});

/** The example without a file is the one that is looked at; the others belong to the same project. */
function examplesIn(page: string, label: string): { main: string; others: Record<string, string> } {
  const others: Record<string, string> = {};
  let main: string | null = null;
  for (const [, file, text] of page.matchAll(new RegExp(`\`\`\`dream ${label}(?: file=(\\S+))?\n([^]*?)\`\`\``, 'g'))) {
    if (file === undefined) main = text as string;
    else others[file] = text as string;
  }
  if (main === null) throw new Error(`no ${label} example`);
  return { main, others };
}
