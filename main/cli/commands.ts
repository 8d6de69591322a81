/** The commands and their options, as one table of words. */

import { Command, Option } from 'commander';
import { bundleCommands } from './bundle-commands.ts';
import { cohortCommands } from './cohort-commands.ts';
import { editorCommand } from './editor-command.ts';
import { formatCommand } from './format-command.ts';
import { keyCommands } from './key-commands.ts';
import { nightCommands } from './night-commands.ts';
import type { Add, Options } from './options.ts';
import { run } from './output.ts';
import { preflightCommand } from './preflight-command.ts';
import { projectCommands } from './project-commands.ts';
import { proveCommand } from './prove-command.ts';
import type { Session } from './session.ts';
import { sleepCommand } from './sleep-command.ts';
import { sleeperCommands } from './sleeper-commands.ts';
import { ssuCommands } from './ssu-commands.ts';
import { ssuNights } from './ssu-nights.ts';
import { ssuStart } from './ssu-start.ts';
import { whyCommand } from './why-command.ts';

export function commands(session: Session): Command {
  const program = new Command('dream')
    .description('Write, check, preview and export dreams.')
    .exitOverride()
    .enablePositionalOptions()
    .showHelpAfterError('(dream --help lists the commands)');
  const groups = new Map<string, Command>([['', program]]);
  const add: Add = <Own extends object>(usage: string, words: string, shape: (command: Command) => Command, does: Does<Own>) => {
    const [first = '', second = ''] = usage.split(' ');
    const grouped = /^[a-z]/.test(second);
    const parent = grouped
      ? (groups.get(first) ??
        program
          .command(first)
          .description(GROUPS[first] ?? '')
          .showHelpAfterError(`(dream ${first} --help lists its commands)`)
          .exitOverride())
      : program;
    if (grouped) groups.set(first, parent);
    const command = parent
      .command(grouped ? usage.slice(first.length + 1) : usage)
      .description(words)
      .exitOverride();
    command.showHelpAfterError(`(dream ${grouped ? `${first} ` : ''}${command.name()} --help lists its options)`);
    // A command may have others below it: what follows their name is theirs.
    if (!grouped && !groups.has(first)) groups.set(first, command.enablePositionalOptions());
    shape(command.addOption(new Option('--json', 'answer with one JSON document').default(false))).action(async () => {
      // The parser knows its options by their words alone: what each command asked for is what it gets.
      const options = command.opts() as Options & Own;
      await run(options.json, () => does(command.args, options));
    });
  };
  projectCommands(session, add);
  formatCommand(session, add);
  bundleCommands(session, add);
  preflightCommand(session, add);
  keyCommands(session, add);
  nightCommands(session, add);
  whyCommand(session, add);
  proveCommand(session, add);
  sleepCommand(session, add);
  sleeperCommands(session, add);
  cohortCommands(session, add);
  ssuStart(session, add);
  ssuCommands(session, add);
  ssuNights(session, add);
  editorCommand(session, program);
  return program;
}

type Does<Own> = (args: readonly string[], options: Options & Own) => Promise<void>;

const GROUPS: Readonly<Record<string, string>> = {
  keys: 'Keys that sign bundles.',
  sleepers: 'Simulated sleepers.',
  ssu: 'SSU devices: beds that play bundles.',
};
