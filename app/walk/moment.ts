/** Everything that a night holds at one instant, in words and units. */

import { CHANNELS, CONDITION_STANDS, type Moment, type NightRecord, SENSOR_MEASURES, SENSORS, together } from '../base/index.ts';
import { causeWords, levelOf, sensorAt } from '../night/index.ts';
import { type MachineState, type Program, spokenOf, type Timer } from '../program/index.ts';
import { type Footing, footingAt, type Walk } from './walk.ts';

/** `at` from 0 up to the end of the night. */
export function momentAt(walk: Walk, at: number): Moment {
  const { machine, record, tape } = walk;
  const footing = footingAt(walk, at);
  const { state } = footing;
  const cues = soundingAt(record, state, at);
  return {
    at,
    stage: stageAt(record.stages, at),
    naturalStage: stageAt(record.naturalStages, at),
    scenes: state.active.slice(1).map((s) => {
      const { path, role } = machine.program.states[s]!;
      return { state: s, path, role, since: footing.entered.get(s) ?? 0 };
    }),
    sensors: SENSORS.map((sensor, i) => ({
      sensor,
      value: sensorAt(tape, sensor, at),
      told: machine.reads.has(sensor) ? state.sensors[i]! : null,
      measure: SENSOR_MEASURES[sensor],
    })),
    ...valuesAt(walk, footing),
    timers: state.timers.flatMap((timer) => timerRow(machine.program, state, timer)),
    conditions: conditionsAt(walk, footing),
    cues,
    channels: CHANNELS.flatMap((channel) => {
      const levels = cues.flatMap((cue) => (cue.channel === channel ? [cue.level] : []));
      return levels.length === 0 ? [] : [{ channel, level: together(channel, levels) }];
    }),
    released: state.released,
    off: at >= tape.offAt,
  };
}

function valuesAt({ machine: { program }, measures }: Walk, { state, set }: Footing): Pick<Moment, 'vars' | 'params'> {
  return {
    vars: program.vars.map(({ name, min, max }, i) => ({
      name,
      value: state.vars[i]!,
      measure: measures.vars[i] ?? 'number',
      min,
      max,
      since: set.get(i) ?? null,
    })),
    params: program.params.map(({ name, value }, i) => ({
      name,
      value: typeof value === 'string' ? state.texts[i]! : state.params[i]!,
      measure: measures.params[i] ?? 'number',
    })),
  };
}

function conditionsAt({ machine }: Walk, { state, held }: Footing): Moment['conditions'] {
  return state.active.flatMap((s) =>
    machine.scenes[s]!.whens.map((transition) => {
      const { slot } = machine.transitions[transition]!;
      const timer = state.timers.find(({ kind, of }) => kind === 'held' && of === transition);
      return {
        transition,
        source: spokenOf(machine.program, s),
        words: causeWords(machine.program, transition),
        stands: CONDITION_STANDS[state.held[slot]!]!,
        since: held.get(slot) ?? null,
        due: timer?.due ?? null,
      };
    }),
  );
}

/** Those of conditions are told with these. */
function timerRow(program: Program, state: MachineState, { kind, of, owner, due }: Timer): Moment['timers'] {
  if (kind === 'held') return [];
  const path = owner > 0 ? spokenOf(program, owner) : '';
  if (kind === 'after' || kind === 'every') return [{ kind, of, owner: path, words: causeWords(program, of), due }];
  if (kind === 'anchor') return [{ kind, of, owner: '', words: 'anchor', due }];
  const cue = kind === 'repeat' ? of : (state.cues.playing.find(({ instance }) => instance === of)?.cue ?? -1);
  if (cue < 0) return [];
  const { state: own } = program.cues[cue]!;
  const owned = own > 0 ? spokenOf(program, own) : '';
  return [{ kind, of: cue, owner: owned, words: `${kind === 'repeat' ? 'again' : 'fades'}: ${cueWords(program, cue)}`, due }];
}

/** A cue by its verb and what it plays. */
export function cueWords(program: Program, cue: number): string {
  const { verb, asset, words } = program.cues[cue]!;
  const said = words.map((part) => (typeof part === 'string' ? part : '…')).join('');
  return [verb, program.assets[asset]?.name ?? (verb === 'say' || verb === 'ask' ? `“${said}”` : said)].filter((word) => word !== '').join(' ');
}

/** Of several of one cue, the last is the one that plays; those before it fade. */
function soundingAt({ cues }: NightRecord, { cues: { playing } }: MachineState, at: number): Moment['cues'] {
  const here = cues.filter(({ from, to }) => from <= at && at < to);
  const last = new Map(here.map((row) => [row.cue, row]));
  const plays = new Set(playing.map(({ cue }) => cue));
  return here.map((row) => {
    const { cue, channel, label, words, from, to, limited, points } = row;
    return { cue, channel, label, words, level: levelOf(points, at), from, to, limited, fading: !(plays.has(cue) && last.get(cue) === row) };
  });
}

const stageAt = (spans: NightRecord['stages'], at: number) => (spans.findLast(({ from }) => from <= at) ?? spans[0])?.stage ?? '?';
