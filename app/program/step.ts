/** The virtual machine: start a program, and step it from state and input to state and effects. Pure: same arguments, same answer, nothing touched. */

import { SENSORS, type Sensor, STAGES, stream } from '../base/index.ts';
import { act, enter, exit, fadeForRelease } from './configuration.ts';
import { endCue, startCue } from './cues.ts';
import type { Program } from './format.ts';
import type { Machine } from './machine.ts';
import { react } from './microstep.ts';
import { freeze, hold, nextDue, period, type Run, setTimer, thaw } from './run.ts';
import { settle } from './settle.ts';
import type { Input, MachineState, Step, Timer } from './state.ts';
import { entryOf } from './structure.ts';

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
  enter(run, entryOf(program, machine.children, [0], -1));
  for (const [i, anchor] of program.anchors.entries()) setTimer(run, { due: period(run, anchor.period), kind: 'anchor', of: i, owner: -1 });
  settle(run);
  return freeze(run);
}

/** Handles all that is due before the input, in order of time, then the input. An input from the past counts as now. */
export function step(machine: Machine, state: MachineState, input: Input): Step {
  const run = thaw(machine, state);
  for (let timer = nextDue(run, input.at); timer !== null; timer = nextDue(run, input.at)) {
    run.at = Math.max(run.at, timer.due);
    run.timers = run.timers.toSpliced(run.timers.indexOf(timer), 1);
    ring(run, timer);
    settle(run);
  }
  run.at = Math.max(run.at, input.at);
  take(run, input);
  return freeze(run);
}

function take(run: Run, input: Input): void {
  if (input.kind === 'release') leaveTo(run, run.machine.release);
  else if (input.kind === 'morning') leaveTo(run, run.machine.morning);
  else if (input.kind === 'event') hear(run, input.name);
  else if (input.kind === 'sensors') for (const event of sense(run, input.changes)) hear(run, event);
  settle(run);
}

function hear(run: Run, event: string): void {
  const listeners = run.machine.listeners.get(event);
  if (listeners !== undefined) react(run, (state) => listeners[state]);
}

/** Straight from wherever the program is; nothing in it can hold this up. */
function leaveTo(run: Run, state: number): void {
  if (run.active.includes(state)) return;
  fadeForRelease(run, state);
  exit(run, run.active.slice(1));
  if (state === run.machine.morning) run.released = false;
  enter(run, entryOf(run.machine.program, run.machine.children, [state], 0));
}

/** Takes the changes in, and gives the events that follow from them. */
function sense(run: Run, changes: Partial<Readonly<Record<Sensor, number>>>): readonly string[] {
  const before = run.sensors;
  run.sensors = before.map((value, i) => changes[SENSORS[i] as Sensor] ?? value);
  const read = (sensor: Sensor, sensors = run.sensors) => sensors[SENSORS.indexOf(sensor)] as number;
  const events: string[] = [];
  if (read('stage') !== read('stage', before)) events.push(`stage.${STAGES[read('stage')] ?? 'unscored'}`);
  if (read('awake') !== read('awake', before)) events.push(read('awake') === 0 ? 'sleep' : 'wake');
  return events;
}

function ring(run: Run, timer: Timer): void {
  if (timer.kind === 'cue-end') endCue(run, timer.of);
  else if (timer.kind === 'repeat') startCue(run, timer.of);
  else if (timer.kind === 'anchor') ringAnchor(run, timer);
  else if (timer.kind === 'held') hold(run, timer.of, 'ready');
  else {
    const cause = run.machine.program.transitions[timer.of]?.cause;
    if (cause?.on === 'every') setTimer(run, { ...timer, due: run.at + period(run, cause.period) });
    const one = [timer.of];
    react(run, (state) => (state === timer.owner ? one : undefined));
  }
}

/** Anchors keep time all night, and are heard only by who sleeps and was not released. */
function ringAnchor(run: Run, timer: Timer): void {
  const { states, anchors } = run.machine.program;
  const anchor = anchors[timer.of] as Program['anchors'][number];
  setTimer(run, { ...timer, due: run.at + period(run, anchor.period) });
  const asleep = run.sensors[SENSORS.indexOf('asleep')] !== 0;
  if (!asleep || run.active.some((state) => states[state]?.role === 'ritual' || states[state]?.role === 'morning')) return;
  act(run, anchor.actions);
  for (const cue of anchor.cues) startCue(run, cue);
}
