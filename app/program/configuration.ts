/** Leaving and entering states: exit sets, entry sets and their order, as in the SCXML algorithm. */

import { startCue, stopCues } from './cues.ts';
import type { Action, Program } from './format.ts';
import { isInside, type Machine } from './machine.ts';
import { duration, type Run } from './run.ts';

/** ms over which everything fades on release where the program names no time. */
const RELEASE_FADE_MS = 60_000;
const MIN_PERIOD_MS = 1000;

/** The innermost compound state that holds both, and is neither: what a transition between them stays in. */
export function domainOf(machine: Machine, source: number, target: number): number {
  const { states } = machine.program;
  let domain = states[source]?.parent ?? -1;
  while (domain > 0 && (!isInside(machine, target, domain) || target === domain || states[domain]?.kind !== 'compound')) domain = states[domain]?.parent ?? 0;
  return Math.max(0, domain);
}

/** Leaves everything active inside of `domain` and enters `target` with all that belongs to it. */
export function move(run: Run, domain: number, target: number, history: 'none' | 'shallow' | 'deep'): void {
  const remembered = history === 'none' ? undefined : run.history[target];
  fadeForRelease(run, target);
  exitInside(run, domain);
  const entry = new Set<number>();
  if (remembered !== undefined && history === 'deep') for (const leaf of remembered) addWithAncestors(run.machine, entry, leaf, domain);
  else if (remembered !== undefined)
    for (const child of run.machine.children[target] ?? [])
      if (remembered.some((leaf) => isInside(run.machine, leaf, child))) addWithAncestors(run.machine, entry, child, domain);
  addWithAncestors(run.machine, entry, target, domain);
  complete(run.machine, entry);
  for (const state of [...entry].sort((a, b) => a - b)) enter(run, state);
}

export function exitInside(run: Run, domain: number): void {
  const leaving = run.active.filter((state) => state !== domain && isInside(run.machine, state, domain));
  const { states } = run.machine.program;
  for (const state of leaving) {
    if (states[state]?.kind !== 'atomic') run.history[state] = leaving.filter((leaf) => states[leaf]?.kind === 'atomic' && isInside(run.machine, leaf, state));
  }
  for (const state of leaving.reverse()) {
    act(run, states[state]?.onExit ?? []);
    stopCues(run, (cue) => cue.state === state);
    run.timers = run.timers.filter((timer) => timer.owner !== state);
    for (const t of run.machine.transitionsOf[state] ?? []) delete run.held[t];
    run.effects.push({ kind: 'exit', at: run.at, state });
    run.active.splice(run.active.indexOf(state), 1);
  }
}

export function enter(run: Run, state: number): void {
  const row = run.machine.program.states[state] as Program['states'][number];
  run.active.push(state);
  run.active.sort((a, b) => a - b);
  run.effects.push({ kind: 'enter', at: run.at, state });
  if (row.role === 'release') run.released = true;
  act(run, row.onEnter);
  for (const cue of row.cues) if (run.machine.evaluate(run.machine.program.cues[cue]?.gate ?? -1, run, 1) !== 0) startCue(run, cue);
  for (const t of run.machine.transitionsOf[state] ?? []) {
    const cause = run.machine.program.transitions[t]?.cause;
    if (cause?.on === 'after') run.timers.push({ due: run.at + Math.max(1, duration(run, cause.delay, 0)), kind: 'after', of: t, owner: state });
    if (cause?.on === 'every') run.timers.push({ due: run.at + Math.max(MIN_PERIOD_MS, duration(run, cause.period, 0)), kind: 'every', of: t, owner: state });
  }
}

export function act(run: Run, actions: readonly Action[]): void {
  for (const action of actions) {
    if (action.do === 'mark') run.effects.push({ kind: 'mark', at: run.at, label: action.label });
    else if (action.do === 'raise') {
      run.raised.push(action.event);
      run.effects.push({ kind: 'raise', at: run.at, event: action.event });
    } else {
      const { min, max } = run.machine.program.vars[action.var] as Program['vars'][number];
      const value = Math.min(max ?? Number.POSITIVE_INFINITY, Math.max(min ?? Number.NEGATIVE_INFINITY, run.machine.evaluate(action.value, run, 0)));
      run.vars[action.var] = value;
      run.effects.push({ kind: 'set', at: run.at, var: action.var, value });
    }
  }
}

/** Before anything is left for the release: all that sounds fades over the release's time, not its own, so that nothing is cut off. */
export function fadeForRelease(run: Run, target: number): void {
  const { release, program } = run.machine;
  if (!isInside(run.machine, target, release) || run.active.includes(release)) return;
  const overMs = duration(run, program.states[release]?.fadeAll ?? -1, RELEASE_FADE_MS);
  run.effects.push({ kind: 'fade-all', at: run.at, overMs });
  for (const { instance } of run.playing) run.effects.push({ kind: 'cue-stop', at: run.at, instance, fadeMs: overMs });
  run.playing = [];
  run.timers = [];
  run.held = {};
}

function addWithAncestors(machine: Machine, entry: Set<number>, state: number, domain: number): void {
  for (let s = state; s > domain && s > 0; s = machine.program.states[s]?.parent ?? 0) entry.add(s);
}

/** First children of compound states, and every child of parallel ones, that the set still lacks. */
export function complete(machine: Machine, entry: Set<number>): void {
  for (const state of entry) {
    const row = machine.program.states[state];
    const children = machine.children[state] ?? [];
    if (row?.kind === 'parallel') for (const child of children) entry.add(child);
    else if (row?.kind === 'compound' && !children.some((child) => entry.has(child))) entry.add(row.initial);
  }
}
