/** The part of the engine that answers for cohorts: runs, comparisons, merging, and what is kept of them. */

import { bad, type Cancel, type Failure, good, type Outcome, type Sleeper } from '../base/index.ts';
import type { CohortPlanParams, Handlers, Method, ProgramSource, Result } from '../bridge/index.ts';
import {
  agesOf,
  CANCELLED,
  type Cohort,
  type CohortFiles,
  type Crew,
  cohortOf,
  isComplete,
  MAX_COHORT_BYTES,
  MAX_NIGHTS,
  merge,
  type Plan,
  readCohort,
  report,
  runJob,
  shardOf,
  writeCohort,
} from '../cohort/index.ts';
import { encodeProgram } from '../program/index.ts';
import type { Store } from '../project/index.ts';
import { nobodyLeft, sorted } from './fits.ts';
import type { Report, Runnable } from './sources.ts';

export interface CohortPorts {
  readonly version: string;
  readonly crew: Crew;
  readonly files: CohortFiles;
  readonly store: Store;
  runnable(source: ProgramSource, cancel: Cancel, report: Report): Promise<Outcome<Runnable>>;
  sleeper(name: string): Promise<Outcome<Sleeper>>;
}

type Names = Extract<Method, `cohort${string}`>;
type CohortResult = Result<'cohort.run'>;
type Tell = (progress: { phase: string; done: number; report: CohortResult['report'] | null }) => void;

export function cohortHandlers(ports: CohortPorts): Pick<Handlers, Names> {
  const { version, crew, files, store } = ports;
  return {
    'cohort.run': ({ source, ...plan }, { cancel, progress }) => run([source], plan, cancel, progress),
    'cohort.compare': ({ first, second, ...plan }, { cancel, progress }) => run([first, second], plan, cancel, progress),
    'cohorts.merge': async ({ paths, out, keep }, { cancel, progress }) => {
      let total: Cohort | null = null;
      for (const [i, path] of paths.entries()) {
        if (cancel.cancelled) return bad(CANCELLED);
        progress({ phase: 'merging', done: i / paths.length });
        const text = await files.read(path, MAX_COHORT_BYTES);
        if (!text.ok) return text;
        const read = readCohort(text.value, path);
        if (!read.ok) return read;
        const both: Outcome<Cohort> = total === null ? read : merge(total, read.value);
        if (!both.ok) return bad({ ...both.failure, message: `${path}: ${both.failure.message}`, place: { file: path } });
        total = both.value;
      }
      return total === null ? bad(CANCELLED) : finish(total, [], keep, out);
    },
    'cohorts.list': async () => {
      const cohorts = await store.cohorts();
      return cohorts.ok ? good({ cohorts: [...cohorts.value] }) : cohorts;
    },
    'cohorts.open': async ({ id }) => {
      const content = await store.cohort(id);
      if (!content.ok) return content;
      if (content.value === null) return bad(noSuch(id));
      const read = readCohort(content.value);
      return read.ok ? good({ report: report(read.value), id, lost: [] }) : read;
    },
    'cohorts.delete': async ({ id }) => {
      const deleted = await store.deleteCohort(id);
      if (!deleted.ok) return deleted;
      return deleted.value ? good({}) : bad(noSuch(id));
    },
  };

  async function run(sources: readonly ProgramSource[], params: CohortPlanParams, cancel: Cancel, tell: Tell): Promise<Outcome<CohortResult>> {
    const programs: Runnable[] = [];
    for (const source of sources) {
      const read = await ports.runnable(source, cancel, async (phase, done) => tell({ phase, done, report: null }));
      if (!read.ok) return read;
      programs.push(read.value);
    }
    const plan = await planOf(params, programs);
    if (!plan.ok) return plan;
    const { part, of } = params.shard ?? { part: 1, of: 1 };
    if (part > of) return bad({ why: 'wrong-call', message: `There is no shard ${part} of ${of}.`, hint: 'Shards count from 1.' });
    const range = shardOf(plan.value, part, of);
    const sleepers = Math.max(1, range[1] - range[0]);
    const cohort = (sums: Cohort['part']) => cohortOf(version, plan.value, programs, sums);
    tell({ phase: 'sleeping', done: 0, report: null });
    const job = { plan: plan.value, programs: programs.map(({ program, assetMs }) => ({ bytes: encodeProgram(program), assetMs })) };
    const done = await runJob(crew, job, {
      range,
      threads: params.threads ?? crew.size,
      cancel,
      onPart: (sums) => tell({ phase: 'sleeping', done: Math.min(1, sums.nights / plan.value.nights / sleepers), report: report(cohort(sums)) }),
    });
    if (!done.ok) return done;
    return finish(cohort(done.value.part), done.value.lost, params.keep, params.out);
  }

  async function planOf({ sleepers, nights, seed, night = {} }: CohortPlanParams, programs: readonly Runnable[]): Promise<Outcome<Plan>> {
    const [least, most] = agesOf(programs[0]!.program);
    const people: Partial<Extract<typeof sleepers, { kind: 'drawn' }>> = sleepers.kind === 'drawn' ? sleepers : {};
    const { minAge = least, maxAge = most, sex = null, chronotype = null } = people;
    if (minAge > maxAge)
      return bad({
        why: 'wrong-call',
        message: `No age is from ${minAge} to ${maxAge}.`,
        hint: 'Give the lower age first; what is left out is what the program is for.',
      });
    if (sleepers.kind === 'drawn' && (minAge < least || maxAge > most))
      return bad({
        why: 'not-for-them',
        message: `The dream is for ages ${least} to ${most}, and people of ${minAge} to ${maxAge} were asked for.`,
        hint: 'Leave the ages out, ask for some that it is for, or change `for ages` in the dream.',
      });
    const whose = { ages: [minAge, maxAge] as const, sex, chronotype, night: night };
    const count = sleepers.kind === 'drawn' ? sleepers.count : sleepers.names.length;
    if (count * nights > MAX_NIGHTS)
      return bad({
        why: 'wrong-call',
        message: `${count} sleepers with ${nights} nights each are more than the ${MAX_NIGHTS} nights that one cohort can have.`,
        hint: 'Take fewer, or several cohorts with different seeds.',
      });
    if (sleepers.kind === 'drawn') return good({ seed, sleepers: count, nights, ...whose, who: null, leftOut: [] });
    const named: Sleeper[] = [];
    for (const name of sleepers.names) {
      const sleeper = await ports.sleeper(name);
      if (!sleeper.ok) return sleeper;
      named.push(sleeper.value);
    }
    const { who, leftOut } = sorted(
      programs.map(({ program }) => program),
      named,
    );
    return who.length === 0 ? nobodyLeft(leftOut) : good({ seed, sleepers: who.length, nights, ...whose, who, leftOut });
  }

  async function finish(
    cohort: Cohort,
    lost: readonly { readonly range: readonly [number, number]; readonly why: string }[],
    keep: boolean,
    out: string | undefined,
  ): Promise<Outcome<CohortResult>> {
    const text = out !== undefined || keep ? writeCohort(cohort) : '';
    if (out !== undefined) {
      const written = await files.write(out, text);
      if (!written.ok) return written;
    }
    let id: number | null = null;
    if (keep) {
      const [first, second] = cohort.programs;
      const { seed, sleepers } = cohort.plan;
      const facts = { title: first?.title ?? '', against: second?.title ?? '', digest: first?.digest ?? '', seed, sleepers, nights: cohort.part.nights };
      const put = await store.putCohort({ ...facts, complete: isComplete(cohort) }, text);
      if (!put.ok) return put;
      id = put.value;
    }
    return good({ report: report(cohort), id, lost: lost.map(({ range: [from, to], why }) => ({ sleepers: [from, to], why })) });
  }
}

const noSuch = (id: number): Failure => ({ why: 'not-found', message: `There is no cohort ${id}.`, hint: 'The list of cohorts has those that are kept.' });
