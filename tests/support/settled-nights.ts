/** Random nights of a program, step by step: what is active and what is on between two things that happen. */

import { CHANNELS, together } from '../../app/base/index.ts';
import { type CueTrack, levelAt, lowerTrack, startTrack, stopTrack } from '../../app/night/cue-track.ts';
import { type Effect, type Env, type Input, load, type MachineState, type Program, type Step, start, step } from '../../app/program/index.ts';
import { EVENTS } from './charts.ts';

const HOUR_MS = 3_600_000;

export interface SettledNight {
  /** In order; each state until the next one. */
  readonly stretches: readonly { readonly from: number; readonly to: number; readonly state: MachineState }[];
  readonly entered: readonly { readonly at: number; readonly state: number }[];
  readonly end: number;
  /** At the instants of a stretch at which a level turns or jumps: what a claim reads. */
  readings(stretch: { readonly from: number; readonly to: number; readonly state: MachineState }): readonly Env[];
}

/** The bed tells stage, awake and asleep so that they agree. */
export function settledNight(program: Program, seed: number, next: () => number, things = 25): SettledNight {
  const machine = load(program);
  const tracks: CueTrack[] = [];
  const starts: number[] = [];
  const sounding = new Map<number, CueTrack>();
  const entered: { at: number; state: number }[] = [];
  const stretches: { from: number; to: number; state: MachineState }[] = [];
  const hear = (effects: readonly Effect[]) => {
    for (const e of effects) {
      if (e.kind === 'enter') entered.push({ at: e.at, state: e.state });
      else if (e.kind === 'cue-start') {
        const track = startTrack(machine, e, []);
        tracks.push(track);
        starts.push(e.at);
        sounding.set(e.instance, track);
      } else if (e.kind === 'cue-stop') stopTrack(sounding.get(e.instance)!, e.at, e.fadeMs);
      else if (e.kind === 'cue-ceiling') lowerTrack(sounding.get(e.instance)!, e.at, e.ceiling);
    }
  };
  let last: Step = start(machine, { seed, sensors: { awake: 1 } });
  hear(last.effects);
  const take = (input: Input) => {
    if (input.at > last.state.at) stretches.push({ from: last.state.at, to: input.at, state: last.state });
    last = step(machine, last.state, input);
    hear(last.effects);
  };
  const rest = (until: number) => {
    for (let i = 0; i < 500 && last.wakeAt !== null && last.wakeAt <= until; i++) take({ kind: 'clock', at: last.wakeAt });
  };
  let at = 0;
  for (let i = 0; i < things; i++) {
    at = Math.max(last.state.at, at + Math.floor(next() ** 4 * 60_000));
    rest(at);
    const kind = next();
    if (kind < 0.4) take({ kind: 'event', at, name: EVENTS[Math.floor(next() * EVENTS.length)]! });
    else if (kind < 0.9) {
      const stage = Math.floor(next() * 5);
      const awake = stage === 0 ? 1 : 0;
      take({ kind: 'sensors', at, changes: { distress: next(), stage, heart: next() * 200, awake, asleep: 1 - awake } });
    } else if (kind < 0.95) take({ kind: 'morning', at });
    else take({ kind: 'release', at });
  }
  const end = Math.max(at, last.state.at) + 60_000;
  rest(end);
  take({ kind: 'clock', at: end });
  return { stretches, entered, end, readings };

  function readings({ from, to, state }: (typeof stretches)[number]): readonly Env[] {
    const near = tracks.filter((track) => track.from < to && track.to > from);
    const times = new Set([from, to - 1]);
    for (const track of near) for (const turn of [track.from, track.to, ...track.points.map(([t]) => t)]) for (const t of [turn, turn - 1]) times.add(t);
    return [...times]
      .filter((t) => t >= from && t < to)
      .map((t) => ({
        ...state,
        levels: [
          ...CHANNELS.map((channel) =>
            together(
              channel,
              near.filter((track) => track.channel === channel && track.from <= t && t < track.to).map((track) => levelAt(track, t)),
            ),
          ),
          starts.filter((begun) => begun <= t && t < begun + HOUR_MS).length,
        ],
      }));
  }
}
