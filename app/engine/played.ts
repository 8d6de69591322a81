/** Nights that were played, the last few of them with what it takes to walk them: previewed once, asked many times. */

import { bad, type Cancel, good, type Measure, type NightRecord, type Outcome, type Sleeper } from '../base/index.ts';
import type { NightName, Subject as SubjectName } from '../bridge/index.ts';
import { agesOf, drawnSleeper, nightSeed } from '../cohort/index.ts';
import { newTape, rowOfNights, runNight, type Subject, type Tape } from '../night/index.ts';
import { load, type Machine, type Program } from '../program/index.ts';
import { type Measures, type Walk, walkOf } from '../walk/index.ts';
import { refusal } from './fits.ts';
import type { Report, Sources, Written } from './sources.ts';

export interface Played {
  readonly machine: Machine;
  readonly record: NightRecord;
  readonly tape: Tape;
  readonly digest: string;
  readonly written: Written | null;
  /** Made when first asked for. */
  walk(): Walk;
}

/** A program that was read, checked and proven once, and who sleeps under it. */
export interface Prepared {
  readonly machine: Machine;
  /** Of one night, to look for something in: nothing of it is kept, nothing drawn. */
  glance(seed: number): Outcome<NightRecord>;
  play(seed: NightName['seed'], report: Report, onProgress?: (done: number) => void): Promise<Outcome<Played>>;
}

export interface Nights {
  prepare(name: Omit<NightName, 'seed'>, cancel: Cancel, report: Report): Promise<Outcome<Prepared>>;
  play(name: NightName, cancel: Cancel, report: Report, onProgress?: (done: number) => void): Promise<Outcome<Played>>;
  /** The same from memory where it is kept. Fails with `changed` where the program is no longer the one of this digest. */
  played(name: NightName, cancel: Cancel): Promise<Outcome<Played>>;
}

/** Nights kept: the one that is shown, those beside it, and some before. */
const KEPT = 6;
const quietly: Report = async () => {};

export function createNights(
  sources: Sources,
  findSubject: (subject: Exclude<SubjectName, { kind: 'drawn' }>, cancel: Cancel) => Promise<Outcome<Subject>>,
): Nights {
  const kept = new Map<string, Played>();
  return { prepare, play, played };

  async function prepare({ source, subject, plan = {} }: Omit<NightName, 'seed'>, cancel: Cancel, report: Report): Promise<Outcome<Prepared>> {
    const known = subject.kind === 'drawn' ? null : await findSubject(subject, cancel);
    if (known?.ok === false) return known;
    const read = await sources.runnable(source, cancel, report);
    if (!read.ok) return read;
    const { program, assetMs, digest, written } = read.value;
    const machine = load(program);
    const whom: Subject = subject.kind === 'drawn' ? { kind: 'sleeper', sleeper: drawnBy(subject, program) } : known!.value;
    const refused = whom.kind === 'sleeper' ? refusal(read.value, whom.sleeper) : null;
    if (refused !== null) return bad(refused);
    return good({ machine, glance, play: playIn });

    function glance(seed: number): Outcome<NightRecord> {
      const shown = { signals: false, cancel };
      return whom.kind === 'sleeper' ? rowOf(whom.sleeper)(seed, shown) : runNight({ machine, subject: whom, seed, assetMs, ...shown });
    }

    async function playIn(which: NightName['seed'], report: Report, onProgress: (done: number) => void = () => {}): Promise<Outcome<Played>> {
      await report('sleeping', 0);
      const tape = newTape();
      const seeds = typeof which === 'number' ? [which] : Array.from({ length: which.night + 1 }, (_, night) => nightSeed(which.cohort, which.sleeper, night));
      const before = seeds.slice(0, -1);
      const seed = seeds.at(-1)!;
      const night = await (whom.kind === 'sleeper' ? last(whom.sleeper) : runNight({ machine, subject: whom, seed, cancel, assetMs, onProgress, tape }));
      if (!night.ok) return night;
      const record = before.length === 0 || whom.kind !== 'sleeper' ? night.value : { ...night.value, notes: [...night.value.notes, notedRow(before.length)] };
      let walk: Walk | null = null;
      const one: Played = {
        machine,
        record,
        tape,
        digest,
        written,
        walk() {
          walk ??= walkOf(machine, record, tape, measuresOf(written));
          return walk;
        },
      };
      keep(keyOf({ digest, subject, seed: which, plan }), one);
      return good(one);

      async function last(sleeper: Sleeper): Promise<Outcome<NightRecord>> {
        const next = rowOf(sleeper);
        for (const [i, seed] of before.entries()) {
          const one = next(seed, { signals: false });
          if (!one.ok) return one;
          await report('sleeping', i / (before.length + 1));
        }
        return next(seed, { onProgress: (done) => onProgress((before.length + done) / (before.length + 1)), tape });
      }
    }

    function rowOf(sleeper: Sleeper) {
      return rowOfNights({ machine, sleeper, plan, cancel, assetMs });
    }
  }

  async function play({ seed, ...name }: NightName, cancel: Cancel, report: Report, onProgress?: (done: number) => void): Promise<Outcome<Played>> {
    const prepared = await prepare(name, cancel, report);
    return prepared.ok ? prepared.value.play(seed, report, onProgress) : prepared;
  }

  async function played(name: NightName, cancel: Cancel): Promise<Outcome<Played>> {
    if (name.digest === undefined) return play(name, cancel, quietly);
    const key = keyOf(name);
    const known = kept.get(key);
    if (known !== undefined) {
      keep(key, known);
      return good(known);
    }
    const again = await play(name, cancel, quietly);
    return again.ok && again.value.digest !== name.digest ? bad(CHANGED) : again;
  }

  function keep(key: string, one: Played): void {
    kept.delete(key);
    kept.set(key, one);
    for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest);
  }
}

const CHANGED = {
  why: 'changed',
  message: 'The program is another one than that of this night.',
  hint: 'Preview the night again.',
} as const;

const keyOf = ({ digest, subject, seed, plan = {} }: Omit<NightName, 'source'>): string => JSON.stringify([digest, subject, seed, plan]);

const notedRow = (nights: number): string =>
  nights === 1
    ? 'The second night of this sleeper: the one before was played first.'
    : `Night ${nights + 1} of this sleeper: the ${nights} before were played first.`;

/** Whom a seed draws depends on whom the program is for. */
function drawnBy({ seed, number, minAge, maxAge, sex, chronotype }: Extract<SubjectName, { kind: 'drawn' }>, program: Program): Sleeper {
  const [least, most] = agesOf(program);
  return drawnSleeper(seed, number, { ages: [minAge ?? least, maxAge ?? most], sex: sex ?? null, chronotype: chronotype ?? null });
}

function measuresOf(written: Written | null): Measures {
  if (written === null) return { vars: [], params: [] };
  const { vars, params } = written.measures;
  return { vars: vars.map(measureOf), params: params.map(measureOf) };
}

function measureOf(dimension: Written['measures']['vars'][number]): Measure {
  return MEASURE_OF[dimension] ?? 'number';
}

const MEASURE_OF: Partial<Readonly<Record<Written['measures']['vars'][number], Measure>>> = {
  percent: '%',
  level: 'dB',
  light: 'lx',
  duration: 'ms',
  temperature: '°C',
  frequency: 'Hz',
  pulse: 'bpm',
  rate: '/h',
  angle: '°',
  boolean: 'truth',
  stage: 'stage',
};
