/** The process of a device that has the network, the storage and the night. It owns no output: what shall sound it tells the process that started it. */

import { randomBytes, sign } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { bootDevice, type Device, type DevicePorts, frame, frameReader, MAX_FRAME_BYTES } from '../../app/device/index.ts';
import packageFile from '../../package.json' with { type: 'json' };
// Not by the door, behind which the database is: a device has none.
import { createBugLog } from '../adapters/bug-log.ts';
import { nodeCrypto } from '../adapters/crypto.ts';
import { announce, loadIdentity, secureServer } from '../network/index.ts';
import { openStorage } from './storage.ts';
import type { DeviceConfig, Order, Report } from './words.ts';

/** Connections at once, and how long one may say nothing before it is paired, ms. */
const MAX_CONNECTIONS = 64;
const STRANGER_MS = 60_000;
/** Levels are told at most this often, ms. */
const LEVELS_MS = 20;

const report = (message: Report): void => void process.send?.(message);
let device: Device | null = null;

process.once('disconnect', () => process.exit(0));
process.on('message', (order: Order) => {
  if (order.kind === 'boot') void boot(order.config);
  else if (order.kind === 'release') device?.release(order.by, order.well);
  else if (order.kind === 'pair') device?.offerPairing(order.rights);
  else device?.sensors(order.present);
});

async function boot(config: DeviceConfig): Promise<void> {
  const fail = ({ message, hint }: { message: string; hint: string }) => report({ kind: 'failed', message, hint });
  const logBug = createBugLog(config.dir, () => new Date());
  const storage = await openStorage(config.dir);
  if (!storage.ok) return fail(storage.failure);
  const identity = await loadIdentity(join(config.dir, 'key.pem'));
  if (!identity.ok) return fail(identity.failure);
  const { fingerprint, privateKey } = identity.value;
  let told = 0;
  const ports: DevicePorts = {
    ...config,
    model: 'Dream Coder reference SSU',
    firmware: packageFile.version,
    identity: { fingerprint, sign: (text) => sign('sha256', Buffer.from(text), privateKey).toString('hex') },
    storage: storage.value,
    crypto: nodeCrypto,
    clock: { now: () => performance.now(), wall: () => new Date().toISOString(), sleep: (ms) => (ms <= 0 ? setImmediate() : setTimeout(ms)) },
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
    showCode: (code) => report({ kind: 'code', code }),
    drive(levels) {
      if (levels === null) return report({ kind: 'silence', by: 'the end of the night' });
      const now = performance.now();
      if (now - told < LEVELS_MS) return;
      told = now;
      report({ kind: 'levels', levels });
    },
    arm: () => report({ kind: 'arm' }),
    silence: (by) => report({ kind: 'silence', by }),
  };
  const booted = await bootDevice(ports, logBug);
  if (!booted.ok) return fail(booted.failure);
  device = booted.value;

  const server = secureServer(identity.value, (socket, peer) => {
    const reader = frameReader(MAX_FRAME_BYTES.toDevice);
    const session = booted.value.connect({ fingerprint: peer, send: (message) => void socket.write(frame(message)), close: () => socket.destroy() });
    socket.setTimeout(STRANGER_MS, () => socket.destroy());
    socket.on('data', (bytes) => {
      const messages = reader.push(bytes);
      if (messages === null) return void socket.destroy();
      for (const message of messages) session.receive(message);
    });
    socket.on('error', () => socket.destroy());
    socket.once('close', () => session.gone());
  });
  server.maxConnections = MAX_CONNECTIONS;
  server.once('error', (error: NodeJS.ErrnoException) =>
    fail({
      message: `The device can not listen on port ${config.port}: ${error.code === 'EADDRINUSE' ? 'something else does already' : `the system says ${error.code}`}.`,
      hint: 'Choose another with --port, or none, to take one that is free.',
    }),
  );
  server.listen(config.port, config.host, () => {
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : config.port;
    if (config.discovery) announce({ name: config.name, port, fingerprint });
    report({ kind: 'ready', port, fingerprint, paired: booted.value.paired });
    if (config.pair || booted.value.paired === 0) booted.value.offerPairing([]);
  });
}
