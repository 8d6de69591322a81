/** First reading: every declaration of the dream, its place in the tree of scenes, and names given twice. */

import type { Dream, Item, Name, Node } from '../syntax/index.ts';
import { spanOf } from '../syntax/index.ts';
import { type Context, find, type State } from './context.ts';
import { fold, infer, want } from './infer.ts';
import type { StateNode, Type } from './symbols.ts';
import { isChannel, open, SENSORS, STAGES, TYPE_NAMES, UNKNOWN } from './vocabulary.ts';

export function collect(cx: Context, dream: Dream): void {
  for (const item of dream.body.items) collectItem(cx, item, null);
  for (const role of ['release', 'morning'] as const) if (!cx.byPath.has(role)) addState(cx, role, null, null, null);
  const first = cx.byPath.get('ritual') ?? cx.states.find((state) => state.role === 'scene' && state.parent === null);
  if (first !== undefined) first.initial = true;
}

function collectItem(cx: Context, item: Item, parent: State | null): void {
  switch (item.kind) {
    case 'Scene':
    case 'Layer': {
      const state = addState(cx, item.kind === 'Scene' ? 'scene' : 'layer', item, item.name, parent);
      for (const inner of item.body.items) if (inner.kind === 'Scene' || inner.kind === 'Layer' || inner.kind === 'Tone') collectItem(cx, inner, state);
      return;
    }
    case 'Ritual':
    case 'Morning':
    case 'Release': {
      const role = item.kind === 'Ritual' ? 'ritual' : item.kind === 'Morning' ? 'morning' : 'release';
      const earlier = cx.byPath.get(role);
      if (parent !== null) return;
      if (earlier !== undefined) {
        find(cx, 'DRM021', { from: item.from, to: item.from + 1 }, { name: role, other: earlier.nameSpan, because: 'part' });
        return;
      }
      const state = addState(cx, role, item, item.kind === 'Ritual' ? item.name : null, null);
      for (const inner of item.body.items) if (inner.kind === 'Tone') state.tones.push(inner);
      return;
    }
    case 'Tone':
      parent?.tones.push(item);
      return;
    case 'Anchor':
      if (parent === null) cx.anchors.push({ kind: 'anchor', path: `anchor:${cx.anchors.length + 1}`, node: item, span: spanOf(cx.tree, item) });
      return;
    case 'Asset': {
      const { channel, name } = item;
      const known = isChannel(channel.text) ? channel.text : null;
      const source = item.source?.parts.map((part) => (typeof part === 'string' ? part : `{${part.name}}`)).join('') ?? '';
      if (declare(cx, name, cx.assets))
        cx.assets.set(name.text, { kind: 'asset', name: name.text, channel: known, source, used: false, ...placed(cx, item, name) });
      return;
    }
    case 'Param': {
      if (!declareValue(cx, item.name)) return;
      const type = paramType(cx, item);
      const text = item.value?.kind === 'Text' ? item.value.parts.filter((part) => typeof part === 'string').join('') : null;
      cx.params.set(item.name.text, {
        kind: 'param',
        name: item.name.text,
        type,
        value: text ?? (item.value === null ? null : fold(item.value)),
        used: false,
        ...placed(cx, item, item.name),
      });
      return;
    }
    case 'Var': {
      if (!declareValue(cx, item.name)) return;
      const type = item.type === null ? quietly(cx, () => (item.value === null ? UNKNOWN : widened(infer(cx, item.value)))) : typeOfRef(cx, item.type);
      cx.vars.set(item.name.text, {
        kind: 'var',
        name: item.name.text,
        type,
        value: item.value === null ? null : fold(item.value),
        used: false,
        ...placed(cx, item, item.name),
      });
      return;
    }
    case 'Promise':
      if (declare(cx, item.name, cx.promises)) cx.promises.set(item.name.text, { kind: 'promise', name: item.name.text, ...placed(cx, item, item.name) });
      return;
    default:
  }
}

function placed<T extends Node>(cx: Context, node: T, name: Name) {
  return { node, span: spanOf(cx.tree, node), nameSpan: spanOf(cx.tree, name) };
}

function paramType(cx: Context, item: Extract<Item, { kind: 'Param' }>): Type {
  const { type, value, range } = item;
  const base = type === null ? quietly(cx, () => (value === null ? UNKNOWN : widened(infer(cx, value)))) : typeOfRef(cx, type);
  if (range === null) return base;
  const within = typeOfRef(cx, range);
  if (base.dimension !== 'unknown' && within.dimension !== 'unknown' && base.dimension !== within.dimension) {
    find(cx, 'DRM040', range, { name: within.dimension, expected: base.dimension, because: 'as the range of this parameter' });
    return base;
  }
  return within.dimension === 'unknown' ? base : within;
}

const widened = (type: Type): Type => open(type.dimension);

/** The type that an author wrote. */
function typeOfRef(cx: Context, ref: NonNullable<Extract<Item, { kind: 'Param' | 'Var' }>['type']>): Type {
  if (ref.kind === 'NamedType') {
    const known = TYPE_NAMES.get(ref.name.text);
    if (known === undefined && ref.name.text !== '') find(cx, 'DRM034', ref, { name: ref.name.text });
    return known ?? UNKNOWN;
  }
  const low = infer(cx, ref.low);
  if (low.dimension === 'unknown') return UNKNOWN;
  const high = want(cx, ref.high, open(low.dimension), 'as the upper end of the range');
  if (high.dimension === 'unknown') return UNKNOWN;
  const min = fold(ref.low);
  const max = fold(ref.high);
  if (min === null || max === null) {
    find(cx, 'DRM045', ref, { because: 'fixed' });
    return open(low.dimension);
  }
  if (min > max) {
    find(cx, 'DRM045', ref, { because: 'order' });
    return open(low.dimension);
  }
  return { dimension: low.dimension, min, max };
}

function quietly<T>(cx: Context, run: () => T): T {
  const before = cx.quiet;
  cx.quiet = true;
  const result = run();
  cx.quiet = before;
  return result;
}

function declare(cx: Context, name: Name, known: ReadonlyMap<string, { readonly nameSpan: { start: number; end: number } }>): boolean {
  if (name.text === '') return false;
  const earlier = known.get(name.text);
  if (earlier === undefined) return true;
  find(cx, 'DRM021', name, { name: name.text, other: earlier.nameSpan });
  return false;
}

/** Variables and parameters share their names with each other and with the words of the night. */
function declareValue(cx: Context, name: Name): boolean {
  if (!declare(cx, name, cx.vars) || !declare(cx, name, cx.params)) return false;
  if (!SENSORS.has(name.text) && !STAGES.has(name.text)) return true;
  find(cx, 'DRM021', name, { name: name.text, because: STAGES.has(name.text) ? 'stage' : 'sensor' });
  return false;
}

function addState(cx: Context, role: State['role'], node: StateNode | null, name: Name | null, parent: State | null): State {
  const text = name !== null && name.text !== '' ? name.text : role;
  const own = role === 'ritual' || role === 'morning' || role === 'release' ? role : text;
  const path = parent === null ? own : `${parent.path}/${own}`;
  const span = node === null ? { start: cx.tree.text.length, end: cx.tree.text.length } : spanOf(cx.tree, node);
  const nameSpan = name !== null ? spanOf(cx.tree, name) : node === null ? span : spanOf(cx.tree, { from: node.from, to: node.from + 1 });
  const initial = parent !== null && (role === 'layer' || !parent.children.some((child) => child.role === 'scene'));
  const doc = node?.kind === 'Scene' ? node.doc : '';
  const state: State = {
    kind: 'state',
    role,
    name: text,
    path,
    node,
    parent,
    children: [],
    byName: new Map(),
    arrows: [],
    initial,
    reachable: false,
    doc,
    tones: [],
    span,
    nameSpan,
  };
  const siblings = parent === null ? cx.top : parent.byName;
  const earlier = siblings.get(text);
  if (earlier !== undefined && name !== null) {
    find(cx, 'DRM021', name, { name: text, other: earlier.nameSpan });
    state.path = `${path}~${cx.states.length}`;
  } else siblings.set(text, state);
  if (role === 'ritual' && text !== 'ritual' && !cx.top.has('ritual')) cx.top.set('ritual', state);
  if (role !== 'release' && role !== 'morning') {
    const same = cx.everywhere.get(text);
    if (same === undefined) cx.everywhere.set(text, [state]);
    else same.push(state);
  }
  parent?.children.push(state);
  cx.states.push(state);
  cx.byPath.set(state.path, state);
  if (node !== null) cx.stateAt.set(node.from, state);
  return state;
}

/** The scene that a name means, seen from a scene: nested in it, then around it, then anywhere. */
export function findState(cx: Context, from: State | null, name: string): State | 'several' | null {
  for (let scope = from; scope !== null; scope = scope.parent) {
    const inner = scope.byName.get(name);
    if (inner !== undefined) return inner;
  }
  const top = cx.top.get(name);
  if (top !== undefined) return top;
  const all = cx.everywhere.get(name);
  if (all === undefined) return null;
  return all.length === 1 ? (all[0] as State) : 'several';
}
