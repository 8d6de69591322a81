/** Commands about nights: preview, sleep, sleepers. */

import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Option } from 'commander';
import type { NightRecord, Params } from '../../app/bridge/index.ts';
import { EPOCH_SECONDS, NUMBERINGS, TABLE_SHAPES } from '../../app/recording/index.ts';
import { fileFailure } from '../adapters/index.ts';
import { chart, clock } from './hypnogram-chart.ts';
import { type Add, whole } from './options.ts';
import { bold, columns, faint, green, json, say, tell } from './output.ts';
import { sourceOf } from './project-commands.ts';
import { type Session, Stopped } from './session.ts';

/** Nights asked for at once, so that memory stays small however many there are. */
const AT_ONCE = 500;
/** Options of `preview` that name a file to write, and what goes there. */
const EXPORTS = [
  ['csv', 'hypnogram-csv'],
  ['events', 'events-csv'],
  ['edf', 'edf'],
  ['jsonFile', 'json'],
] as const;
interface PreviewOptions {
  readonly sleeper?: string;
  readonly hypnogram?: string;
  readonly drawn?: Drawn;
  readonly seed: number;
  readonly epoch?: number;
  readonly shape?: (typeof TABLE_SHAPES)[number];
  readonly numbering?: (typeof NUMBERINGS)[number];
}

const STAGE_NAMES = ['W', 'N1', 'N2', 'N3', 'R'] as const;

export function nightCommands(session: Session, add: Add): void {
  add(
    'preview <file>',
    'Play a program or bundle through one night.',
    (c) =>
      c
        .addOption(new Option('--sleeper <name>', 'a simulated sleeper; see dream sleepers list').conflicts('hypnogram'))
        .addOption(new Option('--drawn <seed/number>', 'a sleeper that a cohort drew').argParser(drawn).conflicts(['hypnogram', 'sleeper']))
        .option('--hypnogram <file>', 'a recorded night: a table (CSV) or EDF+ with annotations')
        .option('--epoch <seconds>', 'length of an epoch, where the table does not say it', whole(EPOCH_SECONDS.least, EPOCH_SECONDS.most))
        .addOption(new Option('--shape <shape>', 'what the table is, where it is not found out').choices(TABLE_SHAPES))
        .addOption(new Option('--numbering <which>', 'what the integers of its stages are: 4 is R in yasa, N3 in rk').choices(NUMBERINGS))
        .option('--seed <n>', 'which night', whole(0, 0xffffffff), 1)
        .option('--csv <file>', 'write the stages as epoch,stage,natural')
        .option('--events <file>', 'write everything that happened, as CSV')
        .option('--edf <file>', 'write the night as EDF+')
        .option('--json-file <file>', 'write the whole record of the night'),
    async ([file = ''], options) => {
      const { sleeper, hypnogram, drawn, seed, epoch: epochSeconds, shape, numbering } = options as unknown as PreviewOptions;
      if (sleeper === undefined && hypnogram === undefined && drawn === undefined) {
        tell('Say who sleeps: --sleeper NAME, --drawn SEED/NUMBER or --hypnogram FILE.');
        process.exitCode = 2;
        return;
      }
      const subject =
        drawn ??
        (hypnogram === undefined
          ? ({ kind: 'sleeper', name: sleeper ?? '' } as const)
          : ({ kind: 'hypnogram-file', path: session.path(hypnogram), as: { epochSeconds, shape, numbering } } as const));
      const { night, bundleDigest } = await session.ask('night.preview', { source: sourceOf(session, file), subject, seed });
      for (const [option, format] of EXPORTS) {
        const out = options[option];
        if (typeof out !== 'string') continue;
        const { notes } = await session.ask('night.export', { night, bundleDigest, format, out: session.path(out) });
        for (const note of notes) tell(`${out}: ${note}`);
      }
      if (options.json) json({ night, bundleDigest });
      else say(inWords(night));
    },
  );

  add(
    'sleep',
    'Simulate natural nights and write them as night,epoch,stage.',
    (c) =>
      c
        .requiredOption('--age <years>', 'from 5 to 85', whole(5, 85))
        .addOption(new Option('--sex <sex>', 'f or m').choices(['f', 'm']).makeOptionMandatory())
        .option('--nights <n>', 'how many', whole(1, 1_000_000), 1)
        .option('--seed <n>', 'which ones', whole(0, 0xffffffff), 1)
        .requiredOption('--csv <file>', 'where they go'),
    async (_, options) => {
      const { age, sex, nights, seed, csv } = options as unknown as { age: number; sex: 'f' | 'm'; nights: number; seed: number; csv: string };
      let epochs = 0;
      const rows = async function* () {
        yield 'night,epoch,stage\n';
        for (let first = 0; first < nights; first += AT_ONCE) {
          const part = await session.ask('night.natural', { age, sex, nights: Math.min(AT_ONCE, nights - first), seed, first });
          for (const [i, night] of part.nights.entries()) {
            epochs += night.length;
            yield night.map((stage, epoch) => `${first + i},${epoch},${STAGE_NAMES[stage] ?? '?'}\n`).join('');
          }
        }
      };
      await write(session.path(csv), rows());
      if (options.json) json({ csv: session.path(csv), nights, epochs });
      else say(`${green('✓')} ${nights} natural nights, ${epochs} epochs, in ${csv} ${faint('(a model, not recordings)')}`);
    },
  );

  add(
    'sleepers list',
    'List the sleepers.',
    (c) => c,
    async (_, options) => {
      const { sleepers } = await session.ask('sleepers.list', {});
      if (options.json) json({ sleepers });
      else say(columns(sleepers.map((s) => [s.name, `${s.age} ${s.sex}`, s.title])));
    },
  );

  add(
    'sleepers show <name>',
    'Show one sleeper.',
    (c) => c,
    async ([name = ''], options) => {
      const sleeper = await session.ask('sleepers.show', { name });
      if (options.json) json(sleeper);
      else
        say(
          `${bold(sleeper.title)}\n${sleeper.story}\n\n${columns(
            Object.entries(sleeper)
              .filter(([key]) => key !== 'title' && key !== 'story')
              .map(([key, value]) => [`  ${key}`, typeof value === 'object' ? JSON.stringify(value) : String(value)]),
          )}`,
        );
    },
  );
}

type Drawn = Extract<Params<'night.preview'>['subject'], { kind: 'drawn' }>;

/** As `7/12`: number 12 (from 0) of those that seed 7 draws. */
function drawn(text: string): Drawn {
  const [, seed = '', number = ''] = text.match(/^(\d{1,10})\/(\d{1,7})$/) ?? [];
  return { kind: 'drawn', seed: whole(0, 0xffffffff)(seed), number: whole(0, 0x1f_ffff)(number) };
}

/** Writes text as it comes; where the disk refuses, that is told. */
async function write(path: string, text: Iterable<string> | AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(text, createWriteStream(path));
  } catch (error) {
    throw error instanceof Stopped ? error : new Stopped(fileFailure(error, 'write', path));
  }
}

function inWords(night: NightRecord): string {
  const { summary } = night;
  const minutes = (value: number | null) => (value === null ? 'none' : `${Math.round(value)} min`);
  const passages = night.transitions.map((t) => [`  ${clock(night, t.at)}`, `${t.from || 'start'} → ${t.to}`, faint(t.cause)]);
  return [
    `${bold(night.subject.name)}, seed ${night.seed} ${faint(night.subject.kind === 'sleeper' ? '(simulated: a model)' : '(recorded)')}`,
    chart(night),
    columns([
      ['  asleep', minutes(summary.totalSleepMinutes), '  efficiency', `${Math.round(summary.efficiencyPercent)} %`],
      ['  to sleep', minutes(summary.onsetLatencyMinutes), '  awake after', minutes(summary.wasoMinutes)],
      ['  to REM', minutes(summary.remLatencyMinutes), '  awakenings', `${summary.awakenings}, ${summary.cueAwakenings} by a cue`],
      ['  cues', String(night.cues.length), '  released', summary.released ? 'yes' : 'no'],
    ]),
    ...(passages.length === 0 ? [] : ['', columns(passages)]),
    ...night.notes.map((note) => faint(`  ${note}`)),
  ].join('\n');
}
