/** Hours and minutes as a clock shows them. */

const DAY_MINUTES = 24 * 60;

/** Whole minutes, `07:05`; after a day it goes on with `24:00`. */
export function inHours(minutes: number): string {
  const whole = Math.floor(minutes);
  return `${two(Math.floor(whole / 60))}:${two(whole % 60)}`;
}

/** The time of day nearest to minutes after some midnight. */
export const timeOfDay = (minutes: number): string => inHours(Math.round(minutes) % DAY_MINUTES);

const two = (number: number): string => String(number).padStart(2, '0');
