/** The sounds of a program, by cue, and their files, wherever it comes from: a project or a bundle. */

import { openWav, type Pcm } from '../audio/index.ts';
import { bad, type Cancel, good, type Outcome } from '../base/index.ts';
import type { ProgramSource } from '../bridge/index.ts';
import { openStored } from '../bundle/index.ts';
import type { Program } from '../program/index.ts';
import type { EnginePorts } from './ports.ts';
import type { Report, Sources } from './sources.ts';

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

/** Those of these sounds that are WAV, opened; `close` them all. `notes`: what is left out. */
export async function openSounds(
  sounds: ProgramSounds,
  used: Iterable<string>,
): Promise<Outcome<{ pcm: Map<string, Pcm>; notes: string[]; close(): Promise<void> }>> {
  const pcm = new Map<string, Pcm>();
  const notes: string[] = [];
  const files: SoundFile[] = [];
  const close = async () => {
    for (const file of files) await file.close();
  };
  for (const asset of used) {
    const file = await sounds.open(asset);
    if (!file.ok) {
      await close();
      return bad(file.failure);
    }
    files.push(file.value);
    const wav = await openWav(file.value);
    if (!wav.ok) {
      await close();
      return wav;
    }
    if (wav.value === null) notes.push(`${asset} is silent in it: only WAV can be rendered here.`);
    else pcm.set(asset, wav.value);
  }
  return good({ pcm, notes, close });
}
