/** The instants of a night at which a walk stops. */

import { SENSORS, type Sensor, type Stop, type Stopped } from '../base/index.ts';
import { sensorAt } from '../night/index.ts';
import { compileCode, type Env, operandsOf, type Tree, treeOf } from '../program/index.ts';
import { reliveAll } from './relive.ts';
import { footingAt, type Walk } from './walk.ts';
import { samplesOf } from './watch.ts';

/** A stop, and its condition as code; null: none. */
export interface PreparedStop extends Pick<Stop, 'on' | 'hits'> {
  readonly code: readonly (string | number)[] | null;
}

/** Instants that are given at the most. */
const MOST_STOPS = 20_000;

/** In order of time. Of several stops at one instant each is told. */
export function stopsOf(walk: Walk, stops: readonly PreparedStop[]): Stopped[] {
  const { effects } = reliveAll(walk, 0, walk.record.durationMs, () => false);
  const met = stops.flatMap((stop, i) => hitsOf(instantsOf(walk, stop, effects), stop.hits).map(({ at, time }) => ({ at, stop: i, time })));
  return met.sort((a, b) => a.at - b.at || a.stop - b.stop).slice(0, MOST_STOPS);
}

function hitsOf(instants: readonly number[], hits: number | null): { readonly at: number; readonly time: number }[] {
  const all = instants.map((at, i) => ({ at, time: i + 1 }));
  return hits === null ? all : all.slice(hits - 1, hits);
}

function instantsOf(walk: Walk, { on, code }: PreparedStop, effects: ReturnType<typeof reliveAll>['effects']): number[] {
  const tree = code === null ? null : treeOf(code);
  if (on.kind === 'condition') return tree === null ? [] : risesOf(walk, tree);
  const found = effects.flatMap((effect) => {
    if (on.kind === 'scene') return effect.kind === 'enter' && effect.state === on.state ? [effect.at] : [];
    if (on.kind === 'transition') return effect.kind === 'transition' && effect.transition === on.row ? [effect.at] : [];
    return effect.kind === 'cue-start' && effect.cue === on.row ? [effect.at] : [];
  });
  const within = [...new Set(found)].filter((at) => at < walk.record.durationMs);
  return tree === null ? within : within.filter((at) => holdsAt(walk, tree, at));
}

/** Whether a condition holds right after an instant. */
function holdsAt(walk: Walk, tree: Tree, at: number): boolean {
  const { state } = footingAt(walk, at);
  const sensors = state.sensors.slice();
  for (const sensor of operandsOf(tree.code, 'sensor')) sensors[SENSORS.indexOf(sensor as Sensor)] = sensorAt(walk.tape, sensor as Sensor, at);
  const env: Env = { ...state, sensors };
  return compileCode(tree.code)(env) !== 0;
}

/** Where a condition becomes true; also at lights out. */
function risesOf(walk: Walk, tree: Tree): number[] {
  const test = compileCode(tree.code);
  const rises: number[] = [];
  let before = false;
  for (const { at, env } of samplesOf(walk, tree, 0, 0, walk.record.durationMs)) {
    const now = test(env) !== 0;
    if (now && !before) rises.push(at);
    before = now;
  }
  return rises;
}
