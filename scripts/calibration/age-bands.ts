/** Usual nights of people by age, for the plots and the slopes. */

import { type Simulated, simulate } from './simulate.ts';

export function byAgeBand(people: number, seed: number): { readonly age: number; readonly nights: readonly Simulated[] }[] {
  return [5, 8, 11, 14, 17, 20, 25, 30, 40, 50, 60, 70, 80].map((age, i) => ({ age, nights: simulate({ ages: [age, age] }, people, seed + i) }));
}
