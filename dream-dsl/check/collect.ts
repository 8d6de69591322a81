/** First reading: every declaration of a text, its place in the tree of scenes, and names given twice. */

import type { Block, Dream, Finding, Item, Motif as MotifNode, Set as SetItem, SourceFile } from '../syntax/index.ts';
import { spanOf } from '../syntax/index.ts';
import { addState, NONE, stateOf } from './add-state.ts';
import { CHANNEL_OF } from './channels.ts';
import { type Context, contextOf, declaredAt, find, type Imported, type Linked, type Motif, type Names, type State } from './context.ts';
import { declare, declareAsset, declareParam, declareVar, noteEvent, placed } from './declare.ts';
import { hiddenIn } from './hidden.ts';

/** Reads what a text declares; its imports are put in, and its motifs found, by `link`. */
export function collect(source: SourceFile, imports: readonly Imported[]): Linked {
  const { file } = source.tree;
  const findings: Finding[] = [];
  const motifs: Motif[] = [];
  const scopes: Names[] = [];
  const dreamNode = file.dreams[0];
  const names = namesOf(source, dreamNode ?? NO_DREAM, null);
  const dream = dreamNode === undefined ? null : names;
  const linked: Linked = {
    source,
    imports,
    dream,
    outside: names,
    motifs,
    scopes,
    sharedAssets: new Map(),
    dreamAssets: new Map(),
    visibleMotifs: new Map(),
    visibleAssets: new Map(),
    broughtMotifs: new Map(),
    broughtAssets: new Map(),
    stateAt: new Map(),
    clashes: [],
    findings,
    hidden: hiddenIn(source),
  };
  const cx = contextOf(linked, names, findings);
  for (const asset of file.assets) declareAsset(cx, asset, linked.sharedAssets);
  for (const node of file.motifs) collectMotif(cx, node, motifs);
  if (dreamNode !== undefined && dream !== null) {
    cx.scope = dream;
    collectItems(cx, dreamNode.body.items, null, true);
    for (const role of ['release', 'morning'] as const) if (!dream.byPath.has(role)) addState(cx, role, null, null, null);
    scopes.push(dream);
  }
  for (const motif of motifs) scopes.push(motif.scope);
  scopes.sort((a, b) => a.owner.from - b.owner.from);
  return linked;
}

const NO_DREAM: Dream = { kind: 'Dream', from: 0, to: 0, doc: '', title: null, body: { kind: 'Block', from: 0, to: 0, items: [] } };

function namesOf(source: SourceFile, owner: Dream | MotifNode, root: State | null): Names {
  return {
    kind: 'scope',
    source,
    owner,
    root,
    states: [],
    byPath: new Map(),
    anchors: [],
    params: new Map(),
    vars: new Map(),
    promises: new Map(),
    events: new Map(),
    raised: new Set(),
    top: new Map(),
    everywhere: new Map(),
    channels: new Set(),
    sets: new Map(),
  };
}

function collectMotif(cx: Context, node: MotifNode, motifs: Motif[]): void {
  const { source, visibleMotifs } = cx.linked;
  const name = node.name.text;
  const span = spanOf(cx.tree, node);
  const placed = { name, file: source.path, span, nameSpan: spanOf(cx.tree, node.name), doc: node.doc };
  const root = stateOf('motif', node, '', null, placed);
  const scope = namesOf(source, node, root);
  cx.scope = scope;
  scope.states.push(root);
  scope.byPath.set('', root);
  if (name !== '') scope.top.set(name, root);
  for (const role of ['release', 'morning'] as const) {
    const outside = stateOf(role, null, role, null, { name: role, file: source.path, span, nameSpan: span, doc: '' });
    scope.byPath.set(role, outside);
    scope.top.set(role, outside);
  }
  cx.linked.stateAt.set(node.from, root);
  for (const param of node.params) declareParam(cx, param);
  collectItems(cx, node.body.items, root, true);
  const motif: Motif = { kind: 'motif', node, source, params: scope.params, scope, size: 0, channels: scope.channels, ...placed };
  motifs.push(motif);
  if (name === '') return;
  const earlier = visibleMotifs.get(name);
  if (earlier === undefined) visibleMotifs.set(name, motif);
  else find(cx, 'DRM021', node.name, { name, ...declaredAt(cx, earlier) });
}

/** `outer`: directly in a dream or motif, where declarations stand. */
function collectItems(cx: Context, items: readonly Item[], state: State | null, outer: boolean): void {
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Item;
    switch (item.kind) {
      case 'Scene':
      case 'Layer': {
        const inner = addState(cx, item.kind === 'Scene' ? 'scene' : 'layer', item, item.name, state);
        if (item.use !== null) inner.use = { node: item.use, motif: null, args: new Map() };
        collectItems(cx, item.body.items, inner, false);
        break;
      }
      case 'Ritual':
      case 'Anywhere':
      case 'Morning':
      case 'Release':
        if (state === null) collectPart(cx, item);
        break;
      case 'Tone':
        if (state?.tones === NONE) state.tones = [item];
        else state?.tones.push(item);
        break;
      case 'Cue':
        cx.scope.channels.add(CHANNEL_OF[item.verb]);
        break;
      case 'Set':
        noteSet(cx, item, state, false);
        break;
      case 'While':
        for (const inner of item.body.items) if (inner.kind === 'Cue') cx.scope.channels.add(CHANNEL_OF[inner.verb]);
        break;
      case 'Handler':
        if (item.cause.kind === 'OnEvent') noteEvent(cx, item.cause.event, false);
        if (item.body?.kind === 'Block') collectActions(cx, item.body, state, item.cause.kind === 'Exit');
        break;
      case 'Anchor':
        if (state === null) {
          const path = `anchor:${cx.scope.anchors.length + 1}`;
          cx.scope.anchors.push({ kind: 'anchor', path, node: item, file: cx.linked.source.path, span: spanOf(cx.tree, item) });
        }
        collectActions(cx, item.body, null, false);
        break;
      case 'Asset':
        if (outer && state === null) declareAsset(cx, item, cx.linked.dreamAssets);
        break;
      case 'Param':
        if (outer && state === null) declareParam(cx, item);
        break;
      case 'Var':
        if (outer) declareVar(cx, item);
        break;
      case 'Promise':
        if (outer && state === null && declare(cx, item.name, cx.scope.promises))
          cx.scope.promises.set(item.name.text, { kind: 'promise', ...placed(cx, item, item.name, item.doc) });
        break;
      default:
    }
  }
}

const PARTS = { Ritual: 'ritual', Anywhere: 'anywhere', Morning: 'morning', Release: 'release' } as const;

function collectPart(cx: Context, item: Extract<Item, { kind: keyof typeof PARTS }>): void {
  const role = PARTS[item.kind];
  const earlier = cx.scope.byPath.get(role);
  if (earlier !== undefined) {
    find(cx, 'DRM021', { from: item.from, to: item.from + 1 }, { name: role, because: 'part', ...declaredAt(cx, earlier) });
    return;
  }
  const state = addState(cx, role, item, item.kind === 'Ritual' ? item.name : null, null);
  collectItems(cx, item.body.items, state, false);
}

/** Actions of a reaction or anchor: what they raise, set and play. */
function collectActions(cx: Context, block: Block, state: State | null, inExit: boolean): void {
  for (const item of block.items) {
    if (item.kind === 'Raise') noteEvent(cx, item.event, true);
    else if (item.kind === 'Cue') cx.scope.channels.add(CHANNEL_OF[item.verb]);
    else if (item.kind === 'Set') noteSet(cx, item, state, inExit);
  }
}

function noteSet(cx: Context, item: SetItem, state: State | null, inExit: boolean): void {
  const { sets } = cx.scope;
  const sites = sets.get(item.name.text);
  if (sites === undefined) sets.set(item.name.text, [{ state, inExit }]);
  else sites.push({ state, inExit });
}
