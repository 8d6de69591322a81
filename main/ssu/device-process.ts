/** The process of a device that has the network, the storage and the night. It owns no output: what shall sound it tells the process that started it. */

import { randomBytes, sign } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { TLSSocket } from 'node:tls';
import { good } from '../../app/base/index.ts';
import { bootDevice, type Device, type DevicePorts, frame, frameReader, MAX_FRAME_BYTES } from '../../app/device/index.ts';
import packageFile from '../../package.json' with { type: 'json' };
// Not by the door, behind which the database is: a device has none.
import { createBugLog } from '../adapters/bug-log.ts';
import { nodeCrypto } from '../adapters/crypto.ts';
import { announce, loadIdentity, secureServer } from '../network/index.ts';
import { parentChannel } from '../parent-channel.ts';
import { createSoundDecoder } from '../sounds/index.ts';
import { keepDoor } from './doorkeeper.ts';
import { askForReset, resetIfAsked } from './factory-reset.ts';
import { makeReady, soundPlaces } from './ready-sounds.ts';
import { lockState } from './state-lock.ts';
import { makeFolder, openStorage } from './storage.ts';
import type { DeviceConfig, Order, Report } from './words.ts';

/** Levels are told at most this often, ms. */
const LEVELS_MS = 20;

const owner = parentChannel<Report, Order>();
const report = owner.send;
const fail = ({ message, hint }: { message: string; hint: string }) => report({ kind: 'failed', message, hint });
let device: Device | null = null;
let leave = async (): Promise<void> => {};

process.once('disconnect', () => process.exit(0));
process.once('SIGTERM', () => void leave().finally(() => process.exit(0)));
owner.listen((order) => {
  if (order.kind === 'boot') void boot(order.config, order.heard);
  else if (order.kind === 'release') device?.release(order.by, order.well);
  else if (order.kind === 'pair') device?.offerPairing(order.rights);
  else if (order.kind === 'reset') void reset(order.dir);
  else device?.sensors(order.present);
});

/** The way out first; the rest is done at the next start, which the owner of the outputs sees to. */
async function reset(dir: string): Promise<void> {
  device?.release('a factory reset', false);
  const asked = await askForReset(dir);
  if (asked.ok) process.exit(0);
  fail(asked.failure);
}

async function boot(config: DeviceConfig, heard: boolean): Promise<void> {
  const made = await makeFolder(config.dir);
  if (!made.ok) return fail(made.failure);
  const locked = await lockState(config.dir);
  if (!locked.ok) return fail(locked.failure);
  const fresh = await resetIfAsked(config.dir);
  if (!fresh.ok) return fail(fresh.failure);
  const logBug = createBugLog(config.dir, () => new Date());
  const storage = await openStorage(config.dir);
  if (!storage.ok) return fail(storage.failure);
  const identity = await loadIdentity(join(config.dir, 'key.pem'));
  if (!identity.ok) return fail(identity.failure);
  const { fingerprint, privateKey } = identity.value;
  const decoder = createSoundDecoder();
  let told = 0;
  const ports: DevicePorts = {
    ...config,
    model: 'Dream Coder reference SSU',
    firmware: config.firmware ?? packageFile.version,
    identity: { fingerprint, sign: (text) => sign('sha256', Buffer.from(text), privateKey).toString('hex') },
    storage: storage.value,
    crypto: nodeCrypto,
    decoder,
    makeReady: async (program, bundle) => (heard ? makeReady(decoder, config.dir, program, bundle) : good(null)),
    clock: { now: () => performance.now(), wall: () => new Date().toISOString(), sleep: (ms) => (ms <= 0 ? setImmediate() : setTimeout(ms)) },
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
    showCode: (code) => report({ kind: 'code', code }),
    drive(levels, sounding) {
      if (levels === null) return report({ kind: 'silence', by: 'the end of the night' });
      const now = performance.now();
      if (now - told < LEVELS_MS) return;
      told = now;
      report({ kind: 'levels', levels, sounding });
    },
    arm(program) {
      report({ kind: 'arm' });
      if (program !== null && heard) void soundPlaces(config.dir, program).then((places) => report({ kind: 'sounds', places }));
    },
    silence: (by) => report({ kind: 'silence', by }),
  };
  const booted = await bootDevice(ports, logBug);
  if (!booted.ok) return fail(booted.failure);
  device = booted.value;

  const server = secureServer(identity.value, (socket, peer) => {
    const session = booted.value.connect({ fingerprint: peer, send: (message) => write(socket, frame(message)), close: () => socket.destroy() });
    const reader = frameReader(() => (session.paired ? MAX_FRAME_BYTES.toDevice : MAX_FRAME_BYTES.fromStranger));
    door.knows(socket, peer, () => session.paired);
    socket.on('data', (bytes) => {
      const messages = reader.push(bytes);
      if (messages === null) return void socket.destroy();
      for (const message of messages) session.receive(message);
    });
    socket.on('error', () => socket.destroy());
    socket.once('close', () => session.gone());
  });
  const door = keepDoor(server);
  server.once('error', (error: NodeJS.ErrnoException) =>
    fail({
      message: `The device can not listen on port ${config.port}: ${error.code === 'EADDRINUSE' ? 'something else does already' : `the system says ${error.code}`}.`,
      hint: 'Choose another with --port, or none, to take one that is free.',
    }),
  );
  server.listen(config.port, config.host, () => {
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : config.port;
    if (config.discovery)
      void announce({ name: config.name, port, fingerprint }).then((stop) => {
        leave = stop;
      });
    report({ kind: 'ready', port, fingerprint, paired: booted.value.paired });
    if (config.pair || booted.value.paired === 0) booted.value.offerPairing([]);
  });
}

/** Settles when the other side takes more, or is gone. */
function write(socket: TLSSocket, bytes: Uint8Array): Promise<void> {
  if (socket.destroyed || socket.write(bytes)) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      socket.off('drain', done).off('close', done);
      resolve();
    };
    socket.once('drain', done).once('close', done);
  });
}
