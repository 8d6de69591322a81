/** Where in the night the author is: the cursor, what is selected there, and which stretch is shown. */

import { eventsOf, type NightEvent } from './night-events.ts';
import { get, set } from './store.ts';

/** Share of the stretch that is left before a moment that is brought into view. */
const BEFORE = 0.25;

/** Moves the cursor, and the stretch with it where the cursor would leave it. */
export function moveCursor(ms: number): void {
  const { preview } = get();
  if (preview === null) return;
  const playheadMs = Math.round(Math.min(preview.night.durationMs - 1, Math.max(0, ms)));
  set({ playheadMs });
  reveal(playheadMs);
}

/** Selects a thing that happened, and goes to where it begins. */
export function selectEvent(event: NightEvent | null): void {
  set({ nightEvent: event });
  if (event !== null) moveCursor(event.at);
}

/** To the next thing that happened after the cursor, or the one before it. */
export function stepEvent(by: 1 | -1, counts: (event: NightEvent) => boolean = () => true): void {
  const { preview, playheadMs } = get();
  if (preview === null) return;
  const events = eventsOf(preview.night);
  const found = by > 0 ? events.find((event) => event.at > playheadMs && counts(event)) : events.findLast((event) => event.at < playheadMs && counts(event));
  if (found !== undefined) selectEvent(found);
}

/** Brings a moment into the stretch that is shown. */
export function reveal(ms: number): void {
  const { nightView, preview } = get();
  if (nightView === null || preview === null || (nightView.from <= ms && ms <= nightView.to)) return;
  const length = nightView.to - nightView.from;
  const from = Math.min(Math.max(0, ms - length * BEFORE), Math.max(0, preview.night.durationMs - length));
  set({ nightView: { from, to: from + length } });
}
