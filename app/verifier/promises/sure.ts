/** Arrows that are taken without fail: nothing but their time or their condition decides. */

import { inside, MIN_DELAY_MS, type Tree, treeOf } from '../../program/index.ts';
import { type Arrow, type Flow, together } from '../flow.ts';
import { spend, type Work } from '../work.ts';

/**
 * The arrows of a transition of which one is taken without fail, and each leaves `state` for good; else null. Where history decides
 * what is entered, it is known what is left only if the way does not lead to something around the source.
 */
function sureArrows(flow: Flow, transition: number, state: number): readonly Arrow[] | null {
  const { guard, arms, source } = flow.program.transitions[transition]!;
  if (guard >= 0 || !opens(flow, arms) || inside(flow, source, flow.release)) return null;
  if (arms.some(({ history, target }) => history !== 'none' && inside(flow, source, target))) return null;
  const arrows = flow.arrowsOf[transition]!;
  return arrows.length > 0 && arrows.every(({ domain, enters }) => leaves(flow, domain, state) && !enters.includes(state)) ? arrows : null;
}

/** Some arm can be taken at any time. */
const opens = (flow: Flow, arms: Flow['program']['transitions'][number]['arms']): boolean =>
  arms.some((arm) => arm.guard < 0 && (arm.weight < 0 || flow.values.of[arm.weight]!.min > 0));

/**
 * By state: conditions under which it is left as soon as they hold. Such an arrow stays ready until it is taken, and a state that
 * was left by it is entered anew, with its conditions looked at again: so no program at rest is in that state while one of them holds.
 */
export function sureWaysOut(flow: Flow): ReadonlyMap<number, readonly Tree[]> {
  const ways = new Map<number, Tree[]>();
  const add = (state: number, condition: Tree): void => {
    ways.set(state, [...(ways.get(state) ?? []), condition]);
  };
  for (const [t, { source, cause }] of flow.program.transitions.entries()) {
    if (cause.on !== 'when' || cause.held >= 0 || source === 0 || sureArrows(flow, t, source) === null) continue;
    const tree = treeOf(flow.program.exprs[cause.test]!);
    if (tree !== null) add(source, tree);
  }
  for (const { condition, heldMs } of waysToTheEnd(flow))
    if (heldMs === 0) for (const state of flow.children[0]!) if (state !== flow.release && state !== flow.morning) add(state, condition);
  return ways;
}

/** A way out of the whole dream, from anywhere: taken without fail once its condition has held for so long, at the most, ms. */
export interface WayToTheEnd {
  readonly condition: Tree;
  readonly heldMs: number;
}

/**
 * The dream's own arrows to the release or the morning. The dream is never left, so that their clocks begin anew nowhere. Once one of
 * them was taken no scene is active any more; before that, it is ready as soon as its condition has held, and stays so until it is taken.
 */
export function waysToTheEnd(flow: Flow): readonly WayToTheEnd[] {
  if (flow.morningReturns) return [];
  return flow.program.transitions.flatMap(({ source, cause, guard, arms }, t) => {
    if (source !== 0 || cause.on !== 'when' || guard >= 0 || !opens(flow, arms)) return [];
    const arrows = flow.arrowsOf[t]!;
    const ends = arrows.length > 0 && arrows.every(({ target }) => inside(flow, target, flow.release) || inside(flow, target, flow.morning));
    const condition = treeOf(flow.program.exprs[cause.test]!);
    if (!ends || condition === null) return [];
    return [{ condition, heldMs: cause.held < 0 ? 0 : Math.max(MIN_DELAY_MS, flow.values.time(cause.held, 0).max) }];
  });
}

/** Whether it is left by an arrow that stays in `domain`. */
const leaves = (flow: Flow, domain: number, state: number): boolean => state > domain && inside(flow, state, domain);

/**
 * The longest time from entering a state until the goal is entered, ms, as far as the program decides: clocks that ring without
 * fail lead there, whichever way is taken; infinite where that is not so. A release or a morning from outside is not counted.
 */
export function timeUntil(flow: Flow, from: number, goal: (state: number) => boolean, work: Work): number {
  const known = new Map<number, number>();
  const open = new Set<number>();
  const arrows = flow.arrows.flat();
  return until(from);

  function until(state: number): number {
    if (goal(state)) return 0;
    const before = known.get(state);
    if (before !== undefined) return before;
    // A way that comes back to itself can be walked for ever.
    if (open.has(state)) return Number.POSITIVE_INFINITY;
    open.add(state);
    const time = stay(state) + after(state);
    open.delete(state);
    // What was cut short because of something further out is not known of this state by itself.
    if (Number.isFinite(time)) known.set(state, time);
    return time;
  }

  /** How long it can be stayed in. */
  function stay(state: number): number {
    let least = Number.POSITIVE_INFINITY;
    for (let around = state; around > 0; around = flow.parent[around]!) {
      for (const [t, { source, cause }] of flow.program.transitions.entries()) {
        spend(work, 1);
        if (source !== around || cause.on !== 'after' || sureArrows(flow, t, state) === null) continue;
        least = Math.min(least, Math.max(MIN_DELAY_MS, flow.values.time(cause.delay, 0).max));
      }
    }
    return least;
  }

  function after(state: number): number {
    if (open.size > 200) return Number.POSITIVE_INFINITY;
    let most = 0;
    spend(work, arrows.length);
    for (const arrow of arrows) {
      if (!leaves(flow, arrow.domain, state) || !together(flow, arrow.source, state)) continue;
      let best = Number.POSITIVE_INFINITY;
      for (const entered of surelyEntered(arrow)) best = Math.min(best, until(entered));
      most = Math.max(most, best);
      if (most === Number.POSITIVE_INFINITY) break;
    }
    return most;
  }

  /** Where history decides what is entered in the target, only the target and what is around it. */
  function surelyEntered({ transition, target, enters }: Arrow): readonly number[] {
    const { arms } = flow.program.transitions[transition]!;
    return arms.every(({ history }) => history === 'none') ? enters : enters.filter((state) => inside(flow, target, state));
  }
}
