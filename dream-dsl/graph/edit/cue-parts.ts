/** A cue said otherwise: its level, what it plays, its course, its times, its condition, each as edits of the text. */

import type { Channel, TextEdit } from '../../model.ts';
import { type Cue, type Expr, eolOf, indentAt, type Node, spanOf, textOf, type While } from '../../syntax/index.ts';
import type { Desk, Refusal } from './desk.ts';
import { atEnd } from './insert.ts';
import type { CuePart } from './model.ts';
import { freeName } from './place.ts';

interface Gated {
  readonly cue: Cue;
  /** The `while` that it stands in. */
  readonly gate: While | null;
}

export function editsOf(desk: Desk, { cue, gate }: Gated, part: CuePart, text: string): TextEdit[] | Refusal {
  switch (part) {
    case 'level':
      return [otherLevel(desk, cue, text)];
    case 'what':
      return [otherThing(desk, cue, text)];
    case 'sound':
      return otherSound(desk, cue, text);
    case 'envelope':
      return otherOptions(desk, cue, ENVELOPE, text);
    case 'fade':
      return otherOptions(desk, cue, FADE, text);
    case 'loop':
      return otherOptions(desk, cue, new Set(['Loop']), text);
    case 'for':
      return otherOptions(desk, cue, new Set(['For']), text === '' ? '' : `for ${text}`);
    case 'every':
      return otherOptions(desk, cue, new Set(['Repeat']), text === '' ? '' : `every ${text}`);
    case 'locked':
      return otherOptions(desk, cue, new Set(['Locked']), text === '' ? '' : `locked to ${text}`);
    case 'while':
      return otherGate(desk, cue, gate, text);
  }
}

const ENVELOPE: ReadonlySet<string> = new Set(['At', 'Ramp', 'Through']);
const FADE: ReadonlySet<string> = new Set(['Fading']);

/** In the place of the first of them, else behind the level; the others go with the gap before them. */
function otherOptions({ tree }: Desk, cue: Cue, kinds: ReadonlySet<string>, text: string): TextEdit[] {
  const own = cue.options.filter(({ kind }) => kinds.has(kind));
  const gone = (option: Node): TextEdit => {
    const { start, end } = spanOf(tree, option);
    let from = start;
    while (/\s/.test(tree.text[from - 1] ?? '')) from--;
    return { span: { start: from, end }, newText: '' };
  };
  const [first, ...rest] = own;
  if (first !== undefined) return [text === '' ? gone(first) : { span: spanOf(tree, first), newText: text }, ...rest.map(gone)];
  if (text === '') return [];
  const last = kinds === ENVELOPE ? undefined : cue.options.findLast(({ kind }) => kinds !== FADE || ENVELOPE.has(kind));
  const { end } = spanOf(tree, last ?? cue.what ?? { from: cue.from, to: cue.from + 1 });
  return [{ span: { start: end, end }, newText: ` ${text}` }];
}

function otherLevel({ tree }: Desk, cue: Cue, text: string): TextEdit {
  const level: Expr | undefined = cue.options.flatMap((option) => (option.kind === 'At' ? [option.level] : []))[0];
  if (level !== undefined) return { span: spanOf(tree, level), newText: text };
  const { end } = spanOf(tree, cue.what ?? { from: cue.from, to: cue.from + 1 });
  return { span: { start: end, end }, newText: ` at ${text}` };
}

function otherThing({ tree }: Desk, cue: Cue, text: string): TextEdit {
  if (cue.what !== null) return { span: spanOf(tree, cue.what), newText: text };
  const { end } = spanOf(tree, { from: cue.from, to: cue.from + 1 });
  return { span: { start: end, end }, newText: ` ${text}` };
}

/** A condition that others share is not this cue's to change. */
function otherGate({ tree }: Desk, cue: Cue, gate: While | null, text: string): TextEdit[] | Refusal {
  if (gate === null) return text === '' ? [] : [{ span: spanOf(tree, cue), newText: `while ${text} { ${textOf(tree, cue)} }` }];
  if (gate.body.items.length > 1) return { refused: 'Other cues wait for the same condition: change it for all of them, at the `while` below.' };
  return [text === '' ? { span: spanOf(tree, gate), newText: textOf(tree, cue) } : { span: spanOf(tree, gate.condition), newText: text }];
}

function otherSound(desk: Desk, cue: Cue, path: string): TextEdit[] {
  const { name, edits } = assetOf(desk, path);
  return [...edits, otherThing(desk, cue, name)];
}

/** The asset that names this file, or a new one behind the others. */
export function assetOf(desk: Desk, path: string): { readonly name: string; readonly edits: readonly TextEdit[] } {
  const known = [...desk.whole.frame.symbols.visibleAssets].find(([, { channel, source }]) => channel === 'sound' && source === path)?.[0];
  if (known !== undefined) return { name: known, edits: [] };
  const stem = (path.split('/').at(-1) ?? '')
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\d_]+/gu, '_')
    .replace(/^[\d_]+/, '')
    .toLowerCase();
  const name = freeName(desk.tree.text, stem === '' ? 'sound' : stem, 1);
  const declared = declaredIn(desk, `asset ${name} = sound "${path.replace(/["\\]/g, '\\$&')}"`);
  const needs = needed(desk, 'sound');
  return { name, edits: [...(declared === null ? [] : [declared]), ...(needs === null ? [] : [needs])] };
}

const HEAD: ReadonlySet<string> = new Set(['Version', 'Audience', 'Needs', 'Themes', 'Limit']);

function declaredIn({ tree, whole }: Desk, line: string): TextEdit | null {
  const { dream } = whole;
  if (dream === null) return null;
  const last = dream.body.items.findLast(({ kind }) => kind === 'Asset');
  const above = last ?? dream.body.items.findLast(({ kind }) => HEAD.has(kind));
  if (above === undefined) return atEnd(tree, dream, dream.body, [line]);
  const { start, end } = spanOf(tree, above);
  const eol = eolOf(tree);
  return { span: { start: end, end }, newText: `${last === undefined ? eol : ''}${eol}${indentAt(tree.text, start)}${line}` };
}

/** A channel more behind `needs`, so that a device knows beforehand. */
export function needed({ tree, whole }: Desk, channel: Channel): TextEdit | null {
  const needs = whole.dream?.body.items.find((item) => item.kind === 'Needs');
  if (needs?.kind !== 'Needs' || needs.channels.some((known) => known.channel.text === channel)) return null;
  const { end } = spanOf(tree, needs);
  return { span: { start: end, end }, newText: `, ${channel} optional` };
}
