/** The sounds of a project as they are heard and drawn: opened once for each state of a file, and the last few of them kept open. */

import { type OpenSound, openSound, waveformOf } from '../audio/index.ts';
import { bad, type Cancel, good, type Outcome } from '../base/index.ts';
import type { Handlers, Result } from '../bridge/index.ts';
import type { AssetBytes } from '../project/index.ts';
import type { EnginePorts } from './ports.ts';
import { unplayable } from './unplayable.ts';

const MOST_WAVES = 1000;
/** Sounds that stay open when nobody reads from them, and the frames that they may have together. */
const MOST_OPEN = 8;
const MOST_FRAMES = 2 ** 28;

interface Kept {
  readonly opening: Promise<Outcome<OpenSound>>;
  /** Who waits for it or reads from it: one that all of them gave up is given up. */
  readonly readers: Set<Cancel>;
  frames: number;
  close(): Promise<void>;
}

export function heardHandlers({
  projects,
  unpacker,
  pause,
}: Pick<EnginePorts, 'projects' | 'unpacker' | 'pause'>): Pick<Handlers, 'assets.waveform' | 'assets.samples'> {
  /** By the state of a file; those that were used last stand last. */
  const open = new Map<string, Kept>();
  const waves = new Map<string, Result<'assets.waveform'>>();
  return {
    'assets.waveform': ({ dir, path }, { cancel }) =>
      withSound(dir, path, cancel, async (sound, stamp) => {
        const known = waves.get(stamp);
        if (known !== undefined) return good(known);
        const wave = await waveformOf(sound);
        if (!wave.ok) return wave;
        const answer = { ...wave.value, peaks: [...wave.value.peaks] };
        if (waves.size >= MOST_WAVES) waves.clear();
        waves.set(stamp, answer);
        return good(answer);
      }),
    'assets.samples': ({ dir, path, from, count }, { cancel }) =>
      withSound(dir, path, cancel, async ({ rate, channels, frames, rms, read }) => {
        const samples = await read(from, Math.max(0, Math.min(count, frames - from)));
        // Of its own, so that not all that is kept crosses with it.
        return samples.ok ? good({ rate, channels, frames, rms, samples: samples.value.slice() }) : samples;
      }),
  };

  async function withSound<T>(dir: string, path: string, cancel: Cancel, use: (sound: OpenSound, stamp: string) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const file = await projects.openAsset(dir, path);
    if (!file.ok) return file;
    const { stamp } = file.value;
    const there = open.get(stamp);
    const known = there === undefined || (there.readers.size > 0 && givenUp(there)) ? null : there;
    const kept = known ?? begin(path, file.value);
    kept.readers.add(cancel);
    open.delete(stamp);
    open.set(stamp, kept);
    if (known !== null) await file.value.close();
    try {
      const sound = await kept.opening;
      if (!sound.ok) {
        if (open.get(stamp) === kept) open.delete(stamp);
        return sound;
      }
      return await use(sound.value, stamp);
    } finally {
      kept.readers.delete(cancel);
      await closeOldest();
    }
  }

  function begin(path: string, file: AssetBytes): Kept {
    const cancel = {
      get cancelled() {
        return givenUp(kept);
      },
    };
    const opening = openSound(file, { unpacker, cancel, step: () => pause() }).then(async (sound): Promise<Outcome<OpenSound>> => {
      if (sound.ok && !('unplayable' in sound.value)) {
        kept.frames = sound.value.frames;
        return good(sound.value);
      }
      await file.close();
      return sound.ok ? bad(unplayable(path, (sound.value as { unplayable: string }).unplayable)) : sound;
    });
    const kept: Kept = {
      opening,
      readers: new Set(),
      frames: 0,
      async close() {
        const sound = await opening;
        if (!sound.ok) return;
        await sound.value.close();
        await file.close();
      },
    };
    return kept;
  }

  async function closeOldest(): Promise<void> {
    const idle = [...open].filter(([, { readers }]) => readers.size === 0).reverse();
    let frames = 0;
    for (const [i, [stamp, kept]] of idle.entries()) {
      frames += kept.frames;
      if (i === 0 || (i < MOST_OPEN && frames <= MOST_FRAMES)) continue;
      open.delete(stamp);
      await kept.close();
    }
  }
}

const givenUp = ({ readers }: Kept): boolean => [...readers].every(({ cancelled }) => cancelled);
