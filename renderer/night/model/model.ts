/** A night made ready to be drawn and read: its lanes, levels and signals, worked out once. */

import { CHANNELS, type NightRecord, type StimulusChannel } from '../../../app/bridge/index.ts';
import { lanesOf, type SceneLanes } from './lanes.ts';
import { mixOf } from './mix.ts';
import { pointsOf, type Series, seriesOf } from './series.ts';

export type Cue = NightRecord['cues'][number];
export type CueSpan = { readonly from: number; readonly to: number; readonly index: number; readonly cue: Cue };

/** One cue of the program, or several of one name, over the night. */
export interface CueVoice {
  readonly label: string;
  /** In order; where one begins while another fades, the later one begins where the earlier one ends. */
  readonly spans: readonly CueSpan[];
  /** Worked out when it is first asked for: most channels are seen as a whole. */
  readonly level: Series;
}

export interface ChannelModel {
  readonly channel: StimulusChannel;
  /** What all of its cues come to together. */
  readonly level: Series;
  readonly voices: readonly CueVoice[];
}

export interface SignalModel {
  readonly name: string;
  readonly unit: string;
  readonly series: Series;
}

export interface NightModel {
  readonly night: NightRecord;
  readonly scenes: SceneLanes;
  readonly channels: readonly ChannelModel[];
  readonly signals: readonly SignalModel[];
  /** Nobody scored these. */
  readonly gaps: readonly { readonly from: number; readonly to: number }[];
}

const known = new WeakMap<NightRecord, NightModel>();

export function modelOf(night: NightRecord): NightModel {
  const found = known.get(night);
  if (found !== undefined) return found;
  const model: NightModel = {
    night,
    scenes: lanesOf(night.scenes),
    channels: CHANNELS.flatMap((channel) => channelOf(night, channel)),
    signals: night.signals.map(({ name, unit, points }) => ({ name, unit, series: seriesOf(pointsOf(points)) })),
    gaps: night.stages.filter(({ stage }) => stage === '?'),
  };
  known.set(night, model);
  return model;
}

function channelOf(night: NightRecord, channel: StimulusChannel): ChannelModel[] {
  const spans = night.cues.map((cue, index): CueSpan => ({ from: cue.from, to: cue.to, index, cue })).filter(({ cue }) => cue.channel === channel);
  if (spans.length === 0) return [];
  const byLabel = new Map<string, CueSpan[]>();
  for (const span of spans) {
    const own = byLabel.get(span.cue.label);
    if (own === undefined) byLabel.set(span.cue.label, [span]);
    else own.push(span);
  }
  const level = (some: readonly CueSpan[]) =>
    seriesOf(
      mixOf(
        channel,
        some.map(({ cue }) => cue),
        night.durationMs,
      ),
    );
  return [{ channel, level: level(spans), voices: [...byLabel].map(([label, own]) => voiceOf(label, own, level)) }];
}

function voiceOf(label: string, own: readonly CueSpan[], levelOf: (spans: readonly CueSpan[]) => Series): CueVoice {
  let level: Series | null = null;
  return {
    label,
    spans: apart(own),
    get level() {
      level ??= levelOf(own);
      return level;
    },
  };
}

/** In order and without overlap. */
function apart(spans: readonly CueSpan[]): readonly CueSpan[] {
  const order = spans.toSorted((a, b) => a.from - b.from || a.to - b.to);
  return order.map((span, i) => ({ ...span, to: Math.min(span.to, order[i + 1]?.from ?? span.to) })).filter(({ from, to }) => to > from);
}
