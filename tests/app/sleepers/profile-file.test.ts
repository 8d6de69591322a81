/** Files of profiles: what is written is read again, and what is wrong is told with its line. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeSleeper } from '../../../app/base/index.ts';
import { CAST, generateSleepers } from '../../../app/night/index.ts';
import { lineOf } from '../../../app/sleepers/json-lines.ts';
import { parseProfiles, profilesAsText } from '../../../app/sleepers/profile-file.ts';

const [mara] = CAST;
const refusal = (text: string) => {
  const parsed = parseProfiles(text, 'f.json');
  return parsed.ok ? null : [parsed.failure.place?.line, parsed.failure.message];
};

describe('a file of profiles', () => {
  it('gives back what was written: the cast, and anyone who is drawn', () => {
    expect(parseProfiles(profilesAsText(CAST), 'f')).toEqual({ ok: true, value: CAST });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffffff }), (seed) => {
        const people = generateSleepers(3, seed);
        expect(parseProfiles(profilesAsText(people), 'f')).toEqual({ ok: true, value: people });
        expect(parseProfiles(JSON.stringify(people), 'f')).toEqual({ ok: true, value: people });
        expect(parseProfiles(JSON.stringify({ ...people[0], origin: 'own', hidden: false, version: 3 }), 'f')).toEqual({ ok: true, value: people.slice(0, 1) });
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['', 1, 'it is no JSON'],
    ['{\n "name": "a",\n}', 3, 'it is no JSON'],
    ['3', 1, 'no profile'],
    ['\n[]', 2, 'holds no sleeper'],
    ['{"format": "dream-sleepers",\n"version": 2, "sleepers": []}', 2, 'version 2'],
    [JSON.stringify([mara, { ...mara, name: 'MARA' }], null, 1), null, 'the same name as sleeper 1'],
    [JSON.stringify({ ...mara, hearing: { left: 0, right: -1 } }, null, 1), null, 'hearing.right is -1: it must be at least 0'],
    [JSON.stringify({ ...mara, sensitivity: { smell: 1 } }), 1, 'sensitivity'],
    [JSON.stringify({ ...mara, name: ' mara\u0007' }), 1, 'name has spaces around it'],
    [JSON.stringify({ ...mara, Age: 4 }), 1, 'Age is nothing that a profile has: did you mean age?'],
  ])('%j is refused', (text, line, words) => {
    const [at, message] = refusal(text) ?? [];
    expect(message).toContain(words);
    expect(at).toBe(line ?? at);
  });

  it('any text is taken or refused with a line of it, and never thrown at', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.json(),
      fc.json().map((json) => `{"sleepers": [${json}, ${json}]}`),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parseProfiles(text, 'f');
        if (parsed.ok) for (const sleeper of parsed.value) expect(judgeSleeper(sleeper).ok).toBe(true);
        else expect(parsed.failure.place?.line).toBeLessThanOrEqual(text.split('\n').length);
      }),
      { numRuns: 500 },
    );
  });

  it('finds the line of any value', () => {
    const value = { a: [1, { b: 'x,]}"\\"' }, []], 'c d': { e: null } };
    const text = JSON.stringify(value, null, 2);
    const lines = text.split('\n');
    const line = (...path: (string | number)[]) => lines[lineOf(text, path) - 1]?.trim();
    expect(line('a', 0)).toBe('1,');
    expect(line('a', 1, 'b')).toMatch(/^"b"/);
    expect(line('a', 2)).toBe('[]');
    expect(line('c d', 'e')).toBe('"e": null');
    expect(line('c d', 'gone')).toBe('"c d": {');
    expect(lineOf('['.repeat(100_000) + ']'.repeat(100_000), [1])).toBe(1);
  });
});
