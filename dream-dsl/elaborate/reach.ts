/** Which scenes a night can come to, by following arrows and first children from the start of the dream. */

import type { Go } from '../syntax/index.ts';
import { stateAt } from './meaning.ts';
import type { ElaboratedState, Frame } from './model.ts';
import type { Placed, PlacedState } from './place.ts';

export interface Arrow {
  readonly target: PlacedState;
  readonly history: 'none' | 'shallow' | 'deep';
}
/** Where the arrows of each state lead. */
export type Arrows = ReadonlyMap<ElaboratedState, readonly Arrow[]>;

export function arrowsOf({ states, byPath }: Placed): Arrows {
  return new Map(states.map((state) => [state, arrowsFrom(state, byPath)]));
}

function arrowsFrom(state: PlacedState, byPath: Placed['byPath']): Arrow[] {
  const arrows: Arrow[] = [];
  const add = (go: Go, frame: Frame): void => {
    const target = stateAt(go.target, frame, state);
    const placed = target === null ? undefined : byPath.get(target.path);
    if (placed !== undefined) arrows.push({ target: placed, history: go.history });
  };
  for (const { frame, contents } of state.parts) {
    for (const { ways, late } of contents.reactions) {
      for (const { go } of ways) add(go, frame);
      if (late !== null) add(late, frame);
    }
  }
  return arrows;
}

/**
 * Marks what can be active. A scene that is only entered from inside takes its layers along, but not its first scene;
 * shallow history may begin any nested scene anew that was active once.
 */
export function markReachable({ states, byPath }: Placed, arrows: Arrows): void {
  const begun = new Set<PlacedState>();
  const resumed = new Set<PlacedState>();
  const open: (() => void)[] = [];

  const activate = (state: PlacedState): void => {
    if (state.reachable) return;
    state.reachable = true;
    if (state.parent !== null && resumed.has(state.parent)) open.push(() => begin(state));
    for (const arrow of arrows.get(state) ?? []) open.push(() => follow(arrow));
  };
  const begin = (state: PlacedState): void => {
    if (begun.has(state)) return;
    begun.add(state);
    activate(state);
    for (const child of state.children) if (child.initial) open.push(() => begin(child));
  };
  const follow = ({ target, history }: Arrow): void => {
    begin(target);
    let inner = target;
    for (let around = target.parent; around !== null; around = around.parent) {
      activate(around);
      for (const beside of around.children) if (beside.role === 'layer' && beside !== inner) begin(beside);
      inner = around;
    }
    if (history !== 'shallow' || resumed.has(target)) return;
    resumed.add(target);
    for (const child of target.children) if (child.reachable) begin(child);
  };

  for (const state of [byPath.get('anywhere'), byPath.get('release'), byPath.get('morning')]) if (state !== undefined) begin(state);
  for (const state of states) if (state.parent === null && state.initial) begin(state);
  for (let next = open.pop(); next !== undefined; next = open.pop()) next();
}
