/** Commands about many nights: cohort and what is kept of it, compare. */

import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Params, Result } from '../../app/bridge/index.ts';
import { report as told } from './cohort-words.ts';
import { type Add, list, type Options, whole } from './options.ts';
import { columns, faint, green, json, say, tell, yellow } from './output.ts';
import { nightPlanOf, nightPlanOptions, peopleOf, peopleOptions } from './plan-options.ts';
import { progressLine } from './progress-line.ts';
import { sourceOf } from './project-commands.ts';
import type { Session } from './session.ts';

type CohortResult = Result<'cohort.run'>;
interface Shard {
  readonly part: number;
  readonly of: number;
}

export function cohortCommands(session: Session, add: Add): void {
  add(
    'cohort <file>',
    'Play a program or bundle through many nights, beside the same nights without it.',
    (c) => planOptions(c).option('--shard <i/n>', 'only part i of n, to be merged', shard).option('--out <file>', 'write the sums, for dream cohort merge'),
    async ([file = ''], options) => {
      const plan = planOf(session, options);
      if (plan === null) return;
      const line = progressLine();
      const result = await session.ask('cohort.run', { source: await sourceOf(session, file), ...plan }, (p) => line.show(p.phase, p.done));
      line.end();
      answer(result, options, plan.shard);
    },
  );

  add(
    'compare <first> <second>',
    'Play two programs through the same nights of the same sleepers.',
    (c) => planOptions(c).option('--shard <i/n>', 'only part i of n, to be merged', shard).option('--out <file>', 'write the sums, for dream cohort merge'),
    async ([first = '', second = ''], options) => {
      const plan = planOf(session, options);
      if (plan === null) return;
      const line = progressLine();
      const sources = { first: await sourceOf(session, first), second: await sourceOf(session, second) };
      const result = await session.ask('cohort.compare', { ...sources, ...plan }, (p) => line.show(p.phase, p.done));
      line.end();
      answer(result, options, plan.shard);
    },
  );

  add(
    'cohort merge <files...>',
    'Add what several shards wrote.',
    (c) => c.option('--out <file>', 'write the sums').option('--keep', 'keep it in the list of cohorts', false),
    async (files, options) => {
      const { out, keep } = options as Options & { out?: string; keep: boolean };
      const paths = files.map((file) => session.path(file));
      const result = await session.ask('cohorts.merge', { paths, keep, ...(out === undefined ? {} : { out: session.path(out) }) });
      answer(result, options, undefined);
    },
  );

  add(
    'cohort list',
    'List the cohorts that were kept.',
    (c) => c,
    async (_, options) => {
      const { cohorts } = await session.ask('cohorts.list', {});
      if (options.json) json({ cohorts });
      else
        say(
          columns(
            cohorts.map((c) => [
              String(c.id),
              c.createdAt.slice(0, 16).replace('T', ' '),
              c.against === '' ? c.title : `${c.title} / ${c.against}`,
              `${c.nights} nights of ${c.sleepers}, seed ${c.seed}${c.complete ? '' : ', incomplete'}`,
            ]),
          ),
        );
    },
  );

  add(
    'cohort show <id>',
    'Show a cohort that was kept.',
    (c) => c,
    async ([id = ''], options) => {
      const result = await session.ask('cohorts.open', { id: numbered(id) });
      if (options.json) json(result);
      else say(told(result.report));
    },
  );

  add(
    'cohort delete <id>',
    'Forget a cohort that was kept.',
    (c) => c,
    async ([id = ''], options) => {
      await session.ask('cohorts.delete', { id: numbered(id) });
      if (options.json) json({ deleted: numbered(id) });
      else say(`${green('✓')} Cohort ${id} is gone.`);
    },
  );
}

function planOptions(c: Command): Command {
  return nightPlanOptions(
    peopleOptions(
      c
        .option('--sleepers <n>', 'how many to draw from the population', whole(1, 2_097_152))
        .addOption(new Option('--sleeper <name...>', 'or these; see dream sleepers list').conflicts(['minAge', 'maxAge', 'sex', 'chronotype']))
        .addOption(
          new Option('--names <list>', 'the same, with commas').argParser(list(String)).conflicts(['sleeper', 'minAge', 'maxAge', 'sex', 'chronotype']),
        ),
    ),
  )
    .option('--nights <n>', 'of each sleeper, each with what those before have left', whole(1, 365), 1)
    .option('--seed <n>', 'which sleepers and nights', whole(0, 0xffffffff), 1)
    .option('--threads <n>', 'default: all cores', whole(1, 1024))
    .option('--keep', 'keep it in the list of cohorts', false);
}

type Plan = Omit<Params<'cohort.run'>, 'source'>;

/** null after saying what is missing. */
function planOf(session: Session, options: Options): Plan | null {
  const given = options as Options & Omit<Plan, 'sleepers' | 'night'> & { sleepers?: number; sleeper?: string[]; names?: string[] };
  const names = given.sleeper ?? given.names;
  if ((given.sleepers === undefined) === (names === undefined)) {
    tell(
      names === undefined
        ? 'Say who sleeps: --sleepers N, --sleeper NAME… or --names A,B.'
        : 'Sleepers are either drawn, by --sleepers N, or named, by --sleeper NAME… or --names A,B.',
    );
    process.exitCode = 2;
    return null;
  }
  const sleepers =
    names === undefined ? { kind: 'drawn' as const, count: given.sleepers ?? 1, ...peopleOf(options) } : { kind: 'named' as const, names: [...new Set(names)] };
  const night = nightPlanOf(options);
  const { nights, seed, keep, threads, shard, out } = given;
  return {
    sleepers,
    nights,
    seed,
    keep,
    ...(Object.keys(night).length === 0 ? {} : { night }),
    ...(threads === undefined ? {} : { threads }),
    ...(shard === undefined ? {} : { shard }),
    ...(out === undefined ? {} : { out: session.path(out) }),
  };
}

/** What a shard leaves to others is no failure; what could not be done is. */
function answer(result: CohortResult, options: Options, part: Shard | undefined): void {
  const { report, id, lost } = result;
  if (options.json) json(result);
  else {
    say(told(report));
    if (typeof options['out'] === 'string') say(`\n${green('✓')} The sums are in ${options['out']}.`);
    if (id !== null) say(`\n${green('✓')} Kept: dream cohort show ${id}`);
  }
  if (part !== undefined && !options.json) say(faint(`Part ${part.part} of ${part.of}: add it to the others with dream cohort merge.`));
  for (const { sleepers, why } of lost) tell(`${yellow('!')} Sleepers ${sleepers[0]} to ${sleepers[1] - 1} are missing: ${why}`);
  if (lost.length > 0 || (part === undefined && !report.complete)) process.exitCode = 2;
}

function shard(text: string): Shard {
  const [, part, of] = text.match(/^(\d{1,6})\/(\d{1,6})$/) ?? [];
  const found = { part: Number(part), of: Number(of) };
  if (part === undefined || found.part < 1 || found.part > found.of || found.of > 100_000)
    throw new InvalidArgumentError('It must be like 3/8, counted from 1.');
  return found;
}

const numbered = (text: string): number => whole(0, Number.MAX_SAFE_INTEGER)(text);
