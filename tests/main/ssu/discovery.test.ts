/** Devices that announce themselves on a real network, as far as this machine has multicast: found, paired by name, found again where they moved, and gone. */

import { createSocket } from 'node:dgram';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { dream, endDevices, scratch, startDevice } from '../../support/ssu.ts';

vi.setConfig({ testTimeout: 180_000 });
const home = scratch('discovery');
const name = `Lighthouse ${process.pid}`;
const ssu = (...args: string[]) => dream(home, 'ssu', ...args, '--json');
afterAll(endDevices);

interface Found {
  readonly found: readonly { readonly name: string; readonly port: number; readonly id: string; readonly paired: string | null }[];
}
const find = async () => ((await ssu('find', '--seconds', '3')).json() as Found).found.find((one) => one.name === name);

describe.skipIf(!(await hasMulticast()))('discovery', () => {
  it('finds a device, pairs with it by its name, follows it to another port and misses it when it is off', async () => {
    const state = `${home}/device`;
    const bed = await startDevice(home, ['--name', name], state, { announced: true });
    await bed.until('code');
    const fingerprint = String(bed.told.find(({ event }) => event === 'ready')?.['fingerprint']);
    expect(await find()).toMatchObject({ name, port: bed.port(), id: fingerprint.slice(0, 32), paired: null });
    expect((await ssu('pair', name, bed.code())).json()).toMatchObject({ name, fingerprint, port: bed.port() });
    const from = bed.told.length;
    await bed.kill();
    const again = await startDevice(home, ['--name', name, '--port', String(bed.port() === 65_535 ? 1024 : bed.port() + 1)], state, { announced: true });
    expect(from).toBeGreaterThan(0);
    expect((await ssu('status', name)).json()).toMatchObject({ name });
    expect(await find()).toMatchObject({ port: again.port(), paired: name });
    again.type('quit');
    await new Promise<void>((resolve) => again.process.once('exit', () => resolve()));
    expect(await find()).toBeUndefined();
  });
});

/** Whether what is sent to the group of multicast DNS comes back to this machine. */
function hasMulticast(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket({ type: 'udp4', reuseAddr: true });
    const done = (has: boolean) => {
      clearTimeout(timer);
      socket.close();
      resolve(has);
    };
    const timer = setTimeout(done, 2000, false);
    socket.once('error', () => done(false));
    socket.once('message', () => done(true));
    socket.bind(0, () => {
      try {
        socket.addMembership('224.0.0.251');
        socket.setMulticastLoopback(true);
        socket.send('?', socket.address().port, '224.0.0.251');
      } catch {
        done(false);
      }
    });
  });
}
