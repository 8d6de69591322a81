/** How large a scene is drawn, px: the layout needs it before anything is on the screen. */

import type { GraphEdge, GraphNode } from '../../../dream-dsl/index.ts';
import { type SceneLook, wordsOfFold } from '../fold.ts';

export const HEAD_PX = 30;
export const CUE_PX = 20;
export const TONE_PX = 20;
/** What is in a folded scene. */
export const FOLD_PX = 22;
const GAP_PX = 8;
const MIN_WIDTH_PX = 148;
const MAX_WIDTH_PX = 260;
/** Around the words of a cue: its icon, gaps and padding. */
const CUE_EDGES_PX = 60;
/** Beside the name: the word `now` or `first`, and a share of nights. */
const BADGE_PX = 60;
/** A share of nights beside a cause. */
const SHARE_PX = 38;
/** Widths of a character: interface 13 px, code 12 px and labels 11 px. */
const NAME_CHAR_PX = 7.6;
const CUE_CHAR_PX = 7.2;
const LABEL_CHAR_PX = 6.3;
const FOLD_CHAR_PX = 6.4;
const FOLD_EDGES_PX = 24;

export interface Size {
  readonly width: number;
  readonly height: number;
}

export function nodeSize(node: SceneLook): Size {
  const cues = node.cues.map((cue) => CUE_EDGES_PX + CUE_CHAR_PX * (cue.label.length + cue.level.length));
  const fold = FOLD_EDGES_PX + FOLD_CHAR_PX * wordsOfFold(node).length;
  const width = Math.min(MAX_WIDTH_PX, Math.max(MIN_WIDTH_PX, BADGE_PX + 56 + NAME_CHAR_PX * node.name.length, fold, ...cues));
  return { width, height: headHeight(node) };
}

export type Direction = 'down' | 'right';

/** Layers are lanes: what is in them runs from left to right. Null: in the whole. */
export const directionIn = (kind: GraphNode['kind'] | null, around: Direction = 'down'): Direction => (kind === 'layer' ? 'right' : around);

export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** Around the scenes in a scene. */
const INSIDE_PX = 14;
/** Between lanes and the edges of the picture. */
const OUTSIDE_PX = 12;

/** Where the scenes in a scene may stand: clear of its edges, below its head, and in a lane beside it. */
export const insetsOf = (node: GraphNode | null): Insets => (node === null ? insetsIn(null, NOTHING) : insetsIn(node.kind, nodeSize(node)));

const NOTHING: Size = { width: 0, height: 0 };

/** By what it is, null of the whole, and the size of its head. */
export function insetsIn(kind: GraphNode['kind'] | null, head: Size): Insets {
  if (kind === null) return { top: OUTSIDE_PX, right: OUTSIDE_PX, bottom: OUTSIDE_PX, left: OUTSIDE_PX };
  if (kind === 'layer') return { top: INSIDE_PX, right: INSIDE_PX, bottom: INSIDE_PX, left: head.width + INSIDE_PX };
  return { top: head.height + 10, right: INSIDE_PX, bottom: INSIDE_PX, left: INSIDE_PX };
}

/** The part of a scene above the scenes in it. */
function headHeight(node: SceneLook): number {
  const cues = node.cues.length === 0 ? 0 : node.cues.length * CUE_PX + GAP_PX;
  return HEAD_PX + (node.tone.length > 0 ? TONE_PX : 0) + cues + (wordsOfFold(node) === '' ? 0 : FOLD_PX);
}

export function labelSize(edge: GraphEdge): Size {
  const text = edgeText(edge);
  return { width: text === '' ? 0 : 12 + LABEL_CHAR_PX * text.length + SHARE_PX, height: text === '' ? 0 : 18 };
}

/** The cause in short, with its guard, its share of the choice, and where in the target it leads. */
export function edgeText({ label, share, guard, history, inside }: GraphEdge): string {
  const chance = share === null || share === 0 || share === 1 ? '' : `${Math.round(share * 100)} %`;
  const where = history === 'none' ? (inside ? 'inside' : '') : history === 'deep' ? 'last' : 'last part';
  return [short(label), guard === '' ? '' : short(`when ${guard}`), chance, where].filter((part) => part !== '').join(' · ');
}

const short = (text: string): string => (text.length > 30 ? `${text.slice(0, 29)}…` : text);
