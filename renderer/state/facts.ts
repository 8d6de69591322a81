/** What is known of the sound files of the project: the engine looks, once, and again when they may have changed. */

import type { Facts } from '../language/answers.ts';
import { ask } from './engine.ts';
import { get } from './store.ts';

let known: Facts = {};
let dir = '';

export const facts = (): Facts => (dir === get().project?.dir ? known : {});

/** Looks at files that nobody looked at yet. True where something new is known. */
export async function learn(paths: readonly string[]): Promise<boolean> {
  const before = facts();
  return look(paths.filter((path) => !(path in before)));
}

/** Looks again at every file: they may have changed while nobody looked. */
export const lookAgain = (): Promise<boolean> => look(Object.keys(facts()));

async function look(paths: readonly string[]): Promise<boolean> {
  const { project } = get();
  if (project === null || paths.length === 0) return false;
  const outcome = await ask('assets.probe', { dir: project.dir, paths: [...paths] });
  if (!outcome.ok || get().project?.dir !== project.dir) return false;
  const before = facts();
  const found = outcome.value.facts;
  const changed = Object.entries(found).some(([path, fact]) => JSON.stringify(before[path]) !== JSON.stringify(fact));
  known = { ...before, ...found };
  dir = project.dir;
  return changed;
}
