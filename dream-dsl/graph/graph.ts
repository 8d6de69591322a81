/** A text, however broken, as nodes and edges, with every motif in its place. */

import { describe } from '../check/index.ts';
import { constant, contentsOf, type Frame, type Part, type Placed, placed, typed } from '../elaborate/index.ts';
import { type Item, memo, type Node, type Project, spanOf, type Tree, textOf } from '../syntax/index.ts';
import { cuesIn } from './cue.ts';
import { waysOf } from './edge.ts';
import type { DreamGraph, GraphNode, SceneWord } from './model.ts';
import { rulesIn } from './rule.ts';
import { whilesIn } from './while.ts';

/** Of a text without a dream: its motifs, each as a scene. */
export function graphOf(project: Project, path: string): DreamGraph {
  const whole = placed(project, path);
  if (whole === null) return { title: '', complete: false, flaws: [], nodes: [], edges: [] };
  const known = drawn.get(whole) ?? draw(whole, project);
  drawn.set(whole, known);
  return known;
}

const drawn = memo<Placed, DreamGraph>('graph');

function draw(whole: Placed, project: Project): DreamGraph {
  const edges = waysOf(whole).map(({ edge }) => edge);
  const flaws = [...filesOf(whole)].flatMap((file) =>
    (project.files.get(file)?.findings ?? []).map((finding) => ({ file, span: finding.span, reason: describe(finding, file).message })),
  );
  const reached = new Set(edges.map((edge) => edge.target));
  const shown = whole.states.filter(({ path: id, parts }) => parts.length > 0 || reached.has(id));
  return {
    title: whole.dream?.title?.parts.filter((part) => typeof part === 'string').join('') ?? '',
    complete: whole.excess.length === 0 && flaws.length === 0,
    flaws,
    nodes: [...shown.map(stateNode), ...whole.frame.scope.anchors.map((anchor) => anchorNode(anchor, whole.frame))],
    edges,
  };
}

/** The texts that it is put together from. */
function filesOf({ frame, states }: Placed): Set<string> {
  return new Set([frame, ...states.flatMap(({ parts }) => parts.map((part) => part.frame))].map(({ symbols }) => symbols.source.path));
}

function stateNode({ path, role, name, parent, initial, reachable, symbol, parts }: Placed['states'][number]): GraphNode {
  return {
    id: path,
    kind: role,
    name,
    parent: parent?.path ?? null,
    initial,
    reachable: reachable || role === 'release' || role === 'morning',
    motif: symbol.use === null ? '' : (symbol.use.motif?.name ?? symbol.use.node.motif.text),
    file: symbol.file,
    tone: toneOf(parts),
    says: saidOf(parts),
    cues: parts.flatMap((part) => cuesIn(part.contents, part.frame)),
    rules: parts.flatMap((part) => rulesIn(part.contents, part.frame)),
    whiles: parts.flatMap(whilesIn),
    span: symbol.span,
    nameSpan: symbol.nameSpan,
  };
}

/** Where a scene and its motif speak of the same feeling, the scene has the last word. */
function toneOf(parts: readonly Part[]): GraphNode['tone'] {
  const tone = new Map<string, number>();
  for (const { symbol, frame } of parts)
    for (const item of symbol.tones) for (const { name, value } of item.parts) tone.set(name.text, constant(typed(value, frame)) ?? 0);
  return Array.from(tone, ([name, value]) => ({ name, value }));
}

/** Of a scene that is made of a motif what it adds itself. */
function saidOf(parts: readonly Part[]): GraphNode['says'] {
  const part = parts.at(-1);
  if (part === undefined) return NOTHING;
  const { tree } = part.frame.symbols.source;
  const says: Partial<Record<SceneWord, string>> = {};
  const { node, use } = part.symbol;
  if (use !== null) says.motif = wordsFrom(tree, use.node, use.node.motif);
  if (node !== null && 'doc' in node && node.doc !== '') says.doc = node.doc;
  if (node?.kind === 'Ritual' && node.name !== null) says.name = node.name.text;
  for (const item of node?.body.items ?? []) {
    const word = saidBy(tree, item);
    if (word !== null) says[word.of] = says[word.of] === undefined ? word.text : `${says[word.of]}, ${word.text}`;
  }
  return says;
}

const NOTHING = {};

function saidBy(tree: Tree, item: Item): { readonly of: SceneWord; readonly text: string } | null {
  if (item.kind === 'Tone' && item.parts[0] !== undefined) return { of: 'tone', text: wordsFrom(tree, item, item.parts[0]) };
  if (item.kind === 'Themes' && item.themes[0] !== undefined) return { of: 'themes', text: wordsFrom(tree, item, item.themes[0]) };
  if (item.kind === 'Fade' && item.over !== null) return { of: 'fade', text: textOf(tree, item.over) };
  return null;
}

/** What is written of a node from one of its parts on. */
const wordsFrom = (tree: Tree, whole: Node, first: Node): string => textOf(tree, { from: first.from, to: whole.to });

function anchorNode({ path, node, file, span }: Frame['scope']['anchors'][number], frame: Frame): GraphNode {
  const { tree } = frame.symbols.source;
  return {
    id: path,
    kind: 'anchor',
    name: node.period === null ? 'every' : `every ${textOf(tree, node.period)}`,
    parent: null,
    initial: false,
    reachable: true,
    motif: '',
    file,
    tone: [],
    says: node.period === null ? NOTHING : { every: textOf(tree, node.period) },
    cues: cuesIn(contentsOf(node.body), frame),
    rules: [],
    whiles: [],
    span,
    nameSpan: spanOf(tree, { from: node.from, to: node.from + 1 }),
  };
}
