/** From the dream in the window to devices: what would be refused, a bundle of it, and its way to each. */

import type { Failure } from '../../app/bridge/index.ts';
import { refreshAssets } from './analysis.ts';
import { change, look, nameOf, refreshDevices, trustKey } from './devices.ts';
import type { Sending } from './devices-state.ts';
import { ask, call } from './engine.ts';
import { programSource } from './program-source.ts';
import { saveAll } from './save.ts';
import { get, notifyFailure, type State, settle } from './store.ts';

/** A link that was cut is tried again by itself after these times, ms; then the author says when. */
const AGAIN_MS = [1000, 2000, 4000] as const;

/** By device: what stops it, and what has it tried again at once. */
const running = new Map<string, { stop(): void; hurry(): void }>();

/** Looks ahead, for the chosen devices or these. Null where that is not possible. */
export async function lookAhead(targets: readonly string[] = get().devices.targets): Promise<State['devices']['checked']> {
  await refreshAssets();
  const source = programSource();
  if (source === null) return null;
  change({ checking: true });
  const outcome = await call('bundle.preflight', { source, devices: [...targets] }).outcome;
  const checked = outcome.ok ? { preflight: outcome.value, texts: source.texts, targets } : null;
  change({ checking: false, checked, checkFailure: outcome.ok ? null : outcome.failure });
  return checked;
}

/** The list is of other texts or devices than those that are chosen now. */
export const isCheckStale = ({ devices: { checked, targets }, documents }: State): boolean =>
  checked !== null && (checked.targets !== targets || Object.entries(checked.texts).some(([path, text]) => documents[path]?.text !== text));

export const aimAt = (device: string, on: boolean): void =>
  change(({ targets }) => ({ targets: on ? [...targets.filter((one) => one !== device), device] : targets.filter((one) => one !== device) }));

/** The key that signs, trusted by this device; then all is looked at again. */
export async function trustSigner(device: string, publicKey: string): Promise<void> {
  const outcome = await trustKey(device, publicKey);
  if (outcome.ok) await lookAhead();
}

/** Makes the bundle once and sends it to every chosen device that would take it. */
export async function sendDream(): Promise<void> {
  const checked = await lookAhead();
  const source = programSource();
  const program = checked?.preflight.program;
  if (checked === null || source === null || program == null || !checked.preflight.ready) return;
  const ready = new Set(checked.preflight.devices.filter((device) => device.ready).map(({ name }) => name));
  const targets = checked.targets.filter((device) => ready.has(nameOf(device)));
  if (targets.length === 0) return;
  await saveAll();
  const place = await ask('devices.outbox', { digest: program.digest });
  const made = place.ok ? await ask('bundle.export', { source, out: place.value.path }) : place;
  if (!made.ok) return notifyFailure('Nothing was sent', made.failure, 'devices');
  settle('devices');
  const what = `${program.title} ${program.version}`;
  await Promise.all(targets.map((device) => send(device, made.value.path, what)));
}

/** Goes on with what was cut. */
export async function sendAgain(device: string): Promise<void> {
  const known = get().devices.sending[device];
  if (running.has(device)) running.get(device)?.hurry();
  else if (known !== undefined) await send(device, known.path, known.what);
}

export const stopSending = (device: string): void => running.get(device)?.stop();

export function dismissSending(device: string): void {
  change(({ sending: { [device]: _, ...rest } }) => ({ sending: rest }));
}

async function send(device: string, path: string, what: string): Promise<void> {
  if (running.has(device)) return;
  const put = (part: Partial<Sending>) =>
    change(({ sending }) => ({ sending: { ...sending, [device]: { ...(sending[device] ?? { done: 0, phase: 'reading' }), what, path, words: '', ...part } } }));
  let stopped = false;
  for (let tries = 0; ; tries++) {
    put({ phase: 'reading' });
    const sent = call('devices.install', { device, path }, ({ phase, done }) =>
      put({ phase: phase === 'sending' || phase === 'installing' ? phase : 'reading', done }),
    );
    let hurry = () => {};
    const hurried = new Promise<void>((resolve) => {
      hurry = resolve;
    });
    const stop = () => {
      stopped = true;
      sent.cancel();
    };
    running.set(device, { stop, hurry });
    const outcome = await sent.outcome;
    if (outcome.ok) {
      const { slot, notes } = outcome.value;
      put({ phase: 'done', done: 1, words: [`It is in slot ${slot}, and plays once you activate it.`, ...notes].join(' ') });
      break;
    }
    put(
      isCut(outcome.failure) || stopped
        ? { phase: 'cut', words: cutWords(outcome.failure, stopped) }
        : { phase: 'failed', words: `${outcome.failure.message} ${outcome.failure.hint}` },
    );
    const wait = AGAIN_MS[tries];
    if (stopped || !isCut(outcome.failure) || wait === undefined) break;
    await Promise.race([hurried, new Promise((resolve) => setTimeout(resolve, wait))]);
    if (stopped) break;
  }
  running.delete(device);
  void look(device);
  void refreshDevices();
}

const isCut = ({ why }: Failure): boolean => why === 'unreachable' || why === 'engine-gone';

const cutWords = ({ message }: Failure, stopped: boolean): string =>
  stopped ? 'You stopped it. What has arrived is kept; it goes on from there.' : `${message} What has arrived is kept; it goes on from there.`;
