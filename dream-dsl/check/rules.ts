/** Second reading: whether each item may stand where it does, and whether what it says makes sense there. */

import type { Arm, Block, Choose, Dream, Go, Handler, Item, Name } from '../syntax/index.ts';
import { nearest, spanOf } from '../syntax/index.ts';
import { findState } from './collect.ts';
import { type Context, find, type State } from './context.ts';
import { checkCue } from './cue-rules.ts';
import { infer, suggestion, want, wantPeriod, wantTime, wantTruth } from './infer.ts';
import { CHANNEL_SYMBOLS, CHANNELS, isChannel, NIGHT_EVENTS, open, POPULATIONS, SIGNALS, STAGES, TYPES } from './vocabulary.ts';

type Place = 'dream' | 'scene' | 'ritual' | 'while' | 'anchor' | 'release' | 'morning' | 'reaction';

const IN_SCENE: readonly Item['kind'][] = ['Tone', 'Cue', 'While', 'Handler', 'Scene', 'Layer'];
const ALLOWED: Readonly<Record<Place, ReadonlySet<Item['kind']>>> = {
  dream: new Set<Item['kind']>([
    'Version',
    'Audience',
    'Needs',
    'Limit',
    'Asset',
    'Param',
    'Var',
    'Scene',
    'Ritual',
    'Morning',
    'Anchor',
    'Release',
    'Promise',
  ]),
  scene: new Set(IN_SCENE),
  ritual: new Set<Item['kind']>(['Tone', 'Cue', 'While', 'Handler']),
  while: new Set<Item['kind']>(['Cue']),
  anchor: new Set<Item['kind']>(['Cue', 'Set', 'Mark', 'Raise']),
  release: new Set<Item['kind']>(['Fade', 'Cue']),
  morning: new Set<Item['kind']>(['Tone', 'Cue']),
  reaction: new Set<Item['kind']>(['Set', 'Mark', 'Raise', 'Go', 'Choose']),
};

export function checkDream(cx: Context, dream: Dream): void {
  for (const item of dream.body.items) if (item.kind === 'Needs' || item.kind === 'Limit') checkHead(cx, item);
  checkBlock(cx, dream.body, 'dream', null);
}

function checkBlock(cx: Context, block: Block, place: Place, state: State | null): void {
  const allowed = ALLOWED[place];
  const { items } = block;
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Item;
    if (item.kind === 'Skipped') continue;
    if (!allowed.has(item.kind)) find(cx, 'DRM018', { from: item.from, to: item.from + 1 }, { name: item.kind, because: place });
    else {
      checkItem(cx, item, place, state);
      if (place === 'reaction' && (item.kind === 'Go' || item.kind === 'Choose') && i < items.length - 1) {
        find(cx, 'DRM019', item);
      }
    }
  }
}

function checkItem(cx: Context, item: Item, place: Place, state: State | null): void {
  switch (item.kind) {
    case 'Audience':
      for (const age of [item.min, item.max]) if (age !== null) want(cx, age, open('number', 0, 120), 'as an age');
      return;
    case 'Limit':
      for (const clause of item.clauses) {
        const subject = CHANNEL_SYMBOLS.get(clause.subject.text);
        if (subject !== undefined) want(cx, clause.max, subject.type, `as a limit of ${clause.subject.text}`);
        if (clause.condition !== null) wantTruth(cx, clause.condition, 'after `while`');
      }
      return;
    case 'Asset':
      if (item.channel.text !== '') wantChannel(cx, item.channel);
      return;
    case 'Param':
      checkParam(cx, item);
      return;
    case 'Var': {
      const symbol = cx.vars.get(item.name.text);
      if (symbol === undefined || symbol.node !== item || item.value === null) return;
      if (symbol.type.dimension === 'text') {
        find(cx, 'DRM040', item, { name: 'text', expected: 'number', because: 'as a variable' });
        return;
      }
      want(cx, item.value, symbol.type, `as the first value of \`${item.name.text}\``);
      if (symbol.value === null && item.value.kind !== 'Missing' && symbol.type.dimension !== 'unknown')
        find(cx, 'DRM047', item.value, { name: item.name.text });
      return;
    }
    case 'Scene':
    case 'Layer': {
      const own = cx.stateAt.get(item.from) ?? null;
      const layers = item.body.items.filter((inner) => inner.kind === 'Layer').length;
      const mixed = layers > 0 ? item.body.items.find((inner) => inner.kind === 'Scene') : undefined;
      if (mixed?.kind === 'Scene') find(cx, 'DRM065', mixed.name, { name: mixed.name.text });
      checkBlock(cx, item.body, 'scene', own);
      return;
    }
    case 'Ritual':
      checkBlock(cx, item.body, 'ritual', cx.stateAt.get(item.from) ?? null);
      return;
    case 'Morning':
      checkBlock(cx, item.body, 'morning', cx.stateAt.get(item.from) ?? null);
      return;
    case 'Release':
      checkBlock(cx, item.body, 'release', cx.stateAt.get(item.from) ?? null);
      return;
    case 'Anchor':
      if (item.period !== null) wantPeriod(cx, item.period, 'as the time between two anchors');
      checkBlock(cx, item.body, 'anchor', null);
      return;
    case 'Promise':
      checkPromise(cx, item);
      return;
    case 'Tone':
      for (const part of item.parts) want(cx, part.value, open('number', 0, 1), `as the strength of \`${part.name.text}\``);
      return;
    case 'Cue':
      checkCue(cx, item, place === 'ritual' || place === 'morning' || state?.role === 'ritual' || state?.role === 'morning');
      return;
    case 'While':
      wantTruth(cx, item.condition, 'after `while`');
      checkBlock(cx, item.body, 'while', state);
      return;
    case 'Handler':
      checkHandler(cx, item, state);
      return;
    case 'Set':
      checkSet(cx, item);
      return;
    case 'Raise': {
      const event = cx.events.get(item.event.text);
      if (event === undefined)
        cx.events.set(item.event.text, { kind: 'event', name: item.event.text, node: item.event, nameSpan: spanOf(cx.tree, item.event), raised: true });
      else event.raised = true;
      return;
    }
    case 'Go':
      checkGo(cx, item, state);
      return;
    case 'Choose':
      checkChoose(cx, item, state);
      return;
    case 'Fade':
      if (item.over !== null) wantTime(cx, item.over, 'as the time of a fade');
      return;
    default:
  }
}

function checkHead(cx: Context, item: Extract<Item, { kind: 'Needs' | 'Limit' }>): void {
  if (item.kind === 'Needs') {
    cx.needs ??= new Set();
    for (const { channel } of item.channels) {
      if (channel.text === '') continue;
      if (!isChannel(channel.text)) wantChannel(cx, channel);
      else if (cx.needs.has(channel.text)) find(cx, 'DRM021', channel, { name: channel.text, because: 'channel' });
      else cx.needs.add(channel.text);
    }
    return;
  }
  for (const clause of item.clauses) {
    const { text } = clause.subject;
    if (text === '') continue;
    if (!isChannel(text) && text !== 'cues') {
      wantChannel(cx, clause.subject, ['cues']);
      continue;
    }
    cx.quiet = true;
    const max = infer(cx, clause.max);
    cx.quiet = false;
    if (clause.condition === null && max.dimension === CHANNEL_SYMBOLS.get(text)?.type.dimension) {
      const earlier = cx.limits.get(text);
      if (earlier === undefined || max.max < earlier.max) cx.limits.set(text, { max: max.max, span: spanOf(cx.tree, clause) });
    }
  }
}

function wantChannel(cx: Context, name: Name, more: readonly string[] = []): void {
  if (!isChannel(name.text)) find(cx, 'DRM028', name, { name: name.text, ...suggestion(cx, name, nearest(name.text, [...CHANNELS, ...more])) });
}

function checkParam(cx: Context, item: Extract<Item, { kind: 'Param' }>): void {
  const symbol = cx.params.get(item.name.text);
  if (symbol === undefined || symbol.node !== item) return;
  if (item.value === null) {
    if (item.type !== null && symbol.type.dimension !== 'unknown') find(cx, 'DRM047', item.name, { name: item.name.text, because: 'default' });
    return;
  }
  want(cx, item.value, symbol.type, `as the first value of \`${item.name.text}\``);
  if (symbol.value === null && item.value.kind !== 'Missing' && symbol.type.dimension !== 'unknown') find(cx, 'DRM047', item.value, { name: item.name.text });
}

function checkSet(cx: Context, item: Extract<Item, { kind: 'Set' }>): void {
  const { name } = item;
  const symbol = cx.vars.get(name.text);
  if (symbol !== undefined) {
    want(cx, item.value, symbol.type, `as the new value of \`${name.text}\``);
    return;
  }
  infer(cx, item.value);
  if (name.text === '' || cx.hidden.has(name.text)) return;
  if (cx.params.has(name.text)) find(cx, 'DRM026', name, { name: name.text });
  else find(cx, 'DRM025', name, { name: name.text, ...suggestion(cx, name, nearest(name.text, cx.vars.keys())) });
}

function checkGo(cx: Context, go: Go, state: State | null): void {
  const name = go.target.text;
  if (name === '') return;
  const target = findState(cx, state, name);
  if (target === 'several') find(cx, 'DRM035', go.target, { name });
  else if (target !== null) {
    cx.targetAt.set(go.from, target);
    state?.arrows.push(target);
  } else if (!cx.hidden.has(name)) {
    const meant = nearest(name, [...cx.everywhere.keys(), 'release', 'morning']);
    find(cx, 'DRM022', go.target, { name, ...suggestion(cx, go.target, meant) });
  }
}

function checkChoose(cx: Context, choose: Choose, state: State | null): void {
  if (choose.arms.length === 0 && choose.to - choose.from > 1) find(cx, 'DRM059', choose);
  for (const arm of choose.arms) checkArm(cx, arm, state);
}

function checkArm(cx: Context, arm: Arm, state: State | null): void {
  const type = want(cx, arm.weight, TYPES.number, 'as the weight of a way');
  if (type.dimension === 'number' && type.max <= 0) find(cx, 'DRM057', arm.weight);
  if (arm.go !== null) checkGo(cx, arm.go, state);
  if (arm.guard !== null) wantTruth(cx, arm.guard, 'after `when`');
}

function checkHandler(cx: Context, handler: Handler, state: State | null): void {
  const { cause, body } = handler;
  switch (cause.kind) {
    case 'OnStage':
      if (cause.stage.text !== '' && !STAGES.has(cause.stage.text)) {
        find(cx, 'DRM027', cause.stage, { name: cause.stage.text, ...suggestion(cx, cause.stage, sameStage(cause.stage.text)) });
      }
      break;
    case 'OnSignal':
      if (cause.signal.text !== '' && !SIGNALS.has(cause.signal.text)) {
        find(cx, 'DRM031', cause.signal, { name: cause.signal.text, ...suggestion(cx, cause.signal, nearest(cause.signal.text, SIGNALS.keys())) });
      }
      break;
    case 'OnEvent': {
      const { event } = cause;
      if (event.text !== '' && !NIGHT_EVENTS.has(event.text) && !cx.events.has(event.text)) {
        cx.events.set(event.text, { kind: 'event', name: event.text, node: event, nameSpan: spanOf(cx.tree, event), raised: false });
      }
      break;
    }
    case 'When':
      wantTruth(cx, cause.condition, 'after `when`');
      if (cause.held !== null) wantTime(cx, cause.held, 'as the time a condition must hold');
      break;
    case 'After':
      wantTime(cx, cause.delay, 'after `after`');
      break;
    case 'Every':
      wantPeriod(cx, cause.period, 'after `every`');
      break;
    case 'Together':
      if (cause.within !== null) wantTime(cx, cause.within, 'after `within`');
      if (cause.otherwise !== null) checkGo(cx, cause.otherwise, state);
      break;
    default:
      if (body !== null && body.kind !== 'Block') {
        find(cx, 'DRM018', body, { name: body.kind, because: cause.kind === 'Enter' ? 'enter' : 'exit' });
        return;
      }
      for (const item of body?.items ?? []) {
        if (item.kind !== 'Go' && item.kind !== 'Choose') continue;
        find(cx, 'DRM018', { from: item.from, to: item.from + 1 }, { name: item.kind, because: cause.kind === 'Enter' ? 'enter' : 'exit' });
        return;
      }
  }
  if (body?.kind === 'Go') checkGo(cx, body, state);
  else if (body?.kind === 'Choose') checkChoose(cx, body, state);
  else if (body !== null) checkBlock(cx, body, 'reaction', state);
}

function sameStage(name: string): string | null {
  return OTHER_STAGES[name.toLowerCase()] ?? nearest(name, STAGES.keys());
}
const OTHER_STAGES: Readonly<Record<string, string>> = {
  n4: 'N3',
  wake: 'W',
  awake: 'W',
  rem: 'REM',
  deep: 'N3',
  light: 'N2',
  s1: 'N1',
  s2: 'N2',
  s3: 'N3',
  n1: 'N1',
  n2: 'N2',
  n3: 'N3',
};

function checkPromise(cx: Context, item: Extract<Item, { kind: 'Promise' }>): void {
  const { statement } = item;
  if (statement === null) return;
  cx.inPromise = true;
  switch (statement.kind) {
    case 'Invariant':
      wantTruth(cx, statement.claim, 'as what a promise claims');
      if (statement.condition !== null) wantTruth(cx, statement.condition, 'after `while`');
      break;
    case 'LeadsTo':
      wantTruth(cx, statement.cause, 'before `leads to`');
      if (statement.goal !== statement.cause) wantTruth(cx, statement.goal, 'after `leads to`');
      if (statement.held !== null) wantTime(cx, statement.held, 'after `for`');
      if (statement.within !== null) wantTime(cx, statement.within, 'after `within`');
      break;
    case 'Reaches': {
      const { goal } = statement;
      if (goal.text === '' || findState(cx, null, goal.text) !== null || cx.hidden.has(goal.text)) break;
      find(cx, 'DRM022', goal, { name: goal.text, ...suggestion(cx, goal, nearest(goal.text, [...cx.everywhere.keys(), 'release', 'morning'])) });
      break;
    }
    default: {
      wantTruth(cx, statement.event, 'after `chance of`');
      want(cx, statement.bound, open('percent', 0, 100), 'as the bound of a chance');
      const { population } = statement;
      if (population.text !== '' && !(POPULATIONS as readonly string[]).includes(population.text)) {
        find(cx, 'DRM037', population, { name: population.text, ...suggestion(cx, population, nearest(population.text, POPULATIONS)) });
      }
    }
  }
  cx.inPromise = false;
}
