/** The sounds of a program, by cue, and their files, wherever it comes from: a project or a bundle. */

import { type OpenSound, openSound, type Pcm } from '../audio/index.ts';
import { bad, type Cancel, good, type Outcome } from '../base/index.ts';
import type { ProgramSource } from '../bridge/index.ts';
import { openStored } from '../bundle/index.ts';
import type { Program } from '../program/index.ts';
import type { EnginePorts } from './ports.ts';
import type { Report, Sources } from './sources.ts';
import { unplayable } from './unplayable.ts';

interface SoundFile {
  readonly size: number;
  read(offset: number, length: number): Promise<Outcome<Uint8Array>>;
  close(): Promise<void>;
}

export interface ProgramSounds {
  /** By cue: the path of its sound as the author knows it, or null for words; null where the cue makes no sound. */
  readonly cues: readonly ({ readonly asset: string | null; readonly loop: boolean } | null)[];
  open(asset: string): Promise<Outcome<SoundFile>>;
}

export async function soundsOf(
  { projects, bundles }: EnginePorts,
  sources: Sources,
  source: ProgramSource,
  cancel: Cancel,
  report: Report,
): Promise<Outcome<ProgramSounds>> {
  if (source.kind === 'file') {
    const planned = await sources.plan(source, cancel, report);
    if (!planned.ok) return planned;
    const runnable = await sources.runnable(source, cancel, report);
    if (!runnable.ok) return runnable;
    const names = new Map(planned.value.bundle.assets.map(({ path, source }) => [path, source]));
    return good({ cues: cuesOf(runnable.value.program, (path) => names.get(path) ?? path), open: (asset) => projects.openAsset(source.dir, asset) });
  }
  const runnable = await sources.runnable(source, cancel, report);
  if (!runnable.ok) return runnable;
  return good({
    cues: cuesOf(runnable.value.program, (path) => path),
    async open(asset) {
      const file = await bundles.open(source.path);
      if (!file.ok) return file;
      const stored = await openStored(file.value, asset);
      if (!stored.ok) await file.value.close();
      return stored;
    },
  });
}

const cuesOf = ({ cues, assets }: Program, nameOf: (path: string) => string): ProgramSounds['cues'] =>
  cues.map(({ channel, asset, loop }) => (channel !== 'sound' ? null : { asset: asset < 0 ? null : nameOf(assets[asset]!.source), loop }));

/** Samples of all sounds of a night that are kept in memory; what is longer is read as it goes by. */
const KEPT_SAMPLES = 1 << 25;

/** All of these sounds, opened; `close` them. One that can not be played ends it. */
export async function openSounds(
  { unpacker }: Pick<EnginePorts, 'unpacker'>,
  sounds: ProgramSounds,
  used: ReadonlySet<string>,
  cancel: Cancel,
  report: (done: number) => Promise<void>,
): Promise<Outcome<{ pcm: ReadonlyMap<string, Pcm>; close(): Promise<void> }>> {
  const pcm = new Map<string, OpenSound>();
  const files: SoundFile[] = [];
  const close = async () => {
    for (const one of [...pcm.values(), ...files]) await one.close();
  };
  let most = KEPT_SAMPLES;
  for (const asset of used) {
    const file = await sounds.open(asset);
    if (file.ok) files.push(file.value);
    const step = (done: number) => report((pcm.size + done) / used.size);
    const sound = file.ok ? await openSound(file.value, { unpacker, cancel, most, step }) : file;
    const failure = !sound.ok ? sound.failure : 'unplayable' in sound.value ? unplayable(asset, sound.value.unplayable) : null;
    if (failure !== null) {
      await close();
      return bad(failure);
    }
    const { value } = sound as { value: OpenSound };
    pcm.set(asset, value);
    most -= value.kept;
  }
  return good({ pcm, close });
}
