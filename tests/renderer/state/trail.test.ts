/** The way back from a jump in the text, and forward again. */

import { expect, it } from 'vitest';
import { isNear, NO_TRAIL, type Place, step, type Trail, visit } from '../../../renderer/state/trail.ts';

const near = (one: Place, other: Place) => one.path === other.path && Math.abs(one.offset - other.offset) < 10;
const anywhere = () => true;
const at = (path: string, offset: number): Place => ({ path, offset });
const walked = (...places: Place[]): Trail => places.reduce((trail, place) => visit(trail, place, near), NO_TRAIL);
const here = (trail: Trail | null) => (trail === null ? null : trail.places[trail.at]);

it('leads back to where one was last before each jump, and forward again', () => {
  const trail = walked(at('a', 0), at('a', 5), at('b', 100), at('b', 300));
  const back = step(trail, -1, anywhere);
  expect(here(back)).toEqual(at('b', 100));
  const further = back === null ? null : step(back, -1, anywhere);
  expect(here(further)).toEqual(at('a', 5));
  expect(further === null ? null : step(further, -1, anywhere)).toBeNull();
  expect(here(further === null ? null : step(further, 1, anywhere))).toEqual(at('b', 100));
});

it('goes another way forward from where one jumps after going back', () => {
  const back = step(walked(at('a', 0), at('b', 0), at('c', 0)), -1, anywhere) ?? NO_TRAIL;
  const other = visit(back, at('d', 0), near);
  expect(other.places).toEqual([at('a', 0), at('b', 0), at('d', 0)]);
  expect(step(other, 1, anywhere)).toBeNull();
});

it('passes over places whose text is gone, and forgets the oldest of very many', () => {
  expect(here(step(walked(at('a', 0), at('gone', 0), at('b', 0)), -1, ({ path }) => path !== 'gone'))).toEqual(at('a', 0));
  expect(walked(...Array.from({ length: 500 }, (_, i) => at('a', i * 100))).places.length).toBeLessThan(100);
});

it.each([
  ['one\ntwo\nthree', 0, 8, 3, true],
  ['one\ntwo\nthree', 0, 8, 2, false],
  ['one\ntwo\nthree', 8, 0, 2, false],
  ['one\ntwo\nthree', 4, 6, 1, true],
])('in %j, %i and %i are less than %3$i lines apart: %4$s', (text, one, other, lines, expected) => expect(isNear(text, one, other, lines)).toBe(expected));
