/** The table of names that the others read, over what check has learnt. */

import type { Path, Reference } from '../syntax/index.ts';
import { colourOf, thingOf } from './assets.ts';
import type { Context, Linked, Names } from './context.ts';
import { fold } from './fold.ts';
import { infer } from './infer.ts';
import { valueNamed } from './reference.ts';
import type { Named, Sym, Symbols } from './symbols.ts';
import { CHANNEL_SYMBOLS, STAGES } from './vocabulary.ts';

export function symbolsOf(cx: Context): Symbols {
  const { linked } = cx;
  cx.quiet = true;
  cx.facts = null;
  cx.state = null;
  /** Reads a node with the names that are seen where it stands. */
  const at = (from: number): Context => {
    cx.scope = scopeAt(linked, from);
    return cx;
  };
  const resolvePath = (path: Path): readonly Sym[] | null => cx.paths.get(path.from) ?? pathOfThing(at(path.from), path.text);
  const resolveReference = (reference: Reference): readonly Sym[] | null => {
    const known = reference.within === null ? cx.paths.get(reference.from) : undefined;
    if (known !== undefined) return known;
    const { name } = reference;
    const here = at(reference.from);
    const one = valueNamed(here, reference) ?? STAGES.get(name) ?? CHANNEL_SYMBOLS.get(name);
    return one !== undefined ? [one] : (pathOfThing(here, name) ?? sceneOf(here.scope, name));
  };
  return {
    source: linked.source,
    imports: linked.imports,
    dream: linked.dream,
    motifs: linked.motifs,
    sharedAssets: linked.sharedAssets,
    visibleMotifs: linked.visibleMotifs,
    visibleAssets: linked.visibleAssets,
    resolve: (node) => resolve(at(node.from), node, resolvePath, resolveReference),
    resolvePath,
    resolveReference,
    stateOf: (node) => linked.stateAt.get(node.from) ?? null,
    typeOf: (expr) => {
      const here = at(expr.from);
      here.inPromise = true;
      const type = infer(here, expr);
      here.inPromise = false;
      return type;
    },
    constantOf: fold,
  };
}

function resolve(cx: Context, node: Named, path: (path: Path) => readonly Sym[] | null, reference: (ref: Reference) => readonly Sym[] | null): Sym | null {
  switch (node.kind) {
    case 'Go':
      return path(node.target)?.at(-1) ?? null;
    case 'In':
      return path(node.scene)?.at(-1) ?? null;
    case 'Cue':
      return node.what === null || node.what.kind === 'Text' ? null : thingOf(cx, node.what.text);
    case 'Set':
      return cx.scope.vars.get(node.name.text) ?? null;
    case 'Raise':
      return cx.scope.events.get(node.event.text) ?? null;
    case 'Use':
      return cx.linked.visibleMotifs.get(node.motif.text) ?? null;
    case 'NeededChannel':
      return CHANNEL_SYMBOLS.get(node.channel.text) ?? null;
    case 'Path':
      return path(node)?.at(-1) ?? null;
    default:
      return reference(node)?.at(-1) ?? null;
  }
}

/** `sea.surf`: the import, and what it brings. */
function pathOfThing(cx: Context, name: string): readonly Sym[] | null {
  const { linked } = cx;
  const thing = thingOf(cx, name) ?? linked.visibleMotifs.get(name) ?? colourOf(name);
  if (thing === null) return null;
  const dot = name.indexOf('.');
  const brought = dot < 0 ? undefined : (linked.broughtAssets.get(name) ?? linked.broughtMotifs.get(name));
  return brought === undefined ? [thing] : [brought, thing];
}

function sceneOf(scope: Names, name: string): readonly Sym[] | null {
  const state = scope.top.get(name) ?? scope.everywhere.get(name)?.[0];
  return state === undefined ? null : [state];
}

/** Whose names a place sees: of the last dream or motif that begins before it. */
function scopeAt(linked: Linked, from: number): Names {
  const { scopes } = linked;
  let low = 0;
  let high = scopes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((scopes[middle] as Names).owner.from <= from) low = middle + 1;
    else high = middle;
  }
  return scopes[low - 1] ?? linked.outside;
}
