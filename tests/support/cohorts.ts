/** Cohorts for tests: jobs from short texts, and crews that count, or lose hands. */

import { type Cohort, type Crew, cohortOf, type Job, type Range, runJob, soloCrew, writeCohort } from '../../app/cohort/index.ts';
import { encodeProgram, type Program, readProgram } from '../../app/program/index.ts';
import { compileText } from './one-text.ts';

/** A light at once in every night; a sound after five minutes of REM that half of the nights choose; a scene that nothing leads to in one night. */
export const LANTERN = `dream "Lantern" {
  version 1.0.0
  needs light, sound
  scene start {
    light amber at 5lx for 10m
    when stage is REM for 5m choose {
      1 -> wave
      1 -> stay
    }
  }
  scene wave { say "a wave" at 40dB every 2m  on sleep { mark "back" }  after 20m -> stay }
  scene stay { on signal LRLR -> beyond }
  scene beyond { after 1m -> release }
  release { fade all over 30s }
}
`;

export function programFrom(text: string): Program {
  return compileText(text);
}

export const jobOf = (plan: Partial<Job['plan']>, ...texts: readonly string[]): Job => ({
  plan: { seed: 7, sleepers: 20, nights: 1, ages: [14, 85], sex: null, chronotype: null, night: {}, who: null, leftOut: [], ...plan },
  programs: texts.map((text) => ({ bytes: encodeProgram(programFrom(text)), assetMs: [] })),
});

export const solo: Crew = soloCrew(
  async () => {},
  () => 0,
);

/** All or some sleepers of a job, done by a crew. */
export async function cohortFrom(
  job: Job,
  { crew = solo, range = [0, job.plan.sleepers], threads = 64 }: { crew?: Crew; range?: Range; threads?: number } = {},
): Promise<Cohort> {
  const ran = await runJob(crew, job, { range, threads, cancel: { cancelled: false }, onPart: () => {} });
  if (!ran.ok) throw new Error(ran.failure.message);
  return cohortOf('test', job.plan, programsIn(job), ran.value.part);
}

export const bytesOf = async (...given: Parameters<typeof cohortFrom>): Promise<string> => writeCohort(await cohortFrom(...given));

function programsIn(job: Job) {
  return job.programs.map(({ bytes }, i) => ({ program: read(bytes), digest: `d${i}` }));
}

function read(bytes: Uint8Array): Program {
  const program = readProgram(bytes);
  if (!program.ok) throw new Error(program.failure.message);
  return program.value;
}

/** The first sleeper of a portion, whatever else is in it. */
const firstOf = (portion: unknown): number => (Array.isArray(portion) ? portion[0] : firstOf((portion as { readonly sleepers: unknown }).sleepers));

/** Loses the portions that `fails` says. */
export function faulty(fails: (from: number) => boolean): Crew {
  return {
    ...solo,
    size: 4,
    gather(craft, job, cancel) {
      const gang = solo.gather(craft, job, cancel);
      return {
        ...gang,
        work: async (portion) =>
          fails(firstOf(portion)) ? { ok: false, failure: { why: 'hand-lost', message: 'a hand was lost', hint: '' } } : gang.work(portion),
      };
    },
  };
}

/** Eight hands that finish in another order than they began. */
export function shuffled(sleepers: number): Crew {
  return {
    ...solo,
    size: 8,
    gather(craft, job, cancel) {
      const gang = solo.gather(craft, job, cancel);
      return {
        ...gang,
        async work(portion) {
          for (let turns = (firstOf(portion) * 7919) % sleepers; turns > 0; turns--) await Promise.resolve();
          return gang.work(portion);
        },
      };
    },
  };
}
