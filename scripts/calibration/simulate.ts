/** Simulates the people of a study: each of them drawn from population norms, one night each. */

import type { Sleeper } from '../../app/base/index.ts';
import { generateSleepers, type NightPlan, nightsOf } from '../../app/night/index.ts';
import { type Measured, measure } from './measures.ts';

export interface Group {
  readonly ages: readonly [number, number];
  readonly sex?: Sleeper['sex'];
  readonly plan?: NightPlan;
}

export interface Simulated extends Measured {
  readonly sleeper: Sleeper;
  readonly epochs: Uint8Array;
}

/** The same group, count and seed give the same nights. */
export function simulate({ ages: [minAge, maxAge], sex, plan }: Group, count: number, seed: number): Simulated[] {
  const people = generateSleepers(count, seed, { minAge, maxAge, ...(sex === undefined ? {} : { sex }) });
  return people.map((sleeper, i) => {
    const epochs = nightsOf(sleeper, plan)(seed * 100_000 + i);
    return { sleeper, epochs, ...measure(epochs) };
  });
}

/** What stands for the whole model: another model sleeps other nights. FNV-1a over some of them. */
export function fingerprint(): string {
  let hash = 0x811c9dc5;
  for (const { epochs } of simulate({ ages: [5, 85] }, 40, 99)) for (const stage of epochs) hash = Math.imul(hash ^ stage, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
