/** Several nights of one sleeper under one program, each with what the ones before have left. */

import { good, type NightRecord, type Outcome, type Sleeper } from '../base/index.ts';
import { memoryAfter, type NightMemory, NO_MEMORY } from './memory.ts';
import { type NightOptions, runNight } from './run-night.ts';

export interface NightsOptions extends Omit<NightOptions, 'subject' | 'memory' | 'seed'> {
  readonly sleeper: Sleeper;
  /** Of the first night; each night after has the next one. */
  readonly seed: number;
  readonly nights: number;
  readonly memory?: NightMemory;
}

/** The same options give the same nights; a longer row begins with the shorter one. */
export function nightsUnder({
  sleeper,
  nights,
  memory: first = NO_MEMORY,
  seed,
  ...rest
}: NightsOptions): Outcome<{ records: NightRecord[]; memory: NightMemory }> {
  const records: NightRecord[] = [];
  let memory = first;
  for (let i = 0; i < nights; i++) {
    const night = runNight({ ...rest, subject: { kind: 'sleeper', sleeper }, seed: seed + i, memory });
    if (!night.ok) return night;
    records.push(night.value);
    memory = memoryAfter(memory, night.value);
  }
  return good({ records, memory });
}
