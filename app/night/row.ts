/** Nights of one sleeper one after the other, each with what the ones before have left: under a program, and without one. */

import type { NightRecord, Outcome, Sleeper } from '../base/index.ts';
import { memoryAfter, NIGHTS_KEPT, type NightMemory, NO_MEMORY } from './memory.ts';
import { type NaturalNight, naturalNight } from './natural-night.ts';
import type { NightPlan } from './plan.ts';
import { type NightOptions, runNight } from './run-night.ts';

export interface RowOptions extends Omit<NightOptions, 'subject' | 'memory' | 'seed'> {
  readonly sleeper: Sleeper;
}

/** Each call is the next night. The same options and seeds give the same nights. */
export function rowOfNights({ sleeper, plan, ...rest }: RowOptions): (seed: number, more?: Partial<NightOptions>) => Outcome<NightRecord> {
  let memory: NightMemory = NO_MEMORY;
  return (seed, more = {}) => {
    const tonight = memory === NO_MEMORY ? plan : afterTheFirst(plan);
    const night = runNight({ ...rest, ...more, subject: { kind: 'sleeper', sleeper }, seed, memory, ...(tonight === undefined ? {} : { plan: tonight }) });
    if (night.ok) memory = memoryAfter(memory, night.value);
    return night;
  };
}

/** The same of natural nights. */
export function rowOfNaturalNights(sleeper: Sleeper, plan?: NightPlan): (seed: number) => NaturalNight {
  let slept: readonly number[] = [];
  return (seed) => {
    const tonight = slept.length === 0 ? plan : { ...afterTheFirst(plan), sleptHours: [...(plan?.sleptHours ?? []), ...slept] };
    const night = naturalNight(sleeper, seed, tonight);
    slept = [...slept, night.summary.totalSleepMinutes / 60].slice(-NIGHTS_KEPT);
    return night;
  };
}

/** Hours awake before lights out are the first night's. */
function afterTheFirst(plan: NightPlan | undefined): NightPlan | undefined {
  if (plan?.hoursAwake === undefined) return plan;
  const { hoursAwake: _, ...rest } = plan;
  return rest;
}
