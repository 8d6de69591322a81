/** The kinds of instants in which a claim holds: what each asks of sensors and scenes, and what else must be so in it. */

import type { Sensor } from '../../base/index.ts';
import type { Tree } from '../../program/index.ts';
import { both, type Instant, NOTHING_KNOWN, neededBy } from '../instant.ts';
import { ANY, isFalse, isTrue, only } from '../interval.ts';
import { Exhausted, spend, type Work } from '../work.ts';

export interface World {
  readonly instant: Instant;
  /** States that are active, and states that are not. */
  readonly inside: ReadonlySet<number>;
  readonly outside: ReadonlySet<number>;
  /** Parts of claims, and whether they hold. */
  readonly facts: readonly { readonly tree: Tree; readonly holds: boolean }[];
}

export const ANY_WORLD: World = { instant: NOTHING_KNOWN, inside: new Set(), outside: new Set(), facts: [] };

/** Kinds that are told apart at the most. */
const MOST_WORLDS = 256;

/** Those of the worlds in which the tree holds, or in which it does not. Every instant of which that is so is in one of them. */
export function worldsWhere(tree: Tree, holds: boolean, worlds: readonly World[], work: Work): readonly World[] {
  spend(work, worlds.length + 1);
  const [left, right] = tree.parts;
  if (tree.op === 'not') return worldsWhere(left!, !holds, worlds, work);
  if (tree.op === (holds ? 'and' : 'or')) return worldsWhere(right!, holds, worldsWhere(left!, holds, worlds, work), work);
  if (tree.op === (holds ? 'or' : 'and')) {
    const either = [...worldsWhere(left!, holds, worlds, work), ...worldsWhere(right!, holds, worlds, work)];
    if (either.length > MOST_WORLDS) throw new Exhausted();
    return either;
  }
  if (tree.op === 'in') return worlds.flatMap((world) => standing(world, tree.value as number, holds));
  const needs = neededBy(holds ? tree.code : [...tree.code, 'not']);
  if (needs === null) return [];
  return worlds.flatMap((world) => {
    const told = both(world.instant, needs);
    const instant = told === null ? null : agreeing(told);
    return instant === null ? [] : [{ ...world, instant, facts: [...world.facts, { tree, holds }] }];
  });
}

/**
 * Of sensors this is taken as given: the bed tells the stage, awake and asleep together, and they agree. Awake is stage W, asleep is
 * every other one.
 */
function agreeing(instant: Instant): Instant | null {
  const { min, max } = instant.sensors.get('stage') ?? ANY;
  const awake = holds(instant, 'awake') || isFalse(instant.sensors.get('asleep') ?? ANY) || (min === 0 && max === 0);
  const asleep = holds(instant, 'asleep') || isFalse(instant.sensors.get('awake') ?? ANY) || min > 0 || max < 0;
  if (awake && asleep) return null;
  return awake ? both(instant, AWAKE) : asleep ? both(instant, ASLEEP) : instant;
}

const holds = ({ sensors, truths }: Instant, sensor: Sensor): boolean => truths.has(sensor) || isTrue(sensors.get(sensor) ?? ANY);
const AWAKE: Instant = {
  sensors: new Map([
    ['stage', only(0)],
    ['asleep', only(0)],
  ]),
  truths: new Set(['awake']),
};
const ASLEEP: Instant = { sensors: new Map([['awake', only(0)]]), truths: new Set(['asleep']) };

function standing(world: World, state: number, holds: boolean): World[] {
  if ((holds ? world.outside : world.inside).has(state)) return [];
  const side = new Set(holds ? world.inside : world.outside).add(state);
  return [holds ? { ...world, inside: side } : { ...world, outside: side }];
}
