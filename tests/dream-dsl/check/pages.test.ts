/** Every code has a help page; its bad example yields that code and nothing else, its good example does not. */

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type AssetFact, analyze, CODES } from '../../../dream-dsl/index.ts';

const FACTS: Readonly<Record<string, AssetFact>> = {
  DRM070: { state: 'missing' },
  DRM071: { state: 'too-large', bytes: 2_000_000_000, limitBytes: 100_000_000 },
  DRM072: { state: 'not-audio', found: 'a PNG picture' },
  DRM073: { state: 'unreadable', reason: 'no permission' },
};

/** Rules of taste about the whole that a small example may break beside what it shows. */
const BESIDE = new Set(['DRM062', 'DRM063', 'DRM064']);

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
      const example = new RegExp(`\`\`\`dream ${label}\\n([^]*?)\`\`\``).exec(page)?.[1];
      expect(example).toBeDefined();
      return analyze(example ?? '', options)
        .problems.filter((problem) => problem.code === code || !BESIDE.has(problem.code))
        .map((problem) => problem.code);
    };
    expect(codesOf('bad')).toEqual([code]);
    expect(codesOf('good')).toEqual([]);
  });
});
