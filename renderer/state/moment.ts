/** The moment at the playhead: everything of the night there, kept fresh while somebody looks. */

import { PLAYED_ELSEWHERE } from './devices-state.ts';
import { ask } from './engine.ts';
import type { Preview } from './night-state.ts';
import { get, set, useStore } from './store.ts';

let watchers = 0;
let asking = false;

/** From now on the moment follows the playhead. Returns the undo. */
export function watchMoment(): () => void {
  watchers++;
  const undo = useStore.subscribe((state, before) => {
    if (state.playheadMs !== before.playheadMs || state.preview !== before.preview || state.engine !== before.engine) void refresh();
  });
  void refresh();
  return () => {
    watchers--;
    undo();
  };
}

/** One question at a time: while the playhead moves, the newest instant is asked for as soon as the one before was answered. */
async function refresh(): Promise<void> {
  if (asking || watchers === 0) return;
  const { preview, engine } = get();
  if (preview === null) {
    if (get().moment !== null || get().momentFailure !== null) set({ moment: null, momentFailure: null });
    return;
  }
  if (engine !== 'ready' || isShown(preview)) return;
  if (preview.name === null) {
    if (get().momentFailure !== PLAYED_ELSEWHERE) set({ moment: null, momentFailure: PLAYED_ELSEWHERE });
    return;
  }
  asking = true;
  const at = instantOf(get().playheadMs);
  const outcome = await ask('night.moment', { night: preview.name, at });
  asking = false;
  if (get().preview !== preview) return refresh();
  answered = { preview, at };
  set(outcome.ok ? { moment: outcome.value, momentFailure: null } : { moment: null, momentFailure: outcome.failure });
  return refresh();
}

let answered: { readonly preview: Preview; readonly at: number } | null = null;

const isShown = (preview: Preview): boolean => answered?.preview === preview && answered.at === instantOf(get().playheadMs);

const instantOf = (playheadMs: number): number => Math.max(0, Math.floor(playheadMs));
