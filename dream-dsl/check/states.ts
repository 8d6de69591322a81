/** Which scene a path means, seen from where it is written. */

import type { Names, State } from './context.ts';
import type { Sym } from './symbols.ts';

export type Found =
  /** What each segment stands for. */
  | { readonly kind: 'found'; readonly path: readonly Sym[]; readonly state: State | null }
  /** Several scenes have this name, and none is near. */
  | { readonly kind: 'several'; readonly states: readonly State[] }
  /** The segment at `index` is unknown; `within` is the scene that it was looked for in. */
  | { readonly kind: 'unknown'; readonly index: number; readonly within: State | null }
  /** It leads into a motif that is not known, which is told elsewhere. */
  | { readonly kind: 'hidden' };

/**
 * A name means what is nested in the scene that reacts, then what is around it, then the only one of that name.
 * Of a dotted path the first segment is found so, nearest first, where the others can follow it: each nested in the one before.
 */
export function findScene(scope: Names, from: State | null, segments: readonly string[]): Found {
  const first = segments[0] as string;
  const single = segments.length === 1;
  let failed: Found | null = null;
  for (let around = from; around !== null; around = around.parent) {
    const inner = around.byName?.get(first);
    if (inner === undefined) continue;
    if (single) return alone(inner);
    const found = follow(inner, segments);
    if (found.kind === 'found') return found;
    failed ??= found;
  }
  if (single) {
    const param = scope.params.get(first);
    if (param?.type.dimension === 'scene') return { kind: 'found', path: [param], state: null };
  }
  const top = scope.top.get(first);
  if (top !== undefined) {
    if (single) return alone(top);
    const found = follow(top, segments);
    if (found.kind === 'found') return found;
    failed ??= found;
  }
  const all = scope.everywhere.get(first);
  if (all === undefined) return failed ?? { kind: 'unknown', index: 0, within: null };
  if (single) return all.length === 1 ? alone(all[0] as State) : { kind: 'several', states: all };
  const whole = all.map((state) => follow(state, segments)).filter((found) => found.kind === 'found');
  if (whole.length === 1) return whole[0] as Found;
  if (whole.length > 1) return { kind: 'several', states: all };
  return failed ?? follow(all[0] as State, segments);
}

function alone(state: State): Found {
  state.found ??= { kind: 'found', path: [state], state };
  return state.found;
}

function follow(first: State, segments: readonly string[]): Found {
  const path: State[] = [first];
  let at = first;
  for (let index = 1; index < segments.length; index++) {
    const name = segments[index] as string;
    const next = at.byName?.get(name) ?? at.use?.motif?.scope.root?.byName?.get(name);
    if (next === undefined) return at.use !== null && at.use.motif === null ? { kind: 'hidden' } : { kind: 'unknown', index, within: at };
    path.push(next);
    at = next;
  }
  return { kind: 'found', path, state: at };
}

/** Names of the scenes that a dotted path can go on with. */
export function* namesWithin(state: State): Generator<string> {
  if (state.byName !== null) yield* state.byName.keys();
  const brought = state.use?.motif?.scope.root?.byName;
  if (brought != null) yield* brought.keys();
}

/** The path that names a scene from the top, with dots. */
export const dotted = (state: State): string => state.path.replaceAll('/', '.');

/** Whether a scene is nested in another one, or is it. */
export function isWithin(state: State, outer: State): boolean {
  for (let at: State | null = state; at !== null; at = at.parent) if (at === outer) return true;
  return false;
}

/** The scene entered first with this one; null where none is nested, or layers are. */
export function firstOf(state: State): State | null {
  const first = state.children[0];
  return first === undefined || first.role === 'layer' ? null : (state.children.find((child) => child.role === 'scene') ?? null);
}
