/** What all cues together put out at an instant, by channel. */

import { CHANNELS, type Levels, type Sounding, together } from '../base/index.ts';
import type { Program } from '../program/index.ts';
import { type CueTrack, levelAt } from './cue-track.ts';

export function mixAt(tracks: readonly CueTrack[], at: number): Levels {
  const levels = (channel: CueTrack['channel']) => tracks.filter((track) => track.channel === channel).map((track) => levelAt(track, at));
  return Object.fromEntries(CHANNELS.map((channel) => [channel, together(channel, levels(channel))])) as Record<CueTrack['channel'], number>;
}

/** What sounds at an instant, each by itself. */
export function soundingAt({ cues, assets }: Program, tracks: readonly CueTrack[], at: number): Sounding[] {
  return tracks.flatMap((track) => {
    const level = track.channel === 'sound' ? levelAt(track, at) : 0;
    if (level <= 0) return [];
    const { asset, loop } = cues[track.cue]!;
    return [{ id: `${track.cue}@${track.from}`, level, asset: assets[asset]?.source ?? null, loop }];
  });
}
