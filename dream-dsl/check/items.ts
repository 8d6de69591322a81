/** Second reading: whether each item may stand where it does, and whether what it says makes sense there. */

import type { Block, Handler, Item, Node, TonePart } from '../syntax/index.ts';
import { checkActions, checkCause, checkSet, isEntering } from './action-rules.ts';
import { type Context, find, type State } from './context.ts';
import { checkCue } from './cue-rules.ts';
import { literalIn } from './fit.ts';
import { checkChoose, checkGo } from './go-rules.ts';
import { checkAudience, checkLimit, checkParam, checkVar, checkVersion, wantChannel } from './head-rules.ts';
import { infer, knownWhere } from './infer.ts';
import { factsOf, readsAnything, stableFacts } from './known-facts.ts';
import { type Facts, over } from './narrow.ts';
import { ALLOWED, type Place } from './place.ts';
import { checkPromise } from './promise-rules.ts';
import { checkThemes } from './theme-rules.ts';
import { checkUse } from './use-rules.ts';
import { open } from './vocabulary.ts';
import { want, wantPeriod, wantTime, wantTruth } from './want.ts';

export function checkBlock(cx: Context, block: Block, place: Place, state: State | null): void {
  const allowed = ALLOWED[place];
  const { items } = block;
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Item;
    if (item.kind === 'Skipped') continue;
    if (!allowed.has(item.kind)) find(cx, 'DRM018', { from: item.from, to: item.from + 1 }, { name: item.kind, because: place });
    else checkItem(cx, item, state);
  }
}

function checkItem(cx: Context, item: Item, state: State | null): void {
  switch (item.kind) {
    case 'Version':
      checkVersion(cx, item);
      return;
    case 'Audience':
      checkAudience(cx, item);
      return;
    case 'Limit':
      checkLimit(cx, item);
      return;
    case 'Asset':
      if (item.channel.text !== '') wantChannel(cx, item.channel);
      return;
    case 'Param':
      checkParam(cx, item);
      return;
    case 'Var':
      checkVar(cx, item);
      return;
    case 'Scene':
    case 'Layer':
      checkScene(cx, item);
      return;
    case 'Ritual':
      checkState(cx, item, 'ritual');
      return;
    case 'Anywhere':
      checkState(cx, item, 'anywhere');
      return;
    case 'Morning':
      checkState(cx, item, 'morning');
      return;
    case 'Release':
      checkState(cx, item, 'release');
      return;
    case 'Anchor':
      if (item.period !== null) wantPeriod(cx, item.period, 'as the time between two anchors');
      checkActions(cx, item.body, 'anchor', { chosen: null, acting: over(null) });
      return;
    case 'Promise':
      checkPromise(cx, item);
      return;
    case 'Tone':
      for (const part of item.parts) checkTone(cx, part);
      return;
    case 'Themes':
      checkThemes(cx, item);
      return;
    case 'Cue':
      checkCue(cx, item, state?.role === 'ritual' || state?.role === 'morning');
      return;
    case 'While': {
      wantTruth(cx, item.condition, 'after `while`');
      if (readsAnything(item.body)) cx.facts = knownWhere(cx, null, item.condition);
      checkBlock(cx, item.body, 'while', state);
      cx.facts = null;
      return;
    }
    case 'Handler':
      checkHandler(cx, item, state);
      return;
    case 'Set':
      checkSet(cx, item, over(cx.facts));
      return;
    case 'Mark':
      if (item.label !== null) infer(cx, item.label);
      return;
    case 'Go':
      checkGo(cx, item);
      return;
    case 'Choose':
      checkChoose(cx, item);
      return;
    case 'Fade':
      if (item.over !== null) wantTime(cx, item.over, 'as the time of a fade');
      return;
    default:
  }
}

function checkTone(cx: Context, part: TonePart): void {
  const value = literalIn(part.value, 'number');
  if (!(value >= 0 && value <= 1)) want(cx, part.value, STRENGTH, `as the strength of \`${part.name.text}\``);
}
const STRENGTH = open('number', 0, 1);

function checkScene(cx: Context, item: Extract<Item, { kind: 'Scene' | 'Layer' }>): void {
  const around = cx.state;
  const own = cx.linked.stateAt.get(item.from) ?? null;
  cx.state = own;
  if (own?.use != null) checkUse(cx, own.use);
  checkMixed(cx, own);
  checkBlock(cx, item.body, 'scene', own);
  cx.state = around;
}

/** Layers run at the same time, scenes one after the other: a scene has either, also with what its motif brings. */
export function checkMixed(cx: Context, own: State | null): void {
  if (own === null || own.children.length === 0) return;
  const brought = own.use?.motif?.scope.root?.children[0];
  const layered = brought === undefined ? own.children.some((child) => child.role === 'layer') : brought.role === 'layer';
  if (!layered) {
    const layer = brought === undefined ? undefined : own.children.find((child) => child.role === 'layer');
    if (layer !== undefined) find(cx, 'DRM065', nameOf(layer), { name: layer.name, because: 'layer' });
    return;
  }
  const scene = own.children.find((child) => child.role === 'scene');
  if (scene !== undefined) find(cx, 'DRM065', nameOf(scene), { name: scene.name });
}

const nameOf = (state: State): Node => (state.node !== null && 'name' in state.node && state.node.name !== null ? state.node.name : (state.node as Node));

function checkState(cx: Context, item: Extract<Item, { kind: 'Ritual' | 'Anywhere' | 'Morning' | 'Release' }>, place: Place): void {
  cx.state = cx.linked.stateAt.get(item.from) ?? null;
  checkBlock(cx, item.body, place, cx.state);
  cx.state = null;
  cx.facts = null;
}

/** What the cause and the guard tell is known where the reaction chooses its way, and mostly where it acts. */
function checkHandler(cx: Context, handler: Handler, state: State | null): void {
  const { cause, guard, body } = handler;
  const anywhere = state?.role === 'anywhere';
  // The dream as a whole is entered and left only with the night, and waits for nobody.
  if (anywhere && (isEntering(cause) || cause.kind === 'Together'))
    find(cx, 'DRM018', { from: handler.from, to: handler.from + 1 }, { name: cause.kind, because: 'anywhere' });
  checkCause(cx, cause);
  const reads = guard !== null || (body !== null && body.kind !== 'Go');
  let facts: Facts | null = reads ? factsOf(cx, handler) : null;
  if (guard !== null) {
    cx.facts = facts;
    wantTruth(cx, guard, 'after `when`');
    cx.facts = null;
    facts = knownWhere(cx, facts, guard);
  }
  if (isEntering(cause) && body !== null && body.kind !== 'Block') {
    find(cx, 'DRM018', body, { name: body.kind, because: cause.kind === 'Enter' ? 'enter' : 'exit' });
  } else if (body?.kind === 'Go') checkGo(cx, body);
  else if (body?.kind === 'Choose') {
    cx.facts = facts;
    checkChoose(cx, body);
    cx.facts = null;
  } else if (body !== null) {
    const place = cause.kind === 'Enter' ? 'enter' : cause.kind === 'Exit' ? 'exit' : anywhere ? 'anywhere-reaction' : 'reaction';
    checkActions(cx, body, place, { chosen: facts, acting: stableFacts(cx, facts, state, body) });
  }
}
