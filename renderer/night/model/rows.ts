/** Which rows the picture of one or several nights has, one below the other: nothing overlaps, whatever is folded or resized. */

import { TOGETHER } from '../../../app/bridge/index.ts';
import type { RowChoices } from '../../state/night-state.ts';
import { UNITS } from '../describe.ts';
import type { ChannelModel, CueVoice, NightModel, SignalModel } from './model.ts';

interface Place {
  /** Unique and stable, so that folding and height are remembered: `scenes`, `sound`, `sound/surf`, `signal/heart`. */
  readonly id: string;
  readonly model: NightModel;
  /** Of several nights, which. */
  readonly nightIndex: number;
  readonly name: string;
  /** Beside the name, faint: a bound with its unit. */
  readonly note: string;
  readonly top: number;
  readonly height: number;
  readonly leastHeight: number;
  /** null: there is nothing to fold. */
  readonly folded: boolean | null;
  readonly indent: boolean;
}

export type Row = Place &
  (
    | { readonly kind: 'stages' }
    | { readonly kind: 'awakenings' }
    | { readonly kind: 'marks' }
    | { readonly kind: 'scenes' }
    | { readonly kind: 'channel'; readonly channel: ChannelModel }
    | { readonly kind: 'voice'; readonly channel: ChannelModel; readonly voice: CueVoice }
    | { readonly kind: 'signal'; readonly signal: SignalModel }
  );

/** Rows of the hypnogram from the top, as sleep laboratories draw them. */
export const STAGE_ROWS = ['W', 'REM', 'N1', 'N2', 'N3'] as const;
export const LANE_PX = 18;
const STRIP_PX = 16;
const GAP_PX = 7;
/** Of the hypnogram: as it is best read, as the names of its stages stand clear of each other, and as it can still be read. */
const SLEEP_PX = { open: 70, named: 55, least: 45 };
const LEAST_LANE_PX = 8;
/** Its scenes still have their names. */
const NAMED_LANE_PX = 13;
const MOST_PX = 320;

export interface Rows {
  readonly rows: readonly Row[];
  readonly height: number;
}

type Unplaced = Row extends infer R ? (R extends Row ? Omit<R, 'top'> : never) : never;
type Body = Row extends infer R
  ? R extends Row
    ? Omit<R, 'top' | 'height' | 'folded' | 'note' | 'indent' | 'leastHeight' | 'model' | 'nightIndex'>
    : never
  : never;
interface Size {
  readonly open: number;
  readonly least?: number;
  /** Folds to this height. */
  readonly strip?: number;
  readonly note?: string;
  readonly indent?: boolean;
}

/**
 * Of several nights the same row of each stands below the other, so that they are compared at a glance. Where the picture has less
 * than their usual room, px, sleep and scenes are drawn lower, so that both are seen.
 */
export function rowsOf(models: readonly NightModel[], choices: RowChoices, room = Number.POSITIVE_INFINITY): Rows {
  const rows: Row[] = [];
  let top = 0;
  for (const row of interleaved(models.map((model, i) => rowsOfOne(model, i, choices, room / models.length)))) {
    rows.push({ ...row, top } as Row);
    top += row.height + GAP_PX;
  }
  return { rows, height: top };
}

/** With which night it is of, where that is not the first. */
export const spokenName = ({ name, nightIndex }: Pick<Row, 'name' | 'nightIndex'>): string => (nightIndex === 0 ? name : `${name} there`);

/** What the rows of a night other than the first begin their ids with. */
export const idPrefix = (nightIndex: number): string => (nightIndex === 0 ? '' : `${nightIndex}:`);
const baseOf = ({ id, nightIndex }: Unplaced): string => id.slice(idPrefix(nightIndex).length);

/** In the order of the first; what only another has stands behind what it stands behind there. */
function interleaved(nights: readonly (readonly Unplaced[])[]): Unplaced[] {
  const order: string[] = [];
  for (const rows of nights) {
    let place = 0;
    for (const row of rows) {
      const found = order.indexOf(baseOf(row));
      if (found < 0) order.splice(place++, 0, baseOf(row));
      else place = found + 1;
    }
  }
  return order.flatMap((base) => nights.flatMap((rows) => rows.filter((row) => baseOf(row) === base)));
}

interface Usual {
  readonly sleep: number;
  readonly lane: number;
}

/** How high sleep and each lane of the scenes are: first the one gives way, then the other. */
function usualIn(room: number, { night, scenes }: NightModel): Usual {
  const lanes = scenes.lanes.length;
  const fixed = (night.awakenings.length > 0 ? STRIP_PX + GAP_PX : 0) + (lanes > 0 ? GAP_PX : 0);
  const sleep = within(SLEEP_PX.named, room - fixed - lanes * LANE_PX, SLEEP_PX.open);
  return { sleep, lane: lanes === 0 ? LANE_PX : within(NAMED_LANE_PX, Math.floor((room - fixed - sleep) / lanes), LANE_PX) };
}

const within = (least: number, wanted: number, most: number): number => Math.min(most, Math.max(least, wanted));

function rowsOfOne(model: NightModel, nightIndex: number, { folded, heights }: RowChoices, room: number): Unplaced[] {
  const usual = usualIn(room, model);
  const rows: Unplaced[] = [];
  const add = (body: Body, { open, least = STRIP_PX, strip, note = '', indent = false }: Size, closedAtFirst = false): boolean => {
    const id = idPrefix(nightIndex) + body.id;
    const isFolded = strip === undefined ? null : (folded[id] ?? closedAtFirst);
    const height = isFolded === true && strip !== undefined && strip > 0 ? strip : Math.min(MOST_PX, Math.max(least, heights[id] ?? open));
    rows.push({ ...body, id, model, nightIndex, note, height, leastHeight: least, folded: isFolded, indent } as Unplaced);
    return isFolded !== true;
  };
  add({ kind: 'stages', id: 'stages', name: 'Sleep' }, { open: usual.sleep, least: SLEEP_PX.least, strip: STRIP_PX });
  if (model.night.awakenings.length > 0) add({ kind: 'awakenings', id: 'awakenings', name: 'Awakenings' }, { open: STRIP_PX });
  const lanes = model.scenes.lanes.length;
  if (lanes > 0)
    add({ kind: 'scenes', id: 'scenes', name: 'Scenes' }, { open: lanes * usual.lane, least: lanes * LEAST_LANE_PX, strip: lanes > 1 ? LANE_PX : 0 });
  if (model.night.marks.length + (model.night.effects ?? []).length > 0) add({ kind: 'marks', id: 'marks', name: 'Marks' }, { open: STRIP_PX });
  for (const channel of model.channels) {
    const note = `${TOGETHER[channel.channel] === 'sum' ? '≤' : 'max'} ${short(peakOf(channel))} ${UNITS[channel.channel]}`;
    const open = add({ kind: 'channel', id: channel.channel, name: channel.channel, channel }, { open: 36, strip: 0, note }, true);
    if (open)
      for (const voice of channel.voices)
        add({ kind: 'voice', id: `${channel.channel}/${voice.label}`, name: voice.label, channel, voice }, { open: 22, least: 14, indent: true });
  }
  for (const signal of model.signals) {
    const [low, high] = scaleOf(signal);
    const unit = signal.unit === 'variable' || signal.unit === '0–1' ? '' : ` ${signal.unit}`;
    add({ kind: 'signal', id: `signal/${signal.name}`, name: signal.name, signal }, { open: 30, note: `${short(low)}–${short(high)}${unit}` });
  }
  return rows;
}

/** The farthest that a channel goes from nothing. */
export const peakOf = ({ level }: { readonly level: { readonly min: number; readonly max: number } }): number =>
  Math.abs(level.min) > Math.abs(level.max) ? level.min : level.max;

/** The values at the bottom and the top of a signal's row. */
export function scaleOf({ unit, series }: SignalModel): readonly [low: number, high: number] {
  if (unit === '0–1') return [0, 1];
  if (series.max > series.min) return [Math.floor(series.min * 100) / 100, Math.ceil(series.max * 100) / 100];
  return [series.min - 1, series.max + 1];
}

const short = (value: number): string => String(Math.round(value * 10) / 10);
