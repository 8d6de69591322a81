/** A dream with every motif in its place as flat program tables. */

import { constant, contentsOf, type Elaborated, type ElaboratedState, type Part, typed } from '../elaborate/index.ts';
import { addCue } from './cue.ts';
import { headOf, titleOf } from './head.ts';
import type { Action, Index, Lowered, ProgramTables, StateRow } from './model.ts';
import { promisesOf } from './promise.ts';
import { themesOf } from './theme.ts';
import { actionsOf, addTransitions } from './transition.ts';
import { type Lowering, locationOf, newLowering, type RowState } from './work.ts';

/** Only for dreams in which nothing is wrong; others throw. The same texts give the same tables. */
export function lower(whole: Elaborated): Lowered {
  const lowering = newLowering(whole);
  const head = headOf(lowering);
  lowering.origins.states.push(locationOf(whole.frame, whole.dream));
  const states = [rootRow(lowering), ...lowering.states.map((state, i) => stateRow(lowering, state, i + 1))];
  const anchors = whole.anchors.map((anchor) => anchorRow(lowering, anchor));
  const promises = promisesOf(lowering);
  const themes = themesOf(lowering);
  const { exprs, claims, transitions, cues, origins } = lowering;
  const measures = { vars: whole.vars.map(({ symbol }) => symbol.type.dimension), params: whole.params.map(({ type }) => type.dimension) };
  return { program: { ...head, themes, exprs: exprs.codes, states, transitions, cues, anchors, claims: claims.codes, promises }, origins, measures };
}

/** What holds anywhere is the dream's own: it is never left. */
function rootRow(lowering: Lowering): StateRow {
  const { whole, rowOf } = lowering;
  addReactions(lowering, whole.byPath.get('anywhere'));
  const first = whole.states.find((state) => state.parent === null && state.initial);
  const row = (first && rowOf.get(first)) ?? -1;
  return { ...EMPTY, name: titleOf(whole.dream), path: '', parent: -1, kind: 'compound', role: 'dream', initial: row };
}

const EMPTY = { tone: [], onEnter: [], onExit: [], cues: [], fadeAll: -1 };

/** What the motif holds comes first, then what the scene adds. */
function stateRow(lowering: Lowering, state: RowState, row: number): StateRow {
  const { rowOf, exprs, origins } = lowering;
  const { file, span } = state.symbol;
  origins.states.push({ file, span });
  const cues: Index[] = [];
  const onEnter: Action[] = [];
  const onExit: Action[] = [];
  let fadeAll = -1;
  for (const { frame, contents } of state.parts) for (const cue of contents.cues) cues.push(addCue(lowering, cue, frame, row));
  for (const { frame, contents } of state.parts) {
    onEnter.push(...actionsOf(lowering, contents.actions, frame, row));
    for (const { node, deeds } of contents.reactions) {
      if (node.kind !== 'Handler') continue;
      if (node.cause.kind === 'Enter') onEnter.push(...actionsOf(lowering, deeds, frame, row));
      else if (node.cause.kind === 'Exit') onExit.push(...actionsOf(lowering, deeds, frame, row));
    }
    for (const { over } of contents.fades) if (fadeAll < 0) fadeAll = exprs.add(over, frame);
  }
  addReactions(lowering, state);
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
    fadeAll,
  };
}

function addReactions(lowering: Lowering, state: ElaboratedState | undefined): void {
  if (state === undefined) return;
  for (const { frame, contents } of state.parts) for (const reaction of contents.reactions) addTransitions(lowering, reaction, frame, state);
}

/** Where a scene and its motif speak of the same feeling, the scene has the last word. */
function toneOf(parts: readonly Part[]): StateRow['tone'] {
  const tone = new Map<string, number>();
  for (const { symbol, frame } of parts)
    for (const item of symbol.tones) for (const { name, value } of item.parts) tone.set(name.text, constant(typed(value, frame)) ?? 0);
  return Array.from(tone, ([name, value]) => ({ name, value }));
}

function anchorRow(lowering: Lowering, { symbol, frame }: Elaborated['anchors'][number]): ProgramTables['anchors'][number] {
  const { cues, actions } = contentsOf(symbol.node.body);
  return {
    period: lowering.exprs.add(symbol.node.period, frame),
    cues: cues.map((cue) => addCue(lowering, cue, frame, -1)),
    actions: actionsOf(lowering, actions, frame, -1),
  };
}
