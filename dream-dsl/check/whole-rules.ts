/** Rules about a text as a whole, told only where nothing is broken that could explain them. */

import type { Finding, Go, Item } from '../syntax/index.ts';
import { spanOf } from '../syntax/index.ts';
import { type Context, find, type Linked, type Motif, type Names, type State } from './context.ts';
import { checkUnusedImports } from './import-rules.ts';
import { near, removal, suggestion } from './suggest.ts';

export function checkWhole(cx: Context): void {
  const { linked } = cx;
  for (const scope of linked.scopes) {
    cx.scope = scope;
    checkAtOnce(cx, scope);
    for (const param of scope.params.values()) {
      if (!cx.used.has(param))
        find(cx, 'DRM063', param.node.name, scope.root === null ? { name: param.name, fix: removal(cx, param.node, 'Remove it') } : { name: param.name });
    }
    for (const variable of scope.vars.values()) {
      const fix = scope.sets.has(variable.name) ? {} : { fix: removal(cx, variable.node, 'Remove it') };
      if (!cx.used.has(variable)) find(cx, 'DRM064', variable.node.name, { name: variable.name, ...fix });
    }
  }
  const { dream } = linked;
  if (dream !== null) {
    cx.scope = dream;
    checkDream(cx, dream);
  }
  checkUnusedImports(cx);
}

function checkDream(cx: Context, dream: Names): void {
  const word = { from: dream.owner.from, to: dream.owner.from + 1 };
  if (!dream.states.some((state) => state.role === 'scene' || state.role === 'ritual')) find(cx, 'DRM066', word);
  checkEvents(cx, dream);
  for (const asset of cx.linked.dreamAssets.values())
    if (!cx.used.has(asset)) find(cx, 'DRM062', asset.node.name, { name: asset.name, fix: removal(cx, asset.node, 'Remove it') });
  checkRelease(cx, dream);
}

/** Events are heard in the whole dream, also from the motifs in it. */
function checkEvents(cx: Context, dream: Names): void {
  let everywhere: ReadonlySet<string> | null = null;
  for (const event of dream.events.values()) {
    if (NIGHT.has(event.name) || dream.raised.has(event.name)) continue;
    everywhere ??= raisedIn(dream);
    if (everywhere.has(event.name)) continue;
    const heard = [...everywhere, ...NIGHT];
    find(cx, 'DRM030', event.node, {
      name: event.name,
      ...suggestion(
        cx,
        event.node,
        near(cx, event.name, () => heard),
      ),
    });
  }
}
const NIGHT: ReadonlySet<string> = new Set(['wake', 'sleep']);

function raisedIn(dream: Names): ReadonlySet<string> {
  const raised = new Set(dream.raised);
  const seen = new Set<Motif>();
  const open: Names[] = [dream];
  for (let scope = open.pop(); scope !== undefined; scope = open.pop()) {
    for (const name of scope.raised) raised.add(name);
    for (const { use } of scope.states) {
      if (use === null || use.motif === null || seen.has(use.motif)) continue;
      seen.add(use.motif);
      open.push(use.motif.scope);
    }
  }
  return raised;
}

/** The way out works without a word, but its fade should be chosen. */
function checkRelease(cx: Context, dream: Names): void {
  const release = dream.byPath.get('release');
  const node = release?.node;
  if (node?.kind === 'Release') {
    if (node.body.items.some((item) => item.kind === 'Fade' || item.kind === 'Skipped')) return;
    const at = spanOf(cx.tree, { from: node.body.from, to: node.body.from + 1 }).end;
    const newText = node.body.items.length === 0 && cx.tree.text[at] === '}' ? ' fade all over 60s ' : ' fade all over 60s';
    find(
      cx,
      'DRM136',
      { from: node.from, to: node.from + 1 },
      { because: 'empty', fix: { title: 'Add `fade all over 60s`', edits: [{ span: { start: at, end: at }, newText }] } },
    );
    return;
  }
  const { owner } = dream;
  const close = spanOf(cx.tree, owner.body).end - 1;
  const word = { from: owner.from, to: owner.from + 1 };
  if (cx.tree.text[close] !== '}') return;
  const line = cx.tree.text.lastIndexOf('\n', close - 1) + 1;
  const alone = cx.tree.text.slice(line, close).trim() === '';
  const edit = alone
    ? { span: { start: line, end: line }, newText: '  release { fade all over 60s }\n' }
    : { span: { start: close, end: close }, newText: ' release { fade all over 60s } ' };
  find(cx, 'DRM136', word, { because: 'none', fix: { title: 'Add `release { fade all over 60s }`', edits: [edit] } });
}

/** Scenes that are left as soon as they are entered, and circles of them, which never come to rest. */
function checkAtOnce(cx: Context, scope: Names): void {
  let next: Map<State, { readonly state: State; readonly go: Go }> | null = null;
  for (const state of scope.states) {
    const items = state.node?.body.items ?? [];
    const go = items.find((item): item is Go => item.kind === 'Go');
    if (go === undefined || state.children.length > 0 || state.use !== null || items.some(mayGoFirst)) continue;
    const target = cx.paths.get(go.target.from)?.at(-1);
    next ??= new Map();
    if (target?.kind === 'state' && cx.paths.get(go.target.from)?.length === 1) next.set(state, { state: target as State, go });
    const unheard = items.find(
      (item) => item.kind === 'Cue' || item.kind === 'While' || (item.kind === 'Handler' && item.cause.kind !== 'Enter' && item.cause.kind !== 'Exit'),
    );
    if (unheard !== undefined) find(cx, 'DRM125', { from: unheard.from, to: unheard.from + 1 }, { name: state.name, other: spanOf(cx.tree, go) });
  }
  if (next !== null) checkCircles(cx, next);
}

/** What could be taken before the arrow is. */
const mayGoFirst = (item: Item): boolean => item.kind === 'Choose' || item.kind === 'Skipped' || (item.kind === 'Handler' && item.cause.kind === 'When');

function checkCircles(cx: Context, next: ReadonlyMap<State, { readonly state: State; readonly go: Go }>): void {
  const seen = new Map<State, State>();
  for (const start of next.keys()) {
    for (let at: State | undefined = start; at !== undefined && next.has(at); at = next.get(at)?.state) {
      const earlier = seen.get(at);
      seen.set(at, earlier ?? start);
      if (earlier === undefined) continue;
      const go = next.get(at)?.go;
      if (earlier === start && go !== undefined) find(cx, 'DRM126', go, { name: at.name });
      break;
    }
  }
}

/** Shared assets and motifs that nothing in their own text uses; of interest where no other text imports it. A text without a dream is there to be imported. */
export function unusedShared(cx: Context, linked: Linked): Finding[] {
  if (linked.dream === null) return [];
  const before = cx.findings.length;
  for (const asset of linked.sharedAssets.values())
    if (!cx.used.has(asset)) find(cx, 'DRM062', asset.node.name, { name: asset.name, fix: removal(cx, asset.node, 'Remove it') });
  for (const motif of linked.motifs)
    if (motif.name !== '' && !cx.used.has(motif)) find(cx, 'DRM119', motif.node.name, { name: motif.name, fix: removal(cx, motif.node, 'Remove it') });
  return cx.findings.splice(before);
}
