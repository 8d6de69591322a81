/** The worst nights by one criterion: a fixed number of them, with what reopens each. */

export interface WorstNight {
  /** Numbers from 0. */
  readonly sleeper: number;
  readonly night: number;
  readonly name: string;
  readonly seed: number;
  /** In the whole numbers of the measure. */
  readonly value: number;
}

export const MOST_WORST = 10;

/** Worst first; among equals the earlier sleeper and night. */
const before = (a: WorstNight, b: WorstNight): number => b.value - a.value || a.sleeper - b.sleeper || a.night - b.night;

export function takeWorst(list: WorstNight[], value: number, night: Omit<WorstNight, 'value'>): void {
  if (value <= 0 || (list.length >= MOST_WORST && value <= list[MOST_WORST - 1]!.value && before(list[MOST_WORST - 1]!, { ...night, value }) <= 0)) return;
  addWorst(list, [{ ...night, value }]);
}

export function addWorst(list: WorstNight[], other: readonly WorstNight[]): void {
  if (other.length === 0) return;
  list.push(...other);
  list.sort(before);
  if (list.length > MOST_WORST) list.length = MOST_WORST;
}
