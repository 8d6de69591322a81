/** Devices that announce themselves on a real network, as far as this machine has multicast: found, paired by name, found again where they moved, and gone. */

import { createSocket } from 'node:dgram';
import { afterAll, describe, expect, it } from 'vitest';
import { ownPort } from '../../support/ports.ts';
import { dream, endDevices, scratch, startDevice } from '../../support/ssu.ts';

const home = scratch('discovery');
const name = `Lighthouse ${process.pid}`;
const ssu = (...args: string[]) => dream(home, 'ssu', ...args, '--json');
afterAll(endDevices);

interface Found {
  readonly found: readonly { readonly name: string; readonly port: number; readonly id: string; readonly paired: string | null }[];
}
const find = async () => ((await ssu('find', '--seconds', '3')).json() as Found).found.find((one) => one.name === name);
/** What is sent to a group may be lost on its way, and a person who misses a device looks again. */
const found = () => expect.poll(find);
const asked = (...args: string[]) =>
  expect.poll(async () => {
    const { code, json } = await ssu(...args);
    return code === 0 ? json() : null;
  });

describe.skipIf(!(await hasMulticast()))('discovery', () => {
  it('finds a device, pairs with it by its name, follows it to another port and misses it when it is off', async () => {
    const state = `${home}/device`;
    const bed = await startDevice(home, ['--name', name], state, { announced: true });
    await bed.until('code');
    const fingerprint = String(bed.told.find(({ event }) => event === 'ready')?.['fingerprint']);
    await found().toMatchObject({ name, port: bed.port(), id: fingerprint.slice(0, 32), paired: null });
    await asked('pair', name, bed.code()).toMatchObject({ name, fingerprint, port: bed.port() });
    const from = bed.told.length;
    await bed.kill();
    const again = await startDevice(home, ['--name', name, '--port', String(await ownPort())], state, { announced: true });
    expect(from).toBeGreaterThan(0);
    await asked('status', name).toMatchObject({ name });
    await found().toMatchObject({ port: again.port(), paired: name });
    await announceGarbage();
    await found().toMatchObject({ port: again.port(), paired: name });
    expect(again.told.map(({ event }) => event)).not.toContain('restart');
    // Another one of that name, whoever it is, is not paired with by mistake.
    const other = await startDevice(home, ['--name', name], `${home}/other`, { announced: true });
    await other.until('code');
    const stranger = () => dream(`${home}/stranger`, 'ssu', 'pair', name, other.code()).then(({ code, err }) => [code, err]);
    await expect.poll(stranger).toEqual([2, expect.stringMatching(`Several devices here .*${again.port()}`)]);
    await other.kill();
    const ended = new Promise<void>((resolve) => again.process.once('exit', () => resolve()));
    again.type('quit');
    await ended;
    await found().toBeUndefined();
  });
});

/** What nobody should announce: records cut, changed and pointing into themselves, to whoever listens. */
async function announceGarbage(): Promise<void> {
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  await new Promise<void>((resolve) => socket.bind(0, resolve));
  const label = (text: string) => [text.length, ...Buffer.from(text)];
  const service = [...label('_dream-ssu'), ...label('_tcp'), ...label('local'), 0];
  const record = (type: number, data: number[]) => [...service, 0, type, 0, 1, 0, 0, 0, 120, 0, data.length, ...data];
  const head = (answers: number) => [0, 0, 0x84, 0, 0, 0, 0, answers, 0, 0, 0, 0];
  const whole = [...head(3), ...record(12, [1, 0x78, 0xc0, 12]), ...record(33, [0, 0, 0, 0, 0, 0, 0]), ...record(16, label('id=\u001b[2J'))];
  const looped = [...head(1), ...record(12, [0xc0, 12 + service.length + 10])];
  const packets = [looped, head(60), [...head(0).slice(0, 4), 0xff, 0xff, 0, 0, 0, 0, 0, 0]];
  for (let i = 0; i < 600; i++) {
    const changed = whole.slice(0, i % 5 === 0 ? (i * 7) % whole.length : whole.length);
    for (let k = 0; k <= i % 3; k++) changed[(i * 31 + k * 17) % Math.max(1, changed.length)] = (i * 73 + k) & 255;
    packets.push(changed);
  }
  for (const packet of packets) await new Promise((resolve) => socket.send(new Uint8Array(packet), 5353, '224.0.0.251', resolve));
  socket.close();
}

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
