/** Arrows and choices: where they lead, and by which way. */

import type { Arm, Choose, Go } from '../syntax/index.ts';
import { spanOf } from '../syntax/index.ts';
import { type Context, declaredAt, find, type State } from './context.ts';
import { literalIn } from './fit.ts';
import { resolveScene } from './reference.ts';
import { firstOf, isWithin } from './states.ts';
import type { Sym } from './symbols.ts';
import { TYPES } from './vocabulary.ts';
import { want, wantTruth } from './want.ts';

export function checkGo(cx: Context, go: Go): void {
  const found = resolveScene(cx, go.target);
  if (found?.kind !== 'found') return;
  if (go.inside) checkInside(cx, go, found.path);
  const last = found.path.at(-1);
  if (go.history === 'none' || last?.kind !== 'state' || (last.role !== 'release' && last.role !== 'morning')) return;
  const { start } = spanOf(cx.tree, go.target);
  const from = cx.tree.text.lastIndexOf('last', start);
  const fix = { title: 'Remove `last`', edits: [{ span: { start: from, end: start }, newText: '' }] };
  find(cx, 'DRM123', go.target, { name: last.name, fix });
}

/** `-> inside x`: x is nested in the scene that reacts, and that scene holds one of its scenes at a time. */
function checkInside(cx: Context, go: Go, path: readonly Sym[]): void {
  const { state } = cx;
  const first = path[0];
  const name = go.target.text;
  if (state === null) return;
  const nested = first?.kind === 'state' && first.role !== 'motif' && isWithin(first as State, state) && (first !== state || path.length > 1);
  if (!nested) {
    const { start } = spanOf(cx.tree, go.target);
    const from = cx.tree.text.lastIndexOf('inside', start);
    const fix = { title: 'Remove `inside`', edits: [{ span: { start: from, end: start }, newText: '' }] };
    find(cx, 'DRM122', go.target, { name, because: state.name, fix, ...declaredAt(cx, state) });
  } else if (firstOf(state) === null && firstOf(state.use?.motif?.scope.root ?? state) === null) {
    find(cx, 'DRM122', go.target, { name, because: state.name, expected: 'layers', ...declaredAt(cx, state) });
  }
}

export function checkChoose(cx: Context, choose: Choose): void {
  const { arms } = choose;
  if (arms.length === 0 && choose.to - choose.from > 1) find(cx, 'DRM059', choose);
  let otherwise: Arm | null = null;
  for (let i = 0; i < arms.length; i++) {
    const arm = arms[i] as Arm;
    if (arm.weight === null) {
      const word = { from: arm.from, to: arm.from + 1 };
      if (otherwise !== null) find(cx, 'DRM127', word, { because: 'twice', other: spanOf(cx.tree, otherwise) });
      else if (arm.guard !== null) find(cx, 'DRM127', arm.guard, { because: 'guard' });
      else if (arms.slice(i + 1).some((later) => later.weight !== null)) find(cx, 'DRM127', word, { because: 'last' });
      otherwise ??= arm;
    }
    checkArm(cx, arm);
  }
}

function checkArm(cx: Context, arm: Arm): void {
  if (arm.weight !== null) {
    if (!(literalIn(arm.weight, 'number') > 0)) {
      const type = want(cx, arm.weight, TYPES.number, 'as the weight of a way');
      if (type.dimension === 'number' && type.max <= 0) find(cx, 'DRM057', arm.weight);
    }
  }
  if (arm.go !== null) checkGo(cx, arm.go);
  if (arm.guard !== null) wantTruth(cx, arm.guard, 'after `when`');
}
