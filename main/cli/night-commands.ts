/** Commands about nights: preview, sleep, sleepers. */

import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Option } from 'commander';
import type { NightRecord, StageSpan } from '../../app/bridge/index.ts';
import { fileFailure } from '../adapters/index.ts';
import { chart, clock } from './hypnogram-chart.ts';
import { type Add, whole } from './options.ts';
import { bold, columns, faint, green, json, say, tell } from './output.ts';
import { sourceOf } from './project-commands.ts';
import { type Session, Stopped } from './session.ts';

const EPOCH_MS = 30_000;
/** Nights asked for at once, so that memory stays small however many there are. */
const AT_ONCE = 500;
const STAGE_NAMES = ['W', 'N1', 'N2', 'N3', 'R'] as const;

export function nightCommands(session: Session, add: Add): void {
  add(
    'preview <file>',
    'Play a program or bundle through one night.',
    (c) =>
      c
        .addOption(new Option('--sleeper <name>', 'a simulated sleeper; see dream sleepers list').conflicts('hypnogram'))
        .option('--hypnogram <csv>', 'a recorded night: columns epoch,stage')
        .option('--seed <n>', 'which night', whole(0, 0xffffffff), 1)
        .option('--csv <file>', 'write the stages as epoch,stage,natural'),
    async ([file = ''], options) => {
      const { sleeper, hypnogram, seed, csv } = options as { sleeper?: string; hypnogram?: string; seed: number; csv?: string } & typeof options;
      if (sleeper === undefined && hypnogram === undefined) {
        tell('Say who sleeps: --sleeper NAME or --hypnogram CSV.');
        process.exitCode = 2;
        return;
      }
      const subject =
        hypnogram === undefined ? ({ kind: 'sleeper', name: sleeper ?? '' } as const) : ({ kind: 'hypnogram-file', path: session.path(hypnogram) } as const);
      const { night, bundleDigest } = await session.ask('night.preview', { source: sourceOf(session, file), subject, seed });
      if (csv !== undefined) await write(session.path(csv), [stagesCsv(night)]);
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

/** Writes text as it comes; where the disk refuses, that is told. */
async function write(path: string, text: Iterable<string> | AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(text, createWriteStream(path));
  } catch (error) {
    throw error instanceof Stopped ? error : new Stopped(fileFailure(error, 'write', path));
  }
}

/** The stage that holds most of each epoch's middle. */
function stagesCsv(night: NightRecord): string {
  const at = (spans: readonly StageSpan[], ms: number) => short(spans.find((span) => ms >= span.from && ms < span.to)?.stage ?? '?');
  const rows = Array.from({ length: Math.ceil(night.durationMs / EPOCH_MS) }, (_, epoch) => {
    const middle = Math.min(night.durationMs - 1, epoch * EPOCH_MS + EPOCH_MS / 2);
    return `${epoch},${at(night.stages, middle)},${at(night.naturalStages, middle)}`;
  });
  return `epoch,stage,natural\n${rows.join('\n')}\n`;
}

const short = (stage: string): string => (stage === 'REM' ? 'R' : stage);

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
