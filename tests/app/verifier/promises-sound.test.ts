/** What is said to be proven of a promise is so: random programs, random promises, random nights; none breaks a proof. */

import { expect, it } from 'vitest';
import { stream, uniform } from '../../../app/base/index.ts';
import { compileCode, inside, type Program, structureOf } from '../../../app/program/index.ts';
import { provePromises, verifyProgram } from '../../../app/verifier/index.ts';
import { randomDream } from '../../support/random-dreams.ts';
import { type SettledNight, settledNight } from '../../support/settled-nights.ts';

type Statement = Program['promises'][number]['statement'];
type Code = (string | number)[];
const SLACK = 1e-6;
/** More can be tried with `DREAM_PROGRAMS=5000`. */
const PROGRAMS = Number(process.env['DREAM_PROGRAMS'] ?? 400);
const PROMISES = 12;

/** Fills in promises of every kind that tables can prove. */
function promise(program: Program, next: () => number): void {
  const below = (n: number) => Math.floor(next() * n);
  const some = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  const states = program.states.map((_, i) => i);
  const claim = (...code: Code) => program.claims.push(code) - 1;
  const atom = (): Code =>
    some<() => Code>([
      () => ['in', some(states)],
      () => ['in', some(states), 'not'],
      () => ['sensor', some(['awake', 'asleep'])],
      () => ['sensor', 'stage', 'num', below(5), some(['eq', 'ge', 'lt', 'ne'])],
      () => ['sensor', 'distress', 'num', below(10) / 10, some(['gt', 'le'])],
      () => ['var', below(program.vars.length), 'num', below(40), some(['gt', 'lt'])],
    ])();
  const truth = (): Code =>
    some<() => Code>([atom, () => [...atom(), ...atom(), 'and'], () => [...atom(), ...atom(), 'or'], () => [...atom(), ...atom(), 'and', 'not']])();
  /** What the dream's own arrows wait for, and sometimes more. */
  const leadingOut = (): Code => {
    const own = program.transitions.flatMap(({ source, cause }) => (source === 0 && cause.on === 'when' ? [program.exprs[cause.test]!] : []));
    const asked = own.length === 0 ? truth() : [...some(own)];
    return next() < 0.5 ? asked : [...asked, ...atom(), 'and'];
  };
  // Sums of levels are rounded: a claim exactly at a bound may be off by the last bit.
  const level = (): Code => ['level', some(['sound', 'sound', 'light', 'warmth', 'cues']), 'num', below(80) + SLACK, some(['le', 'lt', 'ge'])];
  const statement = (): Statement =>
    some<() => Statement>([
      () => ({ kind: 'invariant', always: true, claim: claim(...level()), condition: next() < 0.5 ? -1 : claim(...truth()) }),
      () => ({ kind: 'invariant', always: next() < 0.3, claim: claim(...truth()), condition: next() < 0.3 ? -1 : claim(...truth()) }),
      () => ({
        kind: 'leads-to',
        cause: claim('in', some(states)),
        held: -1,
        goal: claim('in', some(states)),
        within: claim('num', 1000 + below(300_000)),
      }),
      () => ({ kind: 'leads-to', cause: claim(...truth()), held: -1, goal: claim('in', some(states)), within: -1 }),
      () => ({
        kind: 'leads-to',
        cause: claim(...leadingOut()),
        held: claim('num', below(30_000)),
        goal: claim('in', some(states)),
        within: next() < 0.5 ? -1 : claim('num', below(60_000)),
      }),
    ])();
  program.promises = Array.from({ length: PROMISES }, (_, i) => ({ name: `p${i}`, text: '', statement: statement() }));
}

/** When a night breaks it, else null. */
function brokenAt(program: Program, statement: Statement, night: SettledNight): number | null {
  const test = (claim: number) => compileCode(program.claims[claim]!);
  if (statement.kind === 'invariant') {
    const [holds, during] = [test(statement.claim), statement.condition < 0 ? () => 1 : test(statement.condition)];
    const stretch = night.stretches.find((one) => night.readings(one).some((env) => during(env) !== 0 && (holds(env) !== 0) !== statement.always));
    return stretch?.from ?? null;
  }
  if (statement.kind !== 'leads-to') return null;
  const structure = structureOf(program);
  const [cause, goal] = [test(statement.cause), program.claims[statement.goal]!];
  const heldMs = statement.held < 0 ? 0 : (program.claims[statement.held]![1] as number);
  const within = statement.within < 0 ? Number.POSITIVE_INFINITY : (program.claims[statement.within]![1] as number);
  const ends = night.entered.filter(({ state }) => ['release', 'morning'].includes(program.states[state]!.role));
  const over = Math.min(night.end, ...ends.map(({ at }) => at));
  const entered = night.entered.filter(({ state }) => inside(structure, state, goal[1] as number)).map(({ at }) => at);
  /** Since when the cause has held without a break. */
  let since: number | null = null;
  for (const { from, to, state } of night.stretches) {
    if (from >= over) return null;
    since = cause(state) === 0 ? null : (since ?? from);
    if (since === null || compileCode(goal)(state) !== 0) continue;
    const first = Math.max(from, since + heldMs);
    if (first >= to) continue;
    // The last instant of the stretch waits longest for what was not entered before.
    for (const owed of [first, to - 1]) if (owed + within < over && !entered.some((at) => at >= owed && at <= owed + within)) return owed;
  }
  return null;
}

it('proves nothing that a random night of a random program breaks', () => {
  const seen = { levels: 0, scenes: 0, timed: 0, atOnce: 0, held: 0, broken: 0 };
  for (let seed = 0; seed < PROGRAMS; seed++) {
    const random = stream(seed, 'promise');
    const next = () => uniform(random);
    const program = randomDream(next);
    promise(program, next);
    const proofs = provePromises(program, verifyProgram(program));
    if (proofs.every(({ why }) => why.startsWith('It is not proven that this program'))) continue;
    const nights = [0, 1, 2, 3].map((n) => settledNight(program, seed * 4 + n, next));
    for (const [i, { statement }] of program.promises.entries()) {
      const broken = nights.map((night) => brokenAt(program, statement, night)).find((at) => at !== null);
      if (broken !== undefined) seen.broken++;
      if (proofs[i]!.verdict !== 'proven') continue;
      if (broken !== undefined) expect.fail(`seed ${seed}, promise ${i} ${JSON.stringify(statement)}: ${proofs[i]!.why} Broken at ${broken}.`);
      if (statement.kind === 'invariant') seen[program.claims[statement.claim]![0] === 'level' ? 'levels' : 'scenes']++;
      else if (statement.kind === 'leads-to') seen[statement.held >= 0 ? 'held' : statement.within < 0 ? 'atOnce' : 'timed']++;
    }
  }
  if (process.env['DREAM_SEEN']) console.log(seen);
  // Without these, little would have been tried.
  for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(2);
});
