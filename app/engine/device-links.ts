/** The way to devices that the author paired with: by the name they call it, its address, or the beginning of its fingerprint. */

import { bad, good, type Outcome } from '../base/index.ts';
import type { DeviceClient, DeviceNetwork, KnownDevice } from '../device/index.ts';

/** Loaded when a device is first asked for: the curves take longer than the rest of the engine. */
export type Kit = typeof import('../device/index.ts');
export const kit = (): Promise<Kit> => import('../device/index.ts');

/** How long the neighbourhood is asked where a device is no longer at its last address, ms. */
export const LOOK_MS = 1500;

export type DeviceLinks = ReturnType<typeof createDeviceLinks>;

export function createDeviceLinks(devices: DeviceNetwork) {
  return { find, withDevice };

  /** A device that the author paired with, by its name, address or the beginning of its fingerprint. */
  async function find(device: string): Promise<Outcome<KnownDevice>> {
    const known = await devices.known();
    if (!known.ok) return known;
    const found = known.value.filter((one) => isCalled(one, device));
    const [only, second] = found;
    if (only !== undefined && second === undefined) return good(only);
    if (second !== undefined)
      return bad({ why: 'not-found', message: `“${device}” can be ${found.map(({ name }) => name).join(' or ')}.`, hint: 'Give the whole name.' });
    const names = known.value.map(({ name }) => `“${name}”`).join(', ');
    return bad({
      why: 'not-found',
      message: `You are not paired with a device “${device}”.`,
      hint: names === '' ? 'Pair first: dream ssu pair ADDRESS CODE.' : `You are paired with ${names}.`,
    });
  }

  /** Works with a device over a connection that only it can be at the other end of. */
  async function withDevice<T>(device: string, work: (client: DeviceClient, known: KnownDevice) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const { createDeviceClient } = await kit();
    const one = await find(device);
    if (!one.ok) return one;
    const known = one.value;
    let wire = await devices.connect(known, known.fingerprint);
    if (!wire.ok && (wire.failure.why === 'unreachable' || wire.failure.why === 'another-device')) {
      const moved = (await devices.browse(LOOK_MS)).find(({ id }) => known.fingerprint.startsWith(id));
      if (moved !== undefined && (moved.host !== known.host || moved.port !== known.port)) {
        wire = await devices.connect(moved, known.fingerprint);
        const { host, port } = moved;
        if (wire.ok) await devices.change((all) => all.map((other) => (other.fingerprint === known.fingerprint ? { ...other, host, port } : other)));
      }
    }
    if (!wire.ok) return wire;
    const client = createDeviceClient(wire.value);
    try {
      return await work(client, known);
    } finally {
      client.close();
    }
  }
}

export const isCalled = ({ name, fingerprint, host, port }: KnownDevice, device: string): boolean =>
  name === device || `${host}:${port}` === device || (device.length >= 6 && fingerprint.startsWith(device.toLowerCase()));
