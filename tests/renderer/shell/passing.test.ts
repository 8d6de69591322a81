/** What goes away by itself waits for who looks at it, and then has the rest of its time. */

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { passing } from '../../../renderer/shell/passing.ts';

let looked = false;
let ended = 0;
let stop = () => {};

beforeEach(() => {
  vi.useFakeTimers();
  [looked, ended] = [false, 0];
  stop = passing(
    12_000,
    () => looked,
    () => ended++,
  );
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTime(ms);

it('ends once, when its time is over', () => {
  pass(11_000);
  expect(ended).toBe(0);
  pass(60_000);
  expect(ended).toBe(1);
});

it('waits while it is looked at, however long, and goes on with what was left', () => {
  pass(11_000);
  looked = true;
  pass(600_000);
  expect(ended).toBe(0);
  looked = false;
  pass(500);
  expect(ended).toBe(0);
  pass(500);
  expect(ended).toBe(1);
});

it('never ends once it was stopped', () => {
  pass(11_000);
  stop();
  pass(600_000);
  expect(ended).toBe(0);
});
