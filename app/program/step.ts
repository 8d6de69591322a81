/**
 * The virtual machine: start a program and step it from state and input to state and effects. `start` and `step` are pure: same
 * arguments, same answer, nothing touched. `begin` and `post` do the same to a run that keeps its state to itself.
 */

import { SENSORS, type Sensor, stream } from '../base/index.ts';
import { act } from './actions.ts';
import { enterAll, exitState, fadeForRelease, hushForMorning } from './configuration.ts';
import { beginLocked, endCue, startCue } from './cues.ts';
import { lockEvent, type Machine } from './machine.ts';
import { hear, reactAlone } from './microstep.ts';
import { asEffects, type Performer } from './performer.ts';
import { OWN, period, type Run, setHeld, thaw, touch, wakeOf } from './run.ts';
import { settle } from './settle.ts';
import { type Effect, HELD, type Input, type MachineState, type Step, type Timer } from './state.ts';
import { entryOf } from './structure.ts';
import { setTimer, takeTimer } from './timers.ts';
import type { Witness } from './witness.ts';

export interface StartOptions {
  readonly seed: number;
  /** At lights out; 0 where absent. */
  readonly sensors?: Partial<Readonly<Record<Sensor, number>>>;
  /** By name; the program's own values where absent. Numbers are kept within their range. */
  readonly params?: Readonly<Record<string, number | string>>;
}

export function start(machine: Machine, options: StartOptions, witness: Witness | null = null): Step {
  const effects: Effect[] = [];
  return stepOf(
    begin(
      machine,
      options,
      asEffects((effect) => void effects.push(effect)),
      witness,
    ),
    effects,
  );
}

/** Handles all that is due before the input, in order of time, then the input. An input from the past counts as now. */
export function step(machine: Machine, state: MachineState, input: Input, witness: Witness | null = null): Step {
  const effects: Effect[] = [];
  const run = thaw(
    machine,
    state,
    asEffects((effect) => void effects.push(effect)),
    witness,
  );
  advance(run, input);
  return stepOf(run, effects);
}

const stepOf = ({ state }: Run, effects: readonly Effect[]): Step => ({ state, effects, wakeAt: wakeOf(state) });

/** A run from lights out. Its state is to be read, and changes with each `post`. */
export function begin(machine: Machine, options: StartOptions, performer: Performer, witness: Witness | null = null): Run {
  const { program } = machine;
  const values = program.params.map(({ name, value, min, max }) => {
    const given = options.params?.[name];
    if (typeof value === 'string') return typeof given === 'string' ? given : value;
    return typeof given === 'number' && Number.isFinite(given) ? Math.min(max ?? given, Math.max(min ?? given, given)) : value;
  });
  const first: MachineState = {
    at: 0,
    active: [],
    vars: program.vars.map((v) => v.value),
    params: values.map((v) => (typeof v === 'number' ? v : 0)),
    texts: values.map(String),
    sensors: oneOf(
      SENSORS.map((sensor) => options.sensors?.[sensor] ?? 0),
      false,
    ),
    history: new Array(machine.remembered).fill(null),
    timers: [],
    held: new Array(machine.slots).fill(HELD.no),
    cues: { playing: [], fading: [], starts: [], gaps: {}, nextInstance: 0 },
    random: [...stream(options.seed, 'choice')],
    released: false,
  };
  const run = thaw(machine, first, performer, witness);
  run.owned = OWN.all;
  enterAll(run, entryOf(machine, [0], -1));
  for (const [i, anchor] of program.anchors.entries()) setTimer(run, { due: period(run, anchor.period), kind: 'anchor', of: i, owner: -1 });
  touch(run);
  settle(run);
  return run;
}

/** As `step`, to a run of one's own. */
export const post = (run: Run, input: Input): void => advance(run, input);

/** The same as to post sensors, for who tells often: `changed` are places in SENSORS, and `values` has one for each of these. */
export function postSensors(run: Run, at: number, changed: readonly number[], values: readonly number[]): void {
  passTo(run, at);
  sense(run, changed, values);
  settle(run);
}

function advance(run: Run, input: Input): void {
  passTo(run, input.at);
  take(run, input);
  settle(run);
}

function passTo(run: Run, at: number): void {
  if (run.state.timers.length > 0) ringUntil(run, at);
  if (at > run.state.at) run.state.at = at;
}

function ringUntil(run: Run, until: number): void {
  for (let timer = takeTimer(run, until); timer !== null; timer = takeTimer(run, until)) {
    if (timer.due > run.state.at) run.state.at = timer.due;
    ring(run, timer);
    settle(run);
  }
}

function take(run: Run, input: Input): void {
  const { machine } = run;
  switch (input.kind) {
    case 'event':
      hearFromOutside(run, input.name);
      break;
    case 'sensors':
      senseNamed(run, input.changes);
      break;
    case 'release':
      leaveTo(run, machine.release);
      break;
    case 'morning':
      leaveTo(run, machine.morning);
      break;
    case 'clock':
      break;
  }
}

/** Phases of rhythms come from outside only: nothing that a program raises begins a locked cue. */
function hearFromOutside(run: Run, name: string): void {
  if (run.machine.locked.length > 0) beginLockedTo(run, name);
  hear(run, run.machine.events.get(name) ?? -1);
}

function beginLockedTo(run: Run, name: string): void {
  const { locked, program } = run.machine;
  for (const cue of locked) if (lockEvent(program.cues[cue]!) === name) beginLocked(run, cue);
}

/** Straight from wherever the program is; nothing in it can hold this up. */
function leaveTo(run: Run, target: number): void {
  const { machine, state } = run;
  if (state.active.includes(target)) return;
  fadeForRelease(run, target);
  if (state.released) hushForMorning(run);
  const before = state.active;
  for (let i = before.length - 1; i > 0; i--) exitState(run, before[i]!);
  state.active = [0];
  state.timers = state.timers.filter(({ owner }) => owner <= 0);
  run.owned |= OWN.timers;
  if (target === machine.morning) state.released = false;
  enterAll(run, entryOf(machine, [target], 0));
  touch(run);
}

function senseNamed(run: Run, changes: Partial<Readonly<Record<Sensor, number>>>): void {
  const values = run.state.sensors.slice();
  const changed: number[] = [];
  for (const name in changes) {
    const place = PLACE.get(name);
    const value = changes[name as Sensor];
    if (place === undefined || value === undefined) continue;
    values[place] = value;
    changed.push(place);
  }
  sense(run, changed, values);
}

/** Takes the changes in, then the events that follow from them. */
function sense(run: Run, changed: readonly number[], values: readonly number[]): void {
  const { machine, state } = run;
  if ((run.owned & OWN.sensors) === 0) state.sensors = state.sensors.slice();
  run.owned |= OWN.sensors;
  const sensors = state.sensors as number[];
  const stage = sensors[STAGE]!;
  const awake = sensors[AWAKE]!;
  let bits = 0;
  for (let i = 0; i < changed.length; i++) {
    const place = changed[i]!;
    sensors[place] = values[place]!;
    bits |= 1 << place;
  }
  if ((bits & NOT_BOTH) !== 0) {
    oneOf(sensors, (bits & (1 << AWAKE)) === 0);
    bits |= NOT_BOTH;
  }
  if ((bits & run.heeds) !== 0) run.stale = true;
  if ((bits & machine.alwaysHeeds) !== 0) run.unlimited = true;
  if (sensors[STAGE] !== stage) {
    hear(run, machine.stageEvents[sensors[STAGE]!] ?? machine.stageEvents.at(-1)!);
    settle(run);
  }
  if (sensors[AWAKE] !== awake) hear(run, sensors[AWAKE] === 0 ? machine.sleepEvent : machine.wakeEvent);
}

/** Nobody is awake and asleep: where both are told, or one while the other still stands, the newer one holds, and awake before asleep. */
function oneOf(sensors: number[], asleep: boolean): number[] {
  if (sensors[AWAKE] !== 0 && sensors[ASLEEP] !== 0) sensors[asleep ? AWAKE : ASLEEP] = 0;
  return sensors;
}

const PLACE: ReadonlyMap<string, number> = new Map(SENSORS.map((sensor, i) => [sensor, i]));
const STAGE = SENSORS.indexOf('stage');
const AWAKE = SENSORS.indexOf('awake');
const ASLEEP = SENSORS.indexOf('asleep');
const NOT_BOTH = (1 << AWAKE) | (1 << ASLEEP);

function ring(run: Run, timer: Timer): void {
  const { machine, state } = run;
  switch (timer.kind) {
    case 'cue-end':
      endCue(run, timer.of);
      break;
    case 'repeat':
      startCue(run, timer.of, 'repeat');
      break;
    case 'anchor':
      ringAnchor(run, timer);
      break;
    case 'held':
      setHeld(run, machine.transitions[timer.of]!.slot, HELD.ready);
      run.stale = true;
      break;
    case 'every': {
      const { cause } = machine.program.transitions[timer.of]!;
      if (cause.on === 'every') setTimer(run, { ...timer, due: state.at + period(run, cause.period) });
      reactAlone(run, timer.of);
      break;
    }
    case 'after':
      reactAlone(run, timer.of);
      break;
  }
}

/** Anchors keep time all night, and are heard only by who sleeps and was not released. */
function ringAnchor(run: Run, timer: Timer): void {
  const { machine, state } = run;
  const anchor = machine.program.anchors[timer.of]!;
  setTimer(run, { ...timer, due: state.at + period(run, anchor.period) });
  if (state.sensors[ASLEEP] === 0 || state.active.some((s) => HUSHED.has(machine.states[s]!.role))) return;
  act(run, anchor.actions, -1);
  for (const cue of anchor.cues) startCue(run, cue, 'anchor');
}

const HUSHED: ReadonlySet<string> = new Set(['ritual', 'morning', 'release']);
