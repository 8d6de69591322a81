/**
 * Promises examined: proofs from the tables first; what they leave open is looked for in simulated nights of drawn sleepers, one
 * night each. A night that breaks a promise refutes it; that none was found proves nothing. A chance is counted.
 */

import { bad, type Cancel, type Examined, good, type Outcome, POPULATIONS, type Population, type Proof } from '../base/index.ts';
import { agesOf, CANCELLED } from '../cohort/index.ts';
import type { Program } from '../program/index.ts';
import type { Walk } from '../walk/index.ts';
import { countOf, looksUpTo, standOf } from './chance.ts';
import { seenIn } from './watch.ts';

type Ages = readonly [least: number, most: number];

export interface Examination {
  readonly program: Program;
  readonly proofs: readonly Proof[];
  readonly seed: number;
  /** Nights of each group of sleepers, at the most. */
  readonly nights: number;
  readonly cancel: Cancel;
  /** The night of sleeper `number` that the seed draws of these ages; null: it may not be played to them. Others get their turn meanwhile. */
  play(ages: Ages, number: number): Promise<Outcome<{ readonly walk: Walk; readonly name: string } | null>>;
  /** `done`: 0..1. */
  progress(done: number, sofar: readonly Examined[]): void;
}

/** One promise on its way. */
interface Open {
  readonly row: Program['promises'][number];
  readonly chance: boolean;
  happened: number;
  nights: number;
  first: Examined['night'];
  verdict: Examined['verdict'];
}

export async function examine(of: Examination): Promise<Outcome<Examined[]>> {
  const { program, proofs, seed, nights, cancel, play, progress } = of;
  const looks = looksUpTo(nights);
  const all = program.promises.map(
    (row, i): Open => ({
      row,
      chance: row.statement.kind === 'chance',
      happened: 0,
      nights: 0,
      first: null,
      verdict: proofs[i]!.verdict,
    }),
  );
  const told = () => all.map((one, i) => examined(one, proofs[i]!, looks.length));
  const groups = new Map<string, Open[]>();
  for (const one of all) {
    if (one.verdict !== 'not decided') continue;
    const ages = agesFor(program, one.row.statement);
    groups.set(ages.join(), [...(groups.get(ages.join()) ?? []), one]);
  }
  let group = 0;
  for (const open of groups.values()) {
    const ages = agesFor(program, open[0]!.row.statement);
    for (let number = 0; number < nights && open.some(({ verdict }) => verdict === 'not decided'); number++) {
      if (cancel.cancelled) return bad(CANCELLED);
      const night = await play(ages, number);
      if (!night.ok) return night;
      if (night.value === null) continue;
      const { walk, name } = night.value;
      for (const one of open) {
        if (one.verdict === 'not decided') take(one, walk, { seed, number, ages: [...ages], name }, looks);
      }
      progress((group + (number + 1) / nights) / groups.size, told());
    }
    group++;
  }
  return good(told());
}

function take(one: Open, walk: Walk, night: Omit<NonNullable<Examined['night']>, 'at'>, looks: readonly number[]): void {
  const { statement } = one.row;
  const at = seenIn(walk, statement);
  one.nights++;
  if (at !== null) {
    one.happened++;
    one.first ??= { ...night, at };
  }
  if (statement.kind !== 'chance') {
    if (at !== null) one.verdict = 'refuted';
  } else if (looks.includes(one.nights))
    one.verdict = standOf({ ...statement, bound: statement.bound / 100 }, countOf(one.happened, one.nights, looks.length)) ?? 'not decided';
}

/** Those of a group for whom the dream is; of everything but a chance, all for whom it is. */
function agesFor(program: Program, statement: Program['promises'][number]['statement']): Ages {
  const [least, most] = agesOf(program);
  if (statement.kind !== 'chance' || !Object.hasOwn(POPULATIONS, statement.population)) return [least, most];
  const [from, to] = POPULATIONS[statement.population as Population];
  // Nobody of the group is in the dream's audience: it is asked of the group all the same.
  return Math.max(least, from) > Math.min(most, to) ? [from, to] : [Math.max(least, from), Math.min(most, to)];
}

function examined({ row: { name, text, statement }, chance, happened, nights, first, verdict }: Open, proof: Proof, looks: number): Examined {
  const count = chance && nights > 0 ? countOf(happened, nights, looks) : null;
  const one = { name, text, verdict, night: first, count };
  if (verdict === 'proven') return { ...one, method: 'tables', why: proof.why };
  if (count !== null && statement.kind === 'chance') return { ...one, method: 'nights', why: chanceWords(count, statement.population, verdict) };
  if (verdict === 'refuted') return { ...one, method: 'nights', why: `A simulated night of ${first!.name} breaks it. ${proof.why}` };
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
