/** Awakenings, marks and what came about in the sleeper, as signs that differ in shape; those that would overlap stand together as a number. */

import type { NightRecord } from '../../../app/bridge/index.ts';
import type { Row } from '../model/rows.ts';
import { type Frame, GUTTER_PX, xOf } from './frame.ts';
import type { Surface } from './surface.ts';

export interface Instant {
  readonly at: number;
  readonly kind: 'awakening' | 'effect' | 'mark';
  readonly index: number;
  /** The shape. */
  readonly sign: 'hollow' | 'filled' | 'flag' | 'diamond' | 'dark';
  readonly label: string;
}

/** Signs nearer than this stand together, px. */
const APART_PX = 13;

const known = new WeakMap<NightRecord, Readonly<Record<'awakenings' | 'marks', readonly Instant[]>>>();

export function instantsOf(night: NightRecord, row: 'awakenings' | 'marks'): readonly Instant[] {
  let found = known.get(night);
  if (found === undefined) {
    const byTime = (a: Instant, b: Instant) => a.at - b.at;
    found = {
      awakenings: night.awakenings
        .map(
          ({ at, cause }, index): Instant => ({
            at,
            kind: 'awakening',
            index,
            sign: cause === 'cue' ? 'filled' : 'hollow',
            label: cause === 'cue' ? 'by a cue' : '',
          }),
        )
        .sort(byTime),
      marks: [
        ...night.marks.map(({ at, label }, index): Instant => ({ at, kind: 'mark', index, sign: 'flag', label })),
        ...(night.effects ?? []).map(
          ({ at, kind }, index): Instant => ({
            at,
            kind: 'effect',
            index,
            sign: kind === 'nightmare' || kind === 'bad-dream' ? 'dark' : 'diamond',
            label: kind,
          }),
        ),
      ].sort(byTime),
    };
    known.set(night, found);
  }
  return found[row];
}

export interface Cluster {
  readonly x: number;
  readonly members: readonly Instant[];
}

/** What is seen of them, left to right, no two nearer than a sign is wide. */
export function clustersOf(instants: readonly Instant[], frame: Frame): readonly Cluster[] {
  const clusters: { x: number; members: Instant[] }[] = [];
  for (let i = firstFrom(instants, frame.view.from); i < instants.length && instants[i]!.at <= frame.view.to; i++) {
    const x = xOf(instants[i]!.at, frame);
    const last = clusters.at(-1);
    if (last !== undefined && x - last.x < APART_PX) last.members.push(instants[i]!);
    else clusters.push({ x, members: [instants[i]!] });
  }
  return clusters;
}

function firstFrom(instants: readonly Instant[], ms: number): number {
  let [low, high] = [0, instants.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (instants[middle]!.at < ms) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function paintInstants(s: Surface, frame: Frame, row: Row, top: number): void {
  if (row.kind !== 'awakenings' && row.kind !== 'marks') return;
  const clusters = clustersOf(instantsOf(row.model.night, row.kind), frame);
  const y = top + row.height / 2;
  clusters.forEach(({ x, members }, i) => {
    const first = members[0]!;
    const worst = members.find(({ sign }) => sign === 'filled' || sign === 'dark') ?? first;
    paintSign(s, x, y, worst.sign);
    const room = (clusters[i + 1]?.x ?? frame.width) - x - 16;
    const label = members.length === 1 ? first.label : `${members.length}×`;
    if (label !== '' && s.measure(label, 'small') <= room && x >= GUTTER_PX)
      s.text(x + 8, y, label, members.length === 1 ? 'small' : 'number', { ink: worst.sign === 'filled' || worst.sign === 'dark' ? '--danger' : '--soft' });
  });
}

/** Hollow triangle: by itself. Filled triangle on a bar: by a cue. Flag: a mark. Hollow diamond: an effect. Filled diamond: a bad dream. */
export function paintSign(s: Surface, x: number, y: number, sign: Instant['sign']): void {
  const triangle = [x - 4.5, y + 4, x, y - 5, x + 4.5, y + 4];
  const diamond = [x - 4.5, y, x, y - 5, x + 4.5, y, x, y + 5];
  if (sign === 'hollow') s.line([...triangle, x - 4.5, y + 4], { ink: '--stage-w', width: 1.25 });
  if (sign === 'diamond') s.line([...diamond, x - 4.5, y], { ink: '--ok', width: 1.25 });
  if (sign === 'dark') s.area(diamond, { ink: '--danger' });
  if (sign === 'filled') {
    s.area(triangle, { ink: '--danger' });
    s.rect(x - 6, y + 5.5, 12, 1.5, { ink: '--danger' });
  }
  if (sign === 'flag') {
    s.rect(x - 0.75, y - 6, 1.5, 12, { ink: '--moon' });
    s.area([x, y - 6, x + 6, y - 3, x, y], { ink: '--moon' });
  }
}
