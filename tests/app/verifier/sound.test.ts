/**
 * The verifier is right: on random programs under random nights, no bound that it gives is ever exceeded. Nights are played as
 * the preview plays them, by the same tracks; every level is looked at where it can be greatest.
 */

import { expect, it } from 'vitest';
import { type Channel, stream, TOGETHER, uniform, type Verdict } from '../../../app/base/index.ts';
import { type CueTrack, levelAt, lowerTrack, startTrack, stopTrack } from '../../../app/night/cue-track.ts';
import { codeWords, type Effect, type Input, load, MAX_MICROSTEPS, type Program, type Step, start, step } from '../../../app/program/index.ts';
import { verifyProgram } from '../../../app/verifier/index.ts';
import { EVENTS } from '../../support/charts.ts';
import { randomDream } from '../../support/random-dreams.ts';

const HOUR_MS = 3_600_000;
const SLACK = 1e-6;
/** More can be tried with `DREAM_PROGRAMS=5000`. */
const PROGRAMS = Number(process.env['DREAM_PROGRAMS'] ?? 80);

interface Night {
  readonly tracks: CueTrack[];
  readonly starts: number[];
  /** By limit: when its condition held, as spans. */
  readonly held: [from: number, to: number][][];
  /** Most transitions and raised events for one thing that happened, and runs that the machine cut. */
  reactions: number;
  runaways: number;
  /** Longest time from a release to silence. */
  silence: number;
}

function play(program: Program, seed: number, next: () => number): Night {
  const machine = load(program);
  const night: Night = { tracks: [], starts: [], held: program.limits.map(() => []), reactions: 0, runaways: 0, silence: 0 };
  const sounding = new Map<number, CueTrack>();
  const hear = (effects: readonly Effect[], things: number) => {
    let reactions = 0;
    for (const e of effects) {
      if (e.kind === 'transition' || e.kind === 'raise') reactions++;
      else if (e.kind === 'runaway') night.runaways++;
      else if (e.kind === 'cue-start') {
        const track = startTrack(machine, e, []);
        night.tracks.push(track);
        night.starts.push(e.at);
        sounding.set(e.instance, track);
      } else if (e.kind === 'cue-stop') stopTrack(sounding.get(e.instance)!, e.at, e.fadeMs);
      else if (e.kind === 'cue-ceiling') lowerTrack(sounding.get(e.instance)!, e.at, e.ceiling);
    }
    night.reactions = Math.max(night.reactions, Math.floor(reactions / things));
  };
  let last: Step = start(machine, { seed });
  hear(last.effects, 1);
  const take = (input: Input) => {
    for (const [i, { condition }] of program.limits.entries())
      if (condition >= 0 && machine.functions[condition]!(last.state) !== 0) night.held[i]!.push([last.state.at, input.at]);
    const due = last.state.timers.filter((timer) => timer.due <= input.at).length;
    last = step(machine, last.state, input);
    // Each clock that rings is a thing of its own, and the sensors are two: the stage, and awake or asleep.
    hear(last.effects, due + 2);
  };
  const rest = (until: number) => {
    for (let i = 0; i < 500 && last.wakeAt !== null && last.wakeAt <= until; i++) take({ kind: 'clock', at: last.wakeAt });
  };
  let at = 0;
  for (let i = 0; i < 20 && night.runaways < 3; i++) {
    at = Math.max(last.state.at, at + Math.floor(next() ** 4 * 60_000));
    rest(at);
    const kind = next();
    if (kind < 0.4) take({ kind: 'event', at, name: EVENTS[Math.floor(next() * EVENTS.length)]! });
    else if (kind < 0.45) take({ kind: 'event', at, name: 'phase.slow-wave.0' });
    else if (kind < 0.9) {
      const awake = next() < 0.5 ? 1 : 0;
      const told = { ...(next() < 0.5 ? { awake } : {}), ...(next() < 0.5 ? { asleep: 1 - awake } : {}) };
      take({ kind: 'sensors', at, changes: { distress: next(), stage: Math.floor(next() * 5), heart: next() * 200, ...told } });
    } else if (kind < 0.94) take({ kind: 'morning', at });
    else {
      take({ kind: 'release', at });
      const released = last.state.at;
      take({ kind: 'event', at: at + 1, name: 'a' });
      take({ kind: 'clock', at: at + 1000 });
      // The host brings the morning when it likes; silence is looked at where it waits.
      if (next() < 0.5) continue;
      at += 400_000;
      rest(at);
      take({ kind: 'clock', at });
      for (const { from, to } of night.tracks) if (from <= at && to > released) night.silence = Math.max(night.silence, Math.min(to, at) - released);
      take({ kind: 'morning', at });
    }
  }
  rest(at + 60_000);
  return night;
}

/** The most that a channel gives at any instant of these spans: levels are straight lines, so it is at an end of one. */
function mostOf({ tracks }: Night, channel: Channel, spans: readonly (readonly [number, number])[], sign: number): number {
  const own = tracks.filter((track) => track.channel === channel);
  let most = 0;
  const amount = (level: number) => (channel !== 'sound' ? Math.max(0, sign * level) : level <= 0 ? 0 : 10 ** (level / 10));
  for (const [from, to] of spans) {
    const within = own.filter((track) => track.from < to && track.to > from);
    const times = new Set([from, to - 0.5]);
    for (const track of within) for (const at of [track.from, track.to, ...track.points.map(([t]) => t)]) times.add(at).add(at - 0.5);
    for (const t of times) {
      if (t < from || t >= to) continue;
      let sum = 0;
      for (const track of within) sum = TOGETHER[channel] === 'sum' ? sum + amount(levelAt(track, t)) : Math.max(sum, amount(levelAt(track, t)));
      most = Math.max(most, sum);
    }
  }
  return channel !== 'sound' ? most : most <= 0 ? 0 : 10 * Math.log10(most);
}

/** The most beginnings within an hour. */
function perHour({ starts }: Night): number {
  let [most, first] = [0, 0];
  for (const [i, at] of starts.entries()) {
    while (starts[first]! <= at - HOUR_MS) first++;
    most = Math.max(most, i - first + 1);
  }
  return most;
}

const boundOf = ({ checks }: Verdict, what: string): number | undefined => checks.flatMap(({ bounds }) => bounds).find((bound) => bound.what === what)?.value;
const ALL = [[0, Number.MAX_SAFE_INTEGER]] as const;

it('gives no bound that any random night of a random program exceeds', () => {
  const seen = { ceilings: 0, termination: 0, release: 0, circles: 0, near: 0, limits: 0, runaways: 0, silence: 0, undecided: 0 };
  for (let seed = 0; seed < PROGRAMS; seed++) {
    const random = stream(seed, 'program');
    const next = () => uniform(random);
    const program = randomDream(next);
    const verdict = verifyProgram(program);
    const proven = (id: 'ceilings' | 'termination' | 'release') => verdict.checks.find((check) => check.id === id)!.verdict === 'proven';
    for (const id of ['ceilings', 'termination', 'release'] as const) if (proven(id)) seen[id]++;
    if (verdict.checks.some((check) => check.verdict === 'not decided')) seen.undecided++;
    const reactions = boundOf(verdict, 'reactions at one instant') ?? Number.POSITIVE_INFINITY;
    if (!Number.isFinite(reactions)) seen.circles++;
    for (let n = 0; n < 3; n++) {
      const night = play(program, seed * 3 + n, next);
      const where = `seed ${seed}, night ${n}`;
      for (const [channel, what, sign] of [
        ['sound', 'sound', 1],
        ['light', 'light', 1],
        ['warmth', 'warmth', 1],
        ['warmth', 'cold', -1],
      ] as const) {
        const bound = boundOf(verdict, what) ?? 0;
        const most = mostOf(night, channel, ALL, sign);
        if (most > bound + SLACK) expect.fail(`${what}, ${where}: ${most} is more than ${bound}`);
        if (channel === 'sound' && bound > 0 && most > bound - 1) seen.near++;
      }
      for (const [i, { subject, condition }] of program.limits.entries()) {
        // Of several limits with the same condition the loosest bound is looked at.
        const told = verdict.checks.flatMap(({ bounds }) => bounds).filter(({ what }) => what === `${subject} while ${codeWords(program, condition)}`);
        const bound = told.length === 0 ? undefined : Math.max(...told.map(({ value }) => value));
        if (bound === undefined || condition < 0 || night.held[i]!.length === 0) continue;
        seen.limits++;
        const most = mostOf(night, subject as Channel, night.held[i]!, 1);
        if (most > bound + SLACK) expect.fail(`limit ${i}, ${where}: ${most} is more than ${bound}`);
      }
      expect(perHour(night), where).toBeLessThanOrEqual(boundOf(verdict, 'cues per hour')!);
      if (night.silence > 0) seen.silence++;
      if (proven('release')) expect(night.silence, where).toBeLessThanOrEqual(boundOf(verdict, 'silence after release')!);
      expect(night.reactions, where).toBeLessThanOrEqual(reactions);
      if (night.runaways > 0) seen.runaways++;
      if (reactions < MAX_MICROSTEPS || proven('termination')) expect(night.runaways, where).toBe(0);
    }
  }
  if (process.env['DREAM_SEEN']) console.log(seen);
  // Without these, little would have been tried.
  for (const [what, least] of [
    ['ceilings', 10],
    ['termination', 10],
    ['release', 50],
    ['circles', 5],
    ['near', 5],
    ['limits', 20],
    ['runaways', 1],
    ['silence', 20],
  ] as const)
    expect(seen[what], what).toBeGreaterThanOrEqual(least);
});
