/** The part of the engine that answers for SSU devices: finding them, pairing, sending programs, nights and their logs. */

import { bad, type Cancel, type Failure, good, type Outcome } from '../base/index.ts';
import type { Handlers, Method } from '../bridge/index.ts';
import type { Address, DeviceClient, KnownDevice } from '../device/index.ts';
import { type DeviceLinks, isCalled, kit, LOOK_MS } from './device-links.ts';
import type { EnginePorts } from './ports.ts';

type Names = Extract<Method, `devices.${string}`>;
/** How often a night that is watched is looked at anew, ms. */
const LIVE_MS = 1000;
const LINES = 500;
/** A night has some thousands of lines, and a record of some megabytes; a device that goes on and on is not listened to. */
const MOST_LOG_CHARACTERS = 256 * 1024 * 1024;
const CREDITS = 2000;

export function deviceHandlers({ crypto, keys, bundles, recordings, devices, pause }: EnginePorts, { find, withDevice }: DeviceLinks): Pick<Handlers, Names> {
  return {
    'devices.list': async () => {
      const known = await devices.known();
      return known.ok ? good({ devices: [...known.value] }) : known;
    },
    'devices.find': async ({ forMs }) => {
      const known = await devices.known();
      if (!known.ok) return known;
      const found = await devices.browse(forMs);
      return good({ devices: found.map((one) => ({ ...one, paired: known.value.find(({ fingerprint }) => fingerprint.startsWith(one.id))?.name ?? null })) });
    },
    'devices.pair': async ({ device, code, name, as, rights }) => {
      const { createDeviceClient, pairWith, PROTOCOL, SERVICE } = await kit();
      const known = await devices.known();
      if (!known.ok) return known;
      const given = addressOf(device) ?? known.value.find((one) => isCalled(one, device));
      const found = given !== undefined ? [given] : (await devices.browse(LOOK_MS)).filter((one) => one.name === device || one.id.startsWith(device));
      const [address, another] = found;
      if (address === undefined) return bad(unknown(device));
      if (another !== undefined) return bad(several(device, found));
      const wire = await devices.connect(address, null);
      if (!wire.ok) return wire;
      const client = createDeviceClient(wire.value);
      try {
        const hello = await client.call('hello', { protocol: PROTOCOL });
        if (!hello.ok) return hello;
        const own = name ?? hello.value.name;
        const taken = known.value.find((one) => one.name === own && one.fingerprint !== client.device);
        if (taken !== undefined)
          return bad({ why: 'exists', message: `You already call another device “${own}”.`, hint: 'Give this one a name of its own: --name.' });
        const listed = await keys.list();
        if (!listed.ok) return listed;
        // The first key is made now, so that the device knows it from the start.
        const first = listed.value.length === 0 && rights.includes('publish') ? await keys.create('default') : null;
        if (first?.ok === false) return first;
        const publicKeys = [...listed.value, ...(first === null ? [] : [first.value])]
          .filter(({ state }) => state === 'active')
          .map(({ publicKey }) => publicKey);
        const paired = await pairWith(client, { code, name: as ?? SERVICE, rights, signers: publicKeys, random: devices.random });
        if (!paired.ok) return paired;
        const mine: KnownDevice = { name: own, fingerprint: client.device, host: address.host, port: address.port, rights: [...paired.value] };
        const kept = await devices.change((all) => [...all.filter(({ fingerprint }) => fingerprint !== mine.fingerprint), mine]);
        return kept.ok ? good(mine) : kept;
      } finally {
        client.close();
      }
    },
    'devices.unpair': async ({ device }) => {
      const one = await find(device);
      if (!one.ok) return one;
      // A device that is gone for good can be forgotten all the same.
      const told = await withDevice(device, (client) => client.call('unpair', {}));
      const kept = await devices.change((all) => all.filter(({ fingerprint }) => fingerprint !== one.value.fingerprint));
      return kept.ok ? good({ name: one.value.name, told: told.ok || told.failure.why === 'not-paired' }) : kept;
    },
    'devices.status': ({ device }) => withDevice(device, (client) => client.call('status', {})),
    'devices.trust': ({ device, signer }) => withDevice(device, (client) => client.call('signer.trust', { signer })),
    'devices.revoke': ({ device, keyId }) => withDevice(device, (client) => client.call('signer.revoke', { keyId })),
    'devices.outbox': async ({ digest }) => {
      const place = await devices.outbox(`${digest}.ssu`);
      return place.ok ? good({ path: place.value }) : place;
    },
    'devices.install': async ({ device, path }, { cancel, progress }) => {
      const { sendBundle } = await kit();
      const source = await bundles.open(path);
      if (!source.ok) return source;
      try {
        return await withDevice(device, async (client) => {
          const report = async (phase: string, done: number) => {
            progress({ phase, done });
            await pause();
          };
          const sent = await sendBundle(client, source.value, { crypto, cancel, progress: report });
          if (!sent.ok) return sent;
          await report('installing', 1);
          return client.call('install', { sha256: sent.value });
        });
      } finally {
        await source.value.close();
      }
    },
    'devices.activate': ({ device, slot }) =>
      withDevice(device, async (client) => {
        if (slot !== undefined) return client.call('activate', { slot });
        // Without a slot it is the one that is not active.
        const status = await client.call('status', {});
        if (!status.ok) return status;
        const { slots } = status.value;
        const other = slots.active === 'a' ? 'b' : slots.active === 'b' ? 'a' : slots.a !== null ? 'a' : 'b';
        return client.call('activate', { slot: slots[other] === null && slots.active !== null ? slots.active : other });
      }),
    'devices.confirm': ({ device }) => withDevice(device, (client) => client.call('confirm', {})),
    'devices.night': ({ device, mode, seed }) => withDevice(device, (client) => client.call('night.start', { mode, seed })),
    'devices.release': ({ device }) => withDevice(device, (client) => client.call('release', {})),
    'devices.watch': ({ device, night }, { cancel, progress }) =>
      withDevice(device, async (client) => {
        const { MAX_LINES } = await kit();
        const number = await nightOf(client, night);
        if (!number.ok) return number;
        return follow(client, number.value, Math.min(CREDITS, MAX_LINES), cancel, (lines) => progress({ lines: [...lines] }));
      }),
    'devices.live': ({ device }, { cancel, progress }) =>
      withDevice(device, async (client, known) => {
        let night = 0;
        for (;;) {
          if (cancel.cancelled) return bad({ why: 'cancelled', message: 'The night is no longer watched.', hint: 'It goes on without you.' });
          const now = await client.call('night.record', {});
          if (!now.ok) return now.failure.why === 'not-found' && night > 0 ? logOf(client, night, known) : now;
          if (night > 0 && now.value.night !== night) return logOf(client, night, known);
          ({ night } = now.value);
          progress(now.value);
          await Promise.race([devices.sleep(LIVE_MS), client.gone]);
        }
      }),
    'devices.log': ({ device, night, out }) =>
      withDevice(device, async (client, known) => {
        const number = await nightOf(client, night);
        return number.ok ? logOf(client, number.value, known, out) : number;
      }),
  };

  /** Follows a log to its end, or until the caller has enough. */
  async function follow(
    client: DeviceClient,
    night: number,
    credits: number,
    cancel: Cancel,
    tell: (lines: readonly string[]) => void,
  ): Promise<Outcome<{ night: number; lines: number }>> {
    let lines = 0;
    let watch = 0;
    let over: () => void = () => {};
    const ended = new Promise<void>((resolve) => {
      over = resolve;
    });
    client.onNews((news) => {
      if (cancel.cancelled) return over();
      lines += news.lines.length;
      if (news.lines.length > 0) tell(news.lines);
      if (news.over) return over();
      // Told on, the caller may have more.
      void client.call('watch.credit', { watch: news.watch, credits: news.lines.length });
    });
    const begun = await client.call('watch', { night, from: 0, credits });
    if (!begun.ok) return begun;
    watch = begun.value.watch;
    const gone = await Promise.race([ended.then(() => null), client.gone]);
    if (gone !== null) return bad(gone);
    if (cancel.cancelled) await client.call('watch.stop', { watch });
    return good({ night, lines });
  }

  /** Every line of a log, fetched and checked. */
  async function logOf(client: DeviceClient, night: number, known: KnownDevice, out?: string) {
    const lines: string[] = [];
    let characters = 0;
    let open = false;
    for (;;) {
      const read = await client.call('log.read', { night, from: lines.length, max: LINES });
      if (!read.ok) return read;
      lines.push(...read.value.lines);
      ({ open } = read.value);
      characters += read.value.lines.reduce((sum, line) => sum + line.length, 0);
      if (characters > MOST_LOG_CHARACTERS) return bad(endless(known, night));
      if (!read.value.more || read.value.lines.length === 0) break;
    }
    const { bytesOfLines, readLog, sealIsOf } = await kit();
    const bytes = bytesOfLines(lines);
    const read = readLog(bytes, { verifySeal: sealIsOf(client.deviceKey) });
    if (!read.ok) return read;
    const entries = read.value.entries.map(({ body }) => body);
    const [first] = entries;
    if (first?.kind !== 'lights-out' || first.device !== known.fingerprint || first.night !== night)
      return bad({ why: 'refused', message: `The log of night ${night} is not the one of ${known.name}.`, hint: 'Do not rely on it.' });
    if (out !== undefined) {
      const sink = await recordings.create(out);
      if (!sink.ok) return sink;
      try {
        const written = await sink.value.write(bytes);
        const kept = written.ok ? await sink.value.commit() : written;
        if (!kept.ok) return kept;
      } finally {
        await sink.value.abandon();
      }
    }
    const record = entries.flatMap((body) => (body.kind === 'lights-on' && body.record !== null ? [body.record] : []))[0] ?? null;
    return good({ night, entries, sealed: read.value.sealed, open, record });
  }

  async function nightOf(client: DeviceClient, night: number | undefined): Promise<Outcome<number>> {
    if (night !== undefined) return good(night);
    const status = await client.call('status', {});
    if (!status.ok) return status;
    return status.value.nights > 0
      ? good(status.value.nights)
      : bad({ why: 'not-found', message: 'The device has played no night yet.', hint: 'Begin one first.' });
  }
}

/** `host:port`, `[v6]:port`. */
function addressOf(text: string): Address | undefined {
  const [, bracketed, plain, port = ''] = /^(?:\[([0-9a-fA-F:.]+)\]|([^:\s]+)):(\d{1,5})$/.exec(text) ?? [];
  const host = bracketed ?? plain;
  return host === undefined || Number(port) < 1 || Number(port) > 65_535 ? undefined : { host, port: Number(port) };
}

const endless = ({ name }: KnownDevice, night: number): Failure => ({
  why: 'refused',
  message: `The log of night ${night} of ${name} is longer than a night can be.`,
  hint: 'Do not rely on it.',
});

const several = (device: string, found: readonly Address[]): Failure => ({
  why: 'not-found',
  message: `Several devices here say that they are “${device}”: ${found.map(({ host, port }) => `${host}:${port}`).join(', ')}.`,
  hint: 'Give the address that yours shows.',
});

const unknown = (device: string): Failure => ({
  why: 'not-found',
  message: `No device “${device}” answers here.`,
  hint: '`dream ssu find` lists those in the network; where it finds none, give an address such as 192.168.1.20:4711.',
});
