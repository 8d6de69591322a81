/** Commands about sleepers: list, show, add, edit, remove, hide, import, export, generate. */

import { type Command, Option } from 'commander';
import { CONSENTS, type ListedSleeper, type Sleeper, timeOfDay } from '../../app/bridge/index.ts';
import { type Add, range, whole } from './options.ts';
import { bold, columns, faint, green, json, say, tell } from './output.ts';
import { profileOf, profileOptions } from './profile-options.ts';
import type { Session } from './session.ts';

const PROFILE_HELP = `
A profile is {"name","title","story","age","sex":"f|m","chronotype":"early|middle|late","bedtimeMinutes","sleepNeedHours",
"timeInBedMinutes","sensitivity":{channel: 0–4},"hearing":{"left","right"} in dB of loss,"nightmareProneness":0–1,"onset",
"wakefulness","deepSleep","remSleep","avoidThemes":[…],"consents":[…],"devices":[{"name","channels":[…]}]}.
docs/sleepers.md explains each. Consents: ${CONSENTS.join(', ')}.`;

interface People {
  readonly age?: { readonly least: number; readonly most: number };
  readonly sex?: 'f' | 'm';
  readonly chronotype?: Sleeper['chronotype'];
}

const people = (c: Command) =>
  c
    .option('--age <range>', 'years, as 20..35 or 40', range(5, 85))
    .addOption(new Option('--sex <sex>', 'f or m').choices(['f', 'm']))
    .addOption(new Option('--chronotype <which>', 'how early or late by nature').choices(['early', 'middle', 'late']));

const asked = ({ age, sex, chronotype }: People) => ({
  ...(age === undefined ? {} : { minAge: age.least, maxAge: age.most }),
  ...(sex === undefined ? {} : { sex }),
  ...(chronotype === undefined ? {} : { chronotype }),
});

export function sleeperCommands(session: Session, add: Add): void {
  add<People & { readonly origin?: 'cast' | 'own'; readonly hidden: boolean }>(
    'sleepers list [words...]',
    'List the sleepers, or those with all of these words in name, title, story, themes or devices.',
    (c) =>
      people(c)
        .addOption(new Option('--origin <which>', 'those that ship with the product, or your own').choices(['cast', 'own']))
        .option('--hidden', 'also those that were hidden', false)
        .addHelpText('after', '\n--json gives {"sleepers":[{…profile,"origin":"cast|own","hidden":false,"version":1}]}.'),
    async (words, options) => {
      const { origin, hidden } = options;
      const find = words.join(' ');
      const { sleepers } = await session.ask('sleepers.list', {
        ...asked(options),
        hidden,
        ...(find === '' ? {} : { find }),
        ...(origin === undefined ? {} : { origin }),
      });
      if (options.json) json({ sleepers });
      else if (sleepers.length === 0) say(faint('There is no such sleeper.'));
      else say(rows(sleepers));
    },
  );

  add<{ readonly version?: number; readonly history: boolean }>(
    'sleepers show <name>',
    'Show one sleeper.',
    (c) =>
      c
        .option('--version <n>', 'as they were then; also of a removed one', whole(1, 1_000_000))
        .option('--history', 'every profile that the name has had', false)
        .addHelpText(
          'after',
          `\n--json gives the profile, ready for import; with --history {"name","versions":[{"version","savedAt","sleeper"}]}.\n${PROFILE_HELP}`,
        ),
    async ([name = ''], options) => {
      const { version, history } = options;
      if (history) {
        const had = await session.ask('sleepers.history', { name });
        if (options.json) json(had);
        else say(columns(had.versions.map((one, i) => [String(one.version), one.savedAt || 'before', changes(had.versions[i - 1]?.sleeper, one.sleeper)])));
        return;
      }
      const sleeper = await session.ask('sleepers.show', { name, ...(version === undefined ? {} : { version }) });
      if (options.json) json(sleeper);
      else say(inWords(sleeper));
    },
  );

  add<{ readonly from?: string; readonly age?: number; readonly sex?: 'f' | 'm' }>(
    'sleepers add <name>',
    'Keep a new sleeper: the usual one of an age, or a copy, with what you say.',
    (c) =>
      profileOptions(c.option('--from <sleeper>', 'begin with a copy of this one')).addHelpText(
        'after',
        `\n--json gives the profile as sleepers list does.\n${PROFILE_HELP}`,
      ),
    async ([name = ''], options) => {
      const { from, age, sex } = options;
      if (from === undefined && (age === undefined || sex === undefined)) {
        tell('Say whose profile it begins with: --from NAME, or --age A and --sex f|m.');
        process.exitCode = 2;
        return;
      }
      const base =
        from === undefined
          ? await session.ask('sleepers.usual', { age: age as number, sex: sex as 'f' | 'm' })
          : await session.ask('sleepers.show', { name: from });
      const fresh = from === undefined ? { title: name, story: '', consents: [] } : { title: `${base.title} (copy)` };
      const kept = await session.ask('sleepers.put', { sleeper: { ...base, ...fresh, ...profileOf(base, options), name }, mode: 'add' });
      if (options.json) json(kept);
      else say(`${green('✓')} ${kept.name} is kept.`);
    },
  );

  add(
    'sleepers edit <name>',
    'Change a sleeper of your own; the profile before stays in the history.',
    (c) => profileOptions(c).addHelpText('after', `\n--json gives the profile as sleepers list does.\n${PROFILE_HELP}`),
    async ([name = ''], options) => {
      const sleeper = await session.ask('sleepers.show', { name });
      const changed = profileOf(sleeper, options);
      if (Object.keys(changed).length === 0) {
        tell('Say what is to change: dream sleepers edit --help lists it.');
        process.exitCode = 2;
        return;
      }
      const kept = await session.ask('sleepers.put', { sleeper: { ...sleeper, ...changed }, mode: 'edit' });
      if (options.json) json(kept);
      else say(`${green('✓')} ${kept.name}, version ${kept.version}: ${changes(sleeper, kept)}`);
    },
  );

  add(
    'sleepers remove <name>',
    'Remove a sleeper of your own. Its profiles stay: dream sleepers show NAME --history.',
    (c) => c.addHelpText('after', '\n--json gives {"name","versionsKept"}.'),
    async ([name = ''], options) => {
      const removed = await session.ask('sleepers.remove', { name });
      if (options.json) json(removed);
      else say(`${green('✓')} ${removed.name} was removed. ${faint(`dream sleepers show ${removed.name} --history has what was.`)}`);
    },
  );

  for (const [verb, hidden, words] of [
    ['hide', true, 'Leave a sleeper out of lists; nights on them still work.'],
    ['unhide', false, 'Put a hidden sleeper into lists again.'],
  ] as const) {
    add(
      `sleepers ${verb} <name>`,
      words,
      (c) => c.addHelpText('after', '\n--json gives the profile as sleepers list does.'),
      async ([name = ''], options) => {
        const kept = await session.ask('sleepers.hide', { name, hidden });
        if (options.json) json(kept);
        else say(`${green('✓')} ${kept.name} is ${hidden ? 'hidden' : 'in the lists'}.`);
      },
    );
  }

  add(
    'sleepers import <file>',
    'Keep the sleepers of a JSON file: one profile, a list, or an export. All of them or none.',
    (c) =>
      c
        .addOption(new Option('--replace', 'change your own of the same names').default(false).conflicts('skip'))
        .option('--skip', 'leave out those whose name is taken', false)
        .addHelpText('after', `\n--json gives {"added","replaced","skipped","unchanged"}, each a list of names.\n${PROFILE_HELP}`),
    async ([file = ''], options) => {
      const taken = options['replace'] === true ? 'replace' : options['skip'] === true ? 'skip' : 'refuse';
      const done = await session.ask('sleepers.import', { path: session.path(file), taken });
      if (options.json) json(done);
      else
        say(
          `${green('✓')} ${Object.entries(done)
            .filter(([, names]) => names.length > 0)
            .map(([what, names]) => `${names.length} ${what}`)
            .join(', ')}`,
        );
    },
  );

  add(
    'sleepers export [names...]',
    'Write sleepers to a JSON file: those named, or all that are not hidden.',
    (c) =>
      c
        .requiredOption('-o, --out <file>', 'where they go')
        .addHelpText('after', '\nThe file is {"format":"dream-sleepers","version":1,"sleepers":[…profiles]}. --json gives {"path","count","bytes"}.'),
    async (names, options) => {
      const out = session.path(String(options['out']));
      const done = await session.ask('sleepers.export', { out, ...(names.length === 0 ? {} : { names: [...names] }) });
      if (options.json) json(done);
      else say(`${green('✓')} ${done.count} sleepers in ${String(options['out'])}`);
    },
  );

  add<People & { readonly count: number; readonly seed: number; readonly prefix?: string; readonly save: boolean }>(
    'sleepers generate',
    'Draw sleepers from population norms; the same options give the same people.',
    (c) =>
      people(c)
        .requiredOption('--count <n>', 'how many', whole(1, 10_000))
        .option('--seed <n>', 'which ones', whole(0, 0xffffffff), 1)
        .option('--prefix <name>', 'their names are this with -1, -2 …')
        .option('--save', 'keep them', false)
        .addHelpText('after', '\n--json gives {"sleepers":[…profiles],"saved"}.'),
    async (_, options) => {
      const { count, seed, prefix, save } = options;
      const wanted = { ...asked(options), count, seed, save, ...(prefix === undefined ? {} : { prefix }) };
      const made = await session.ask('sleepers.generate', wanted);
      if (options.json) json(made);
      else {
        say(rows(made.sleepers));
        say(save ? `${green('✓')} ${made.saved} of them are new and kept.` : faint('Not kept; add --save for that.'));
      }
    },
  );
}

function rows(sleepers: readonly (Sleeper | ListedSleeper)[]): string {
  return columns(
    sleepers.map((s) => [
      s.name,
      `${s.age} ${s.sex}`,
      s.chronotype,
      timeOfDay(s.bedtimeMinutes),
      'origin' in s && s.origin === 'own' ? 'own' : '',
      `${s.title}${'hidden' in s && s.hidden ? faint(' (hidden)') : ''}`,
    ]),
  );
}

function inWords(s: Sleeper): string {
  const pairs = (of: object) =>
    Object.entries(of)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ');
  return [
    bold(s.title),
    ...(s.story === '' ? [] : [s.story]),
    '',
    columns([
      ['  name', s.name],
      ['  age, sex', `${s.age}, ${s.sex}`],
      ['  chronotype', s.chronotype],
      ['  bedtime', `${timeOfDay(s.bedtimeMinutes)}, ${Math.round(s.timeInBedMinutes / 6) / 10} h in bed, needs ${Math.round(s.sleepNeedHours * 10) / 10} h`],
      ['  sensitivity', pairs(s.sensitivity) || 'typical on every channel'],
      ['  hearing loss', `${s.hearing.left} dB left, ${s.hearing.right} dB right`],
      ['  nightmares', `${s.nightmareProneness} of 1`],
      ['  against typical', `falling asleep × ${s.onset}, awakenings × ${s.wakefulness}, deep sleep × ${s.deepSleep}, REM × ${s.remSleep}`],
      ['  avoids', s.avoidThemes.join(', ') || '–'],
      ['  agreed to', s.consents.join(', ') || 'nothing'],
      ['  devices', s.devices.map(({ name, channels }) => `${name} (${channels.join(', ')})`).join('; ') || '–'],
    ]),
  ].join('\n');
}

/** What differs, in the profile's own words. */
function changes(before: Sleeper | undefined, after: Sleeper): string {
  if (before === undefined) return after.title;
  const told = Object.entries(before).flatMap(([name, value]) => {
    const now = after[name as keyof Sleeper];
    return JSON.stringify(now) === JSON.stringify(value) ? [] : [`${name} ${JSON.stringify(value)} → ${JSON.stringify(now)}`];
  });
  return told.join(', ') || 'nothing changed';
}
