/** What a command is made of: how it is added, its options, and numbers within bounds. */

import { type Command, InvalidArgumentError } from 'commander';

/** A command that can answer in JSON; what it throws as `Stopped` is told, not thrown on. */
export type Add = (
  usage: string,
  words: string,
  shape: (command: Command) => Command,
  does: (args: readonly string[], options: Options) => Promise<void>,
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
