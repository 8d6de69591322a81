/** The door of lowering: a dream with every motif in its place as flat program tables. */

import { constant, contentsOf, type Deed, type Elaborated, type ElaboratedState, type Part, typed } from '../elaborate/index.ts';
import { addCue } from './cue.ts';
import { headOf, titleOf } from './head.ts';
import type { Action, Lowered, ProgramTables, StateRow } from './model.ts';
import { promisesOf } from './promise.ts';
import { actionsOf, addTransitions } from './transition.ts';
import { type Lowering, locationOf, newLowering } from './work.ts';

export type * from './model.ts';

/** Only for dreams in which nothing is wrong; others throw. The same texts give the same tables. */
export function lower(whole: Elaborated): Lowered {
  const lowering = newLowering(whole);
  const head = headOf(lowering);
  lowering.origins.states.push(locationOf(whole.frame, whole.dream));
  const states = [rootRow(lowering), ...whole.states.map((state, i) => stateRow(lowering, state, i + 1))];
  const anchors = whole.anchors.map((anchor) => anchorRow(lowering, anchor));
  const promises = promisesOf(lowering);
  const { exprs, claims, transitions, cues, origins } = lowering;
  return { program: { ...head, exprs: exprs.codes, states, transitions, cues, anchors, claims: claims.codes, promises }, origins };
}

function rootRow({ whole, rowOf }: Lowering): StateRow {
  const first = whole.states.find((state) => state.parent === null && state.initial);
  const row = (first && rowOf.get(first)) ?? -1;
  return { ...EMPTY, name: titleOf(whole.dream), path: '', parent: -1, kind: 'compound', role: 'dream', initial: row };
}

const EMPTY = { tone: [], onEnter: [], onExit: [], cues: [], fadeAll: -1 };

/** What the motif holds comes first, then what the scene adds. */
function stateRow(lowering: Lowering, state: ElaboratedState, row: number): StateRow {
  const { rowOf, exprs, origins } = lowering;
  const { file, span } = state.symbol;
  origins.states.push({ file, span });
  const held = state.parts.flatMap(({ symbol, frame }) => (symbol.node === null ? [] : [{ block: symbol.node.body, frame }]));
  const cues = held.flatMap(({ block, frame }) => contentsOf(block).cues.map((cue) => addCue(lowering, cue, frame, row)));
  const fades = held.flatMap(({ block, frame }) => block.items.flatMap((item) => (item.kind === 'Fade' ? [exprs.add(item.over, frame)] : [])));
  const onEnter = held.flatMap(({ block, frame }) => [
    ...actionsOf(lowering, contentsOf(block).deeds.filter(isDone), frame, row),
    ...hook(lowering, block, frame, row, 'Enter'),
  ]);
  const onExit = held.flatMap(({ block, frame }) => hook(lowering, block, frame, row, 'Exit'));
  for (const { block, frame } of held) for (const reaction of contentsOf(block).reactions) addTransitions(lowering, reaction, frame, state);
  const first = state.children.find((child) => child.initial && child.role === 'scene');
  const kind = state.children.length === 0 ? 'atomic' : state.children.some((child) => child.role === 'layer') ? 'parallel' : 'compound';
  return {
    name: state.name,
    path: state.path,
    parent: state.parent === null ? 0 : (rowOf.get(state.parent) ?? 0),
    kind,
    role: state.role,
    initial: kind === 'compound' && first !== undefined ? (rowOf.get(first) ?? -1) : -1,
    tone: toneOf(state.parts),
    onEnter,
    onExit,
    cues,
    fadeAll: fades[0] ?? -1,
  };
}

/** A cue in a scene is no action: it sounds with the scene. */
const isDone = (deed: Deed): boolean => deed.kind !== 'GatedCue';

type Held = { readonly block: Parameters<typeof contentsOf>[0] } & Pick<Part, 'frame'>;

function hook(lowering: Lowering, block: Held['block'], frame: Held['frame'], row: number, kind: 'Enter' | 'Exit'): Action[] {
  return contentsOf(block).reactions.flatMap((reaction) =>
    reaction.kind === 'Handler' && reaction.cause.kind === kind && reaction.body?.kind === 'Block'
      ? actionsOf(lowering, contentsOf(reaction.body).deeds, frame, row)
      : [],
  );
}

/** Where a scene and its motif speak of the same feeling, the scene has the last word. */
function toneOf(parts: readonly Part[]): StateRow['tone'] {
  const tone = new Map<string, number>();
  for (const { symbol, frame } of parts)
    for (const part of symbol.tones.flatMap((item) => item.parts)) tone.set(part.name.text, constant(typed(part.value, frame)) ?? 0);
  return [...tone].map(([name, value]) => ({ name, value }));
}

function anchorRow(lowering: Lowering, { symbol, frame }: Elaborated['anchors'][number]): ProgramTables['anchors'][number] {
  const { cues, deeds } = contentsOf(symbol.node.body);
  return {
    period: lowering.exprs.add(symbol.node.period, frame),
    cues: cues.map((cue) => addCue(lowering, cue, frame, -1)),
    actions: actionsOf(lowering, deeds.filter(isDone), frame, -1),
  };
}
