/** What is wrong with a dream as a whole: scenes that no way leads to, and scenes that no way leads out of. */

import type { StateSymbol } from '../check/index.ts';
import { FIRST_SIGNIFICANT, type Finding, removed, type Tree } from '../syntax/index.ts';
import type { ElaboratedState } from './model.ts';
import type { Placed } from './place.ts';
import type { Arrows } from './reach.ts';

/** At places of one text only. Of a motif's scene where it holds in every scene that is made of it. */
export function wholeFindings({ states, frame }: Placed, arrows: Arrows): Finding[] {
  const { tree, path } = frame.symbols.source;
  const made = new Map<StateSymbol, ElaboratedState[]>();
  for (const state of states) {
    const { symbol } = state;
    if (symbol.file !== path || symbol.node === null || state.role === 'anywhere' || state.role === 'release' || state.role === 'morning') continue;
    const same = made.get(symbol);
    if (same === undefined) made.set(symbol, [state]);
    else same.push(state);
  }
  const anywhere = states.filter(({ role }) => role === 'anywhere');
  const findings: Finding[] = [];
  let words: Words | null = null;
  const told = lostAlone([...made.values()].filter(isLost), arrows);
  for (const [symbol, same] of made) {
    const data = { found: tree.text.slice(symbol.nameSpan.start, symbol.nameSpan.end), name: symbol.name };
    if (same.every((state) => !state.reachable)) {
      const leads = told.get(same);
      if (leads === undefined) continue;
      words ??= wordsOf(tree);
      const fix = leads ? null : removal(tree, words, symbol);
      findings.push({ code: 'DRM060', span: symbol.nameSpan, data: fix === null ? data : { ...data, fix } });
    } else if (same.some((state) => state.parent === null && ![state, ...anywhere].some((source) => leaves(source, state, arrows)))) {
      findings.push({ code: 'DRM061', span: symbol.nameSpan, data });
    }
  }
  return findings;
}

/** No way leads to any of them, and that is not already so of what is around them. */
const isLost = (same: readonly ElaboratedState[]): boolean =>
  same.every((state) => !state.reachable) && same.some(({ parent }) => parent === null || parent.reachable);

/** Without those that lost scenes lead to: of a circle the first stays. Each with whether it leads to lost ones itself. */
function lostAlone<S extends readonly ElaboratedState[]>(lost: readonly S[], arrows: Arrows): ReadonlyMap<S, boolean> {
  const groupOf = new Map<ElaboratedState, S>();
  for (const same of lost) for (const state of same) groupOf.set(state, same);
  const led = new Map(lost.map((same) => [same, new Set<S>()]));
  const follow = (from: S, state: ElaboratedState): void => {
    for (const { target } of arrows.get(state) ?? []) {
      for (let at: ElaboratedState | null = target; at !== null; at = at.parent) {
        const to = groupOf.get(at);
        if (to !== undefined && to !== from) led.get(from)?.add(to);
      }
    }
    for (const child of state.children) follow(from, child);
  };
  for (const same of lost) for (const state of same) follow(same, state);
  const fromOthers = new Set([...led.values()].flatMap((to) => [...to]));
  const alone = new Map<S, boolean>();
  const covered = new Set<S>();
  for (const same of [...lost.filter((one) => !fromOthers.has(one)), ...lost]) {
    if (covered.has(same)) continue;
    alone.set(same, (led.get(same)?.size ?? 0) > 0);
    const open = [same];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (covered.has(next)) continue;
      covered.add(next);
      open.push(...(led.get(next) ?? []));
    }
  }
  return alone;
}

/** Whether an arrow in this scene, or nested in it, leads out of `outer`. */
function leaves(state: ElaboratedState, outer: ElaboratedState, arrows: Arrows): boolean {
  return (arrows.get(state) ?? []).some(({ target }) => !isInside(target, outer)) || state.children.some((child) => leaves(child, outer, arrows));
}

function isInside(state: ElaboratedState, outer: ElaboratedState): boolean {
  for (let at: ElaboratedState | null = state; at !== null; at = at.parent) if (at === outer) return true;
  return false;
}

/** Taking a scene out, with the words about it; null where the rest of the text names it, or something in it. */
function removal(tree: Tree, words: Words, symbol: StateSymbol): NonNullable<Finding['data']['fix']> | null {
  const { node } = symbol;
  if (node === null || symbol.role !== 'scene') return null;
  const names = namesIn(symbol);
  for (const name of names) {
    const seen = words.get(name);
    if (seen !== undefined && (seen.first < node.from || seen.last >= node.to)) return null;
  }
  return { title: `Remove \`${symbol.name}\``, edits: [removed(tree, node)] };
}

/** The first and the last place of each word of a text. */
type Words = ReadonlyMap<string, { readonly first: number; last: number }>;

function wordsOf({ text, tokens }: Tree): Words {
  const words = new Map<string, { readonly first: number; last: number }>();
  for (let i = 0; i < tokens.count; i++) {
    if ((tokens.kinds[i] as number) < FIRST_SIGNIFICANT) continue;
    const word = text.slice(tokens.starts[i], tokens.starts[i + 1]);
    const seen = words.get(word);
    if (seen === undefined) words.set(word, { first: i, last: i });
    else seen.last = i;
  }
  return words;
}

function namesIn(symbol: StateSymbol): Set<string> {
  return new Set([symbol.name, ...symbol.children.flatMap((child) => [...namesIn(child)])]);
}
