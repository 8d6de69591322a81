/** The way out, from the window: asks every device on which a night may be on to let its sleeper go, at once, and again until it answers. */

import { change, look, mayPlay } from './devices.ts';
import { type Letting, statusOf } from './devices-state.ts';
import { ask } from './engine.ts';
import { get } from './store.ts';

/** Between two tries, ms. */
const AGAIN_MS = 1500;
const MOST_TRIES = 40;

/** Beds that are being asked, and how often that was tried in vain since it was wished for last. */
const asking = new Map<string, { tries: number }>();

/** Also those that could not be reached, which may play; and all of them where every one said that it is silent, which may be over by now. */
export function releaseAll(): void {
  const { devices } = get();
  const may = mayPlay(devices);
  for (const { fingerprint } of may.length > 0 ? may : (devices.paired ?? [])) void release(fingerprint);
}

export async function release(device: string): Promise<void> {
  const already = asking.get(device);
  if (already !== undefined) {
    already.tries = 0;
    // Put away a moment ago, which is not noticed yet: it goes on.
    if (get().devices.letting[device] === undefined) put(device, { kind: 'asking' });
    return;
  }
  const now = { tries: 0 };
  asking.set(device, now);
  const night = statusOf(get().devices.reach[device])?.night?.night ?? null;
  put(device, { kind: 'asking' });
  while (now.tries < MOST_TRIES) {
    const outcome = await ask('devices.release', { device });
    // Somebody put it away: it is not asked again.
    if (get().devices.letting[device] === undefined) break;
    if (outcome.ok) {
      put(device, outcome.value.playing ? { kind: 'released', night } : { kind: 'silent' });
      void look(device);
      break;
    }
    now.tries++;
    put(device, { kind: 'unreachable', tries: now.tries, failure: outcome.failure });
    if (outcome.failure.why !== 'unreachable' && outcome.failure.why !== 'engine-gone') break;
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    if (get().devices.letting[device] === undefined) break;
  }
  asking.delete(device);
}

/** What was answered has been seen. */
export function dismissLetting(device: string): void {
  change(({ letting: { [device]: _, ...rest } }) => ({ letting: rest }));
}

const put = (device: string, now: Letting): void => change(({ letting }) => ({ letting: { ...letting, [device]: now } }));
