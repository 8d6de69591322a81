/** The least time between leaving a state and entering another: how much of a fade can be left by then. Dijkstra over arrows. */

import { inside } from '../program/index.ts';
import { type Arrow, type Flow, within } from './flow.ts';
import { spend, type Work } from './work.ts';

/**
 * From the moment at which `from` is left: for each state that can be entered within `radius` ms, the least time to that.
 * What was active beside `from` may have waited long already, so that its arrows can be taken at once; what is entered on
 * the way starts its own clocks. The host may bring the morning at any time.
 */
export function timesAfter(flow: Flow, from: number, radius: number, work: Work): ReadonlyMap<number, number> {
  const times = new Map<number, number>();
  const queue: [ms: number, state: number][] = [];
  const reach = (states: readonly number[], ms: number) => {
    if (ms > radius) return;
    spend(work, states.length);
    for (const state of states) {
      const before = times.get(state);
      if (before !== undefined && before <= ms) continue;
      times.set(state, ms);
      push(queue, [ms, state]);
    }
  };
  const take = (arrows: readonly Arrow[], ms: (arrow: Arrow) => number) => {
    spend(work, 1 + arrows.length);
    for (const arrow of arrows) reach(arrow.enters, ms(arrow));
  };
  for (const state of within(flow, from)) {
    spend(work, 1 + flow.arrows[state]!.length);
    for (const arrow of flow.arrows[state]!) if (arrow.domain < from && inside(flow, from, arrow.domain)) reach(arrow.enters, 0);
  }
  for (let up = from; up > 0; up = flow.parent[up]!) {
    const around = flow.parent[up]!;
    take(flow.arrows[around]!, () => 0);
    if (flow.states[around]!.kind !== 'parallel') continue;
    for (const layer of flow.children[around]!) if (layer !== up) for (const state of within(flow, layer)) take(flow.arrows[state]!, () => 0);
  }
  if (!inside(flow, from, flow.morning) || flow.morningReturns) reach(flow.morningEntry, 0);
  for (let next = pop(queue); next !== null; next = pop(queue)) {
    const [ms, state] = next;
    if (times.get(state) === ms) take(flow.arrows[state]!, ({ delayMs }) => ms + delayMs);
  }
  return times;
}

/** A binary heap by time. */
function push(heap: [number, number][], item: [number, number]): void {
  let at = heap.push(item) - 1;
  while (at > 0) {
    const up = (at - 1) >> 1;
    if (heap[up]![0] <= item[0]) break;
    heap[at] = heap[up]!;
    at = up;
  }
  heap[at] = item;
}

function pop(heap: [number, number][]): [number, number] | null {
  const first = heap[0];
  const last = heap.pop();
  if (first === undefined || last === undefined) return null;
  if (heap.length === 0) return first;
  let at = 0;
  for (let child = 1; child < heap.length; child = 2 * at + 1) {
    if (child + 1 < heap.length && heap[child + 1]![0] < heap[child]![0]) child++;
    if (heap[child]![0] >= last[0]) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = last;
  return first;
}
