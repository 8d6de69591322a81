/** Keys that a view keeps for itself are given to no command that would be heard there. */

import { expect, it } from 'vitest';
import { COMMANDS, type Command } from '../../../app/bridge/index.ts';
import { fixedProblem } from '../../../renderer/settings/fixed-keys.ts';

it.each<[string, Command['where'], string | null]>([
  ['Alt+ArrowUp', undefined, 'In the text these stay for “Move the line up”.'],
  ['Alt+ArrowUp', 'code', 'In the text these stay for “Move the line up”.'],
  ['Alt+ArrowUp', 'graph', null],
  ['Mod+D Mod+X', undefined, 'In the text these stay for “Select the next of the same”.'],
  ['Home', 'night', 'In the night these stay for “To the beginning of the night”.'],
  ['Mod+J', undefined, null],
])('%s for a command of %s', (keys, view, problem) => expect(fixedProblem(keys, view)).toBe(problem));

it('leaves every command the keys that it has', () => {
  for (const { id, keys, where } of COMMANDS as readonly Command[]) expect(fixedProblem(keys ?? '', where), id).toBeNull();
});
