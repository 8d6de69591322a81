/** What all cues together put out at an instant, by channel. */

import { CHANNELS, type Levels, together } from '../base/index.ts';
import { type CueTrack, levelAt } from './cue-track.ts';

export function mixAt(tracks: readonly CueTrack[], at: number): Levels {
  const levels = (channel: CueTrack['channel']) => tracks.filter((track) => track.channel === channel).map((track) => levelAt(track, at));
  return Object.fromEntries(CHANNELS.map((channel) => [channel, together(channel, levels(channel))])) as Record<CueTrack['channel'], number>;
}
