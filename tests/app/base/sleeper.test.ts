/** What a sleeper is called in a sentence. */

import { expect, it } from 'vitest';
import { calledName } from '../../../app/base/index.ts';

it.each([
  ['tomas', 'Tomás, 8, deep and long', 'Tomás'],
  ['ines', 'Inês', 'Inês'],
  ['mara-2', 'Mara, 29, sleeps well (copy)', 'mara-2'],
  ['guest', 'A night nurse, 40', 'guest'],
  ['guest', '', 'guest'],
  ['s5-12', 'An early male of 70', 'an early male of 70'],
  ['night-12', 'An early male of 70', 'night-12'],
])('%s, “%s”: %s', (name, title, called) => expect(calledName({ name, title })).toBe(called));
