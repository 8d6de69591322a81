/** Which scenes a night can come to, and which it can never leave. */

import { type Context, find, type State } from './context.ts';

/** Follows arrows and first children from the start of the dream, and marks what it comes to. */
export function markReachable(cx: Context): void {
  const start = cx.states.find((state) => state.initial && state.parent === null);
  const open: State[] = [];
  const enter = (state: State): void => {
    if (state.reachable) return;
    state.reachable = true;
    open.push(state);
  };
  for (const role of ['release', 'morning']) {
    const state = cx.byPath.get(role);
    if (state !== undefined) enter(state);
  }
  if (start !== undefined) enter(start);
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    for (const child of state.children) if (child.initial) enter(child);
    for (const target of state.arrows) {
      enter(target);
      for (let around = target.parent; around !== null; around = around.parent) enterAround(around, enter);
    }
  }
}

/** A scene entered from inside takes its layers along, but not its first scene. */
function enterAround(state: State, enter: (state: State) => void): void {
  for (const child of state.children) if (child.role === 'layer') enter(child);
  if (state.reachable) return;
  state.reachable = true;
  for (const target of state.arrows) enter(target);
}

export function checkReach(cx: Context): void {
  for (const state of cx.states) {
    if (state.node === null || state.role === 'release' || state.role === 'morning') continue;
    const node = { from: state.node.from, to: state.node.from + 1 };
    const name = state.node.kind === 'Scene' || state.node.kind === 'Layer' ? state.node.name : node;
    if (!state.reachable) {
      if (state.parent === null || state.parent.reachable) find(cx, 'DRM060', name, { name: state.name });
    } else if (state.parent === null && !leaves(state, state)) find(cx, 'DRM061', name, { name: state.name });
  }
}

/** Whether an arrow in this scene, or nested in it, leads out of `outer`. Nesting is bounded by the parser. */
function leaves(state: State, outer: State): boolean {
  return state.arrows.some((target) => !isInside(target, outer)) || state.children.some((child) => leaves(child, outer));
}

function isInside(state: State, outer: State): boolean {
  for (let at: State | null = state; at !== null; at = at.parent) if (at === outer) return true;
  return false;
}
