/** The door of check: what the names of a tree mean, and what is wrong with them. */

import type { AnalyzeOptions } from '../model.ts';
import type { Finding, Item, Tree } from '../syntax/index.ts';
import { isWord, spanOf, textOf } from '../syntax/index.ts';
import { severityOf } from './codes.ts';
import { collect } from './collect.ts';
import { type Context, find } from './context.ts';
import { checkAssets } from './cue-rules.ts';
import { fold, infer, lookup } from './infer.ts';
import { checkReach, markReachable } from './reach.ts';
import { checkDream } from './rules.ts';
import type { StateNode, Sym, Symbols } from './symbols.ts';
import { COLOURS } from './vocabulary.ts';

export { CODES, severityOf } from './codes.ts';
export { contentsOf } from './contents.ts';
export { CHANNEL_OF } from './cue-rules.ts';
export { describe } from './describe.ts';
export { rangeText } from './infer.ts';
export type * from './symbols.ts';
export * from './vocabulary.ts';

export interface Checked {
  readonly problems: readonly Finding[];
  readonly symbols: Symbols;
}

/** Checks a tree of any text. Findings of the parser are not repeated. */
export function check(tree: Tree, options: AnalyzeOptions = {}): Checked {
  const cx: Context = {
    tree,
    options,
    findings: [],
    states: [],
    top: new Map(),
    everywhere: new Map(),
    byPath: new Map(),
    stateAt: new Map(),
    targetAt: new Map(),
    anchors: [],
    assets: new Map(),
    params: new Map(),
    vars: new Map(),
    promises: new Map(),
    events: new Map(),
    needs: null,
    limits: new Map(),
    hidden: new Set(),
    inPromise: false,
    quiet: false,
  };
  const { file } = tree;
  gatherHidden(cx);
  const dream = file.dreams[0];
  if (dream === undefined) {
    if (file.skipped.length === 0) cx.findings.push({ code: 'DRM020', span: { start: 0, end: 0 }, data: {} });
  } else {
    for (const other of file.dreams.slice(1))
      find(cx, 'DRM038', { from: other.from, to: other.from + 1 }, { other: spanOf(tree, { from: dream.from, to: dream.from + 1 }) });
    collect(cx, dream);
    checkDream(cx, dream);
    markReachable(cx);
    checkAssets(cx);
    if (cx.hidden.size === 0 && !cx.findings.some((finding) => severityOf(finding.code) === 'error')) checkWhole(cx);
  }
  for (const item of [...file.imports, ...file.motifs]) find(cx, 'DRM080', { from: item.from, to: item.from + 1 }, { name: item.kind });
  return { problems: cx.findings, symbols: symbolsOf(cx) };
}

/** Rules about the whole, told only where nothing is broken that could explain them. */
function checkWhole(cx: Context): void {
  const dream = cx.tree.file.dreams[0];
  if (dream !== undefined && !cx.states.some((state) => state.role === 'scene' || state.role === 'ritual')) {
    find(cx, 'DRM066', { from: dream.from, to: dream.from + 1 });
  }
  checkReach(cx);
  for (const event of cx.events.values()) if (!event.raised) find(cx, 'DRM030', event.node, { name: event.name });
  for (const asset of cx.assets.values()) if (!asset.used) find(cx, 'DRM062', asset.node.name, { name: asset.name });
  for (const param of cx.params.values()) if (!param.used) find(cx, 'DRM063', param.node.name, { name: param.name });
  for (const variable of cx.vars.values()) if (!variable.used) find(cx, 'DRM064', variable.node.name, { name: variable.name });
}

/** Names in what the parser stepped over may be declarations: nothing is said about them. */
function gatherHidden(cx: Context): void {
  const { tree } = cx;
  const note = (from: number, to: number): void => {
    for (let i = from; i < to; i++) if (isWord(tree.tokens.kinds[i] as number)) cx.hidden.add(textOf(tree, { from: i, to: i + 1 }));
    cx.hidden.add('');
  };
  for (const skipped of tree.file.skipped) note(skipped.from, skipped.to);
  const visit = (items: readonly Item[]): void => {
    for (const item of items) {
      if (item.kind === 'Skipped') note(item.from, item.to);
      else if (item.kind === 'Scene' || item.kind === 'Layer' || item.kind === 'Ritual') visit(item.body.items);
    }
  };
  for (const dream of tree.file.dreams) visit(dream.body.items);
}

function symbolsOf(cx: Context): Symbols {
  const { tree } = cx;
  cx.quiet = true;
  return {
    dream: tree.file.dreams[0] ?? null,
    states: cx.states,
    byPath: cx.byPath,
    anchors: cx.anchors,
    assets: cx.assets,
    params: cx.params,
    vars: cx.vars,
    promises: cx.promises,
    events: cx.events,
    resolve: (node) => {
      switch (node.kind) {
        case 'Go':
          return cx.targetAt.get(node.from) ?? null;
        case 'Cue':
          return node.what === null || node.what.kind === 'Text' ? null : resolveCue(cx, node.what.text);
        case 'Set':
          return cx.vars.get(node.name.text) ?? null;
        case 'Raise':
          return cx.events.get(node.event.text) ?? null;
        default:
          return lookup(cx, node.name);
      }
    },
    stateOf: (node: StateNode) => cx.stateAt.get(node.from) ?? null,
    typeOf: (expr) => {
      cx.inPromise = true;
      const type = infer(cx, expr);
      cx.inPromise = false;
      return type;
    },
    constantOf: fold,
  };
}

function resolveCue(cx: Context, name: string): Sym | null {
  return cx.assets.get(name) ?? ((COLOURS as readonly string[]).includes(name) ? { kind: 'colour', name } : null);
}
