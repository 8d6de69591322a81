/** Who sleeps, and what is different about their nights, as options of a command. */

import { type Command, Option } from 'commander';
import type { NightPlan, Sleeper } from '../../app/bridge/index.ts';
import { clockTime, list, number, type Options, whole } from './options.ts';

export const nightPlanOptions = (c: Command): Command =>
  c
    .option('--bedtime <time>', 'lights out, as 23:30; else as usual', clockTime)
    .option('--hours <h>', 'hours in bed; else as usual', number(0.5, 16))
    .option('--awake-before <h>', 'hours awake before lights out; else since the usual rising', number(0, 120))
    .option('--slept <list>', 'hours slept in the nights before, the last one last, as 5,4.5', list(number(0, 24)));

export function nightPlanOf(options: Options): NightPlan {
  const { bedtime, hours, awakeBefore, slept } = options as Options & { bedtime?: number; hours?: number; awakeBefore?: number; slept?: number[] };
  return {
    ...(bedtime === undefined ? {} : { bedtimeMinutes: bedtime }),
    ...(hours === undefined ? {} : { timeInBedMinutes: Math.round(hours * 60) }),
    ...(awakeBefore === undefined ? {} : { hoursAwake: awakeBefore }),
    ...(slept === undefined ? {} : { sleptHours: slept }),
  };
}

/** Of people who are drawn from the population. */
export const peopleOptions = (c: Command): Command =>
  c
    .option('--min-age <years>', 'of those who are drawn; else as the program is for', whole(5, 85))
    .option('--max-age <years>', 'the same', whole(5, 85))
    .addOption(new Option('--sex <sex>', 'f or m; else both').choices(['f', 'm']))
    .addOption(new Option('--chronotype <which>', 'how early or late by nature; else any').choices(['early', 'middle', 'late']));

export interface People {
  readonly minAge?: number;
  readonly maxAge?: number;
  readonly sex?: Sleeper['sex'];
  readonly chronotype?: Sleeper['chronotype'];
}

export function peopleOf(options: Options): People {
  const { minAge, maxAge, sex, chronotype } = options as Options & People;
  return {
    ...(minAge === undefined ? {} : { minAge }),
    ...(maxAge === undefined ? {} : { maxAge }),
    ...(sex === undefined ? {} : { sex }),
    ...(chronotype === undefined ? {} : { chronotype }),
  };
}
