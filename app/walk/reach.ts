/** The first instant of a night at which a scene is entered, and the way there. */

import { type NightRecord, spoken } from '../base/index.ts';

export interface Reached {
  readonly at: number;
  /** As it is spoken of: from the first scene, without the rounds that come back to where they began. */
  readonly way: readonly { readonly at: number; readonly to: string; readonly cause: string }[];
}

/** null where it never is. */
export function reachedIn(night: NightRecord, path: string): Reached | null {
  const { scenes, transitions } = night;
  const first = scenes.filter((scene) => scene.path === path && scene.from < scene.to).sort((a, b) => a.from - b.from)[0];
  if (first === undefined) return null;
  const begin = scenes[0];
  const way: { at: number; to: string; cause: string }[] = begin === undefined ? [] : [{ at: begin.from, to: begin.path, cause: 'lights out' }];
  for (const { at, from, to, cause } of transitions) {
    if (at > first.from) break;
    // What only acts leads nowhere.
    if (from === to && to !== path) continue;
    const known = way.findIndex((one) => one.to === to);
    if (known >= 0) way.splice(known + 1);
    else way.push({ at, to, cause });
  }
  return { at: first.from, way: way.map((one) => ({ ...one, to: spoken(night, one.to) })) };
}
