/** For each state, all that there is to do with it: gathered once from the tables, so that a step only looks it up. */

import type { Action, Program } from './format.ts';

/** What there is to do with a state. */
export interface Scene {
  readonly onEnter: readonly Action[];
  readonly onExit: readonly Action[];
  readonly cues: readonly number[];
  /** Of those cues and those that its reactions start, the ones under a `while`. */
  readonly gated: readonly number[];
  /** Its transitions: by event, with a condition, with a clock. */
  readonly waits: ReadonlyMap<number, readonly number[]> | null;
  readonly whens: readonly number[];
  readonly clocks: readonly number[];
  /** Places in `held` that end with it. */
  readonly slots: readonly number[];
  /** Where `history` keeps how it was left; −1: nobody asks. */
  readonly memory: number;
  readonly isRelease: boolean;
  /** Nothing to do on entry; on exit. */
  readonly plainEntry: boolean;
  readonly plainExit: boolean;
}

/** Every event that something waits for or raises, numbered. */
export function eventsOf(program: Program): Map<string, number> {
  const events = new Map<string, number>();
  const add = (event: string) => {
    if (!events.has(event)) events.set(event, events.size);
  };
  const raised = (actions: readonly Action[]) => {
    for (const action of actions) if (action.do === 'raise') add(action.event);
  };
  for (const { cause, actions } of program.transitions) {
    if (cause.on === 'event') add(cause.event);
    raised(actions);
  }
  for (const { onEnter, onExit } of program.states) raised([...onEnter, ...onExit]);
  for (const { actions } of program.anchors) raised(actions);
  return events;
}

/** States that some arm resumes, with their place in `history`. */
export function memoriesOf(program: Program): Map<number, number> {
  const memories = new Map<number, number>();
  for (const { arms } of program.transitions) {
    for (const { history, target } of arms) if (history !== 'none' && !memories.has(target)) memories.set(target, memories.size);
  }
  return memories;
}

/** `slots`: where `held` keeps the conditions of transitions, and the gates and locks of cues; −1 for those without. */
export function scenesOf(
  program: Program,
  events: ReadonlyMap<string, number>,
  memories: ReadonlyMap<number, number>,
  slots: { readonly ofTransition: Int32Array; readonly ofCue: Int32Array },
): Scene[] {
  const { states, cues } = program;
  const empty = () => states.map((): number[] => []);
  const [whens, clocks, gated, held] = [empty(), empty(), empty(), empty()];
  const waits = states.map((): Map<number, number[]> | null => null);
  for (const [i, { source, cause }] of program.transitions.entries()) {
    if (cause.on === 'when') {
      whens[source]!.push(i);
      held[source]!.push(slots.ofTransition[i]!);
    } else if (cause.on === 'event') {
      waits[source] ??= new Map();
      const event = events.get(cause.event)!;
      const list = waits[source].get(event);
      if (list === undefined) waits[source].set(event, [i]);
      else list.push(i);
    } else clocks[source]!.push(i);
  }
  for (const [i, { state, gate, lock }] of cues.entries()) {
    if (slots.ofCue[i]! < 0) continue;
    held[state]!.push(slots.ofCue[i]!);
    if (gate >= 0 && lock === null) gated[state]!.push(i);
  }
  const owns = new Set(cues.map((cue) => cue.state));
  return states.map((row, i) => ({
    onEnter: row.onEnter,
    onExit: row.onExit,
    cues: row.cues,
    gated: gated[i]!,
    waits: waits[i]!,
    whens: whens[i]!,
    clocks: clocks[i]!,
    slots: held[i]!,
    memory: memories.get(i) ?? -1,
    isRelease: row.role === 'release',
    plainEntry: row.role !== 'release' && row.onEnter.length === 0 && row.cues.length === 0 && clocks[i]!.length === 0,
    plainExit: row.onExit.length === 0 && !owns.has(i) && held[i]!.length === 0 && !memories.has(i),
  }));
}
