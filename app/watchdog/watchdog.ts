/**
 * What stands between a night and the outputs: levels go through while somebody gives signs of life and nobody asks for the way out;
 * else everything fades to silence. It knows nothing of programs. Pure: the state and the time go in, the state comes out.
 */

import { CHANNELS, type Channel, type Levels } from '../base/index.ts';

/** Without a sign of life for this time the night counts as dead, ms. */
export const STALL_MS = 1000;
/** From what sounded to silence, ms. */
export const FADE_MS = 2000;

/** What these outputs ever put out, whatever they are told: dB(A), lx, %, %, °C, %. */
const MOST: Readonly<Record<Channel, number>> = { sound: 85, light: 10_000, scent: 100, touch: 100, warmth: 10, motion: 100 };

export const SILENCE: Levels = { sound: 0, light: 0, scent: 0, touch: 0, warmth: 0, motion: 0 };

export type Watchdog =
  | { readonly mode: 'idle' }
  | { readonly mode: 'playing'; readonly levels: Levels; readonly alive: number }
  | { readonly mode: 'fading'; readonly from: Levels; readonly since: number; readonly by: string };

export type WatchdogEvent =
  /** A night begins: until now nothing comes out, whatever is said. */
  | { readonly kind: 'arm' }
  | { readonly kind: 'levels'; readonly levels: Levels }
  | { readonly kind: 'silence'; readonly by: string }
  | { readonly kind: 'tick' };

export const IDLE: Watchdog = { mode: 'idle' };

export function stepWatchdog(dog: Watchdog, event: WatchdogEvent, now: number): Watchdog {
  switch (event.kind) {
    case 'arm':
      return { mode: 'playing', levels: SILENCE, alive: now };
    case 'levels':
      return dog.mode === 'playing' ? { mode: 'playing', levels: within(event.levels), alive: now } : dog;
    case 'silence':
      return dog.mode === 'playing' ? { mode: 'fading', from: dog.levels, since: now, by: event.by } : dog;
    case 'tick':
      if (dog.mode === 'playing' && now - dog.alive > STALL_MS) return { mode: 'fading', from: dog.levels, since: now, by: 'no sign of life' };
      return dog.mode === 'fading' && now - dog.since >= FADE_MS ? IDLE : dog;
  }
}

/** What comes out now. */
export function outputOf(dog: Watchdog, now: number): Levels {
  if (dog.mode === 'idle') return SILENCE;
  if (dog.mode === 'playing') return dog.levels;
  const left = Math.max(0, 1 - (now - dog.since) / FADE_MS);
  return each((channel) => dog.from[channel] * left);
}

/** Numbers only, and none beyond what is ever put out. */
function within(levels: Levels): Levels {
  return each((channel) => {
    const level = Number(levels[channel]);
    return Number.isFinite(level) ? Math.min(MOST[channel], Math.max(channel === 'warmth' ? -MOST.warmth : 0, level)) : 0;
  });
}

const each = (of: (channel: Channel) => number): Levels => Object.fromEntries(CHANNELS.map((channel) => [channel, of(channel)])) as Record<Channel, number>;
