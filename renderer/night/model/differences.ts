/** What differs between two nights, by the row that it is marked on. */

import type { Comparison } from '../../../app/bridge/index.ts';
import { idPrefix } from './rows.ts';
import type { Span } from './spans.ts';

type Difference = Comparison['differences'][number];

/** A stretch, or an instant whose ends are one. */
export interface Mark extends Span {
  readonly how: Difference['how'];
}

/** By the id of the row; each in order of time. */
export type Marks = ReadonlyMap<string, readonly Mark[]>;

export function marksOf({ differences }: Comparison): Marks {
  const marks = new Map<string, Mark[]>();
  const add = (nightIndex: number, row: string, mark: Mark) => {
    const id = idPrefix(nightIndex) + row;
    const known = marks.get(id);
    if (known === undefined) marks.set(id, [mark]);
    else known.push(mark);
  };
  for (const one of differences)
    for (const row of rowsFor(one)) {
      if (one.how !== 'second') add(0, row, markOf(one, one.by > 0 ? one.at : one.to));
      if (one.how !== 'first') add(1, row, markOf(one, one.by > 0 ? one.to : one.at));
    }
  for (const all of marks.values()) all.sort((a, b) => a.from - b.from);
  return marks;
}

/** What moved is marked in each night where it is in that one. */
const markOf = ({ kind, how, at, to }: Difference, own: number): Mark => (kind === 'stage' ? { how, from: at, to } : { how, from: own, to: own });

function rowsFor({ kind, words }: Difference): readonly string[] {
  if (kind === 'stage') return ['stages'];
  if (kind === 'transition') return ['scenes'];
  if (kind === 'awakening') return ['awakenings'];
  if (kind === 'mark') return ['marks'];
  const [, channel = '', label = ''] = words.match(/^(\w+): (.*)$/) ?? [];
  return [channel, `${channel}/${label}`];
}
