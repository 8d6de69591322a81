/** Zooming and moving along the night, for keys, buttons, wheel and pointer alike. */

import { eventsOf } from '../state/night-events.ts';
import type { Stretch } from '../state/night-state.ts';
import { get, set } from '../state/store.ts';
import { around, shifted, zoomed } from './view.ts';

const wholeMs = (): number => get().preview?.night.durationMs ?? 1;
export const viewNow = (): Stretch => get().nightView ?? { from: 0, to: wholeMs() };

/** null where it is all of the night, so that a new night of another length is shown whole too. */
export const show = (view: Stretch): void => set({ nightView: view.from <= 0 && view.to >= wholeMs() ? null : view });

export const zoomBy = (factor: number, at: number): void => show(zoomed(viewNow(), factor, at, wholeMs()));
export const moveBy = (ms: number): void => show(shifted(viewNow(), ms, wholeMs()));
export const fit = (): void => set({ nightView: null });

/** To the range, else to the selected event, else to the scene at the cursor. */
export function zoomToSelection(): void {
  const { nightRange, nightEvent, preview, playheadMs } = get();
  if (preview === null) return;
  const scene = eventsOf(preview.night).findLast(({ kind, at, to }) => kind === 'scene' && at <= playheadMs && playheadMs < to);
  const target = nightRange ?? (nightEvent === null ? scene && { from: scene.at, to: scene.to } : { from: nightEvent.at, to: nightEvent.to });
  if (target !== undefined) show(around(target.to > target.from ? target : { from: target.from - 30_000, to: target.from + 30_000 }, wholeMs()));
}
