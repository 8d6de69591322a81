/** The head of a dream: what it needs, its limits, parameters and variables. */

import type { Item, Name, Param, Var } from '../syntax/index.ts';
import { nearest, spanOf, textOf } from '../syntax/index.ts';
import { type Context, find, isHidden, quietly } from './context.ts';
import { checkHanded } from './handed.ts';
import { infer } from './infer.ts';
import { removal, suggestion } from './suggest.ts';
import type { Type } from './symbols.ts';
import { CHANNEL_SYMBOLS, CHANNELS, isChannel, MOTIF_TYPE_NAMES } from './vocabulary.ts';
import { want, wantTruth } from './want.ts';

/** Read before everything else, since cues are judged by it. */
export function readHead(cx: Context, items: readonly Item[]): void {
  const once = new Map<Item['kind'], Item>();
  for (const item of items) {
    const name = ONCE[item.kind];
    const earlier = once.get(item.kind);
    if (name !== undefined && earlier !== undefined)
      find(
        cx,
        'DRM021',
        { from: item.from, to: item.from + 1 },
        { name, because: 'part', other: spanOf(cx.tree, earlier), fix: removal(cx, item, 'Remove it') },
      );
    else once.set(item.kind, item);
    if (item.kind === 'Needs') readNeeds(cx, item);
    else if (item.kind === 'Limit') readLimits(cx, item);
  }
}

const ONCE: Readonly<Partial<Record<Item['kind'], string>>> = { Version: 'version', Audience: 'audience' };

/** A device counts versions, to refuse an older one. */
export function checkVersion(cx: Context, item: Extract<Item, { kind: 'Version' }>): void {
  const { text } = item;
  if (!/^\d+\.\d+\.\d+/.test(text) || text.endsWith('.') || /^\d{1,6}\.\d{1,3}\.\d{1,3}$/.test(text)) return;
  find(cx, 'DRM043', item, { name: text, expected: 'three numbers as in `1.0.0`, those after the first below 1000', because: 'as a version' });
}

export function checkAudience(cx: Context, item: Extract<Item, { kind: 'Audience' }>): void {
  const ages = [item.min, item.max].map((age) => (age === null ? null : want(cx, age, AGE, 'as an age')));
  const [min, max] = ages;
  if (item.min === null || item.max === null || min?.dimension !== 'number' || max?.dimension !== 'number' || min.min <= max.max) return;
  const low = spanOf(cx.tree, item.min);
  const high = spanOf(cx.tree, item.max);
  const edits = [
    { span: low, newText: textOf(cx.tree, item.max) },
    { span: high, newText: textOf(cx.tree, item.min) },
  ];
  find(cx, 'DRM045', { from: item.min.from, to: item.max.to }, { because: 'order', fix: { title: 'Swap the two', edits } });
}

const AGE: Type = { dimension: 'number', min: 0, max: 120 };

function readNeeds(cx: Context, item: Extract<Item, { kind: 'Needs' }>): void {
  const channels = cx.needs?.channels ?? new Map();
  cx.needs = { channels, end: spanOf(cx.tree, item).end };
  for (const { channel } of item.channels) {
    if (channel.text === '') continue;
    const earlier = channels.get(channel.text);
    if (!isChannel(channel.text)) wantChannel(cx, channel);
    else if (earlier !== undefined) find(cx, 'DRM021', channel, { name: channel.text, because: 'channel', other: earlier });
    else channels.set(channel.text, spanOf(cx.tree, channel));
  }
}

function readLimits(cx: Context, item: Extract<Item, { kind: 'Limit' }>): void {
  for (const clause of item.clauses) {
    const { text } = clause.subject;
    if (text === '') continue;
    if (!isChannel(text) && text !== 'cues') {
      wantChannel(cx, clause.subject, ['cues']);
      continue;
    }
    if (clause.condition !== null) continue;
    const max = quietly(cx, () => infer(cx, clause.max));
    const earlier = cx.limits.get(text);
    if (max.dimension === CHANNEL_SYMBOLS.get(text)?.type.dimension && (earlier === undefined || max.max < earlier.max))
      cx.limits.set(text, { max: max.max, span: spanOf(cx.tree, clause) });
  }
}

export function wantChannel(cx: Context, name: Name, more: readonly string[] = []): void {
  if (!isChannel(name.text)) find(cx, 'DRM028', name, { name: name.text, ...suggestion(cx, name, nearest(name.text, [...CHANNELS, ...more])) });
}

export function checkLimit(cx: Context, item: Extract<Item, { kind: 'Limit' }>): void {
  for (const clause of item.clauses) {
    const subject = CHANNEL_SYMBOLS.get(clause.subject.text);
    if (subject !== undefined) want(cx, clause.max, subject.type, `as a limit of ${clause.subject.text}`);
    if (clause.condition !== null) wantTruth(cx, clause.condition, 'after `while`');
  }
}

/** Of a dream, it must be fixed before the night; of a motif, what it is where the motif's user gives nothing. */
export function checkParam(cx: Context, item: Param): void {
  const symbol = cx.scope.params.get(item.name.text);
  if (symbol === undefined || symbol.node !== item) return;
  const ofMotif = cx.scope.root !== null;
  const { type } = symbol;
  if (item.value === null) {
    if (ofMotif && item.type === null && item.name.text !== '') {
      const { end } = spanOf(cx.tree, item.name);
      cx.findings.push({ code: 'DRM015', span: { start: end, end }, data: { because: 'param', name: item.name.text } });
    }
    if (!ofMotif && item.type !== null && type.dimension !== 'unknown') find(cx, 'DRM047', item.name, { name: item.name.text, because: 'default' });
    return;
  }
  if (type.dimension === 'unknown' && item.type !== null) return;
  if (MOTIF_TYPE_NAMES.has(type.dimension)) {
    checkHanded(cx, item.value, symbol);
    return;
  }
  want(cx, item.value, type, `as the first value of \`${item.name.text}\``);
  if (!ofMotif && symbol.value === null && item.value.kind !== 'Missing' && type.dimension !== 'unknown')
    find(cx, 'DRM047', item.value, { name: item.name.text });
}

export function checkVar(cx: Context, item: Var): void {
  const symbol = cx.scope.vars.get(item.name.text);
  if (symbol === undefined || symbol.node !== item || item.value === null) return;
  if (symbol.type.dimension === 'text') {
    find(cx, 'DRM040', item, { name: 'text', expected: 'number', because: 'as a variable' });
    return;
  }
  want(cx, item.value, symbol.type, `as the first value of \`${item.name.text}\``);
  if (symbol.value === null && item.value.kind !== 'Missing' && symbol.type.dimension !== 'unknown' && !isHidden(cx, item.name.text))
    find(cx, 'DRM047', item.value, { name: item.name.text });
}
