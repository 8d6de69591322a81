/** What is offered at the beginning of an item is what the checker takes there, and all of it. */

import { describe, expect, it } from 'vitest';
import { ALLOWED, type Place } from '../../../dream-dsl/check/place.ts';
import { BY_BLOCK } from '../../../dream-dsl/language/blocks.ts';
import type { Item } from '../../../dream-dsl/syntax/index.ts';

const WORDS: Readonly<Partial<Record<Item['kind'], readonly string[]>>> = {
  Audience: ['for'],
  Cue: ['play', 'say', 'ask', 'light', 'scent', 'touch', 'warmth', 'motion'],
  Handler: ['on', 'when', 'after', 'every', 'enter', 'exit', 'together'],
  Go: ['->'],
};
/** All others are called by their word. */
const wordsOf = (kind: Item['kind']): readonly string[] => WORDS[kind] ?? [kind.toLowerCase()];

describe.each(Object.keys(ALLOWED) as Place[])('in the braces of %s', (place) => {
  const taken = [...ALLOWED[place]];

  it('nothing is offered that is refused', () => {
    expect(BY_BLOCK[place].filter((word) => !taken.some((kind) => wordsOf(kind).includes(word)))).toEqual([]);
  });

  it('something of each kind is offered that is taken', () => {
    // A cue at the end of a scene is told to be in vain.
    const wanted = taken.filter((kind) => !(place === 'exit' && kind === 'Cue'));
    expect(wanted.filter((kind) => !wordsOf(kind).some((word) => BY_BLOCK[place].includes(word)))).toEqual([]);
  });
});
