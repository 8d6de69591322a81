/** Problems as the editor shows them between the lines. */

import { describe, expect, it } from 'vitest';
import { folded } from '../../../renderer/code/folded.ts';
import { quoted } from '../../../renderer/code/quoted.ts';

describe('what the editor shows of a problem', () => {
  it('goes on in the next line before it is longer than a narrow panel, and keeps its own lines', () => {
    const text = 'A dream holds its header (version, for, needs, themes, limit), declarations, scenes and reactions.\nMove it.';
    expect(folded(text).split('\n')).toEqual([
      'A dream holds its header (version, for, needs, themes,',
      'limit), declarations, scenes and reactions.',
      'Move it.',
    ]);
  });

  it.each(['', 'short', `${'a'.repeat(90)}`, 'two  spaces stay'])('leaves %j as it is', (text) => {
    expect(folded(text)).toBe(text);
  });

  it('has the words of the program between quotes', () => {
    expect(quoted('Write `play`, not `ply`.')).toBe('Write “play”, not “ply”.');
    expect(quoted('A ` alone')).toBe('A ` alone');
  });
});
