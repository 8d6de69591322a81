/** Natural nights in bulk: dream sleep. */

import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import type { NightPlan } from '../../app/bridge/index.ts';
import { fileFailure } from '../adapters/index.ts';
import { type Add, whole } from './options.ts';
import { columns, faint, green, json, say, tell } from './output.ts';
import { nightPlanOf, nightPlanOptions } from './plan-options.ts';
import { type Session, Stopped } from './session.ts';

/** Nights asked for at once, so that memory stays small however many there are. */
const AT_ONCE = 500;
/** Nights before that are passed on from one portion to the next. */
const PASSED_ON = 20;
const STAGE_NAMES = ['W', 'N1', 'N2', 'N3', 'R'] as const;
const EPOCH_MIN = 0.5;
const ROWS_SHOWN = 40;

interface SleepOptions {
  readonly sleeper?: string;
  readonly age?: number;
  readonly sex?: 'f' | 'm';
  readonly nights: number;
  readonly seed: number;
  readonly inARow: boolean;
  readonly csv?: string;
}

const shape = (c: Command) =>
  nightPlanOptions(c)
    .option('--sleeper <name>', 'one that is kept; see dream sleepers list')
    .option('--age <years>', 'the usual sleeper of this age, from 5 to 85', whole(5, 85))
    .addOption(new Option('--sex <sex>', 'f or m; goes with --age').choices(['f', 'm']))
    .option('--nights <n>', 'how many', whole(1, 1_000_000), 1)
    .option('--seed <n>', 'which ones', whole(0, 0xffffffff), 1)
    .option('--in-a-row', 'one night after the other: each counts the sleep of those before', false)
    .option('--csv <file>', 'write the stages as night,epoch,stage, one line for 30 s')
    .addHelpText(
      'after',
      `
--json gives {"csv","nights","epochs"} with --csv; without it {"who","plan","nights":[{"night","asleepMinutes",
"efficiencyPercent","onsetMinutes","wasoMinutes","awakenings","stageMinutes":{"W","N1","N2","N3","R"}}]}.
onsetMinutes is null in a night without sleep. The same options give the same nights.`,
    );

export function sleepCommand(session: Session, add: Add): void {
  add<SleepOptions>('sleep', 'Simulate natural nights, without any program.', shape, async (_, options) => {
    const { sleeper, age, sex, nights, csv } = options;
    const asked = age !== undefined && sex !== undefined;
    if ((sleeper !== undefined) === asked || (sleeper !== undefined && (age !== undefined || sex !== undefined))) {
      tell('Say who sleeps: --sleeper NAME, or --age A and --sex f|m.');
      process.exitCode = 2;
      return;
    }
    const who = sleeper !== undefined ? { sleeper } : { age: age as number, sex: sex as 'f' | 'm' };
    const plan = nightPlanOf(options);
    if (csv !== undefined) {
      let epochs = 0;
      const rows = async function* () {
        yield 'night,epoch,stage\n';
        for await (const [night, stages] of slept(session, who, plan, options)) {
          epochs += stages.length;
          yield stages.map((stage, epoch) => `${night},${epoch},${STAGE_NAMES[stage] ?? '?'}\n`).join('');
        }
      };
      await write(session.path(csv), rows());
      if (options.json) json({ csv: session.path(csv), nights, epochs });
      else say(`${green('✓')} ${nights} natural nights, ${epochs} epochs, in ${csv} ${faint('(a model, not recordings)')}`);
      return;
    }
    const measured: Measures[] = [];
    for await (const [night, stages] of slept(session, who, plan, options)) measured.push(measure(night, stages));
    if (options.json) json({ who, plan, nights: measured });
    else say(table(measured));
  });
}

type Who = { readonly sleeper: string } | { readonly age: number; readonly sex: 'f' | 'm' };

/** Night by night, its number and the stages of its epochs. In a row, a portion begins with what was slept in the one before. */
async function* slept(
  session: Session,
  who: Who,
  plan: NightPlan,
  { nights, seed, inARow }: SleepOptions,
): AsyncGenerator<readonly [number, readonly number[]]> {
  let now = plan;
  for (let first = 0; first < nights; first += AT_ONCE) {
    const part = await session.ask('night.natural', { who, plan: now, inARow, nights: Math.min(AT_ONCE, nights - first), seed, first });
    for (const [i, night] of part.nights.entries()) yield [first + i, night];
    if (!inARow) continue;
    const { hoursAwake: _, ...rest } = plan;
    const hours = part.nights.map((night) => (night.filter((stage) => stage > 0).length * EPOCH_MIN) / 60);
    now = { ...rest, sleptHours: [...(now.sleptHours ?? []), ...hours].slice(-PASSED_ON) };
  }
}

interface Measures {
  readonly night: number;
  readonly asleepMinutes: number;
  readonly efficiencyPercent: number;
  readonly onsetMinutes: number | null;
  /** Awake between the first and the last sleep. */
  readonly wasoMinutes: number;
  readonly awakenings: number;
  readonly stageMinutes: Readonly<Record<(typeof STAGE_NAMES)[number], number>>;
}

function measure(night: number, stages: readonly number[]): Measures {
  const minutes = (stage: number) => stages.filter((own) => own === stage).length * EPOCH_MIN;
  const onset = stages.findIndex((stage) => stage > 0);
  const end = stages.findLastIndex((stage) => stage > 0);
  const between = onset < 0 ? [] : stages.slice(onset, end);
  const asleep = stages.filter((stage) => stage > 0).length;
  return {
    night,
    asleepMinutes: asleep * EPOCH_MIN,
    efficiencyPercent: stages.length === 0 ? 0 : Math.round((1000 * asleep) / stages.length) / 10,
    onsetMinutes: onset < 0 ? null : onset * EPOCH_MIN,
    wasoMinutes: between.filter((stage) => stage === 0).length * EPOCH_MIN,
    awakenings: between.filter((stage, i) => stage === 0 && between[i - 1] !== 0).length,
    stageMinutes: { W: minutes(0), N1: minutes(1), N2: minutes(2), N3: minutes(3), R: minutes(4) },
  };
}

function table(nights: readonly Measures[]): string {
  const row = ({ asleepMinutes, efficiencyPercent, onsetMinutes, wasoMinutes, awakenings, stageMinutes }: Omit<Measures, 'night'>) =>
    [asleepMinutes, efficiencyPercent, onsetMinutes, wasoMinutes, awakenings, ...Object.values(stageMinutes)].map((value) =>
      value === null ? '–' : String(Math.round(value)),
    );
  const mean = (of: (night: Measures) => number | null) => {
    const known = nights.map(of).filter((value) => value !== null);
    return known.length === 0 ? 0 : known.reduce((sum, value) => sum + value, 0) / known.length;
  };
  const stage = (name: (typeof STAGE_NAMES)[number]) => mean((night) => night.stageMinutes[name]);
  const middle = {
    asleepMinutes: mean((n) => n.asleepMinutes),
    efficiencyPercent: mean((n) => n.efficiencyPercent),
    onsetMinutes: mean((n) => n.onsetMinutes),
    wasoMinutes: mean((n) => n.wasoMinutes),
    awakenings: mean((n) => n.awakenings),
    stageMinutes: { W: stage('W'), N1: stage('N1'), N2: stage('N2'), N3: stage('N3'), R: stage('R') },
  };
  const head = ['night', 'asleep', 'eff. %', 'to sleep', 'WASO', 'awakenings', ...STAGE_NAMES];
  const more = nights.length - ROWS_SHOWN;
  return [
    columns([head, ...nights.slice(0, ROWS_SHOWN).map((night) => [String(night.night), ...row(night)]), ['mean', ...row(middle)]]),
    ...(more > 0 ? [faint(`${more} more nights are in the mean.`)] : []),
    faint('Minutes; a model, not recordings.'),
  ].join('\n');
}

/** Writes text as it comes; where the disk refuses, that is told. */
async function write(path: string, text: AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(text, createWriteStream(path));
  } catch (error) {
    throw error instanceof Stopped ? error : new Stopped(fileFailure(error, 'write', path));
  }
}
