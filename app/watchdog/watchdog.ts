/**
 * What stands between a night and the outputs: levels go through while somebody gives signs of life and nobody asks for the way out;
 * else everything fades to silence. It knows nothing of programs. Pure: the state and the time go in, the state comes out.
 */

import { CHANNELS, type Channel, type Levels, SILENCE, type Sounding } from '../base/index.ts';

/** Without a sign of life for this time the night counts as dead, ms. */
export const STALL_MS = 1000;
/** From what sounded to silence, ms. */
export const FADE_MS = 2000;

/** Who released where nobody did: the night hangs. */
export const NO_SIGN = 'no sign of life';

/** What these outputs ever put out, whatever they are told: dB(A), lx, %, %, °C, %. */
export const MOST: Readonly<Record<Channel, number>> = { sound: 85, light: 10_000, scent: 100, touch: 100, warmth: 10, motion: 100 };
export const LEAST: Readonly<Record<Channel, number>> = { sound: 0, light: 0, scent: 0, touch: 0, warmth: -MOST.warmth, motion: 0 };
/** Sounds that are heard at once. */
const MOST_SOUNDS = 64;

export type Watchdog =
  | { readonly mode: 'idle' }
  | { readonly mode: 'playing'; readonly levels: Levels; readonly sounding: readonly Sounding[]; readonly alive: number }
  | { readonly mode: 'fading'; readonly from: Levels; readonly sounding: readonly Sounding[]; readonly since: number; readonly by: string };

export type WatchdogEvent =
  /** A night begins: until now nothing comes out, whatever is said. */
  | { readonly kind: 'arm' }
  | { readonly kind: 'levels'; readonly levels: Levels; readonly sounding: readonly Sounding[] }
  | { readonly kind: 'silence'; readonly by: string }
  | { readonly kind: 'tick' };

export const IDLE: Watchdog = { mode: 'idle' };

export function stepWatchdog(dog: Watchdog, event: WatchdogEvent, now: number): Watchdog {
  switch (event.kind) {
    case 'arm':
      return { mode: 'playing', levels: SILENCE, sounding: [], alive: now };
    case 'levels':
      return dog.mode === 'playing' ? { mode: 'playing', levels: within(event.levels), sounding: event.sounding.slice(0, MOST_SOUNDS), alive: now } : dog;
    case 'silence':
      return dog.mode === 'playing' ? fading(dog, event.by, now) : dog;
    case 'tick':
      if (dog.mode === 'playing' && now - dog.alive > STALL_MS) return fading(dog, NO_SIGN, now);
      return dog.mode === 'fading' && now - dog.since >= FADE_MS ? IDLE : dog;
  }
}

const fading = ({ levels, sounding }: Watchdog & { mode: 'playing' }, by: string, now: number): Watchdog => ({
  mode: 'fading',
  from: levels,
  sounding,
  since: now,
  by,
});

/** What comes out now. */
export function outputOf(dog: Watchdog, now: number): Levels {
  if (dog.mode === 'idle') return SILENCE;
  if (dog.mode === 'playing') return dog.levels;
  const left = leftOf(dog, now);
  return each((channel) => dog.from[channel] * left);
}

/** The single sounds in that. They fall with it. */
export function soundingOf(dog: Watchdog, now: number): readonly Sounding[] {
  if (dog.mode === 'idle') return [];
  const left = dog.mode === 'playing' ? 1 : leftOf(dog, now);
  return dog.sounding.map((one) => ({ ...one, level: levelWithin('sound', one.level) * left }));
}

/** How much of a fade is left, 1 to 0. */
const leftOf = ({ since }: Watchdog & { mode: 'fading' }, now: number): number => Math.max(0, 1 - (now - since) / FADE_MS);

/** Numbers only, and none beyond what is ever put out. */
function within(levels: Levels): Levels {
  return each((channel) => levelWithin(channel, levels[channel]));
}

function levelWithin(channel: Channel, level: unknown): number {
  const given = Number(level);
  return Number.isFinite(given) ? Math.min(MOST[channel], Math.max(LEAST[channel], given)) : 0;
}

const each = (of: (channel: Channel) => number): Levels => Object.fromEntries(CHANNELS.map((channel) => [channel, of(channel)])) as Record<Channel, number>;
