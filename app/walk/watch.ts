/** A condition followed through the night, at every point at which its program could tell it apart. */

import { SENSORS, type Sensor } from '../base/index.ts';
import { GRID_MS, sensorAt } from '../night/index.ts';
import { type Env, isDreaming, operandsOf, type Tree } from '../program/index.ts';
import { footings, type Walk } from './walk.ts';

export interface Sample {
  readonly at: number;
  /** Until the next one, or until the state is left. */
  readonly to: number;
  readonly env: Env;
  /** Counts the times that the state was entered. */
  readonly visit: number;
}

/** Samples while `state` is active (0: always): wherever the program changes, and on the grid of the sensors that the condition reads. */
export function* samplesOf(walk: Walk, tree: Tree, state: number, from: number, to: number): Generator<Sample> {
  const sensors = operandsOf(tree.code, 'sensor').map((sensor) => [SENSORS.indexOf(sensor as Sensor), sensor as Sensor] as const);
  let visit = -1;
  let entered = Number.NaN;
  for (const stretch of footings(walk, from, to)) {
    const { footing } = stretch;
    if (state > 0 && !footing.state.active.includes(state)) continue;
    const since = footing.entered.get(state) ?? 0;
    if (since !== entered) {
      entered = since;
      visit++;
    }
    for (let at = stretch.from; at < stretch.to; ) {
      const next = sensors.length === 0 ? stretch.to : Math.min(stretch.to, (Math.floor(at / GRID_MS) + 1) * GRID_MS);
      yield { at, to: next, env: sensors.length === 0 ? footing.state : { ...footing.state, sensors: read(walk, footing.state.sensors, sensors, at) }, visit };
      at = next;
    }
  }
}

function read(walk: Walk, told: readonly number[], sensors: readonly (readonly [number, Sensor])[], at: number): readonly number[] {
  const values = told.slice();
  for (const [place, sensor] of sensors) values[place] = sensorAt(walk.tape, sensor, at);
  return values;
}

/** Whether reactions of the state, or the dream's own (0), can be taken. */
export const hears = ({ machine }: Walk, active: readonly number[], state: number): boolean =>
  state === 0 ? isDreaming(machine, active) : active.includes(state);

export type Visits = ReturnType<typeof visitsOf>;

/** When a state was active within a range, in order; of the dream itself, until it ended. */
export function visitsOf(walk: Walk, state: number, from: number, to: number): { from: number; to: number; entered: number }[] {
  const visits: { from: number; to: number; entered: number }[] = [];
  for (const stretch of footings(walk, from, to)) {
    const { footing } = stretch;
    if (!hears(walk, footing.state.active, state)) continue;
    const entered = footing.entered.get(state) ?? 0;
    const last = visits.at(-1);
    if (last !== undefined && last.entered === entered && last.to === stretch.from) last.to = stretch.to;
    else visits.push({ from: stretch.from, to: stretch.to, entered });
  }
  return visits;
}
