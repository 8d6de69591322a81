/** Reactions: what they wait for, and what they do one after the other. */

import type { Block, Cause, Choose, Go, Item, Set as SetItem } from '../syntax/index.ts';
import { nearest } from '../syntax/index.ts';
import { type Context, find, isHidden } from './context.ts';
import { checkCue } from './cue-rules.ts';
import { checkChoose, checkGo } from './go-rules.ts';
import { infer } from './infer.ts';
import { type Facts, noteValue, type OpenFacts } from './narrow.ts';
import { ALLOWED, type Place } from './place.ts';
import { near, suggestion } from './suggest.ts';
import { SIGNALS, STAGES } from './vocabulary.ts';
import { want, wantPeriod, wantTime, wantTruth } from './want.ts';

export const isEntering = (cause: Cause): boolean => cause.kind === 'Enter' || cause.kind === 'Exit';

export function checkCause(cx: Context, cause: Cause): void {
  switch (cause.kind) {
    case 'OnStage': {
      const { text } = cause.stage;
      if (text !== '' && !STAGES.has(text)) find(cx, 'DRM027', cause.stage, { name: text, ...suggestion(cx, cause.stage, stageMeant(text)) });
      return;
    }
    case 'OnSignal': {
      const { text } = cause.signal;
      if (text !== '' && !SIGNALS.has(text)) find(cx, 'DRM031', cause.signal, { name: text, ...suggestion(cx, cause.signal, nearest(text, SIGNALS.keys())) });
      return;
    }
    case 'When':
      wantTruth(cx, cause.condition, 'after `when`');
      if (cause.held !== null) wantTime(cx, cause.held, 'as the time a condition must hold');
      return;
    case 'After':
      wantTime(cx, cause.delay, 'after `after`');
      return;
    case 'Every':
      wantPeriod(cx, cause.period, 'after `every`');
      return;
    case 'Together':
      if (cause.within !== null) wantTime(cx, cause.within, 'after `within`');
      if (cause.otherwise !== null) checkGo(cx, cause.otherwise);
      return;
    default:
  }
}

/** What is known where the way is chosen, before anything is done, and where it is done. */
export interface Known {
  readonly chosen: Facts | null;
  readonly acting: OpenFacts;
}

export function checkActions(cx: Context, block: Block, place: Place, known: Known): void {
  const { items } = block;
  const allowed = ALLOWED[place];
  const way = place === 'reaction' ? wayOut(block) : null;
  const { acting } = known;
  cx.facts = acting;
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Item;
    if (item.kind === 'Skipped') continue;
    if (!allowed.has(item.kind)) {
      find(cx, 'DRM018', { from: item.from, to: item.from + 1 }, { name: item.kind, because: place });
      if (place !== 'enter' && place !== 'exit') continue;
      break;
    }
    switch (item.kind) {
      case 'Set':
        checkSet(cx, item, acting);
        break;
      case 'Mark':
        if (item.label !== null) infer(cx, item.label);
        break;
      case 'Cue':
        if (place === 'exit') find(cx, 'DRM130', { from: item.from, to: item.from + 1 }, { because: 'exit', name: item.verb });
        else if (way !== null) find(cx, 'DRM130', { from: item.from, to: item.from + 1 }, { because: 'leaves', name: item.verb });
        checkCue(cx, item, cx.state?.role === 'ritual' || cx.state?.role === 'morning');
        break;
      case 'Go':
      case 'Choose':
        cx.facts = known.chosen;
        if (item.kind === 'Go') checkGo(cx, item);
        else checkChoose(cx, item);
        if (i < items.length - 1) find(cx, 'DRM019', item);
        break;
      default:
    }
  }
  cx.facts = null;
}

/** The arrow by which a reaction leaves its scene; null where it stays. */
function wayOut(block: Block): Go | null {
  const last = block.items.find((item): item is Go | Choose => item.kind === 'Go' || item.kind === 'Choose');
  if (last === undefined) return null;
  if (last.kind === 'Go') return last.inside ? null : last;
  return last.arms.find((arm) => arm.go !== null && !arm.go.inside)?.go ?? null;
}

/** `facts`: what is known before it, and then behind it. */
export function checkSet(cx: Context, item: SetItem, facts: OpenFacts): void {
  const { name } = item;
  const symbol = cx.scope.vars.get(name.text);
  if (symbol !== undefined) {
    const value = want(cx, item.value, symbol.type, `as the new value of \`${name.text}\``);
    noteValue(facts, symbol, value);
    return;
  }
  infer(cx, item.value);
  if (name.text === '' || isHidden(cx, name.text)) return;
  const { dream } = cx.linked;
  const outside = dream === cx.scope ? undefined : dream?.vars.get(name.text);
  if (cx.scope.params.has(name.text)) find(cx, 'DRM026', name, { name: name.text, other: cx.scope.params.get(name.text)?.nameSpan ?? { start: 0, end: 0 } });
  else if (outside !== undefined) find(cx, 'DRM120', name, { name: name.text, because: 'var', other: outside.nameSpan });
  else
    find(cx, 'DRM025', name, {
      name: name.text,
      ...suggestion(
        cx,
        name,
        near(cx, name.text, () => cx.scope.vars.keys()),
      ),
    });
}

function stageMeant(name: string): string | null {
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
