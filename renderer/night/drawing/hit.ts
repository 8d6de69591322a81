/** Which thing lies under the pointer, and where a thing lies in the picture. */

import type { NightEvent } from '../../state/night-events.ts';
import type { Row } from '../model/rows.ts';
import { firstAfter } from '../model/spans.ts';
import { type Frame, GUTTER_PX, msAt, msPerPx, topOf, xOf } from './frame.ts';
import { clustersOf, instantsOf } from './paint-instants.ts';
import { laneBox } from './paint-scenes.ts';

/** How far beside a thing one may point, px. */
const NEAR_PX = 4;

export interface Hit {
  readonly row: Row;
  readonly event: NightEvent | null;
}

export function rowAt(y: number, frame: Frame): Row | null {
  return frame.rows.rows.find((row) => y >= topOf(row, frame) - 1 && y <= topOf(row, frame) + row.height + 1) ?? null;
}

export function hitAt(x: number, y: number, frame: Frame): Hit | null {
  const row = rowAt(y, frame);
  if (row === null || x < GUTTER_PX) return null;
  return { row, event: eventIn(row, x, y - topOf(row, frame), frame) };
}

function eventIn(row: Row, x: number, y: number, frame: Frame): NightEvent | null {
  const ms = msAt(x, frame);
  const near = msPerPx(frame) * NEAR_PX;
  switch (row.kind) {
    case 'stages': {
      const { stages } = row.model.night;
      const index = firstAfter(stages, ms);
      const span = stages[index];
      return span === undefined || span.from > ms ? null : { kind: 'stage', index, at: span.from, to: span.to };
    }
    case 'scenes': {
      const { lanes } = row.model.scenes;
      const lane = row.folded === true ? 0 : Math.floor((y / row.height) * lanes.length);
      const span = nearest(lanes[lane] ?? [], ms, near);
      return span === null ? null : { kind: 'scene', index: span.index, at: span.from, to: span.to };
    }
    case 'channel':
    case 'voice': {
      const voices = row.kind === 'voice' ? [row.voice] : row.channel.voices;
      const found = voices.flatMap(({ spans }) => nearest(spans, ms, near) ?? []).sort((a, b) => distance(a, ms) - distance(b, ms))[0];
      return found === undefined ? null : { kind: 'cue', index: found.index, at: found.cue.from, to: found.cue.to };
    }
    case 'awakenings':
    case 'marks': {
      const cluster = clustersOf(instantsOf(row.model.night, row.kind), frame).find((one) => Math.abs(one.x - x) <= NEAR_PX + 4);
      const first = cluster?.members[0];
      return first === undefined ? null : { kind: first.kind, index: first.index, at: first.at, to: first.at };
    }
    case 'signal':
      return null;
  }
}

function nearest<S extends { readonly from: number; readonly to: number }>(spans: readonly S[], ms: number, near: number): S | null {
  const next = firstAfter(spans, ms);
  const [before, at] = [spans[next - 1], spans[next]];
  if (at !== undefined && at.from <= ms) return at;
  const [left, right] = [before === undefined ? Number.POSITIVE_INFINITY : ms - before.to, at === undefined ? Number.POSITIVE_INFINITY : at.from - ms];
  if (Math.min(left, right) > near) return null;
  return (left <= right ? before : at) ?? null;
}

const distance = ({ from, to }: { readonly from: number; readonly to: number }, ms: number): number => Math.max(from - ms, ms - to, 0);

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Of the first night's rows; null where its row is folded away or it has none. */
export function boxOf(event: NightEvent, frame: Frame): Box | null {
  const row = frame.rows.rows.find((one) => one.nightIndex === 0 && holds(one, event));
  if (row === undefined) return null;
  const x = Math.max(GUTTER_PX - 8, xOf(event.at, frame));
  const width = Math.max(3, Math.min(frame.width + 8, xOf(event.to, frame)) - x);
  const y = topOf(row, frame);
  if (event.kind === 'awakening' || event.kind === 'mark' || event.kind === 'effect') return { x: x - 7, y, width: 14, height: row.height };
  if (row.kind !== 'scenes') return { x, y, width, height: row.height };
  const { night, scenes } = row.model;
  const [offset, height] = laneBox(row, scenes.laneOf.get(night.scenes[event.index]?.path ?? '') ?? 0);
  return { x, y: y + offset, width, height: height - 2 };
}

function holds(row: Row, event: NightEvent): boolean {
  const { night, scenes } = row.model;
  switch (event.kind) {
    case 'stage':
      return row.kind === 'stages';
    case 'scene':
      return row.kind === 'scenes' && (row.folded !== true || scenes.laneOf.get(night.scenes[event.index]?.path ?? '') === 0);
    case 'cue': {
      const cue = night.cues[event.index];
      if (row.kind === 'voice') return row.channel.channel === cue?.channel && row.voice.label === cue.label;
      return row.kind === 'channel' && row.folded === true && row.channel.channel === cue?.channel;
    }
    case 'awakening':
      return row.kind === 'awakenings';
    case 'mark':
    case 'effect':
      return row.kind === 'marks';
    case 'transition':
      return false;
  }
}
