/** A scene, layer or part put into the tree of scenes. */

import type { Name } from '../syntax/index.ts';
import { spanOf } from '../syntax/index.ts';
import { type Context, declaredAt, find, type State } from './context.ts';
import type { StateNode } from './symbols.ts';

type Placed = Pick<State, 'name' | 'file' | 'span' | 'nameSpan' | 'doc'>;

/** Most scenes hold none: one list for all of these, never added to. */
export const NONE: never[] = [];

export function stateOf(role: State['role'], node: StateNode | null, path: string, parent: State | null, placed: Placed): State {
  const { name, file, span, nameSpan, doc } = placed;
  return { kind: 'state', role, name, path, file, span, nameSpan, doc, node, parent, children: NONE, byName: null, tones: NONE, use: null, found: null };
}

export function addState(cx: Context, role: State['role'], node: StateNode | null, name: Name | null, parent: State | null): State {
  const { scope, tree, linked } = cx;
  const text = name !== null && name.text !== '' ? name.text : role;
  const own = role === 'scene' || role === 'layer' ? text : role;
  const path = parent === null || parent.path === '' ? own : `${parent.path}/${own}`;
  const span = node === null ? { start: tree.text.length, end: tree.text.length } : spanOf(tree, node);
  const nameSpan = name !== null ? spanOf(tree, name) : node === null ? span : spanOf(tree, { from: node.from, to: node.from + 1 });
  const doc = node !== null && 'doc' in node ? node.doc : '';
  const state = stateOf(role, node, path, parent, { name: text, file: linked.source.path, span, nameSpan, doc });
  // No arrow leads to it, and nothing can ask whether it is active.
  if (role !== 'anywhere') makeKnown(cx, state, name, parent);
  if (parent?.children === NONE) parent.children = [state];
  else parent?.children.push(state);
  scope.states.push(state);
  scope.byPath.set(state.path, state);
  if (node !== null) linked.stateAt.set(node.from, state);
  return state;
}

/** Under its name, where it stands and in the whole scope. */
function makeKnown(cx: Context, state: State, name: Name | null, parent: State | null): void {
  const { scope } = cx;
  const { name: text, role } = state;
  const siblings = parent === null ? scope.top : parent.byName;
  const earlier = siblings?.get(text);
  if (earlier === undefined) {
    if (siblings !== null) siblings.set(text, state);
    else if (parent !== null) parent.byName = new Map([[text, state]]);
  } else if (name !== null) {
    find(cx, 'DRM021', name, { name: text, ...declaredAt(cx, earlier) });
    state.path = `${state.path}~${scope.states.length}`;
  }
  if (role === 'ritual' && text !== 'ritual' && !scope.top.has('ritual')) scope.top.set('ritual', state);
  if (role === 'release' || role === 'morning') return;
  const same = scope.everywhere.get(text);
  if (same === undefined) scope.everywhere.set(text, [state]);
  else same.push(state);
}
