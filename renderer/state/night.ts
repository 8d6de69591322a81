/** Previewing nights, importing recorded ones, and exporting bundles: long work that shows how far it is and can be stopped. */

import { type Call, inBytes, type Method, type NightName } from '../../app/bridge/index.ts';
import { refreshAssets } from './analysis.ts';
import { call, desktop } from './engine.ts';
import { askLanguage } from './language.ts';
import { NOTHING_ASKED, type Sleeping } from './night-state.ts';
import { hasErrors, programSource, showErrors } from './program-source.ts';
import { saveAll } from './save.ts';
import { lookAhead } from './sending.ts';
import { get, notify, notifyFailure, set, settle } from './store.ts';
import { tellTroubles } from './troubles.ts';
import { showPanel } from './view.ts';

export const previewNight = (): Promise<unknown> => preview({ subject: get().sleeping, seed: get().seed });

/** With the next seed, which stays where it was when there is no night of it. */
export async function previewAnother(): Promise<void> {
  const seed = get().seed + 1;
  if (await preview({ subject: get().sleeping, seed })) set({ seed });
}

/** One night of a cohort again: who slept, and which of their nights, are the cohort's. */
export const previewOf = (which: Which): Promise<unknown> => preview(which);

type Which = Omit<NightName, 'source' | 'digest'>;

/** Whether there is one. */
async function preview(which: Which): Promise<boolean> {
  const program = programSource();
  await refreshAssets();
  if (program === null || get().work !== null) return false;
  const places = askLanguage('origins', program.path);
  const outcome = await working('Previewing the night', (onProgress) => call('night.preview', { source: program, ...which }, onProgress));
  const origins = await places;
  if (outcome.ok) {
    const { night, bundleDigest } = outcome.value;
    set({
      preview: { night, texts: program.texts, digest: bundleDigest, name: { source: program, ...which, digest: bundleDigest }, origins },
      playheadMs: night.scenes[1]?.from ?? 0,
      ...NOTHING_ASKED,
    });
    settle('preview');
    showPanel('night');
    tellTroubles();
  } else if (outcome.failure.why === 'has-problems') showErrors('There is no night to show', 'preview');
  else if (outcome.failure.why !== 'cancelled') notifyFailure('There is no night to show', outcome.failure, 'preview');
  return outcome.ok;
}

export async function exportBundle(): Promise<void> {
  await refreshAssets();
  const program = programSource();
  const { project, work } = get();
  if (program === null || project === null || work !== null) return;
  if (hasErrors()) {
    showErrors('Nothing was exported', 'export');
    return;
  }
  const checked = await lookAhead([]);
  if (checked?.preflight.ready === false) {
    showPanel('devices');
    notify({
      tone: 'bad',
      title: 'Nothing was exported',
      detail: 'A device would refuse it. The pre-flight lists why, with the way out of each.',
      about: 'export',
    });
    return;
  }
  const name = `${(get().graph?.title ?? project.name).toLowerCase().replace(/[^a-z0-9]+/g, '-') || 'dream'}.ssu`;
  const out = await desktop().dialogs.saveBundle(name);
  if (out === null) return;
  await saveAll();
  const outcome = await working('Exporting the bundle', (onProgress) => call('bundle.export', { source: program, out }, onProgress));
  if (outcome.ok) {
    const { path, bytes, keyId } = outcome.value;
    notify({
      tone: 'good',
      title: `${name} was exported`,
      detail: `${inBytes(bytes)}, signed with key ${keyId.slice(0, 12)}, read back and found whole: ${path}`,
      about: 'export',
    });
  } else if (outcome.failure.why !== 'cancelled') notifyFailure('Nothing was exported', outcome.failure, 'export');
}

export async function importHypnogram(): Promise<void> {
  const path = await desktop().dialogs.importHypnogram();
  if (path !== null) await importNight(path);
}

export async function importNight(path: string): Promise<void> {
  const outcome = await call('hypnograms.import', { path }).outcome;
  if (!outcome.ok) {
    const { place } = outcome.failure;
    notifyFailure(place?.line === undefined ? 'The night was not imported' : `The night was not imported: line ${place.line}`, outcome.failure, 'import');
    return;
  }
  const { stages: _, ...known } = outcome.value;
  const { name, epochs, notes } = known;
  set((state) => ({ hypnograms: [...state.hypnograms.filter((h) => h.name !== name), known].sort((a, b) => a.name.localeCompare(b.name)) }));
  choose({ kind: 'hypnogram', name });
  notify({ tone: 'good', title: `${name} was imported`, detail: notes[0] ?? `${epochs} epochs of 30 s.`, about: 'import' });
}

export const choose = (sleeping: Sleeping): void => set({ sleeping });

type Outcome<M extends Method> = Awaited<Call<M>['outcome']>;

export async function working<M extends Method>(
  what: string,
  begin: (onProgress: (progress: { phase: string; done: number }) => void) => Call<M>,
): Promise<Outcome<M>> {
  const running = begin(({ done }) => {
    const { work } = get();
    if (work !== null) set({ work: { ...work, done } });
  });
  set({ work: { what, done: 0, cancel: () => running.cancel() } });
  const outcome = await running.outcome;
  set({ work: null });
  return outcome;
}
