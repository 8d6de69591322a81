/** Reactions of the text as rows of the transition table, and what they do as actions. */

import { type Deed, type ElaboratedState, type Frame, type Reaction, stateAt, type Way } from '../elaborate/index.ts';

import type { Handler } from '../syntax/index.ts';
import { addCue } from './cue.ts';
import { bug } from './expression.ts';
import type { Action, ArmRow, CauseRow, Index } from './model.ts';
import { wordsOf } from './words.ts';
import { type Lowering, locationOf } from './work.ts';

/** None for `enter` and `exit`; two for `together`: the others came, or the time ran out. */
export function addTransitions(lowering: Lowering, reaction: Reaction, frame: Frame, state: ElaboratedState): void {
  const { exprs, transitions, origins } = lowering;
  const { node, ways, late } = reaction;
  const source = lowering.rowOf.get(state) ?? bug('a scene');
  const place = locationOf(frame, node);
  const arm = (way: Way): ArmRow => armOf(lowering, way, frame, state);
  if (node.kind !== 'Handler') {
    transitions.push({ source, cause: { on: 'when', test: exprs.addTyped(ALWAYS), held: -1 }, guard: -1, actions: [], arms: ways.map(arm) });
    origins.transitions.push(place);
    return;
  }
  const { cause } = node;
  if (cause.kind === 'Enter' || cause.kind === 'Exit') return;
  const row = causeRow(lowering, cause, frame);
  const guard = exprs.add(node.guard, frame);
  transitions.push({ source, cause: row, guard, actions: actionsOf(lowering, reaction.deeds, frame, source), arms: ways.map(arm) });
  origins.transitions.push(place);
  if (cause.kind !== 'Together' || cause.within === null) return;
  const delay = exprs.add(cause.within, frame);
  transitions.push({ source, cause: { on: 'after', delay }, guard: -1, actions: [], arms: late === null ? [] : [arm({ go: late, arm: null })] });
  origins.transitions.push(place);
}

const ALWAYS = { op: 'number', value: 1, type: { dimension: 'boolean', min: 1, max: 1 } } as const;

function causeRow({ exprs }: Lowering, cause: Exclude<Handler['cause'], { kind: 'Enter' | 'Exit' }>, frame: Frame): CauseRow {
  switch (cause.kind) {
    case 'OnStage':
      return { on: 'event', event: `stage.${cause.stage.text}` };
    case 'OnSignal':
      return { on: 'event', event: `signal.${cause.signal.text}` };
    case 'OnEvent':
      return { on: 'event', event: cause.event.text };
    case 'When':
      return { on: 'when', test: exprs.add(cause.condition, frame), held: exprs.add(cause.held, frame) };
    case 'After':
      return { on: 'after', delay: exprs.add(cause.delay, frame) };
    case 'Every':
      return { on: 'every', period: exprs.add(cause.period, frame) };
    case 'Together':
      return { on: 'event', event: `together.${cause.name?.parts.filter((part) => typeof part === 'string').join('') ?? ''}` };
    default:
      return unreachable(cause);
  }
}

export function actionsOf(lowering: Lowering, deeds: readonly Deed[], frame: Frame, state: Index): Action[] {
  return deeds.map((deed): Action => {
    switch (deed.kind) {
      case 'Set': {
        const symbol = frame.symbols.resolve(deed);
        const variable = symbol?.kind === 'var' ? frame.vars.get(symbol) : undefined;
        const index = variable === undefined ? undefined : lowering.varOf.get(variable);
        return { do: 'set', var: index ?? bug('a variable'), value: lowering.exprs.add(deed.value, frame) };
      }
      case 'Mark':
        return { do: 'mark', words: wordsOf(lowering, deed.label, frame) };
      case 'Raise':
        return { do: 'raise', event: deed.event.text };
      case 'GatedCue':
        return { do: 'cue', cue: addCue(lowering, deed, frame, state) };
      default:
        return unreachable(deed);
    }
  });
}

function armOf(lowering: Lowering, { go, arm }: Way, frame: Frame, from: ElaboratedState): ArmRow {
  const target = stateAt(go.target, frame, from) ?? bug('an arrow without a target');
  return {
    weight: lowering.exprs.add(arm?.weight, frame),
    guard: lowering.exprs.add(arm?.guard, frame),
    otherwise: arm !== null && arm.weight === null,
    target: lowering.rowOf.get(target) ?? bug('a scene'),
    inside: go.inside,
    history: go.history,
  };
}

function unreachable(x: never): never {
  throw new Error(`unreachable: ${JSON.stringify(x)}`);
}
