/** The virtual machine: start a program, and step it from state and input to state and effects. Pure: same arguments, same answer, nothing touched. */

import { SENSORS, type Sensor, STAGES, stream } from '../base/index.ts';
import { act, complete, domainOf, enter, exitInside, fadeForRelease, move } from './configuration.ts';
import { startCue, stopCues } from './cues.ts';
import type { Program, TransitionRow } from './format.ts';
import { isInside, type Machine } from './machine.ts';
import { draw, duration, freeze, type Run, thaw } from './run.ts';
import type { Input, MachineState, Step, Timer } from './state.ts';

/** More reactions than this within one instant are a loop without end. */
const MAX_MICROSTEPS = 10_000;
const MIN_PERIOD_MS = 1000;

export interface StartOptions {
  readonly seed: number;
  /** At lights out; 0 where absent. */
  readonly sensors?: Partial<Readonly<Record<Sensor, number>>>;
  /** By name; the program's own values where absent. Numbers are kept within their range. */
  readonly params?: Readonly<Record<string, number | string>>;
}

export function start(machine: Machine, options: StartOptions): Step {
  const { program } = machine;
  const values = program.params.map(({ name, value, min, max }) => {
    const given = options.params?.[name];
    if (typeof value === 'string') return typeof given === 'string' ? given : value;
    return typeof given === 'number' && Number.isFinite(given) ? Math.min(max ?? given, Math.max(min ?? given, given)) : value;
  });
  const run = thaw(machine, {
    at: 0,
    active: [],
    vars: program.vars.map((v) => v.value),
    params: values.map((v) => (typeof v === 'number' ? v : 0)),
    texts: values.map(String),
    sensors: SENSORS.map((sensor) => options.sensors?.[sensor] ?? 0),
    history: {},
    timers: [],
    held: {},
    playing: [],
    starts: [],
    nextInstance: 0,
    random: [...stream(options.seed, 'choice')],
    released: false,
  });
  const entry = new Set([0]);
  complete(machine, entry);
  for (const state of [...entry].sort((a, b) => a - b)) enter(run, state);
  for (const [i, anchor] of program.anchors.entries())
    run.timers.push({ due: Math.max(MIN_PERIOD_MS, duration(run, anchor.period, 0)), kind: 'anchor', of: i, owner: -1 });
  settle(run);
  return freeze(run);
}

/** Handles all that is due before the input, in order of time, then the input. An input from the past counts as now. */
export function step(machine: Machine, state: MachineState, input: Input): Step {
  const run = thaw(machine, state);
  for (let timer = nextDue(run, input.at); timer !== null; timer = nextDue(run, input.at)) {
    run.at = Math.max(run.at, timer.due);
    run.timers.splice(run.timers.indexOf(timer), 1);
    ring(run, timer);
    settle(run);
  }
  run.at = Math.max(run.at, input.at);
  take(run, input);
  return freeze(run);
}

function take(run: Run, input: Input): void {
  const { machine } = run;
  if (input.kind === 'release') leaveTo(run, machine.release);
  else if (input.kind === 'morning') leaveTo(run, machine.morning);
  else if (input.kind === 'event') react(run, listensTo(run, input.name));
  else if (input.kind === 'sensors') for (const event of sense(run, input.changes)) react(run, listensTo(run, event));
  settle(run);
}

/** Straight from wherever the program is; nothing in it can hold this up. */
function leaveTo(run: Run, state: number): void {
  if (run.active.includes(state)) return;
  fadeForRelease(run, state);
  exitInside(run, 0);
  if (run.machine.program.states[state]?.role === 'morning') run.released = false;
  const entry = new Set([state]);
  complete(run.machine, entry);
  for (const s of [...entry].sort((a, b) => a - b)) enter(run, s);
}

/** Takes the changes in, and gives the events that follow from them. */
function sense(run: Run, changes: Partial<Readonly<Record<Sensor, number>>>): readonly string[] {
  const read = (sensor: Sensor) => run.sensors[SENSORS.indexOf(sensor)] as number;
  const [stage, awake] = [read('stage'), read('awake')];
  for (const [sensor, value] of Object.entries(changes)) run.sensors[SENSORS.indexOf(sensor as Sensor)] = value;
  const events: string[] = [];
  if (read('stage') !== stage) events.push(`stage.${STAGES[read('stage')] ?? 'unscored'}`);
  if (read('awake') !== awake) events.push(read('awake') === 0 ? 'sleep' : 'wake');
  return events;
}

function nextDue(run: Run, until: number): Timer | null {
  let first: Timer | null = null;
  for (const timer of run.timers) if (timer.due <= until && (first === null || timer.due < first.due)) first = timer;
  return first;
}

function ring(run: Run, timer: Timer): void {
  const { program } = run.machine;
  if (timer.kind === 'cue-end') stopInstance(run, timer.of);
  else if (timer.kind === 'repeat') startCue(run, timer.of);
  else if (timer.kind === 'anchor') {
    const anchor = program.anchors[timer.of] as Program['anchors'][number];
    run.timers.push({ ...timer, due: run.at + Math.max(MIN_PERIOD_MS, duration(run, anchor.period, 0)) });
    if (run.sensors[SENSORS.indexOf('asleep')] === 0 || run.active.some((s) => ['ritual', 'morning'].includes(program.states[s]?.role ?? ''))) return;
    act(run, anchor.actions);
    for (const cue of anchor.cues) startCue(run, cue);
  } else {
    if (timer.kind === 'every') {
      const cause = program.transitions[timer.of]?.cause as Extract<TransitionRow['cause'], { on: 'every' }>;
      run.timers.push({ ...timer, due: run.at + Math.max(MIN_PERIOD_MS, duration(run, cause.period, 0)) });
    }
    if (timer.kind === 'held') run.held[timer.of] = 'ready';
    else react(run, (t) => t === timer.of);
  }
}

function stopInstance(run: Run, instance: number): void {
  const playing = run.playing.find((p) => p.instance === instance);
  if (playing === undefined) return;
  run.playing = run.playing.filter((p) => p !== playing);
  run.effects.push({ kind: 'cue-stop', at: run.at, instance, fadeMs: 0 });
}

const listensTo = (run: Run, event: string) => (t: number) => {
  const cause = run.machine.program.transitions[t]?.cause;
  return cause?.on === 'event' && cause.event === event;
};

/** Runs to completion: conditions that became true, then what was raised, until nothing is left. */
function settle(run: Run): void {
  for (let i = 0; i < MAX_MICROSTEPS; i++) {
    if (run.released) {
      run.raised.length = 0;
      return;
    }
    watchGates(run);
    watchConditions(run);
    if (react(run, (t) => run.held[t] === 'ready')) continue;
    const event = run.raised.shift();
    if (event === undefined) return;
    react(run, listensTo(run, event));
  }
  run.raised.length = 0;
  run.effects.push({ kind: 'runaway', at: run.at });
}

/**
 * `when` transitions of active states: ready at once, or after a clock for those that must hold. One that loses to another
 * stays ready as long as its condition holds: a way out must not be lost because something else happened in the same instant.
 */
function watchConditions(run: Run): void {
  for (const state of run.active) {
    for (const t of run.machine.whensOf[state] ?? []) {
      const cause = run.machine.program.transitions[t]?.cause;
      if (cause?.on !== 'when') continue;
      const holds = run.machine.evaluate(cause.test, run, 0) !== 0;
      if (holds && run.held[t] === undefined) {
        run.held[t] = cause.held < 0 ? 'ready' : 'waiting';
        if (cause.held >= 0) run.timers.push({ due: run.at + duration(run, cause.held, 0), kind: 'held', of: t, owner: state });
      } else if (!holds && run.held[t] !== undefined) {
        delete run.held[t];
        run.timers = run.timers.filter((timer) => timer.kind !== 'held' || timer.of !== t);
      }
    }
  }
}

/** Cues under `while`: start when it turns true, stop with their fade when it turns false. */
function watchGates(run: Run): void {
  const { program, gatedOf, evaluate } = run.machine;
  for (const state of run.active) {
    for (const cue of gatedOf[state] ?? []) {
      const open = evaluate(program.cues[cue]?.gate ?? -1, run, 1) !== 0;
      const repeating = run.timers.some((timer) => timer.kind === 'repeat' && timer.of === cue);
      const alive = repeating || run.held[-1 - cue] !== undefined || run.playing.some((p) => p.cue === cue);
      if (open && !alive) startCue(run, cue);
      if (!open && alive) {
        stopCues(run, (_, index) => index === cue);
        run.timers = run.timers.filter((timer) => timer.kind !== 'repeat' || timer.of !== cue);
      }
      if (open) run.held[-1 - cue] = 'spent';
      else delete run.held[-1 - cue];
    }
  }
}

/** One microstep: selects among the transitions that `enabled` names, removes conflicts, and takes the rest in order. Gives whether any was taken. */
function react(run: Run, enabled: (transition: number) => boolean): boolean {
  if (run.released) return false;
  const chosen = withoutConflicts(run, select(run, enabled));
  for (const { transition, arm } of chosen) {
    const row = run.machine.program.transitions[transition] as TransitionRow;
    if (!run.active.includes(row.source)) continue;
    if (row.cause.on === 'when') run.held[transition] = 'spent';
    run.effects.push({ kind: 'transition', at: run.at, transition, arm });
    act(run, row.actions);
    const target = row.arms[arm];
    if (target !== undefined) move(run, domainOf(run.machine, row.source, target.target), target.target, target.history);
  }
  return chosen.length > 0;
}

interface Chosen {
  readonly transition: number;
  readonly arm: number;
}

/** From each innermost active state outwards, the first transition in document order that may be taken. */
function select(run: Run, enabled: (transition: number) => boolean): readonly Chosen[] {
  const chosen = new Map<number, Chosen>();
  const { states } = run.machine.program;
  for (const leaf of run.active) {
    if (states[leaf]?.kind !== 'atomic') continue;
    search: for (let s = leaf; s >= 0; s = states[s]?.parent ?? -1) {
      for (const transition of run.machine.transitionsOf[s] ?? []) {
        if (!enabled(transition)) continue;
        const arm = chosen.get(transition)?.arm ?? pickArm(run, transition);
        if (arm === null) continue;
        chosen.set(transition, { transition, arm });
        break search;
      }
    }
  }
  return [...chosen.values()];
}

/** −1: actions only; null: no arm may be taken now. */
function pickArm(run: Run, transition: number): number | null {
  const { arms } = run.machine.program.transitions[transition] as TransitionRow;
  if (arms.length === 0) return -1;
  const weights = arms.map((arm) => (run.machine.evaluate(arm.guard, run, 1) !== 0 ? Math.max(0, run.machine.evaluate(arm.weight, run, 1)) : 0));
  const open = weights.filter((weight) => weight > 0).length;
  if (open === 0) return null;
  if (open === 1) return weights.findIndex((weight) => weight > 0);
  let left = draw(run) * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [arm, weight] of weights.entries()) {
    left -= weight;
    if (weight > 0 && left < 0) return arm;
  }
  return weights.findLastIndex((weight) => weight > 0);
}

/** Of two that would leave a common state, the one from further inside stays, else the one selected first. */
function withoutConflicts(run: Run, chosen: readonly Chosen[]): readonly Chosen[] {
  const kept: Chosen[] = [];
  const left = (c: Chosen) => {
    const row = run.machine.program.transitions[c.transition] as TransitionRow;
    const arm = row.arms[c.arm];
    return arm === undefined ? null : domainOf(run.machine, row.source, arm.target);
  };
  const source = (c: Chosen) => run.machine.program.transitions[c.transition]?.source as number;
  for (const one of chosen) {
    const domain = left(one);
    const rivals = kept.filter((other) => {
      const theirs = left(other);
      return domain !== null && theirs !== null && (isInside(run.machine, domain, theirs) || isInside(run.machine, theirs, domain));
    });
    if (rivals.every((other) => source(one) !== source(other) && isInside(run.machine, source(one), source(other)))) {
      for (const other of rivals) kept.splice(kept.indexOf(other), 1);
      kept.push(one);
    }
  }
  return kept;
}
