/** What the command line says of others, their titles and names, is never obeyed by a terminal. */

import { expect, it } from 'vitest';
import { harmless } from '../../../main/cli/output.ts';

it.each([
  ['a title that sets the title of the window', '\u001b]0;mine\u0007Tide House', '�]0;mine�Tide House'],
  ['one that goes back over what was said', 'evil\r✓ Proven', 'evil�✓ Proven'],
  ['one that hides what follows', '\u001b[8mhidden', '�[8mhidden'],
  ['one in signs of eight bits', '\u009b2Jgone', '�2Jgone'],
  ['our own paint, lines and tabs', '\u001b[1mbold\u001b[0m\n\tnext', '\u001b[1mbold\u001b[0m\n\tnext'],
])('%s', (_, text, shown) => expect(harmless(text)).toBe(shown));
