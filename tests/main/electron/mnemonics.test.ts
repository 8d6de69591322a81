/** The letters of the native menus: each once, of every menu and of the row of menus itself. */

import { expect, it } from 'vitest';
import { COMMAND_GROUPS, COMMANDS } from '../../../app/bridge/index.ts';
import { mnemonics } from '../../../main/electron/mnemonics.ts';

const lettersOf = (labels: readonly string[]) => labels.flatMap((label) => /(?<!&)&([^&])/.exec(label)?.[1]?.toLowerCase() ?? []);

it.each<readonly [string, readonly string[]]>([
  ['the row of menus', COMMAND_GROUPS],
  ...COMMAND_GROUPS.map((group) => [group, COMMANDS.filter((command) => command.group === group).map(({ title }) => title)] as const),
])('of %s are each given once, as long as there are any', (_, titles) => {
  const labels = mnemonics(titles);
  const letters = lettersOf(labels);
  expect(new Set(letters).size).toBe(letters.length);
  expect(letters.length).toBeGreaterThan(Math.min(titles.length, 20) - 1);
  expect(labels.map((label) => label.replace(/&(?!&)/, ''))).toEqual(titles);
});

it('are the first of a word where that is free', () => {
  expect(mnemonics(['Go', 'Graph', 'Go on', 'g', 'a & b'])).toEqual(['&Go', 'G&raph', 'Go &on', 'g', '&a && b']);
});
