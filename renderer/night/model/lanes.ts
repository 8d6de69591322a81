/** Nested scenes and layers as lanes: each scene has one lane of its own, below its parent's, and no two bars of a lane overlap. */

import type { NightRecord } from '../../../app/bridge/index.ts';

export type SceneSpan = NightRecord['scenes'][number] & { readonly index: number };

export interface SceneLanes {
  /** In each lane in order of time. */
  readonly lanes: readonly (readonly SceneSpan[])[];
  readonly laneOf: ReadonlyMap<string, number>;
}

export function lanesOf(scenes: NightRecord['scenes']): SceneLanes {
  const byPath = new Map<string, SceneSpan[]>();
  scenes.forEach((scene, index) => {
    const own = byPath.get(scene.path);
    if (own === undefined) byPath.set(scene.path, [{ ...scene, index }]);
    else own.push({ ...scene, index });
  });
  const lanes: SceneSpan[][] = [];
  const laneOf = new Map<string, number>();
  // Parents come before their parts; scenes of one depth in the order in which they first began.
  for (const [path, spans] of [...byPath].sort(([a], [b]) => depth(a) - depth(b))) {
    spans.sort((a, b) => a.from - b.from);
    let lane = (laneOf.get(parent(path)) ?? depth(path) - 1) + 1;
    while (lane < lanes.length && overlap(lanes[lane]!, spans)) lane++;
    lanes[lane] = merged(lanes[lane] ?? [], spans);
    laneOf.set(path, lane);
  }
  for (let i = 0; i < lanes.length; i++) lanes[i] ??= [];
  return { lanes, laneOf };
}

const parent = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
const depth = (path: string): number => path.split('/').length - 1;

function overlap(a: readonly SceneSpan[], b: readonly SceneSpan[]): boolean {
  for (let i = 0, k = 0; i < a.length && k < b.length; ) {
    const [x, y] = [a[i]!, b[k]!];
    if (x.from < y.to && y.from < x.to) return true;
    if (x.to <= y.to) i++;
    else k++;
  }
  return false;
}

function merged(a: readonly SceneSpan[], b: readonly SceneSpan[]): SceneSpan[] {
  return [...a, ...b].sort((x, y) => x.from - y.from);
}
