/** Cohorts: many nights of the dream at once. One is shown; those that were kept can be looked at again. */

import type { Call, CohortPlanParams, CohortReport, NightRecord, Subject } from '../../app/bridge/index.ts';
import { refreshAssets } from './analysis.ts';
import type { Cohort } from './cohort-state.ts';
import { ask, call, leavable } from './engine.ts';
import { askLanguage } from './language.ts';
import { previewOf } from './night.ts';
import { moveCursor } from './night-cursor.ts';
import { type OtherVersion, sourceOf } from './other-version.ts';
import { type FileSource, hasErrors, programSource, showErrors } from './program-source.ts';
import { get, notify, notifyFailure, set, settle } from './store.ts';
import { showPanel } from './view.ts';

/** Whose nights, how many, from which seed, and what is different about them. */
type CohortWish = Pick<CohortPlanParams, 'sleepers' | 'nights' | 'seed' | 'night'>;
type Running = Call<'cohort.run'> | Call<'cohort.compare'>;

export async function runCohort(wish: CohortWish): Promise<void> {
  await begin('Sleeping through the cohort', (source, onProgress) => call('cohort.run', { source, ...wish, keep: true }, onProgress));
}

/** Another version, and the one in the window, through the same nights of the same sleepers. */
export async function compareVersions(version: OtherVersion, wish: CohortWish): Promise<void> {
  const found = await sourceOf(version);
  if (found === null) return;
  const { source: first, words } = found;
  await begin(`Comparing with ${words}`, (second, onProgress) => call('cohort.compare', { first, second, ...wish, keep: true }, onProgress));
}

/** Keeps the program as it is now, to compare with later. */
export function pinVersion(): void {
  const source = programSource();
  if (source !== null) set({ pinned: { dir: source.dir, path: source.path, texts: source.texts } });
}

type OnProgress = (progress: { readonly done: number; readonly report: CohortReport | null }) => void;

async function begin(what: string, start: (source: FileSource, onProgress: OnProgress) => Running): Promise<void> {
  if (get().cohortWork !== null) return;
  let isLeft = false;
  const leave = () => {
    isLeft = true;
    set({ cohortWork: null });
  };
  // Under way from here on: whoever asks twice where a machine takes its time has one cohort.
  set({ cohortWork: { what, done: 0, cancel: leave } });
  const prepared = await prepare();
  if (isLeft) return;
  if (prepared === null) return leave();
  const { source, origins } = prepared;
  const before = get().cohort;
  const shown = (report: CohortReport, running: boolean): Cohort => ({ report, texts: source.texts, origins, running });
  const run = () => {
    const running = leavable<'cohort.run' | 'cohort.compare'>((ifNotLeft) =>
      start(
        source,
        ifNotLeft(({ done, report }) => {
          const { cohortWork } = get();
          if (cohortWork === null) return;
          set({ cohortWork: { ...cohortWork, done }, ...(report === null ? {} : { cohort: shown(report, true) }) });
        }),
      ),
    );
    set({ cohortWork: { what, done: 0, cancel: () => running.cancel() } });
    return running.outcome;
  };
  let outcome = await run();
  if (!outcome.ok && outcome.failure.why === 'engine-gone') {
    // The same seeds give the same nights, so that nothing is lost but time.
    notify({ tone: 'plain', title: 'The engine stopped', detail: 'It is started again, and the cohort begins anew with the same nights.', about: 'cohort' });
    outcome = await run();
  }
  set({ cohortWork: null });
  if (outcome.ok) {
    set({ cohort: shown(outcome.value.report, false) });
    settle('cohort');
    const { lost } = outcome.value;
    if (lost.length > 0) notify({ tone: 'bad', title: 'Some nights are missing', detail: lost.map(({ why }) => why).join(' '), about: 'cohort' });
    await refreshCohorts();
    return;
  }
  set({ cohort: before });
  if (outcome.failure.why === 'has-problems') showErrors('There are no nights to count', 'cohort');
  else if (outcome.failure.why !== 'cancelled') notifyFailure('There are no nights to count', outcome.failure, 'cohort');
}

/** What is slept through, and its lines; null where that is not possible, and why is told. */
async function prepare(): Promise<{ readonly source: FileSource; readonly origins: Cohort['origins'] } | null> {
  await refreshAssets();
  const source = programSource();
  if (source === null) return null;
  showPanel('cohort');
  if (!hasErrors()) return { source, origins: await askLanguage('origins', source.path) };
  showErrors('There are no nights to count', 'cohort');
  return null;
}

export async function refreshCohorts(): Promise<void> {
  const outcome = await ask('cohorts.list', {});
  if (outcome.ok) set({ cohorts: outcome.value.cohorts });
}

/** Its rows find their lines only where the window has the very program. */
export async function openCohort(id: number): Promise<void> {
  const outcome = await ask('cohorts.open', { id });
  if (!outcome.ok) return notifyFailure('The cohort can not be opened', outcome.failure, 'cohort');
  const { report } = outcome.value;
  set({ cohort: { report, texts: null, origins: null, running: false } });
  const source = programSource();
  if (source === null) return;
  const [digest, origins] = await Promise.all([ask('program.digest', { source }), askLanguage('origins', source.path)]);
  const same = digest.ok && digest.value.digest === report.programs.at(-1)?.digest;
  if (same && get().cohort?.report === report) set({ cohort: { report, texts: source.texts, origins, running: false } });
}

export async function deleteCohort(id: number): Promise<void> {
  const outcome = await ask('cohorts.delete', { id });
  if (!outcome.ok) notifyFailure('The cohort can not be deleted', outcome.failure, 'cohort');
  await refreshCohorts();
}

type WorstNight = CohortReport['worst'][number]['nights'][number];

/** Plays one night of a cohort again, in the Night view, with the cursor on what made it one of the worst. */
export async function openNight(report: CohortReport, night: WorstNight, by: string): Promise<void> {
  const { drawn, seed, nightsEach, sex, chronotype, night: plan } = report;
  const [minAge, maxAge] = report.ages;
  const people = { minAge, maxAge, ...(sex === null ? {} : { sex }), ...(chronotype === null ? {} : { chronotype }) };
  const subject: Subject = drawn ? { kind: 'drawn', seed, number: night.sleeper, ...people } : { kind: 'sleeper', name: night.name };
  await previewOf({ subject, seed: nightsEach === 1 ? night.seed : { cohort: seed, sleeper: night.sleeper, night: night.night }, plan });
  const { preview } = get();
  const at = preview === null ? null : worstInstant(preview.night, by);
  if (at !== null) moveCursor(at);
}

/** Where a night is at its worst: the peak of distress, or the first awakening by a cue; null: at no instant more than at others. */
function worstInstant({ signals, awakenings }: NightRecord, by: string): number | null {
  if (by === 'awakenings by cues') return awakenings.find(({ cause }) => cause === 'cue')?.at ?? null;
  if (!by.startsWith('distress')) return null;
  const points = signals.find(({ name }) => name === 'distress')?.points ?? [];
  const [at] = points.reduce((worst, point) => (point[1] > worst[1] ? point : worst), [0, 0] as readonly [number, number]);
  return at === 0 ? null : at;
}
