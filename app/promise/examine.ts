/**
 * Promises examined: proofs from the tables first; what they leave open is looked for in simulated nights of drawn sleepers, one
 * night each. A night that breaks a promise refutes it; that none was found proves nothing. A chance is counted.
 */

import { bad, type Cancel, type Examined, type Failure, good, type Outcome, POPULATIONS, type Population, type Proof, spell } from '../base/index.ts';
import { agesOf, CANCELLED, type Crew, type Range, workThrough } from '../cohort/index.ts';
import { encodeProgram, type Program } from '../program/index.ts';
import { countOf, looksUpTo, standOf } from './chance.ts';
import { type Ages, EXAMINATIONS, type Portion, type Seen } from './hand.ts';

export interface Examination {
  readonly program: Program;
  /** Length of each asset, ms; null where unknown. */
  readonly assetMs: readonly (number | null)[];
  readonly proofs: readonly Proof[];
  readonly seed: number;
  /** Nights of each group of sleepers, at the most. */
  readonly nights: number;
  readonly crew: Crew;
  readonly cancel: Cancel;
  /** `done`: 0..1. */
  progress(done: number, sofar: readonly Examined[]): void;
}

/** Nights in one portion at the most: a promise that is decided is looked for in no more than a few of these. */
const PORTION = 8;

/** One promise on its way. */
interface Open {
  readonly row: Program['promises'][number];
  readonly chance: boolean;
  /** Of those who are asked; null: nobody is. */
  readonly ages: Ages | null;
  happened: number;
  nights: number;
  first: Examined['night'];
  /** When in it, ms since local midnight. */
  clockMs: number;
  verdict: Examined['verdict'];
}

/** The same examination gives the same answer, whatever the crew: nights are counted in the order of their sleepers. */
export async function examine(of: Examination): Promise<Outcome<Examined[]>> {
  const { program, assetMs, proofs, seed, nights, crew, cancel, progress } = of;
  const looks = looksUpTo(nights);
  const all = program.promises.map(
    (row, i): Open => ({
      row,
      chance: row.statement.kind === 'chance',
      ages: agesFor(program, row.statement),
      happened: 0,
      nights: 0,
      first: null,
      clockMs: 0,
      verdict: proofs[i]!.verdict,
    }),
  );
  const told = () => all.map((one, i) => examined(one, proofs[i]!, looks.length));
  const groups = groupsOf(all);
  for (const [group, { ages, places }] of groups.entries()) {
    const open = () => places.filter((place) => all[place]!.verdict === 'not decided');
    let lost: Failure | null = null;
    const inOrder = ordered((seen: readonly Seen[], { sleepers: [from, to], promises }: Portion) => {
      for (const [i, night] of seen.entries()) {
        if (night === null) continue;
        for (const [k, place] of promises.entries()) {
          const one = all[place]!;
          if (one.verdict === 'not decided') take(one, night.at[k]!, { seed, number: from + i, ages: [...ages], name: night.name }, night.startMinutes, looks);
        }
      }
      progress((group + to / nights) / groups.length, told());
    });
    const job = { program: { bytes: encodeProgram(program), assetMs }, seed, ages };
    await workThrough(crew, crew.gather(EXAMINATIONS, job, cancel), {
      portions: portionsOf(nights, () => (lost === null ? open() : [])),
      threads: crew.size,
      cancel,
      onDone: inOrder,
      onLost: ({ sleepers: [from, to] }, why) => {
        lost ??= {
          why: 'hand-lost',
          message: `Nights ${from + 1} to ${to} could not be simulated: ${why}.`,
          hint: 'Look through them again, or through fewer.',
        };
      },
    });
    if (cancel.cancelled) return bad(CANCELLED);
    if (lost !== null && open().length > 0) return bad(lost);
  }
  return good(told());
}

/** Promises that tables leave open, by those for whom they are asked. */
function groupsOf(all: readonly Open[]): readonly { readonly ages: Ages; readonly places: number[] }[] {
  const groups = new Map<string, { ages: Ages; places: number[] }>();
  for (const [place, { verdict, ages }] of all.entries()) {
    if (verdict !== 'not decided' || ages === null) continue;
    const group = groups.get(ages.join());
    if (group === undefined) groups.set(ages.join(), { ages, places: [place] });
    else group.places.push(place);
  }
  return [...groups.values()];
}

/** The first are small, so that something is known soon; none after no promise is open. */
function* portionsOf(nights: number, open: () => readonly number[]): Generator<Portion> {
  for (let at = 0, size = 1; at < nights; size = Math.min(PORTION, size * 2)) {
    const promises = open();
    if (promises.length === 0) return;
    const sleepers: Range = [at, Math.min(nights, at + size)];
    yield { sleepers, promises };
    at = sleepers[1];
  }
}

/** Hands portions on in the order of their sleepers, whenever they come. */
function ordered(next: (seen: readonly Seen[], portion: Portion) => void): (seen: readonly Seen[], portion: Portion) => void {
  const early = new Map<number, readonly [readonly Seen[], Portion]>();
  let at = 0;
  return (seen, portion) => {
    early.set(portion.sleepers[0], [seen, portion]);
    for (let due = early.get(at); due !== undefined; due = early.get(at)) {
      early.delete(at);
      at = due[1].sleepers[1];
      next(...due);
    }
  };
}

function take(one: Open, at: number | null, night: Omit<NonNullable<Examined['night']>, 'at'>, startMinutes: number, looks: readonly number[]): void {
  const { statement } = one.row;
  one.nights++;
  if (at !== null) {
    one.happened++;
    if (one.first === null) {
      one.first = { ...night, at };
      one.clockMs = startMinutes * 60_000 + at;
    }
  }
  if (statement.kind !== 'chance') {
    if (at !== null) one.verdict = 'refuted';
  } else if (looks.includes(one.nights))
    one.verdict = standOf({ ...statement, bound: statement.bound / 100 }, countOf(one.happened, one.nights, looks.length)) ?? 'not decided';
}

type Statement = Program['promises'][number]['statement'];

/** Those of a group for whom the dream is, null where it is for none of them; of everything but a chance, all for whom it is. */
function agesFor(program: Program, statement: Statement): Ages | null {
  const [least, most] = agesOf(program);
  const [from, to] = groupIn(statement)?.ages ?? [least, most];
  return Math.max(least, from) > Math.min(most, to) ? null : [Math.max(least, from), Math.min(most, to)];
}

/** The group that a chance is said of, where it is said of one. */
function groupIn(statement: Statement): { readonly name: string; readonly ages: Ages } | null {
  if (statement.kind !== 'chance' || !Object.hasOwn(POPULATIONS, statement.population)) return null;
  return { name: statement.population, ages: POPULATIONS[statement.population as Population] };
}

function examined({ row: { name, text, statement }, chance, ages, happened, nights, first, clockMs, verdict }: Open, proof: Proof, looks: number): Examined {
  const count = chance && nights > 0 ? countOf(happened, nights, looks) : null;
  const one = { name, text, verdict, night: first, count };
  if (verdict === 'proven') return { ...one, method: 'tables', why: proof.why };
  if (count !== null && statement.kind === 'chance') return { ...one, method: 'nights', why: chanceWords(count, statement.population, verdict) };
  if (verdict === 'refuted')
    return { ...one, method: 'nights', why: `A simulated night of ${first!.name} breaks it at ${spell(clockMs, 'clock')}. ${proof.why}` };
  const group = groupIn(statement);
  if (ages === null && group !== null)
    return { ...one, method: 'none', why: `The dream is not for \`${group.name}\`, who are ${group.ages.join(' to ')}: no night of theirs is played.` };
  return {
    ...one,
    method: nights > 0 ? 'nights' : 'none',
    why: nights > 0 ? `${proof.why} None of ${nights} simulated nights broke it; that proves nothing.` : proof.why,
  };
}

const GROUP: Readonly<Record<string, string>> = { '': 'sleepers', everyone: 'sleepers of any age' };

function chanceWords({ nights, happened, low, high }: NonNullable<Examined['count']>, population: string, verdict: Examined['verdict']): string {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const counted = `It came about in ${happened} of ${nights} simulated nights of as many ${GROUP[population] ?? population}: ${percent(happened / nights)} [${percent(low)} to ${percent(high)}].`;
  return verdict === 'not decided' ? `${counted} The bound lies within; more nights would tell.` : counted;
}
