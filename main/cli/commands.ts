/** The commands and their options, as one table of words. */

import { Command, InvalidArgumentError, Option } from 'commander';
import { bundleCommands } from './bundle-commands.ts';
import { nightCommands } from './night-commands.ts';
import { run } from './output.ts';
import { projectCommands } from './project-commands.ts';
import type { Session } from './session.ts';

/** A command that can answer in JSON; what it throws as `Stopped` is told, not thrown on. */
export type Add = (
  usage: string,
  words: string,
  shape: (command: Command) => Command,
  does: (args: readonly string[], options: Options) => Promise<void>,
) => void;
export type Options = Readonly<Record<string, unknown>> & { readonly json: boolean };

export function commands(session: Session): Command {
  const program = new Command('dream')
    .description('Write, check, preview and export dreams.')
    .exitOverride()
    .showHelpAfterError('(dream --help lists the commands)');
  const groups = new Map<string, Command>([['', program]]);
  const add: Add = (usage, words, shape, does) => {
    const [first = '', second = ''] = usage.split(' ');
    const grouped = /^[a-z]/.test(second);
    const parent = grouped
      ? (groups.get(first) ??
        program
          .command(first)
          .description(GROUPS[first] ?? '')
          .exitOverride())
      : program;
    if (grouped) groups.set(first, parent);
    const command = parent
      .command(grouped ? usage.slice(first.length + 1) : usage)
      .description(words)
      .exitOverride();
    shape(command.addOption(new Option('--json', 'answer with one JSON document').default(false))).action(async () => {
      const options = command.opts() as Options;
      await run(options.json, () => does(command.args, options));
    });
  };
  projectCommands(session, add);
  bundleCommands(session, add);
  nightCommands(session, add);
  return program;
}

const GROUPS: Readonly<Record<string, string>> = { keys: 'Keys that sign bundles.', sleepers: 'Simulated sleepers.' };

/** A whole number in a range, or a usage error that says so. */
export function whole(low: number, high: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isInteger(value) || value < low || value > high)
      throw new InvalidArgumentError(`It must be a whole number from ${low} to ${high}.`);
    return value;
  };
}
