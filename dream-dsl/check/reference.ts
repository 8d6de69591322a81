/** What a name in an expression stands for, and what is wrong with it where it stands for nothing. */

import { type In, type Path, type Reference, spanOf } from '../syntax/index.ts';
import { type Context, declaredAt, find, isHidden, type Names, type State } from './context.ts';
import { truth } from './interval.ts';
import { factOf, type Known } from './narrow.ts';
import { dotted, type Found, findScene, isWithin, namesWithin } from './states.ts';
import { changeTo, near, suggestion } from './suggest.ts';
import type { Sym, Type } from './symbols.ts';
import { CHANNEL_SYMBOLS, SENSORS, STAGES, TYPES, UNKNOWN } from './vocabulary.ts';

/** The variable, parameter or reading that a name stands for; null where it is something else. */
export function valueNamed(cx: Context, ref: Reference): Known | null {
  const { scope } = cx;
  return scope.vars.get(ref.name) ?? scope.params.get(ref.name) ?? SENSORS.get(ref.name) ?? null;
}

/** The type of a name in an expression, narrowed by what is known here. */
export function inferName(cx: Context, ref: Reference): Type {
  const { name } = ref;
  const own = cx.scope.vars.get(name) ?? cx.scope.params.get(name);
  if (own !== undefined) {
    cx.used.add(own);
    if (own.kind === 'param' && HANDED_ON.has(own.type.dimension)) {
      if (cx.inPromise && own.type.dimension === 'scene') return TYPES.boolean;
      return unknownName(cx, ref, `a ${own.type.dimension}`);
    }
    return factOf(cx.facts, own);
  }
  const sensor = SENSORS.get(name);
  if (sensor !== undefined) return factOf(cx.facts, sensor);
  const stage = STAGES.get(name);
  if (stage !== undefined) return STAGE_TYPES[stage.index] as Type;
  const channel = CHANNEL_SYMBOLS.get(name);
  if (channel !== undefined) return cx.inPromise ? channel.type : unknownName(cx, ref, 'a channel');
  if (cx.inPromise) {
    const found = findScene(cx.scope, cx.state, segmentsOf(name));
    if (found.kind === 'found') {
      cx.paths.set(ref.from, found.path);
      return TYPES.boolean;
    }
    if (found.kind === 'hidden') return TYPES.boolean;
    if (found.kind === 'several') {
      reportScene(cx, ref, name, found);
      return TYPES.boolean;
    }
  }
  return unknownName(cx, ref, cx.scope.everywhere.has(name) || cx.scope.top.has(name) ? 'a scene' : '');
}

/** Of a motif's parameters: what can be handed on and played or gone to, but not reckoned with. */
const HANDED_ON: ReadonlySet<string> = new Set(['scene', 'sound', 'scent', 'colour']);

const STAGE_TYPES: readonly Type[] = [...STAGES.values()].map(({ index }) => ({ dimension: 'stage', min: index, max: index }));

const segmentsOf = (path: string): readonly string[] => (path.includes('.') ? path.split('.') : [path]);

function unknownName(cx: Context, ref: Reference, because: string): Type {
  const { name } = ref;
  if (cx.quiet || name === '' || isHidden(cx, name)) return UNKNOWN;
  const span = ref.within ?? spanOf(cx.tree, ref);
  const outside = because === '' ? ofTheDream(cx, name) : null;
  if (outside !== null) {
    cx.findings.push({ code: 'DRM120', span, data: { name, because: outside.kind, ...declaredAt(cx, outside) } });
    return UNKNOWN;
  }
  const stage = name.toUpperCase();
  const meant = STAGES.has(stage) ? stage : near(cx, name, () => valuesSeen(cx));
  cx.findings.push({ code: 'DRM024', span, data: { name, because, ...(meant === null ? {} : { meant, fix: changeTo(span, meant) }) } });
  return UNKNOWN;
}

function* valuesSeen(cx: Context): Generator<string> {
  yield* cx.scope.vars.keys();
  yield* cx.scope.params.keys();
  yield* SENSORS.keys();
  yield* STAGES.keys();
  if (!cx.inPromise) return;
  yield* CHANNEL_SYMBOLS.keys();
  yield* cx.scope.everywhere.keys();
}

/** What the dream of this text declares by a name that a motif asks for in vain; null elsewhere. */
function ofTheDream(cx: Context, name: string) {
  const { dream } = cx.linked;
  if (dream === null || cx.scope === dream) return null;
  return dream.vars.get(name) ?? dream.params.get(name) ?? null;
}

/** `in shore`: whether a scene is active. Certain where it is this one, one around it, or one that can not be active together with it; never `anywhere`. */
export function checkIn(cx: Context, expr: In): Type {
  const found = resolveScene(cx, expr.scene);
  if (found?.kind !== 'found' || found.state === null || cx.state === null || cx.inPromise || found.path.length > 1) return TYPES.boolean;
  if (cx.state.role === 'anywhere') return TYPES.boolean;
  const inside = isWithin(cx.state, found.state);
  const apart = !inside && excludes(cx.state, found.state);
  if ((inside || apart) && !cx.quiet) find(cx, inside ? 'DRM137' : 'DRM138', expr, { because: 'in', name: found.state.name });
  return truth(inside, apart);
}

/** Whether two states are never active together: the paths to them part at a scene that holds scenes. */
function excludes(one: State, other: State): boolean {
  if (isWithin(other, one)) return false;
  const above = new Set<State>();
  for (let at: State | null = one; at !== null; at = at.parent) above.add(at);
  let below = other;
  for (let at = other.parent; at !== null && !above.has(at); at = at.parent) below = at;
  return below.role !== 'layer';
}

/** Finds the scene that a path means, keeps it, and reports where there is none. */
export function resolveScene(cx: Context, path: Path | Reference): Found | null {
  const text = path.kind === 'Path' ? path.text : path.name;
  const segments = segmentsOf(text);
  if (segments.includes('')) return null;
  const found = findScene(cx.scope, cx.state, segments);
  if (found.kind === 'found') {
    cx.paths.set(path.from, found.path);
    if (found.state === null) cx.used.add(found.path[0] as Sym);
  } else if (!cx.quiet) reportScene(cx, path, text, found);
  return found;
}

function reportScene(cx: Context, path: Path | Reference, name: string, found: Found): void {
  const whole = (path.kind === 'Reference' && path.within) || spanOf(cx.tree, path);
  if (found.kind === 'several') {
    const fixes = found.states
      .filter((state) => !state.path.includes('~'))
      .slice(0, 4)
      .map((state) => changeTo(whole, dotted(state)));
    const [first, ...others] = fixes;
    const other = found.states[0] as State;
    cx.findings.push({
      code: 'DRM035',
      span: whole,
      data: { name, ...declaredAt(cx, other), ...(first === undefined ? {} : { fix: first, others }) },
    });
    return;
  }
  if (found.kind !== 'unknown') return;
  const { within, index } = found;
  if (within === null) {
    if (isHidden(cx, name)) return;
    const { dream } = cx.linked;
    const outside = dream === null || dream === cx.scope ? undefined : (dream.top.get(name) ?? dream.everywhere.get(name)?.[0]);
    if (outside !== undefined) {
      cx.findings.push({ code: 'DRM120', span: whole, data: { name, because: 'scene', ...declaredAt(cx, outside) } });
      return;
    }
    const meant = (cx.guesses > 0 ? insideMotif(cx.scope, cx.state, name) : null) ?? near(cx, name, () => scenesSeen(cx));
    cx.findings.push({ code: 'DRM022', span: whole, data: { name, ...(meant === null ? {} : { meant, fix: changeTo(whole, meant) }) } });
    return;
  }
  const node = path.kind === 'Path' ? path.segments[index] : undefined;
  const last = (node?.text ?? name.split('.')[index]) as string;
  if (isHidden(cx, last)) return;
  const span = node === undefined ? whole : spanOf(cx.tree, node);
  const deep = deeper(within, last);
  const data = { name: last, because: within.name, ...declaredAt(cx, within) };
  if (deep !== null) cx.findings.push({ code: 'DRM022', span, data: { ...data, meant: deep, fix: changeTo(span, deep) } });
  else if (node === undefined) cx.findings.push({ code: 'DRM022', span, data });
  else
    cx.findings.push({
      code: 'DRM022',
      span,
      data: {
        ...data,
        ...suggestion(
          cx,
          node,
          near(cx, last, () => namesWithin(within)),
        ),
      },
    });
}

function* scenesSeen(cx: Context): Generator<string> {
  yield* cx.scope.everywhere.keys();
  yield* cx.scope.top.keys();
  for (const param of cx.scope.params.values()) if (param.type.dimension === 'scene') yield param.name;
}

/** `calm.inhale`, where `inhale` is a scene of the motif that the scene here, or one around it, is made of. */
function insideMotif(scope: Names, from: State | null, name: string): string | null {
  for (let at = from; at !== null; at = at.parent) if (at.use?.motif?.scope.root?.byName?.has(name)) return dotted(at) === '' ? null : `${dotted(at)}.${name}`;
  for (const state of scope.states) if (state.use?.motif?.scope.root?.byName?.has(name)) return `${dotted(state)}.${name}`;
  return null;
}

/** The way to the only scene of a name that is nested further in; null where there is none, or several. */
function deeper(within: State, name: string): string | null {
  let way: string | null = null;
  const stack = within.children.map((child) => [child, child.name] as const);
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [state, path] = next;
    if (state.name === name && way !== null) return null;
    if (state.name === name) way = path;
    for (const child of state.children) stack.push([child, `${path}.${child.name}`]);
  }
  return way;
}
