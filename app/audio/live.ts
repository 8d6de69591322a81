/** Sounds mixed as they go on: block by block, each at the level that it has just then. */

import { bad, good, limited, type Outcome, type Sounding } from '../base/index.ts';
import { addVoice, type Shape } from './render.ts';
import type { Voice } from './score.ts';
import type { Pcm } from './wav-read.ts';

export interface LiveMix {
  /** The next so many frames, interleaved, −1…1: levels go from those of the block before to these in a straight line. */
  block(sounding: readonly Sounding[], frames: number): Promise<Outcome<Float32Array>>;
}

/** `sounds` by name; what is not in it yet, or never, is silent. */
export function liveMix(shape: Shape, sounds: ReadonlyMap<string, Pcm>): LiveMix {
  const known = new Map<string, { readonly from: number; level: number } & Pick<Voice, 'asset' | 'loop'>>();
  let first = 0;
  return {
    async block(sounding, frames) {
      const at = (frame: number) => (frame / shape.rate) * 1000;
      const levels = new Map(sounding.map(({ id, level }) => [id, level]));
      for (const { id, asset, loop } of sounding) if (!known.has(id)) known.set(id, { from: at(first), level: 0, asset, loop });
      const mix = new Float32Array(frames * shape.channels);
      for (const [id, voice] of known) {
        const level = levels.get(id) ?? 0;
        const { asset, loop, from } = voice;
        const points = [
          [at(first), voice.level],
          [at(first + frames), level],
        ] as const;
        const added = await addVoice(mix, { asset, loop, from, to: Number.POSITIVE_INFINITY, points }, { from: 0, sounds }, shape, first, frames);
        if (!added.ok) return bad(added.failure);
        voice.level = level;
        if (!levels.has(id)) known.delete(id);
      }
      first += frames;
      for (let i = 0; i < mix.length; i++) mix[i] = limited(mix[i]!);
      return good(mix);
    },
  };
}
