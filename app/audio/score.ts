/** The sounds of a night: what sounds from when to when, at which level. */

import type { LevelPoints, NightRecord } from '../base/index.ts';

/** By number of the cue in the program: what it plays. */
export interface CueSound {
  /** Path of its sound; null: words are said. */
  readonly asset: string | null;
  readonly loop: boolean;
}

export interface Voice extends CueSound {
  readonly from: number;
  readonly to: number;
  readonly points: LevelPoints;
}

/** In order of their beginning. */
export function scoreOf(night: Pick<NightRecord, 'cues'>, sounds: readonly (CueSound | null)[]): readonly Voice[] {
  return night.cues
    .flatMap(({ cue, channel, from, to, points }): Voice[] => {
      const sound = channel === 'sound' ? sounds[cue] : null;
      return sound == null || to <= from ? [] : [{ ...sound, from, to, points }];
    })
    .sort((a, b) => a.from - b.from);
}
