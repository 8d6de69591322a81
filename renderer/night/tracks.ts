/** Which rows a night has, and how high each is: one time axis for all of them. */

import { CHANNELS, type NightRecord, type StimulusChannel } from '../../app/bridge/index.ts';

export interface Track {
  readonly kind: 'stages' | 'scenes' | 'cues';
  readonly name: string;
  readonly top: number;
  readonly height: number;
  readonly channel: StimulusChannel | null;
}

/** Rows of the hypnogram from the top, as sleep laboratories draw them. */
export const STAGE_ROWS = ['W', 'REM', 'N1', 'N2', 'N3'] as const;

export const AXIS_PX = 22;
export const GUTTER_PX = 76;
const STAGE_ROW_PX = 13;
export const LANE_PX = 16;
const CUE_PX = 28;
const GAP_PX = 6;

export type SceneSpan = NightRecord['scenes'][number];

export interface Tracks {
  readonly tracks: readonly Track[];
  readonly height: number;
  /** Lane of each span in `scenes`, in order: by how deep the scene is nested, side by side where layers are. */
  readonly lanes: readonly number[];
}

export function tracksOf(night: NightRecord): Tracks {
  const lanes = lanesOf(night.scenes);
  const used = CHANNELS.filter((channel) => night.cues.some((cue) => cue.channel === channel));
  const tracks: Track[] = [];
  let top = AXIS_PX;
  const add = (kind: Track['kind'], name: string, height: number, channel: StimulusChannel | null = null) => {
    tracks.push({ kind, name, top, height, channel });
    top += height + GAP_PX;
  };
  add('stages', 'Sleep', STAGE_ROWS.length * STAGE_ROW_PX);
  add('scenes', 'Scenes', (1 + Math.max(0, ...lanes)) * LANE_PX);
  for (const channel of used) add('cues', channel, CUE_PX, channel);
  return { tracks, height: top, lanes };
}

/** The first free lane at or below the scene's depth. */
export function lanesOf(scenes: readonly SceneSpan[]): readonly number[] {
  const busyUntil: number[] = [];
  const lanes = new Array<number>(scenes.length).fill(0);
  const order = scenes.map((_, i) => i).sort((a, b) => (scenes[a]?.from ?? 0) - (scenes[b]?.from ?? 0) || depth(scenes[a]) - depth(scenes[b]));
  for (const i of order) {
    const scene = scenes[i];
    if (scene === undefined) continue;
    let lane = depth(scene);
    while ((busyUntil[lane] ?? 0) > scene.from) lane++;
    busyUntil[lane] = scene.to;
    lanes[i] = lane;
  }
  return lanes;
}

const depth = (scene: SceneSpan | undefined): number => (scene?.path.split('/').length ?? 1) - 1;
