/** How much room something takes is said in one way everywhere. */

import { expect, it } from 'vitest';
import { inBytes } from '../../../app/base/index.ts';

it.each([
  [0, '0 B'],
  [900, '900 B'],
  [1500, '2 kB'],
  [999_400, '999 kB'],
  [999_600, '1.0 MB'],
  [2_500_000, '2.5 MB'],
  [536_870_912, '537 MB'],
])('%i bytes read %s', (bytes, words) => expect(inBytes(bytes)).toBe(words));
