/** A sleeper's profile as options of a command. What they may be is judged where profiles are kept, once. */

import { type Command, InvalidArgumentError, Option } from 'commander';
import { CHANNELS, type Sleeper } from '../../app/bridge/index.ts';
import { clockTime, list, type Options } from './options.ts';

/** A number; its range is the profile's to judge. */
function plain(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('It must be a number.');
  return value;
}

function named(text: string): readonly [string, number] {
  const [, name, value] = /^(\w+)=(.+)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new InvalidArgumentError('It must be NAME=NUMBER, several with commas.');
  return [name, plain(value)];
}

const pairs = (text: string) => Object.fromEntries(list(named)(text));

interface Device {
  readonly name: string;
  /** As typed; whether they are channels is judged with the profile. */
  readonly channels: readonly string[];
}

function device(text: string, before: readonly Device[] = []): Device[] {
  const [name = '', channels = ''] = text.split('=');
  return [...before, { name: name.trim(), channels: channels.split('+').filter((channel) => channel !== '') }];
}

export const profileOptions = (c: Command): Command =>
  c
    .option('--title <text>', 'who it is, in a line')
    .option('--story <text>', 'and in a few')
    .option('--age <years>', 'from 5 to 85', plain)
    .addOption(new Option('--sex <sex>', 'f or m').choices(['f', 'm']))
    .addOption(new Option('--chronotype <which>', 'how early or late by nature').choices(['early', 'middle', 'late']))
    .option('--bedtime <time>', 'usual lights out, as 23:30', clockTime)
    .option('--hours <h>', 'usual hours in bed', plain)
    .option('--need <h>', 'hours of sleep that are needed', plain)
    .option('--sensitivity <list>', `1 is typical, 0 to 4, as sound=1.5,light=0.8 (${CHANNELS.join(', ')})`, pairs)
    .option('--hearing <list>', 'loss in dB, as left=95,right=18', pairs)
    .option('--nightmares <share>', 'how prone, 0 to 1', plain)
    .option('--onset <factor>', 'time to fall asleep, 1 is typical of the age', plain)
    .option('--wakefulness <factor>', 'awakenings, 1 is typical of the age', plain)
    .option('--deep-sleep <factor>', 'how readily deep sleep comes, 1 is typical', plain)
    .option('--rem-sleep <factor>', 'how long REM lasts, 1 is typical', plain)
    .option('--avoid <list>', 'themes to avoid, with commas; empty for none', list(String))
    .option('--consents <list>', 'what they agree to, with commas; empty for nothing', list(String))
    .option('--device <what>', 'as “bedside unit=sound+light”; again for more, they take the place of those before', device);

/** What was said, as parts of a profile. Parts of `sensitivity` and `hearing` that were not said stay. */
export function profileOf(base: Sleeper, said: Options): Record<string, unknown> {
  const { bedtime, hours, need, sensitivity, hearing, nightmares, avoid, device: devices } = said;
  const parts: Record<string, unknown> = {
    bedtimeMinutes: bedtime,
    timeInBedMinutes: typeof hours === 'number' ? Math.round(hours * 60) : undefined,
    sleepNeedHours: need,
    sensitivity: typeof sensitivity === 'object' ? { ...base.sensitivity, ...sensitivity } : undefined,
    hearing: typeof hearing === 'object' ? { ...base.hearing, ...hearing } : undefined,
    nightmareProneness: nightmares,
    avoidThemes: avoid,
    devices,
  };
  for (const same of ['title', 'story', 'age', 'sex', 'chronotype', 'onset', 'wakefulness', 'deepSleep', 'remSleep', 'consents']) parts[same] = said[same];
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
}
