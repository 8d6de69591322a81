/** Which motif each scene is made of and what it is given; how large motifs are, and which come back to themselves. */

import type { Channel } from '../model.ts';
import { type Expr, spanOf } from '../syntax/index.ts';
import type { Linked, Motif, Names, Use } from './context.ts';
import type { ParamSymbol } from './symbols.ts';

/** Larger dreams than this are refused: a few short motifs could otherwise grow beyond all measure. */
export const MOST_STATES = 20_000;

/** Finds the motif of every use in a text. What it imports is linked already. */
export function findMotifs(linked: Linked): void {
  for (const scope of linked.scopes) {
    for (const state of scope.states) {
      const { use } = state;
      if (use === null) continue;
      use.motif = linked.visibleMotifs.get(use.node.motif.text) ?? null;
      use.args = argumentsOf(use);
    }
  }
}

/** Once every text of a circle knows its motifs: their sizes, what they play, and those that come back to themselves. */
export function measureMotifs(linked: Linked): void {
  const { tree } = linked.source;
  measure(linked);
  if (linked.dream === null) return;
  let size = linked.dream.states.length;
  for (const state of linked.dream.states) {
    const use = state.use;
    size += use?.motif?.size ?? 0;
    if (size <= MOST_STATES || use === null || use.motif === null) continue;
    linked.findings.push({ code: 'DRM139', span: spanOf(tree, use.node.motif), data: { name: use.motif.name, expected: String(MOST_STATES) } });
    return;
  }
}

/** By place, then by name; the first for a parameter counts. Mistakes are told when the use is checked. */
function argumentsOf(use: Use): ReadonlyMap<string, Expr> {
  const args = new Map<string, Expr>();
  if (use.motif === null) return args;
  const params: readonly ParamSymbol[] = [...use.motif.params.values()];
  for (const [i, arg] of use.node.args.entries()) {
    const name = arg.name === null ? params[i]?.name : arg.name.text;
    if (name !== undefined && use.motif.params.has(name) && !args.has(name)) args.set(name, arg.value);
  }
  return args;
}

/** Goes through the motifs of a text, those that are used before those that use them. */
function measure(linked: Linked): void {
  const state = new Map<Motif, 'open' | 'done'>();
  for (const start of linked.motifs) {
    if (state.has(start)) continue;
    const stack = [{ motif: start, uses: usesIn(start.scope), next: 0 }];
    state.set(start, 'open');
    for (let visit = stack.at(-1); visit !== undefined; visit = stack.at(-1)) {
      const use = visit.uses[visit.next++];
      if (use === undefined) {
        finish(visit.motif, visit.uses);
        state.set(visit.motif, 'done');
        stack.pop();
        continue;
      }
      const inner = use.motif;
      if (inner === null) continue;
      if (state.get(inner) === 'open') circle(linked, visit.motif, use, inner);
      else if (!state.has(inner) && (inner.source === linked.source || inner.size === 0)) {
        state.set(inner, 'open');
        stack.push({ motif: inner, uses: usesIn(inner.scope), next: 0 });
      }
    }
  }
}

function circle(linked: Linked, user: Motif, use: Use, inner: Motif): void {
  if (user.source !== linked.source) return;
  const span = spanOf(linked.source.tree, use.node.motif);
  linked.findings.push({ code: 'DRM111', span, data: { name: inner.name, because: user.name, other: inner.nameSpan, otherFile: inner.file } });
}

const usesIn = (scope: Names): Use[] => scope.states.flatMap((state) => (state.use === null ? [] : [state.use]));

function finish(motif: Motif, uses: readonly Use[]): void {
  let { length: size } = motif.scope.states;
  const channels = new Set<Channel>(motif.scope.channels);
  for (const { motif: inner } of uses) {
    size += inner?.size ?? 0;
    for (const channel of inner?.channels ?? []) channels.add(channel);
  }
  motif.size = Math.min(size, MOST_STATES + 1);
  motif.channels = channels;
}
