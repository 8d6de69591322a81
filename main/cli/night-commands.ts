/** Playing a program through a night: preview. */

import { Option } from 'commander';
import { type NightRecord, type Params, spoken, whose } from '../../app/bridge/index.ts';
import { EPOCH_SECONDS, NUMBERINGS, TABLE_SHAPES } from '../../app/recording/index.ts';
import { chart, clock } from './hypnogram-chart.ts';
import { type Add, whole } from './options.ts';
import { bold, columns, faint, json, say, tell } from './output.ts';
import { nightPlanOf, nightPlanOptions, peopleOf, peopleOptions } from './plan-options.ts';
import { progressLine } from './progress-line.ts';
import { sourceOf } from './project-commands.ts';
import type { Session } from './session.ts';

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
  readonly of?: Of;
  readonly seed: number;
  readonly epoch?: number;
  readonly shape?: (typeof TABLE_SHAPES)[number];
  readonly numbering?: (typeof NUMBERINGS)[number];
}

export function nightCommands(session: Session, add: Add): void {
  add<PreviewOptions>(
    'preview <file>',
    'Play a program or bundle through one night.',
    (c) =>
      nightPlanOptions(peopleOptions(c))
        .addOption(new Option('--sleeper <name>', 'a simulated sleeper; see dream sleepers list').conflicts('hypnogram'))
        .addOption(new Option('--drawn <seed/number>', 'a sleeper that a cohort drew').argParser(drawn).conflicts(['hypnogram', 'sleeper']))
        .addOption(
          new Option('--of <seed/sleeper/night>', 'a night of a cohort, those of its sleeper before it played first')
            .argParser(ofCohort)
            .conflicts(['hypnogram', 'drawn', 'seed']),
        )
        .option('--hypnogram <file>', 'a recorded night: a table (CSV) or EDF+ with annotations')
        .option('--epoch <seconds>', 'length of an epoch, where the table does not say it', whole(EPOCH_SECONDS.least, EPOCH_SECONDS.most))
        .addOption(new Option('--shape <shape>', 'what the table is, where it is not found out').choices(TABLE_SHAPES))
        .addOption(new Option('--numbering <which>', 'what the integers of its stages are: 4 is R in yasa, N3 in rk').choices(NUMBERINGS))
        .option('--seed <n>', 'which night', whole(0, 0xffffffff), 1)
        .option('--csv <file>', 'write the stages as epoch,stage,natural')
        .option('--events <file>', 'write everything that happened, as CSV')
        .option('--edf <file>', 'write the night as EDF+')
        .option('--wav <file>', 'write what is heard in the night as a WAV file; its loudness is not calibrated')
        .option('--json-file <file>', 'write the whole record of the night'),
    async ([file = ''], options) => {
      const { sleeper, hypnogram, drawn, of, seed, epoch: epochSeconds, shape, numbering } = options;
      if (sleeper === undefined && hypnogram === undefined && drawn === undefined && of === undefined) {
        tell('Say who sleeps: --sleeper NAME, --drawn SEED/NUMBER, --of SEED/SLEEPER/NIGHT or --hypnogram FILE.');
        process.exitCode = 2;
        return;
      }
      const number = drawn ?? (of === undefined ? undefined : { seed: of.cohort, number: of.sleeper });
      const subject =
        sleeper !== undefined
          ? ({ kind: 'sleeper', name: sleeper } as const)
          : hypnogram !== undefined
            ? ({ kind: 'hypnogram-file', path: session.path(hypnogram), as: { epochSeconds, shape, numbering } } as const)
            : ({ kind: 'drawn', seed: 0, number: 0, ...number, ...peopleOf(options) } as const);
      const plan = nightPlanOf(options);
      const source = await sourceOf(session, file);
      const asked = { source, subject, ...(Object.keys(plan).length === 0 ? {} : { plan }) };
      const { night, bundleDigest } = await session.ask('night.preview', { ...asked, seed: of ?? seed });
      for (const [option, format] of EXPORTS) {
        const out = options[option];
        if (typeof out !== 'string') continue;
        const { notes } = await session.ask('night.export', { night, bundleDigest, format, out: session.path(out) });
        for (const note of notes) tell(`${out}: ${note}`);
      }
      const { wav } = options;
      if (typeof wav === 'string') {
        const line = progressLine();
        const { notes } = await session.ask('night.render', { source, night, from: 0, to: night.durationMs, out: session.path(wav) }, ({ phase, done }) =>
          line.show(phase, done),
        );
        line.end();
        for (const note of notes) tell(`${wav}: ${note}`);
      }
      if (options.json) json({ night, bundleDigest });
      else say(inWords(night));
    },
  );
}

interface Drawn {
  readonly seed: number;
  readonly number: number;
}
type Of = Exclude<Params<'night.preview'>['seed'], number>;

/** As `7/12`: number 12 (from 0) of those that seed 7 draws. */
export function drawn(text: string): Drawn {
  const [, seed = '', number = ''] = text.match(/^(\d{1,10})\/(\d{1,7})$/) ?? [];
  return { seed: whole(0, 0xffffffff)(seed), number: whole(0, 0x1f_ffff)(number) };
}

/** As `7/12/3`: night 3 (from 0) of sleeper 12 (from 0) of the cohort with seed 7. */
function ofCohort(text: string): Of {
  const [, seed = '', sleeper = '', night = ''] = text.match(/^(\d{1,10})\/(\d{1,7})\/(\d{1,3})$/) ?? [];
  return { cohort: whole(0, 0xffffffff)(seed), sleeper: whole(0, 0x1f_ffff)(sleeper), night: whole(0, 364)(night) };
}

function inWords(night: NightRecord): string {
  const { summary } = night;
  const minutes = (value: number | null) => (value === null ? 'none' : `${Math.round(value)} min`);
  const passages = night.transitions.map((t) => [`  ${clock(night, t.at)}`, `${spoken(night, t.from) || 'start'} → ${spoken(night, t.to)}`, faint(t.cause)]);
  return [
    `${bold(whose(night))}, seed ${night.seed} ${faint(night.subject.kind === 'sleeper' ? '(simulated: a model)' : '(recorded)')}`,
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
