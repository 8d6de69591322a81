/**
 * A night that was cut, lived once more up to where its log ends, for the record that nobody could write any more. Nights are the same
 * each time for the same program, sleeper and seed; where this one is not, event for event, there is no record.
 */

import type { LogBody, NightRecord, Slots } from '../base/index.ts';
import { type OpenBundle, readBundle } from '../bundle/index.ts';
import { beginNight, type NightEvent } from '../night/index.ts';
import { load, type Program } from '../program/index.ts';
import { NATURAL } from './natural.ts';
import type { DevicePorts } from './ports.ts';

type Ports = Pick<DevicePorts, 'crypto' | 'decoder' | 'storage' | 'subject'>;

/** Up to `at`. null: the program is gone, somebody else sleeps here now, or it was another night. */
export async function reliveNight(bodies: readonly LogBody[], at: number, slots: Slots, ports: Ports): Promise<NightRecord | null> {
  const [first] = bodies;
  if (first?.kind !== 'lights-out') return null;
  const played = first.mode === 'natural' ? { program: NATURAL, assetMs: [] } : await programOf(first.bundle, slots, ports);
  if (played === null) return null;
  const night = beginNight({ machine: load(played.program), subject: ports.subject, seed: first.seed, assetMs: played.assetMs });
  const lived: NightEvent[] = [];
  let last = 0;
  for (const body of bodies) {
    if (body.kind === 'event') last = body.at;
    if (body.kind !== 'release') continue;
    lived.push(...night.advance(last));
    night.release(body.at);
  }
  lived.push(...night.advance(at));
  const told = bodies.flatMap((body) => (body.kind === 'event' ? [JSON.stringify(body.event)] : []));
  return told.every((event, i) => event === JSON.stringify(lived[i])) ? night.soFar(at) : null;
}

async function programOf(digest: string | null, slots: Slots, { crypto, decoder, storage }: Ports) {
  const there = [slots.a, slots.b].find((program) => program !== null && program.digest === digest);
  if (there == null) return null;
  const source = await storage.openProgram(there.sha256);
  if (!source.ok) return null;
  try {
    const read = await readBundle(source.value, { crypto, decoder, cancel: { cancelled: false }, sounds: 'believed', progress: async () => {} });
    return read.ok ? { program: read.value.program, assetMs: soundLengths(read.value) } : null;
  } finally {
    await source.value.close();
  }
}

/** By asset of the program, ms; null of what is no sound. */
export function soundLengths({ program, manifest }: Pick<OpenBundle, 'manifest'> & { readonly program: Program }): (number | null)[] {
  const lengths = new Map(manifest.sounds.map((sound) => [sound.path, sound.durationMs]));
  return program.assets.map((asset) => lengths.get(asset.source) ?? null);
}
