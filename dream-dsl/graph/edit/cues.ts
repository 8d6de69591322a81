/** Cues of a scene: added, changed and taken away. */

import { CHANNEL_OF } from '../../check/index.ts';
import type { Channel } from '../../model.ts';
import { type Cue, type Node, removed, spanOf, type While, walk } from '../../syntax/index.ts';
import type { DreamGraph } from '../model.ts';
import type { Candidate } from './attempt.ts';
import { assetOf, editsOf, needed } from './cue-parts.ts';
import { BROKEN_BLOCK, type Desk, inOwnText, isRefusal, type OwnNode, ownAnchor, ownNode, type Refusal } from './desk.ts';
import { atEnd } from './insert.ts';
import type { GraphEdit } from './model.ts';
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

export const onlyNode =
  (id: string) =>
  ({ lostNodes, newNodes, changedNodes, lostEdges, newEdges }: Changes): boolean =>
    lostNodes.length + newNodes.length + lostEdges.length + newEdges.length === 0 && changedNodes.every((node) => node === id);

const cuesOf = ({ nodes }: DreamGraph, id: string): number => nodes.find((node) => node.id === id)?.cues.length ?? 0;

export function addCue(desk: Desk, { node: id, channel }: Of<'add-cue'>): Candidate[] | Refusal {
  const own = cueHolder(desk, id);
  if (isRefusal(own)) return own;
  if (own.kind === 'Release') return { refused: 'In the release everything fades: nothing begins there.' };
  const needs = needed(desk, channel);
  return firstCues(desk, channel).flatMap((cue) => {
    const edit = atEnd(desk.tree, own, own.body, [cue]);
    const options = edit === null ? [] : [[edit], ...(needs === null ? [] : [[needs, edit]])];
    return options.map((edits) => ({
      edits: inOwnText(desk, edits),
      select: id,
      rules: (node) => node === id,
      expect: (changes, now) => onlyNode(id)(changes) && cuesOf(now, id) === cuesOf(desk.graph, id) + 1,
    }));
  });
}

/** As quiet as the first ones of other channels, and fading in. */
export function addSound(desk: Desk, { node: id, path }: Of<'add-sound'>): Candidate[] | Refusal {
  const own = cueHolder(desk, id);
  if (isRefusal(own)) return own;
  if (own.kind === 'Release') return { refused: 'In the release everything fades: nothing begins there.' };
  const { name, edits } = assetOf(desk, path);
  const cue = atEnd(desk.tree, own, own.body, [`play ${name} at 30dB fade 5s`]);
  if (cue === null) return BROKEN_BLOCK;
  return [
    {
      edits: inOwnText(desk, [...edits, cue]),
      select: id,
      rules: (node) => node === id,
      expect: (changes, now) => onlyNode(id)(changes) && cuesOf(now, id) === cuesOf(desk.graph, id) + 1,
    },
  ];
}

/** What it could be, the best first. */
export function firstCues({ whole }: Desk, channel: Channel): string[] {
  const asset = [...whole.frame.symbols.visibleAssets.values()].find((known) => known.channel === channel)?.name;
  return [
    ...(channel === 'sound' && asset !== undefined ? [`play ${asset} at 30dB fade 5s`] : []),
    ...(channel === 'scent' && asset !== undefined ? [`scent ${asset} at 10% for 10s`] : []),
    FIRST_CUE[channel],
  ];
}

export function deleteCue(desk: Desk, { node: id, cue: index }: Of<'delete-cue'>): Candidate[] | Refusal {
  const found = cueOf(desk, id, index);
  if (isRefusal(found)) return found;
  return [
    {
      edits: inOwnText(desk, [removed(desk.tree, aroundAlone(desk, id, found))]),
      select: id,
      rules: (node) => node === id,
      removes: true,
      expect: (changes, now) => onlyNode(id)(changes) && cuesOf(now, id) === cuesOf(desk.graph, id) - 1,
    },
  ];
}

export function changeCue(desk: Desk, { node: id, cue: index, part, text }: Of<'change-cue'>): Candidate[] | Refusal {
  const cue = cueOf(desk, id, index);
  if (isRefusal(cue)) return cue;
  const edits = editsOf(desk, { cue, gate: gateOf(desk, id, cue) }, part, text.trim());
  if (isRefusal(edits)) return edits;
  return [
    {
      edits: inOwnText(desk, edits),
      select: id,
      rules: (node) => node === id,
      expect: (changes, now) => onlyNode(id)(changes) && cuesOf(now, id) === cuesOf(desk.graph, id),
    },
  ];
}

/** A `while` that holds nothing else goes with it. */
function aroundAlone(desk: Desk, id: string, cue: Cue): Node {
  const gate = gateOf(desk, id, cue);
  return gate?.body.items.length === 1 ? gate : cue;
}

function gateOf(desk: Desk, id: string, cue: Cue): While | null {
  const own = cueHolder(desk, id);
  let gate: While | null = null;
  if (!isRefusal(own))
    walk(own as never, (node) => {
      if (node.kind === 'While' && node.body.items.some((item) => item === cue)) gate = node;
    });
  return gate;
}

/** What plays cues: a scene, or an anchor. */
function cueHolder(desk: Desk, id: string): OwnNode['node'] | Refusal {
  const anchor = ownAnchor(desk, id);
  if (anchor !== null) return anchor;
  const own = ownNode(desk, id);
  return isRefusal(own) ? own : own.node;
}

function cueOf(desk: Desk, id: string, index: number): Cue | Refusal {
  const chip = desk.graph.nodes.find((node) => node.id === id)?.cues[index];
  if (chip === undefined) return { refused: 'This cue is no longer there.' };
  const own = cueHolder(desk, id);
  if (isRefusal(own)) return own;
  let found: Cue | null = null;
  if (chip.file === desk.path)
    walk(own as never, (node) => {
      if (node.kind === 'Cue' && CHANNEL_OF[node.verb] === chip.channel && spanOf(desk.tree, node).start === chip.span.start) found = node;
    });
  return found ?? { refused: 'This cue comes from a motif: edit it there.' };
}
