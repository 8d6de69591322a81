/** Plays one night at a time: lives through it as the clock goes, logs what happens, and drives the outputs. */

import {
  bad,
  CHANNELS,
  type Channel,
  good,
  type Legend,
  type Levels,
  type NightFacts,
  type NightMode,
  type NightRecord,
  type Outcome,
  SILENCE,
  type Sounding,
} from '../base/index.ts';
import { beginNight, type RunningNight } from '../night/index.ts';
import { load, type Program, spokenOf } from '../program/index.ts';
import { NATURAL } from './natural.ts';
import type { NightLogs } from './night-logs.ts';
import type { DevicePorts } from './ports.ts';

/** Between two signs of life for the watchdog, ms. */
const BEAT_MS = 50;
/** How much of a night is lived between two looks around, where it goes as fast as it can, ms; and how many instants anyway. */
const SLICE_MS = 10 * 60_000;
const MOST_INSTANTS = 500;
/** Events are safe from a power cut after this time, ms. */
const DURABLE_MS = 1000;
/** How long the sensors may be silent before the sleeper is let go, ms. */
export const SENSORS_LOST_MS = 5000;
/** How long the log may hold a night up before the sleeper is let go, ms. */
export const LOG_LATE_MS = 5000;

export interface Tonight {
  readonly mode: NightMode;
  readonly seed: number;
  /** Absent in natural mode. */
  readonly program?: { readonly name: string; readonly program: Program; readonly digest: string; readonly assetMs: readonly (number | null)[] };
}

/** A record of the night that is on is made anew at most this often, ms, however many ask. */
const RECORD_MS = 500;

export interface NightPlayer {
  readonly night: NightFacts | null;
  /** The SHA-256 of the bundle whose program plays; null: none does. */
  readonly bundle: string | null;
  /** The night that is on, as far as it has come; null: none is. */
  record(): { readonly night: number; readonly record: NightRecord } | null;
  /**
   * Lights out, once `ready` gives what is to be played; whoever asks for the way out until then is obeyed, and no night begins.
   * `ended` is called when the night is over: `well` unless the program had to be taken off or stopped.
   */
  start(ready: () => Promise<Outcome<Tonight>>, ended: (well: boolean) => Promise<void>): Promise<Outcome<number>>;
  /** The way out; false where nothing plays, and nothing is about to. */
  release(by: string, well?: boolean): boolean;
  sensors(present: boolean): void;
}

type Ports = Pick<DevicePorts, 'arm' | 'channels' | 'clock' | 'drive' | 'identity' | 'silence' | 'speed' | 'subject'>;

export function createPlayer(ports: Ports, logs: NightLogs): NightPlayer {
  const { clock, subject, speed } = ports;
  let playing: {
    readonly night: RunningNight;
    readonly tonight: Tonight;
    releaseBy: string | null;
    released: boolean;
    well: boolean;
    position: number;
    /** Nobody needs the rest of it. */
    cut: boolean;
  } | null = null;
  let lostSince: number | null = null;
  let shown: { readonly night: RunningNight; readonly at: number; readonly record: NightRecord } | null = null;
  /** A night that is about to begin, and who asked for the way out of it. */
  let starting: { releaseBy: string | null } | null = null;
  let over: Promise<void> = Promise.resolve();

  const player: NightPlayer = {
    get night() {
      const open = logs.open;
      if (playing === null || open === null) return null;
      const { tonight, position, released, night } = playing;
      const title = tonight.program?.program.title ?? NATURAL.title;
      return { night: open.night, mode: tonight.mode, title, at: Math.round(position), released: released || night.released, lines: open.lines };
    },
    get bundle() {
      return playing?.tonight.program?.name ?? null;
    },
    record() {
      const open = logs.open;
      if (playing === null || open === null) return null;
      const { night, position } = playing;
      const now = clock.now();
      if (shown?.night !== night || now - shown.at >= RECORD_MS) shown = { night, at: now, record: night.soFar(position) };
      return { night: open.night, record: shown.record };
    },
    async start(ready, ended) {
      if (starting !== null || (playing !== null && !playing.released)) return bad(busy());
      const begins = { releaseBy: null as string | null };
      starting = begins;
      try {
        const made = await ready();
        if (!made.ok) return made;
        const tonight = made.value;
        // A sleeper who was let go need not wait for the morning to begin anew.
        if (playing !== null) {
          playing.cut = true;
          await over;
        }
        if (begins.releaseBy !== null) return bad(letGo(begins.releaseBy));
        const program = tonight.program?.program ?? NATURAL;
        const night = beginNight({ machine: load(program), subject, seed: tonight.seed, assetMs: tonight.program?.assetMs ?? [] });
        const begun = await logs.begin((number) => ({
          kind: 'lights-out',
          format: 1,
          night: number,
          device: ports.identity.fingerprint,
          mode: tonight.mode,
          title: program.title,
          bundle: tonight.program?.digest ?? null,
          subject: subject.kind === 'sleeper' ? subject.sleeper.name : subject.name,
          seed: tonight.seed,
          clock: clock.wall(),
          speed,
          ...legendOf(program, night.startMinutes),
        }));
        if (!begun.ok) return begun;
        const { releaseBy } = begins;
        playing = { night, tonight, releaseBy, released: false, well: true, position: 0, cut: false };
        ports.arm(tonight.program?.name ?? null);
        if (releaseBy !== null) ports.silence(releaseBy);
        over = live(ended);
        return begun;
      } finally {
        starting = null;
      }
    },
    release(by, well = true) {
      ports.silence(by);
      if (starting !== null) starting.releaseBy ??= by;
      if (playing === null) return starting !== null;
      playing.releaseBy ??= by;
      playing.well &&= well;
      return true;
    },
    sensors(present) {
      lostSince = present ? null : (lostSince ?? clock.now());
    },
  };
  return player;

  /** Settles when another night may begin; `ended` may wait for who begins it. */
  async function live(ended: (well: boolean) => Promise<void>): Promise<void> {
    const current = playing!;
    const { night } = current;
    const began = clock.now();
    let safe = began;
    let kept: Outcome<null> = good(null);
    let heard: readonly [Levels, readonly Sounding[]] = [SILENCE, []];
    const drive = () => ports.drive(...heard);
    const letGoOf = (by: string, since: number | null, afterMs: number) => {
      if (since !== null && clock.now() - since >= afterMs && current.releaseBy === null) player.release(by);
    };
    /** What was recorded before plays on while the log is written: a night that waits for a busy disk does not hang. */
    const written = async <T>(work: Promise<T>): Promise<T> => {
      const since = clock.now();
      let settled = false;
      const done = work.finally(() => {
        settled = true;
      });
      for (;;) {
        await Promise.race([done, clock.sleep(BEAT_MS)]);
        if (settled) return done;
        letGoOf('loss of the sensors', lostSince, SENSORS_LOST_MS);
        letGoOf('a log that takes too long', since, LOG_LATE_MS);
        drive();
      }
    };
    while (!night.over && !current.cut) {
      const now = clock.now();
      letGoOf('loss of the sensors', lostSince, SENSORS_LOST_MS);
      const target = speed === 0 ? current.position + SLICE_MS : (now - began) * speed;
      if (current.releaseBy !== null && !current.released) {
        current.released = true;
        const at = Math.ceil(Math.max(night.at, Math.min(current.position, target)));
        night.release(at);
        kept = await written(logs.append([{ kind: 'release', at, by: current.releaseBy }], true));
        if (!kept.ok) break;
      }
      const events = night.advance(target, MOST_INSTANTS);
      current.position = Math.max(night.at, Math.min(target, night.next()));
      if (events.length > 0) {
        const durable = now - safe >= DURABLE_MS;
        if (durable) safe = now;
        const bodies = events.map((event) => ({ kind: 'event' as const, at: event.at, event: { ...event } }));
        kept = await written(logs.append(bodies, durable));
        // What can not be recorded shall not be played.
        if (!kept.ok) break;
      }
      heard = [felt(night.levels(current.position), ports.channels), ports.channels.includes('sound') ? night.sounding(current.position) : []];
      drive();
      if (!night.over) await clock.sleep(speed === 0 || night.next() <= target ? 0 : Math.min(BEAT_MS, (night.next() - target) / speed));
    }
    if (kept.ok) {
      const end = night.over
        ? ({ at: night.at, why: 'morning', record: night.record() } as const)
        : ({ at: Math.floor(current.position), why: 'next', record: night.soFar(current.position) } as const);
      await written(logs.append([{ kind: 'lights-on', ...end }], false));
      await written(logs.seal());
    } else player.release('a log that can not be written', false);
    await logs.abandon();
    ports.drive(null, []);
    playing = null;
    shown = null;
    void ended(kept.ok && current.well && !night.takenOff);
  }
}

const busy = () => ({ why: 'busy', message: 'A night is on already.', hint: 'Wait for its end; `release` lets the sleeper go at any time.' });

const letGo = (by: string) => ({
  why: 'released',
  message: `Before the night began, ${by} asked for the way out.`,
  hint: 'Begin it again where that is meant.',
});

/** Rows of a program that are named in a log. */
const MOST_NAMES = 20_000;

function legendOf({ states, cues, assets, vars }: Program, startMinutes: number): { legend?: Legend } {
  if (states.length + cues.length + vars.length > MOST_NAMES) return {};
  return {
    legend: {
      startMinutes,
      states: states.map((_, state) => (state === 0 ? '' : spokenOf({ states }, state))),
      cues: cues.map(({ channel, asset, verb }) => ({ channel, plays: assets[asset]?.name ?? verb })),
      vars: vars.map(({ name }) => name),
    },
  };
}

/** What of it this device can do at all: the rest is optional, or would not have been installed. */
const felt = (levels: Levels, channels: readonly Channel[]): Levels =>
  Object.fromEntries(CHANNELS.map((channel) => [channel, channels.includes(channel) ? levels[channel] : 0])) as Record<Channel, number>;
