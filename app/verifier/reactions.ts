/**
 * How many reactions can follow from one thing at one instant: which transition can set off which, and the longest way through
 * that. A way that comes back to itself has no end, unless it needs of the sensors what can not be true at one instant.
 */

import { type Action, inside, operandsOf, type Program, type TransitionRow } from '../program/index.ts';
import { type Arrow, type Flow, together, within } from './flow.ts';
import { both, canHold, type Instant, NOTHING_KNOWN, neededBy } from './instant.ts';
import type { Interval } from './interval.ts';
import { spend, type Work } from './work.ts';

export interface Reactions {
  /** Most reactions at one instant; infinite where something goes in circles. */
  readonly most: number;
  /** Transitions of a circle, or of the longest way; the first is where it begins. */
  readonly way: readonly number[];
}

/** What can be active right after something: at once, and by the time at which an event is heard. */
interface After {
  now(state: number): boolean;
  later(state: number): boolean;
}
const ANYTHING: After = { now: () => true, later: () => true };

/** Ways longer than this need not be followed to their end. */
const LONGEST_WAY = 250;
const NONE: ReadonlyMap<number, Interval> = new Map();

export function reactionsOf(flow: Flow, work: Work): Reactions {
  const { program, values, reachable } = flow;
  const { states, transitions, exprs } = program;
  const live = transitions.map((row) => reachable[row.source] === true && !inside(flow, row.source, flow.release));
  const needs = transitions.map((row) => needsOf(program, row));
  const whens = states.map((): number[] => []);
  const listeners = new Map<string, number[]>();
  const readers = new Map<number, number[]>();
  const askers = new Map<number, number[]>();
  for (const [t, { source, cause }] of transitions.entries()) {
    if (!live[t]) continue;
    if (cause.on === 'when') whens[source]!.push(t);
    if (cause.on === 'event') list(listeners, cause.event).push(t);
    // One that must hold for a time is ready only when its clock rings: nothing of this instant makes it so.
    if (cause.on !== 'when' || cause.held >= 0) continue;
    for (const variable of new Set(operandsOf(exprs[cause.test]!, 'var'))) list(readers, variable as number).push(t);
    for (const state of new Set(operandsOf(exprs[cause.test]!, 'in'))) list(askers, state as number).push(t);
  }
  const leavers = states.flatMap(({ onExit }, state) => (onExit.length > 0 && reachable[state] ? [state] : []));
  const layered = layersAround(flow);

  const raised = new Set<string>();
  for (const actions of [...states.flatMap(({ onEnter, onExit }) => [onEnter, onExit]), ...[...transitions, ...program.anchors].map((row) => row.actions)])
    for (const action of actions) if (action.do === 'raise') raised.add(action.event);
  // Arrows that no clock rings for; and of those, the ones that need nothing from outside.
  const reactive = flow.arrows.flat().filter(({ transition }) => live[transition] && ['when', 'event'].includes(transitions[transition]!.cause.on));
  const instantly = reactive.filter(({ transition }) => {
    const { cause } = transitions[transition]!;
    return cause.on !== 'event' || raised.has(cause.event);
  });
  const instantlyFrom = new Map<number, Arrow[]>();
  for (const arrow of instantly) list(instantlyFrom, arrow.source).push(arrow);

  type Visit = (transition: number, instant: Instant) => number;

  /** The greatest sum over transitions that can be active together. */
  function atOnce(candidates: readonly number[], cost: (transition: number) => number): number {
    const own = new Map<number, number>();
    for (const t of candidates) own.set(transitions[t]!.source, (own.get(transitions[t]!.source) ?? 0) + cost(t));
    return overConfigurations(flow, own, work);
  }

  /** Whether `transition` can be taken in this instant, with what is surely so of variables. */
  function follow(transition: number, instant: Instant, variables: ReadonlyMap<number, Interval>): Instant | null {
    spend(work, 1);
    const row = transitions[transition]!;
    const asks = needs[transition];
    const then = asks == null ? null : both(instant, asks);
    if (then === null) return null;
    const codes = [row.cause.on === 'when' ? row.cause.test : -1, row.guard];
    return codes.every((e) => e < 0 || canHold(exprs[e]!, then, values, e === row.guard ? NONE : variables)) ? then : null;
  }

  /** `after` tells what can be active right after. */
  function actionsCost(actions: readonly Action[], of: number, after: After, instant: Instant, visit: Visit): number {
    let cost = 0;
    for (const action of actions) {
      if (action.do === 'raise') {
        const all = listeners.get(action.event) ?? [];
        spend(work, all.length);
        const heard = all.filter((t) => after.later(transitions[t]!.source) && follow(t, instant, NONE) !== null);
        cost += 1 + atOnce(heard, (t) => visit(t, instant));
      } else if (action.do === 'set') {
        // What it sets can not wake itself: it was ready, and to be so again its condition must have been false between.
        const set = new Map([[action.var, values.set(action.var, action.value)]]);
        const all = readers.get(action.var) ?? [];
        spend(work, all.length);
        const woken = all.filter((t) => t !== of && after.now(transitions[t]!.source) && follow(t, instant, set) !== null);
        cost += atOnce(woken, (t) => visit(t, instant));
      }
    }
    return cost;
  }

  /** All that taking a transition sets off, itself counted. */
  function costOf(transition: number, instant: Instant, visit: Visit): number {
    const row = transitions[transition]!;
    const arrows = flow.arrowsOf[transition]!;
    if (arrows.length === 0) return 1 + actionsCost(row.actions, transition, staying(row.source), instant, visit);
    let most = 0;
    for (const arrow of arrows) {
      spend(work, arrow.enters.length + leavers.length);
      const after = moving(arrow);
      const acts = (actions: readonly Action[]) => actionsCost(actions, transition, after, instant, visit);
      const leaves = (state: number) => state > arrow.domain && inside(flow, state, arrow.domain) && together(flow, state, row.source);
      let cost = acts(row.actions) + overConfigurations(flow, new Map(leavers.filter(leaves).map((state) => [state, acts(states[state]!.onExit)])), work);
      const sure = layered[row.source] ? NONE : surelySet(flow, row, arrow.enters);
      const moved: number[] = [];
      for (const state of arrow.enters) {
        cost += acts(states[state]!.onEnter);
        for (const t of whens[state]!) {
          const { cause } = transitions[t]!;
          if (cause.on === 'when' && cause.held < 0 && follow(t, instant, sure) !== null) cost += visit(t, instant);
        }
      }
      for (const [state, asking] of askers) {
        spend(work, asking.length + arrow.enters.length);
        if (arrow.enters.includes(state) || leaves(state)) moved.push(...asking);
      }
      const woken = [...new Set(moved)].filter((t) => t !== transition && after.now(transitions[t]!.source) && follow(t, instant, NONE) !== null);
      most = Math.max(most, cost + atOnce(woken, (t) => visit(t, instant)));
    }
    return 1 + most;
  }

  /** Nothing moves: what can be active beside the source. */
  function staying(source: number): After {
    const beside = takenBeside(source);
    return afterwards((state) => together(flow, state, source) || beside().has(state));
  }

  function moving({ source, domain, enters }: Arrow): After {
    const entered = new Set(enters);
    const beside = takenBeside(source);
    const stays = (state: number) => !(state > domain && inside(flow, state, domain)) && together(flow, state, source);
    return afterwards((state) => entered.has(state) || stays(state) || beside().has(state));
  }

  /** What others of the same microstep may enter, which only layers make possible. */
  function takenBeside(source: number): () => ReadonlySet<number> {
    let found: Set<number> | null = layered[source] ? null : new Set();
    return () => {
      if (found !== null) return found;
      found = new Set();
      spend(work, reactive.length);
      for (const arrow of reactive) {
        if (!together(flow, arrow.source, source)) continue;
        spend(work, arrow.enters.length);
        for (const state of arrow.enters) found.add(state);
      }
      return found;
    };
  }

  /** An event is heard only when conditions have been reacted to: by then other scenes may be active, as far as one instant leads. */
  function afterwards(now: (state: number) => boolean): After {
    let reached: Set<number> | null = null;
    const reach = (): Set<number> => {
      const found = new Set<number>();
      const open = instantly.filter(({ source }) => now(source));
      spend(work, instantly.length);
      for (let arrow = open.pop(); arrow !== undefined; arrow = open.pop()) {
        spend(work, arrow.enters.length);
        for (const state of arrow.enters) {
          if (found.has(state)) continue;
          found.add(state);
          if (!now(state)) open.push(...(instantlyFrom.get(state) ?? []));
        }
      }
      return found;
    };
    return {
      now,
      later: (state) => {
        if (now(state)) return true;
        reached ??= reach();
        return reached.has(state);
      },
    };
  }

  const path: number[] = [];
  const onPath = new Set<number>();
  let circle: readonly number[] = [];
  const through = (transition: number, cost: () => number): number => {
    path.push(transition);
    onPath.add(transition);
    const found = cost();
    path.pop();
    onPath.delete(transition);
    return found;
  };

  /** First without looking further than from one to the next: what leads into no circle then is settled, whatever the instant. */
  const settled = new Map<number, number>();
  function quick(transition: number): number {
    const known = settled.get(transition);
    if (known !== undefined) return known;
    if (onPath.has(transition) || path.length >= LONGEST_WAY) return Number.POSITIVE_INFINITY;
    const instant = needs[transition];
    const found = instant == null ? 0 : through(transition, () => costOf(transition, instant, quick));
    settled.set(transition, found);
    return found;
  }
  /** Where there may be a circle: with all that the way so far needs of the sensors. */
  function careful(transition: number, before: Instant): number {
    const simple = settled.get(transition) ?? Number.POSITIVE_INFINITY;
    if (Number.isFinite(simple)) return simple;
    const instant = follow(transition, before, NONE);
    if (instant === null) return 0;
    if (onPath.has(transition) || path.length >= LONGEST_WAY) {
      if (circle.length === 0) circle = path.slice(Math.max(0, path.indexOf(transition)));
      return Number.POSITIVE_INFINITY;
    }
    return through(transition, () => costOf(transition, instant, careful));
  }
  const costs = transitions.map((_, t) => (live[t] ? quick(t) : 0));
  for (const [t, cost] of costs.entries()) {
    if (Number.isFinite(cost)) continue;
    costs[t] = careful(t, NOTHING_KNOWN);
    if (circle.length > 0) return { most: Number.POSITIVE_INFINITY, way: circle };
  }
  const known: Visit = (t) => costs[t]!;
  const waiting = atOnce(whens.flat(), (t) => costs[t]!);
  const entering = (entered: readonly number[]) =>
    entered.reduce((sum, state) => sum + actionsCost(states[state]!.onEnter, -1, ANYTHING, NOTHING_KNOWN, known), 0);
  const begun = Math.max(
    entering(within(flow, 0).filter((state) => reachable[state] && states[state]!.onEnter.length > 0 && isFirst(flow, state))),
    entering(flow.morningEntry),
    entering(flow.releaseEntry),
  );
  const leaving = overConfigurations(
    flow,
    new Map(leavers.map((state) => [state, actionsCost(states[state]!.onExit, -1, ANYTHING, NOTHING_KNOWN, known)])),
    work,
  );
  const heard = Math.max(0, ...[...listeners.values()].map((all) => atOnce(all, (t) => costs[t]!)));
  const rung = Math.max(0, ...costs, ...program.anchors.map(({ actions }) => actionsCost(actions, -1, ANYTHING, NOTHING_KNOWN, known)));
  const worst = costs.indexOf(Math.max(0, ...costs));
  return { most: waiting + Math.max(begun + leaving, heard, rung), way: worst < 0 ? [] : [worst] };
}

/** What a transition needs of the sensors to be taken; null: it never is. */
function needsOf({ exprs }: Program, { cause, guard }: TransitionRow): Instant | null {
  const test = cause.on === 'when' ? neededBy(exprs[cause.test]!) : NOTHING_KNOWN;
  const also = guard < 0 ? NOTHING_KNOWN : neededBy(exprs[guard]!);
  return test === null || also === null ? null : both(test, also);
}

/** Entered with the dream itself, from first child to first child. */
function isFirst({ states, parent }: Flow, state: number): boolean {
  for (let at = state; at > 0; at = parent[at]!) if (states[parent[at]!]!.kind === 'compound' && states[parent[at]!]!.initial !== at) return false;
  return true;
}

/** The values that variables have right after, where nothing else of the same microstep can set them. */
function surelySet({ program, values }: Flow, row: TransitionRow, enters: readonly number[]): ReadonlyMap<number, Interval> {
  const sure = new Map<number, Interval>();
  for (const action of row.actions) if (action.do === 'set') sure.set(action.var, values.set(action.var, action.value));
  // Of what may be entered, each may have been the last to set.
  for (const state of enters) for (const action of program.states[state]!.onEnter) if (action.do === 'set') sure.delete(action.var);
  return sure;
}

/** By state: whether layers stand around it or in it, so that other transitions may be taken in the same microstep. */
function layersAround({ states, parent }: Flow): readonly boolean[] {
  const layered = states.map(({ kind }) => kind === 'parallel');
  for (let state = states.length - 1; state > 0; state--) if (layered[state]) layered[parent[state]!] = true;
  const around = states.map(() => false);
  for (let state = 1; state < states.length; state++) around[state] = around[parent[state]!]! || states[parent[state]!]!.kind === 'parallel';
  return states.map((_, state) => layered[state]! || around[state]!);
}

/** The greatest sum of amounts of states that can be active together. */
function overConfigurations(flow: Flow, own: ReadonlyMap<number, number>, work: Work): number {
  if (own.size === 0) return 0;
  const sums = new Map<number, number>();
  for (const state of own.keys()) for (let up = state; up >= 0 && !sums.has(up); up = flow.parent[up]!) sums.set(up, 0);
  spend(work, sums.size);
  for (const state of [...sums.keys()].sort((a, b) => b - a)) {
    const sum = sums.get(state)! + (own.get(state) ?? 0);
    sums.set(state, sum);
    const around = flow.parent[state]!;
    if (around < 0) continue;
    sums.set(around, flow.states[around]!.kind === 'parallel' ? sums.get(around)! + sum : Math.max(sums.get(around)!, sum));
  }
  return sums.get(0)!;
}

function list<K, T>(map: Map<K, T[]>, key: K): T[] {
  const found = map.get(key) ?? [];
  map.set(key, found);
  return found;
}
