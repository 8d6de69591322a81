/** Texts after files have moved: every import and sound leads to where it led before, and nothing else is touched. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentLinks, moveFile, projectOf, withEdits } from '../../../dream-dsl/index.ts';

const HOUSE = 'import "parts/sea.dream"\n\ndream "House" {\n  asset surf = sound "assets/surf.wav"\n}\n';
const SEA = 'asset wave = sound "../assets/wave.wav" // from the north\n';
const TEXTS = { 'house.dream': HOUSE, 'parts/sea.dream': SEA };

/** The texts by their new paths, as they read after the move. */
function textsAfter(texts: Readonly<Record<string, string>>, from: string, to: string): Record<string, string> {
  const moved = (path: string) => (path === from ? to : path.startsWith(`${from}/`) ? to + path.slice(from.length) : path);
  const edits = new Map(moveFile(projectOf(texts), from, to).map(({ file, edits: own }) => [file, own]));
  return Object.fromEntries(Object.entries(texts).map(([path, text]) => [moved(path), withEdits(text, edits.get(path) ?? [])]));
}

describe('after a move', () => {
  it('a sound is named by its new name, from each text as it lies', () => {
    expect(textsAfter(TEXTS, 'assets/wave.wav', 'assets/far/wave.wav')).toEqual({ ...TEXTS, 'parts/sea.dream': SEA.replace('assets/wave', 'assets/far/wave') });
  });

  it('a text in another folder finds what it names, and is found', () => {
    expect(textsAfter(TEXTS, 'parts/sea.dream', 'sea.dream')).toEqual({
      'house.dream': HOUSE.replace('parts/sea.dream', 'sea.dream'),
      'sea.dream': SEA.replace('../assets/', 'assets/'),
    });
  });

  it('a folder moves with all in it', () => {
    expect(textsAfter(TEXTS, 'assets', 'parts/sounds')).toEqual({
      'house.dream': HOUSE.replace('assets/surf', 'parts/sounds/surf'),
      'parts/sea.dream': SEA.replace('../assets/wave', 'sounds/wave'),
    });
  });

  it('what nobody names changes nothing', () => expect(moveFile(projectOf(TEXTS), 'assets/bell.wav', 'bell.wav')).toEqual([]));

  it('everything leads where it led, and a move back gives the same texts', () => {
    const folder = fc.constantFrom('', 'a/', 'b/', 'a/c/');
    fc.assert(
      fc.property(folder, folder, folder, folder, (home, target, from, to) => {
        const texts = { [`${home}one.dream`]: `asset x = sound "${'../'.repeat(home.split('/').length - 1)}${target}x.wav"\n` };
        const [link] = documentLinks(projectOf(texts), `${home}one.dream`);
        expect(link?.target).toBe(`${target}x.wav`);
        const moves = [`${from}one.dream`, `${from}x.wav`].filter((path) => path === `${home}one.dream` || path === `${target}x.wav`);
        for (const path of moves) {
          const next = `${to}moved${path.slice(path.lastIndexOf('.'))}`;
          const there = textsAfter(texts, path, next);
          const [file] = Object.keys(there) as [string];
          const expected = path === `${target}x.wav` ? next : `${target}x.wav`;
          expect(documentLinks(projectOf(there), file).map((one) => one.target)).toEqual([expected]);
        }
      }),
    );
  });
});
