/** Run from here: a night of the sleeper in which a scene is entered, from there on. */

import { spokenIn } from '../../dream-dsl/index.ts';
import { refreshAssets } from './analysis.ts';
import { clockOf } from './clock.ts';
import { call } from './engine.ts';
import { previewOf, working } from './night.ts';
import { moveCursor } from './night-cursor.ts';
import { hasErrors, programSource, showErrors } from './program-source.ts';
import { sceneOf } from './selection.ts';
import { get, notify, notifyFailure, set } from './store.ts';

/** Nights that are looked through. */
const MOST_NIGHTS = 100;

export function runFromSelection(): void {
  const scene = sceneOf(get());
  if (scene === '') notify({ tone: 'plain', title: 'Run from which scene?', detail: 'Select a scene in the graph, or put the caret into one.' });
  else void runFrom(scene);
}

/** Plays the first night, from the seed in the window on, that enters the scene, and goes to that instant. */
async function runFrom(scene: string): Promise<void> {
  await refreshAssets();
  const source = programSource();
  if (source === null || get().work !== null) return;
  if (hasErrors()) return showErrors('There is no night to run', 'preview');
  const { sleeping: subject, seed: first, graph } = get();
  const called = graph === null ? scene : spokenIn(scene, graph);
  const outcome = await working(`Looking for a night that enters ${called}`, (onProgress) =>
    call('night.reach', { source, subject, scene, first, most: subject.kind === 'sleeper' ? MOST_NIGHTS : 20 }, onProgress),
  );
  if (!outcome.ok) {
    if (outcome.failure.why !== 'cancelled') notifyFailure(`${called} was not reached`, outcome.failure, 'preview');
    return;
  }
  const { seed, at, way } = outcome.value;
  set({ seed });
  await previewOf({ subject, seed });
  const { preview } = get();
  if (preview === null) return;
  moveCursor(at);
  notify({
    tone: 'good',
    title: `Reached with seed ${seed} at ${clockOf(preview.night.startMinutes, at)}`,
    detail: way.map(({ to }) => to).join(' → '),
    about: 'preview',
  });
}
