/** Cues of a scene: added, changed and taken away. */

import { CHANNEL_OF } from '../../check/index.ts';
import type { Channel, TextEdit } from '../../model.ts';
import { type Cue, type Expr, eolOf, indentAt, type Node, removed, spanOf, walk } from '../../syntax/index.ts';
import type { DreamGraph } from '../model.ts';
import type { Candidate } from './attempt.ts';
import { type Desk, inOwnText, isRefusal, ownNode, type Refusal } from './desk.ts';
import { atEnd } from './insert.ts';
import type { GraphEdit } from './model.ts';
import { freeName } from './place.ts';
import type { Changes } from './shape.ts';

type Of<K extends GraphEdit['kind']> = Extract<GraphEdit, { kind: K }>;

/** Quiet ones: louder is a decision. */
const FIRST_CUE: Readonly<Record<Channel, string>> = {
  sound: 'say "…" at 30dB',
  light: 'light amber at 0.5lx',
  scent: 'scent at 10% for 10s',
  touch: 'touch at 10% for 2s',
  warmth: 'warmth at 0.2C',
  motion: 'motion at 10%',
};

const onlyNode =
  (id: string) =>
  ({ lostNodes, newNodes, changedNodes, lostEdges, newEdges }: Changes): boolean =>
    lostNodes.length + newNodes.length + lostEdges.length + newEdges.length === 0 && changedNodes.every((node) => node === id);

const cuesOf = ({ nodes }: DreamGraph, id: string): number => nodes.find((node) => node.id === id)?.cues.length ?? 0;

export function addCue(desk: Desk, { node: id, channel }: Of<'add-cue'>): Candidate[] | Refusal {
  const own = ownNode(desk, id);
  if (isRefusal(own)) return own;
  if (own.role === 'release') return { refused: 'In the release everything fades: nothing begins there.' };
  const asset = [...desk.whole.frame.symbols.visibleAssets.values()].find((known) => known.channel === channel)?.name;
  const cues = [
    ...(channel === 'sound' && asset !== undefined ? [`play ${asset} at 30dB fade 5s`] : []),
    ...(channel === 'scent' && asset !== undefined ? [`scent ${asset} at 10% for 10s`] : []),
    FIRST_CUE[channel],
  ];
  const needs = needed(desk, channel);
  return cues.flatMap((cue) => {
    const edit = atEnd(desk.tree, own.node, own.node.body, [cue]);
    const options = edit === null ? [] : [[edit], ...(needs === null ? [] : [[needs, edit]])];
    return options.map((edits) => ({
      edits: inOwnText(desk, edits),
      select: id,
      expect: (changes, now) => onlyNode(id)(changes) && cuesOf(now, id) === cuesOf(desk.graph, id) + 1,
    }));
  });
}

/** A channel more behind `needs`, so that a device knows beforehand. */
function needed({ tree, whole }: Desk, channel: Channel): TextEdit | null {
  const needs = whole.dream?.body.items.find((item) => item.kind === 'Needs');
  if (needs?.kind !== 'Needs' || needs.channels.some((known) => known.channel.text === channel)) return null;
  const { end } = spanOf(tree, needs);
  return { span: { start: end, end }, newText: `, ${channel} optional` };
}

export function deleteCue(desk: Desk, { node: id, cue: index }: Of<'delete-cue'>): Candidate[] | Refusal {
  const found = cueOf(desk, id, index);
  if (isRefusal(found)) return found;
  return [
    {
      edits: inOwnText(desk, [removed(desk.tree, aroundAlone(desk, id, found))]),
      select: id,
      removes: true,
      expect: (changes, now) => onlyNode(id)(changes) && cuesOf(now, id) === cuesOf(desk.graph, id) - 1,
    },
  ];
}

export function changeCue(desk: Desk, { node: id, cue: index, part, text }: Of<'change-cue'>): Candidate[] | Refusal {
  const cue = cueOf(desk, id, index);
  if (isRefusal(cue)) return cue;
  const edits = editsOf(desk, cue, part, text.trim());
  return [{ edits: inOwnText(desk, edits), select: id, expect: (changes, now) => onlyNode(id)(changes) && cuesOf(now, id) === cuesOf(desk.graph, id) }];
}

function editsOf(desk: Desk, cue: Cue, part: Of<'change-cue'>['part'], text: string): TextEdit[] {
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
  const last = kinds === FADE ? cue.options.findLast(({ kind }) => ENVELOPE.has(kind)) : undefined;
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

/** The asset that names this file, or a new one behind the others. */
function otherSound(desk: Desk, cue: Cue, path: string): TextEdit[] {
  const known = [...desk.whole.frame.symbols.visibleAssets].find(([, { channel, source }]) => channel === 'sound' && source === path)?.[0];
  if (known !== undefined) return [otherThing(desk, cue, known)];
  const stem = (path.split('/').at(-1) ?? '')
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\d_]+/gu, '_')
    .replace(/^[\d_]+/, '')
    .toLowerCase();
  const name = freeName(desk.tree.text, stem === '' ? 'sound' : stem, 1);
  const declared = declaredIn(desk, `asset ${name} = sound "${path.replace(/["\\]/g, '\\$&')}"`);
  const needs = needed(desk, 'sound');
  return [...(declared === null ? [] : [declared]), ...(needs === null ? [] : [needs]), otherThing(desk, cue, name)];
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

/** A `while` that holds nothing else goes with it. */
function aroundAlone(desk: Desk, id: string, cue: Cue): Node {
  const own = ownNode(desk, id);
  let around: Node = cue;
  if (!isRefusal(own))
    walk(own.node as never, (node) => {
      if (node.kind === 'While' && node.body.items.length === 1 && node.body.items[0] === cue) around = node;
    });
  return around;
}

function cueOf(desk: Desk, id: string, index: number): Cue | Refusal {
  const chip = desk.graph.nodes.find((node) => node.id === id)?.cues[index];
  if (chip === undefined) return { refused: 'This cue is no longer there.' };
  const own = ownNode(desk, id);
  if (isRefusal(own)) return own;
  let found: Cue | null = null;
  if (chip.file === desk.path)
    walk(own.node as never, (node) => {
      if (node.kind === 'Cue' && CHANNEL_OF[node.verb] === chip.channel && spanOf(desk.tree, node).start === chip.span.start) found = node;
    });
  return found ?? { refused: 'This cue comes from a motif: edit it there.' };
}
