/** Tables made ready to run: expressions as functions, events as numbers, and every question of the structure answered by lookup. */

import { CHANNELS, SENSORS, type Sensor, STAGES } from '../base/index.ts';
import { CEILING, FLOOR, QUIET } from './ceilings.ts';
import { compileCode, constantOf, type Evaluate, operandsOf } from './expression.ts';
import type { Action, CueRow, Program, Rhythm } from './format.ts';
import { type Limits, limitsOf } from './limits-by-subject.ts';
import { distinctionsOf, needsOf, sensorBits, type Watched } from './needs.ts';
import { eventsOf, memoriesOf, type Scene, scenesOf } from './scenes.ts';
import { domainOf, type Structure, structureOf } from './structure.ts';
import { programProblem } from './validate.ts';

export interface Machine extends Structure {
  readonly program: Program;
  /** Sensors whose changes can matter to this program. */
  readonly reads: ReadonlySet<Sensor>;
  /** What of them matters by itself: by state, and in the last row always. */
  readonly needs: readonly (readonly Watched[])[];
  /** The sensors in these rows as bits, see `sensorBits`; those in the last row. */
  readonly heeds: Int32Array;
  readonly alwaysHeeds: number;
  /** What of their values it can tell apart, see `distinctionsOf`. */
  readonly distinctions: ReadonlyMap<Sensor, readonly number[] | null>;
  /** Rhythms whose phases this program may wait for, each once. */
  readonly locks: readonly Lock[];
  readonly release: number;
  readonly morning: number;
  readonly transitions: readonly Prepared[];
  /** By name, for every event that something waits for or raises. */
  readonly events: ReadonlyMap<string, number>;
  readonly states: Program['states'];
  readonly scenes: readonly Scene[];
  /** By state: itself or the nearest around it that waits for an event; −1: none. The same for conditions. */
  readonly listening: Int32Array;
  readonly watching: Int32Array;
  /** Cues that may wait for a rhythm. */
  readonly locked: readonly number[];
  /** By cue under a `while` or a lock: where `held` keeps it; −1: nowhere. */
  readonly slotOf: Int32Array;
  readonly slots: number;
  readonly remembered: number;
  /** Some limit holds only under a condition, so that it may begin while a cue sounds. */
  readonly movingLimits: boolean;
  /** By row: what of a cue can be known before it begins. */
  readonly cues: readonly PreparedCue[];
  /** On cues per hour. */
  readonly cuesLimits: Limits;
  readonly hasGates: boolean;
  readonly hasWhens: boolean;
  /** Some expression asks whether a state is active. */
  readonly asksIn: boolean;
  readonly functions: readonly Evaluate[];
  /** By expression: its value where it is a number and nothing else; NaN for others. */
  readonly constants: Float64Array;
  readonly stageEvents: Int32Array;
  readonly wakeEvent: number;
  readonly sleepEvent: number;
}

/** A cue, ready to begin. Levels in the unit of its channel. */
export interface PreparedCue {
  /** Limits on its channel. */
  readonly limits: Limits;
  /** What no limit has to say: the bounds of its channel, and the level where the author gave none. */
  readonly floor: number;
  readonly ceiling: number;
  readonly quiet: number;
}

export interface Lock {
  readonly rhythm: Rhythm;
  readonly degrees: number;
  /** What the host sends when the rhythm comes there. */
  readonly event: string;
}

/** A transition, ready to be taken. */
export interface Prepared {
  readonly source: number;
  readonly guard: Evaluate | null;
  readonly actions: readonly Action[];
  readonly arms: readonly Arm[];
  /** Some arms are for when no other can be taken. */
  readonly hasOtherwise: boolean;
  /** Of a `when`: its condition, how long it must hold, and where `held` keeps it; −1 for others. */
  readonly test: Evaluate | null;
  readonly heldFor: number;
  readonly slot: number;
}

export interface Arm {
  readonly guard: Evaluate | null;
  readonly weight: Evaluate | null;
  readonly otherwise: boolean;
  readonly target: number;
  readonly inside: boolean;
  /** Where `history` keeps what is resumed; −1: nothing is. */
  readonly memory: number;
  readonly deep: boolean;
  /** Where the transition leads if it resumes nothing, and what it stays in then. */
  readonly targets: readonly number[];
  readonly domain: number;
  /** What it enters then; worked out when first taken. */
  entry: readonly number[] | null;
}

/** Neither let go nor in the morning: what the dream itself reacts to holds until then. */
export const isDreaming = ({ release, morning }: Pick<Machine, 'release' | 'morning'>, active: readonly number[]): boolean =>
  active[1] !== release && active[1] !== morning;

/** Throws on tables that `readProgram` would refuse: those never get this far but by a bug. */
export function load(program: Program): Machine {
  const wrong = programProblem(program);
  if (wrong !== null) throw new Error(`unsound program: ${wrong}`);
  const { states, cues } = program;
  const structure = structureOf(program);
  const functions = program.exprs.map(compileCode);
  const events = eventsOf(program);
  const memories = memoriesOf(program);
  const slots = slotsOf(program);
  const transitions = program.transitions.map((row, i): Prepared => {
    const at = (index: number): Evaluate | null => (index < 0 ? null : functions[index]!);
    return {
      source: row.source,
      guard: at(row.guard),
      actions: row.actions,
      arms: row.arms.map((arm) => ({
        guard: at(arm.guard),
        weight: at(arm.weight),
        otherwise: arm.otherwise,
        target: arm.target,
        inside: arm.inside,
        memory: arm.history === 'none' ? -1 : memories.get(arm.target)!,
        deep: arm.history === 'deep',
        ...leadsTo(structure, row.source, arm),
        entry: null,
      })),
      hasOtherwise: row.arms.length > 1 && row.arms.some((arm) => arm.otherwise),
      test: row.cause.on === 'when' ? at(row.cause.test) : null,
      heldFor: row.cause.on === 'when' ? row.cause.held : -1,
      slot: slots.ofTransition[i]!,
    };
  });
  const scenes = scenesOf(program, events, memories, slots);
  const locked = cues.flatMap((cue, i) => (cue.lock === null ? [] : [i]));
  const code = program.exprs;
  const limits = limitsOf(program, functions);
  const needs = needsOf(program);
  return {
    ...structure,
    program,
    reads: readsOf(program),
    needs,
    heeds: Int32Array.from(needs, sensorBits),
    alwaysHeeds: sensorBits(needs.at(-1)!),
    distinctions: distinctionsOf(program),
    locks: [...new Map(locked.map((i) => [lockEvent(cues[i]!), { ...cues[i]!.lock!, event: lockEvent(cues[i]!) }])).values()],
    release: states.findIndex((s) => s.role === 'release'),
    morning: states.findIndex((s) => s.role === 'morning'),
    transitions,
    events,
    scenes,
    listening: nearest(structure, (state) => scenes[state]!.waits !== null),
    watching: nearest(structure, (state) => scenes[state]!.whens.length > 0),
    locked,
    slotOf: slots.ofCue,
    slots: slots.count,
    remembered: memories.size,
    movingLimits: CHANNELS.some((channel) => limits.get(channel)!.moving.length > 0),
    cues: cues.map(({ channel }) => ({ limits: limits.get(channel)!, floor: FLOOR[channel], ceiling: CEILING[channel], quiet: QUIET[channel] })),
    cuesLimits: limits.get('cues')!,
    hasGates: scenes.some((scene) => scene.gated.length > 0),
    hasWhens: transitions.some(({ slot }) => slot >= 0),
    asksIn: code.some((words) => operandsOf(words, 'in').length > 0),
    functions,
    constants: Float64Array.from(code, constantOf),
    stageEvents: Int32Array.from([...STAGES, 'unscored'], (stage) => events.get(`stage.${stage}`) ?? -1),
    wakeEvent: events.get('wake') ?? -1,
    sleepEvent: events.get('sleep') ?? -1,
  };
}

/** The name of the event that a locked cue waits for: `phase.slow-wave.90`. */
export const lockEvent = ({ lock }: CueRow): string => (lock === null ? '' : `phase.${lock.rhythm}.${lock.degrees}`);

/** The configuration in words: the paths of the active states in document order, without the dream itself. */
export const configurationOf = ({ states }: Machine, state: { readonly active: readonly number[] }): readonly string[] =>
  state.active.slice(1).map((i) => states[i]!.path);

/** Places in `held`: for each condition, then for each cue under a `while` or a lock. */
function slotsOf({ transitions, cues }: Program) {
  let count = 0;
  const ofTransition = Int32Array.from(transitions, ({ cause }) => (cause.on === 'when' ? count++ : -1));
  const ofCue = Int32Array.from(cues, ({ state, gate, lock }) => (state >= 0 && (gate >= 0 || lock !== null) ? count++ : -1));
  return { ofTransition, ofCue, count };
}

/** History that remembers nothing yet leads to the first child, or to every layer. */
function leadsTo(structure: Structure, source: number, arm: Program['transitions'][number]['arms'][number]) {
  const { kind, initial } = structure.states[arm.target]!;
  const first = kind === 'compound' ? [initial] : kind === 'parallel' ? structure.children[arm.target]! : [arm.target];
  const targets = arm.history === 'none' ? [arm.target] : first;
  return { targets, domain: arm.inside ? source : domainOf(structure, source, targets) };
}

function readsOf(program: Program): Set<Sensor> {
  const reads = new Set(program.exprs.flatMap((code) => operandsOf(code, 'sensor')));
  for (const { cause } of program.transitions) {
    if (cause.on !== 'event') continue;
    if (cause.event.startsWith('stage.')) reads.add('stage');
    if (cause.event === 'wake' || cause.event === 'sleep') reads.add('awake');
  }
  if (program.anchors.length > 0) reads.add('asleep');
  return new Set(SENSORS.filter((sensor) => reads.has(sensor)));
}

function nearest({ parent, after }: Structure, has: (state: number) => boolean): Int32Array {
  const found = new Int32Array(after.length);
  for (let i = 0; i < found.length; i++) found[i] = has(i) ? i : i === 0 ? -1 : found[parent[i]!]!;
  return found;
}
