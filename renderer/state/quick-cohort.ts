/** A small cohort that runs by itself when the text has been still for a while, for the numbers beside the lines. Any edit stops it. */

import type { Call } from '../../app/bridge/index.ts';
import type { Cohort } from './cohort-state.ts';
import { call } from './engine.ts';
import { askLanguage } from './language.ts';
import { hasErrors, programSource } from './program-source.ts';
import { get, isCohortStale, set, useStore } from './store.ts';

const STILL_FOR_MS = 1500;

let timer: ReturnType<typeof setTimeout> | undefined;
let running: Call<'cohort.run'> | null = null;

/** From now on, for as long as the window is open. */
export function keepNumbersFresh(): void {
  useStore.subscribe((state, before) => {
    const wished = state.settings.numbers !== before.settings.numbers || state.settings.quickNights !== before.settings.quickNights;
    if (state.documents !== before.documents || wished || state.engine !== before.engine) beginAnew();
  });
  beginAnew();
}

function beginAnew(): void {
  const { settings, engine } = get();
  clearTimeout(timer);
  running?.cancel();
  running = null;
  if (!settings.numbers) set({ quick: null });
  else if (engine === 'ready') timer = setTimeout(() => void run(), STILL_FOR_MS);
}

async function run(): Promise<void> {
  const { quick, cohort, work, cohortWork } = get();
  const enough = get().settings.quickNights;
  const fresh = (known: Cohort | null) => known !== null && !known.running && known.report.nights >= enough && !isCohortStale(get(), known);
  if (fresh(quick) || fresh(cohort)) return;
  const source = programSource();
  if (source === null || hasErrors()) return;
  if (work !== null || cohortWork !== null) {
    timer = setTimeout(() => void run(), STILL_FOR_MS);
    return;
  }
  const origins = await askLanguage('origins', source.path);
  if (origins === null || programSource()?.texts[source.path] !== source.texts[source.path]) return;
  const mine = call('cohort.run', { source, sleepers: { kind: 'drawn', count: enough }, nights: 1, seed: 1, threads: 1, keep: false });
  running = mine;
  const outcome = await mine.outcome;
  if (running !== mine) return;
  running = null;
  if (outcome.ok) set({ quick: { report: outcome.value.report, texts: source.texts, origins, running: false } });
}
