/** Devices as they are: which are paired and found, how each stands, and what is asked of one of them. */

import type { Failure, Method, Outcome, Params, Result, Right } from '../../app/bridge/index.ts';
import { aimedAt, type DevicesState, type Paired, type Reach, statusOf } from './devices-state.ts';
import { ask } from './engine.ts';
import { get, notifyFailure, set, settle, useStore } from './store.ts';

/** How long the network is listened to at a time, ms. */
const LISTEN_MS = 2500;
/** Between two looks at a device, ms: while somebody looks or a night is on, else, and while it is away. */
const NEAR_MS = 2000;
const FAR_MS = 15_000;

let watchers = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let round = 0;

export function change(part: Partial<DevicesState> | ((devices: DevicesState) => Partial<DevicesState>)): void {
  set(({ devices }) => ({ devices: { ...devices, ...(typeof part === 'function' ? part(devices) : part) } }));
}

export const changeReach = (fingerprint: string, reach: Reach): void => change(({ reach: all }) => ({ reach: { ...all, [fingerprint]: reach } }));

/** From now on, for as long as the window is open: a night that runs anywhere is known, so that it can be let go. */
export function keepDevices(): void {
  useStore.subscribe((state, before) => {
    if (state.engine === 'ready' && before.engine !== 'ready') void refreshDevices();
  });
  if (get().engine === 'ready') void refreshDevices();
}

/** While somebody looks, the network is listened to and every device is asked often. Returns the undo. */
export function watchDevices(): () => void {
  watchers++;
  void refreshDevices();
  void listen();
  return () => {
    watchers--;
  };
}

async function listen(): Promise<void> {
  if (get().devices.looking) return;
  change({ looking: true });
  while (watchers > 0) {
    const outcome = await ask('devices.find', { forMs: LISTEN_MS });
    if (outcome.ok) change({ found: outcome.value.devices });
    else await pause(LISTEN_MS);
  }
  change({ looking: false });
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Reads the list again and looks at each. */
export async function refreshDevices(): Promise<void> {
  const mine = ++round;
  clearTimeout(timer);
  const outcome = await ask('devices.list', {});
  if (mine !== round) return;
  if (!outcome.ok) return outcome.failure.why === 'engine-gone' ? undefined : change({ failure: outcome.failure });
  const paired = outcome.value.devices;
  change((was) => {
    const shown = paired.some(({ fingerprint }) => fingerprint === was.shown) ? was.shown : (paired[0]?.fingerprint ?? null);
    return { paired, failure: null, shown, targets: aimedAt(was, paired) };
  });
  await Promise.all(paired.map(({ fingerprint }) => look(fingerprint)));
  if (mine !== round || paired.length === 0) return;
  timer = setTimeout(() => void refreshDevices(), watchers > 0 || nightsOn(get().devices).length > 0 ? NEAR_MS : FAR_MS);
}

/** One look at a device. */
export async function look(fingerprint: string): Promise<void> {
  if (get().devices.reach[fingerprint] === undefined) changeReach(fingerprint, { kind: 'asking' });
  const outcome = await ask('devices.status', { device: fingerprint });
  const before = get().devices.reach[fingerprint];
  if (outcome.ok) changeReach(fingerprint, { kind: 'here', status: outcome.value, skewMs: Date.parse(outcome.value.clock) - Date.now() });
  else if (outcome.failure.why !== 'engine-gone') changeReach(fingerprint, { kind: 'away', failure: outcome.failure, last: statusOf(before) });
}

/** Paired devices on which a night is on, as far as is known. */
export const nightsOn = ({ paired, reach }: DevicesState): readonly Paired[] =>
  (paired ?? []).filter(({ fingerprint }) => statusOf(reach[fingerprint])?.night != null);

/** Those on which a night may be on: where one is known, and where nobody knows that none is. */
export const mayPlay = ({ paired, reach }: Pick<DevicesState, 'paired' | 'reach'>): readonly Paired[] =>
  (paired ?? []).filter(({ fingerprint }) => {
    const met = reach[fingerprint];
    return met?.kind !== 'here' || met.status.night !== null;
  });

export const nameOf = (fingerprint: string): string => get().devices.paired?.find((one) => one.fingerprint === fingerprint)?.name ?? fingerprint.slice(0, 12);

export interface PairWish {
  readonly device: string;
  readonly code: string;
  readonly name: string;
  readonly rights: readonly Right[];
}

/** The failure, or null where it is paired. */
export async function pairDevice({ device, code, name, rights }: PairWish): Promise<Failure | null> {
  const outcome = await ask('devices.pair', { device, code, rights: [...rights], as: 'Dream Coder', ...(name === '' ? {} : { name }) });
  if (!outcome.ok) return outcome.failure;
  await refreshDevices();
  change({ shown: outcome.value.fingerprint });
  return null;
}

/** Asks a device for something, tells where it fails, and looks at it again. */
export async function askDevice<M extends Extract<Method, `devices.${string}`>>(method: M, params: Params<M>, failed: string): Promise<Outcome<Result<M>>> {
  const outcome = await ask(method, params);
  if (outcome.ok) settle('devices');
  else notifyFailure(failed, outcome.failure, 'devices');
  await refreshDevices();
  return outcome;
}

export const unpairDevice = (device: string) => askDevice('devices.unpair', { device }, 'The device was not forgotten');
export const trustKey = (device: string, signer: string) => askDevice('devices.trust', { device, signer }, 'The key is not trusted there');
export const revokeKey = (device: string, keyId: string) => askDevice('devices.revoke', { device, keyId }, 'The key was not revoked');
export const activateSlot = (device: string, slot: 'a' | 'b') => askDevice('devices.activate', { device, slot }, 'The slot was not activated');
export const confirmTrial = (device: string) => askDevice('devices.confirm', { device }, 'The program was not confirmed');

/** Fetches the last log and checks every line of it. */
export async function checkLog(device: string): Promise<void> {
  const keep = (log: DevicesState['logs'][string]) => change(({ logs }) => ({ logs: { ...logs, [device]: log } }));
  keep('asking');
  const outcome = await ask('devices.log', { device });
  if (!outcome.ok) return keep(outcome.failure);
  const { night, sealed, open, entries } = outcome.value;
  keep({ night, sealed, open, lines: entries.length });
}
