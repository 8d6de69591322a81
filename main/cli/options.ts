/** What a command is made of: how it is added, its options, and numbers within bounds. */

import { type Command, InvalidArgumentError } from 'commander';

/** A command that can answer in JSON; what it throws as `Stopped` is told, not thrown on. `Own`: what `shape` makes of its options. */
export type Add = <Own extends object = object>(
  usage: string,
  words: string,
  shape: (command: Command) => Command,
  does: (args: readonly string[], options: Options & Own) => Promise<void>,
) => void;
export type Options = Readonly<Record<string, unknown>> & { readonly json: boolean };

/** A whole number in a range, or a usage error that says so. */
export function whole(low: number, high: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isInteger(value) || value < low || value > high)
      throw new InvalidArgumentError(`It must be a whole number from ${low} to ${high}.`);
    return value;
  };
}

/** A number in a range, or a usage error that says so. */
export function number(low: number, high: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isFinite(value) || value < low || value > high)
      throw new InvalidArgumentError(`It must be a number from ${low} to ${high}.`);
    return value;
  };
}

/** A time of day as minutes after midnight; `25:30` is half past one of the next day. */
export function clockTime(text: string): number {
  const [, hours, minutes] = /^(\d{1,2})[:.](\d\d)$/.exec(text.trim()) ?? [];
  const value = Number(hours) * 60 + Number(minutes);
  if (!(Number(minutes) < 60 && value <= 2880)) throw new InvalidArgumentError('It must be a time such as 23:30.');
  return value;
}

/** Parts between commas, each read by `read`. */
export function list<T>(read: (text: string) => T): (text: string) => T[] {
  return (text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map(read);
}

/** `20..35`, or one number. */
export function range(low: number, high: number): (text: string) => { readonly least: number; readonly most: number } {
  const read = whole(low, high);
  return (text) => {
    const [least = '', most = least] = text.split('..');
    const found = { least: read(least), most: read(most) };
    if (text.split('..').length > 2 || found.least > found.most) throw new InvalidArgumentError('It must be a range such as 20..35.');
    return found;
  };
}
