/** A device: boots into a program that it can stand for, and answers whoever connects. */

import { good, type Outcome, RIGHTS, type Right } from '../base/index.ts';
import { answersOf, type Inside } from './answers/index.ts';
import { examine } from './install.ts';
import { createKeeper } from './keeper.ts';
import { openLogs } from './night-logs.ts';
import { createPlayer } from './night-player.ts';
import { createPairing } from './pairing.ts';
import type { DevicePorts } from './ports.ts';
import { reliveNight } from './relive.ts';
import { openSession, type Peer, type Session } from './session.ts';
import { type SlotEvent, stepSlots } from './slots.ts';
import { type DeviceState, FACTORY, readState, withNote, writeState } from './state.ts';
import { createUploads } from './uploads.ts';

export interface Device {
  connect(peer: Peer): Session;
  /** Shows a code; whoever gives it gets these rights. */
  offerPairing(rights: readonly Right[]): void;
  /** From the device itself or its watchdog; false where nothing plays. */
  release(by: string, well?: boolean): boolean;
  sensors(present: boolean): void;
  readonly paired: number;
  readonly playing: boolean;
}

/** Fails only where the storage does. */
export async function bootDevice(ports: DevicePorts, logBug: (error: unknown, call: string) => string): Promise<Outcome<Device>> {
  const { storage } = ports;
  const kept = await storage.load();
  if (!kept.ok) return kept;
  const known = kept.value === null ? FACTORY : readState(kept.value);
  let state = () => known ?? FACTORY;
  const logs = await openLogs(ports, (bodies, at) => reliveNight(bodies, at, state().slots, ports));
  if (!logs.ok) return logs;
  if (known === null) await storage.setAside();
  const checked = await soundSlots(known ?? withNote(FACTORY, 'What the device remembered could not be read and was set aside; it is as new.'), ports);
  const saved = await storage.save(writeState(checked));
  if (!saved.ok) return saved;
  const { a, b } = checked.slots;
  await storage.keepPrograms([a, b].flatMap((program) => (program === null ? [] : [program.sha256])));

  const player = createPlayer(ports, logs.value);
  const inside: Inside = {
    ports,
    keeper: createKeeper(storage, checked),
    pairing: createPairing({ fingerprint: ports.identity.fingerprint, random: ports.random, show: ports.showCode }),
    uploads: createUploads(storage, ports.quota),
    logs: logs.value,
    player,
  };
  state = () => inside.keeper.state;
  const answers = answersOf(inside);
  return good({
    connect: (peer) => openSession(inside, answers, peer, logBug),
    offerPairing: (rights) => inside.pairing.offer(rights.length === 0 ? RIGHTS : rights),
    release: player.release,
    sensors: player.sensors,
    get paired() {
      return inside.keeper.state.peers.length;
    },
    get playing() {
      return player.night !== null;
    },
  });
}

/** Slots with programs that can be stood for, and a trial that was cut taken back. */
async function soundSlots(state: DeviceState, ports: DevicePorts): Promise<DeviceState> {
  let now = state;
  const step = (event: SlotEvent, why: string) => {
    const stepped = stepSlots(now.slots, event);
    if (stepped.ok && stepped.value !== now.slots) now = withNote({ ...now, slots: stepped.value }, why);
  };
  step({ kind: 'booted' }, 'The trial night was cut; the device plays what it played before.');
  for (const slot of ['a', 'b'] as const) {
    const program = now.slots[slot];
    if (program === null) continue;
    const source = await ports.storage.openProgram(program.sha256);
    const examined = source.ok ? await examine(source.value, program.sha256, now, ports, true) : source;
    if (source.ok) await source.value.close();
    if (!examined.ok) step({ kind: 'lost', slot }, `${program.title} ${program.version} was given up: ${examined.failure.message}`);
  }
  return now;
}
