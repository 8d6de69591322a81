/** A time of day is said in one way everywhere, and has no sixtieth minute. */

import { expect, it } from 'vitest';
import { inHours, timeOfDay } from '../../../app/base/index.ts';

it.each([
  [0, '00:00'],
  [65.9, '01:05'],
  [1470, '24:30'],
])('%d minutes are %s', (minutes, words) => expect(inHours(minutes)).toBe(words));

it.each([
  [1410, '23:30'],
  [1379.7, '23:00'],
  [1439.7, '00:00'],
  [1470, '00:30'],
])('it is then %d minutes after midnight: %s', (minutes, words) => expect(timeOfDay(minutes)).toBe(words));
