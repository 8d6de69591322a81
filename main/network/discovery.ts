/** Finding devices on the local network by DNS-SD (RFC 6763) over multicast DNS. What is found is only an address: who is there, the key proves. */

import { type Announced, PROTOCOL, SERVICE } from '../../app/device/index.ts';

/** Characters of the fingerprint that are announced. */
const ID_LENGTH = 32;

/** Where multicast is not possible the device is still there, by its address. */
export async function announce({
  name,
  port,
  fingerprint,
}: {
  readonly name: string;
  readonly port: number;
  readonly fingerprint: string;
}): Promise<() => Promise<void>> {
  const bonjour = await open();
  const id = fingerprint.slice(0, ID_LENGTH);
  // Names are labels of at most 63 bytes; a part of the key keeps those of two devices apart.
  bonjour.publish({
    name: `${Buffer.from(name).subarray(0, 48).toString()} ${id.slice(0, 8)}`,
    type: SERVICE,
    protocol: 'tcp',
    port,
    probe: false,
    txt: { v: String(PROTOCOL), id, name },
  });
  // A goodbye, so that nobody lists it any longer (RFC 6762 §10.1).
  return () => new Promise((resolve) => bonjour.unpublishAll(() => bonjour.destroy(() => resolve())));
}

/** What answers within this time, ms. */
export async function browse(forMs: number): Promise<readonly Announced[]> {
  const bonjour = await open();
  return new Promise((resolve) => {
    const found = new Map<string, Announced>();
    bonjour.find({ type: SERVICE, protocol: 'tcp' }, (service) => {
      const txt = (service.txt ?? {}) as Record<string, unknown>;
      const host = service.referer?.address ?? service.addresses?.[0];
      const id = String(txt['id'] ?? '');
      if (host !== undefined && /^[0-9a-f]+$/.test(id)) found.set(id, { name: String(txt['name'] ?? service.name).slice(0, 80), host, port: service.port, id });
    });
    setTimeout(() => {
      bonjour.destroy();
      resolve([...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1)));
    }, forMs);
  });
}

/** Loaded by whoever needs it. Without a network it finds nothing, and fails at nothing. */
async function open() {
  const { Bonjour } = await import('bonjour-service');
  return new Bonjour({}, () => {});
}
