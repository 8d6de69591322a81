/** Times of a night in words. */

import { inHours } from '../../app/bridge/index.ts';

const DAY_MIN = 1440;

/** Clock time, `23:41` or `23:41:07`; `startMinutes` are those of lights out after local midnight. */
export function clockOf(startMinutes: number, ms: number, seconds = false): string {
  const total = Math.floor(startMinutes * 60 + ms / 1000);
  const minutes = Math.floor(total / 60) % DAY_MIN;
  return `${inHours(minutes)}${seconds ? `:${String(total % 60).padStart(2, '0')}` : ''}`;
}

/** `7 h 12 min`, `45 min`. */
export function spanOf(minutes: number): string {
  const whole = Math.round(minutes);
  return whole < 60 ? `${whole} min` : `${Math.floor(whole / 60)} h ${String(whole % 60).padStart(2, '0')} min`;
}
