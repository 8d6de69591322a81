/** What the variables and parameters of a program can be, whatever the night brings, and what follows for its expressions. */

import { type Action, type CueRow, FADE_MS, type Program, QUIET, TIME_MS, within } from '../program/index.ts';
import { ANY, BOTH, hull, type Interval, isFalse, only, type Ranges, rangeOf } from './interval.ts';

export interface Values extends Ranges {
  readonly program: Program;
  /** By expression. */
  readonly of: readonly Interval[];
  /** Of an expression that may be left out. */
  at(expression: number, otherwise: number): Interval;
  /** The same, as the machine counts time: whole ms, at least 0 and at most a day. */
  time(expression: number, otherwise: number): Interval;
  /** What a `set` leaves in its variable. */
  set(variable: number, expression: number): Interval;
  /** Whether something that must hold can never hold. */
  never(expression: number): boolean;
}

/** Rounds of looking at what is set before a variable counts as anything within its range. */
const ROUNDS = 8;

export function valuesOf(program: Program): Values {
  const params = program.params.map(({ value, min, max }) =>
    typeof value === 'number' ? hull(only(value), clamped({ min: min ?? Number.NEGATIVE_INFINITY, max: max ?? Number.POSITIVE_INFINITY }, min, max)) : ANY,
  );
  const vars: Interval[] = program.vars.map(({ value }) => only(value));
  const ranges: Ranges = { sensor: () => ANY, variable: (i) => vars[i] ?? ANY, param: (i) => params[i] ?? ANY, active: () => BOTH };
  const sets = setsOf(program);
  for (let round = 0; ; round++) {
    let changed = false;
    // Each expression once a round, however many sets share it; the last round changes nothing, so that all of it is still true.
    const known = new Map<number, Interval>();
    for (const { variable, value } of sets) {
      const { min, max } = program.vars[variable]!;
      const before = vars[variable]!;
      const given = round < ROUNDS ? (known.get(value) ?? rangeOf(program.exprs[value]!, ranges)) : ANY;
      known.set(value, given);
      const after = hull(before, clamped(given, min, max));
      if (after.min === before.min && after.max === before.max) continue;
      vars[variable] = after;
      changed = true;
    }
    if (!changed) break;
  }
  const of = program.exprs.map((code) => rangeOf(code, ranges));
  const at = (expression: number, otherwise: number): Interval => (expression < 0 ? only(otherwise) : of[expression]!);
  return {
    ...ranges,
    program,
    of,
    at,
    time: (expression, otherwise) => {
      const { min, max } = at(expression, otherwise);
      const count = (ms: number) => Math.min(TIME_MS, Math.max(0, Math.round(ms)));
      return { min: count(min), max: count(max) };
    },
    set: (variable, expression) => clamped(of[expression]!, program.vars[variable]!.min, program.vars[variable]!.max),
    never: (expression) => expression >= 0 && isFalse(of[expression]!),
  };
}

/** As `set` keeps a value within the range of its variable; the lower end gives way to the upper one. */
function clamped({ min, max }: Interval, low: number | null, high: number | null): Interval {
  const keep = (value: number) => Math.min(high ?? Number.POSITIVE_INFINITY, Math.max(low ?? Number.NEGATIVE_INFINITY, value));
  return { min: keep(min), max: keep(max) };
}

function setsOf({ states, transitions, anchors }: Program): { readonly variable: number; readonly value: number }[] {
  const sets = (actions: readonly Action[]) => actions.flatMap((action) => (action.do === 'set' ? [{ variable: action.var, value: action.value }] : []));
  return [
    ...states.flatMap(({ onEnter, onExit }) => [...sets(onEnter), ...sets(onExit)]),
    ...transitions.flatMap(({ actions }) => sets(actions)),
    ...anchors.flatMap(({ actions }) => sets(actions)),
  ];
}

/** What a cue can be at its loudest and longest. */
export interface CueRange {
  /** Of each level that it can have while it sounds. */
  readonly level: Interval;
  readonly fadeOutMs: number;
  /** With its fades; infinite where it is not given. */
  readonly durationMs: number;
}

export function cueRange(values: Values, cue: CueRow): CueRange {
  const asked = values.at(cue.level, QUIET[cue.channel]);
  const points = cue.envelope.map((point) => (point.level < 0 ? asked : values.at(point.level, 0)));
  const { min, max } = points.length === 0 ? asked : points.reduce(hull);
  const durationMs = cue.duration < 0 ? Number.POSITIVE_INFINITY : values.time(cue.duration, 0).max;
  return {
    level: { min: within(cue.channel, min), max: within(cue.channel, max) },
    fadeOutMs: Math.min(FADE_MS, values.time(cue.fadeOut, 0).max, durationMs),
    durationMs,
  };
}
