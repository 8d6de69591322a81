/** Two nights beside each other: what happened in only one of them, what came earlier or later, and where the sleep is another. */

import { type Comparison, type NightRecord, type StageSpan, spoken } from '../base/index.ts';

type Difference = Comparison['differences'][number];
interface Event {
  readonly kind: Difference['kind'];
  readonly at: number;
  readonly words: string;
  /** What is the same in both nights, whatever the ritual is called in each. */
  readonly same: string;
}

/** Differences that are listed at the most. */
const MOST = 2000;
/** The same thing at most so far apart counts as moved, else as two things. [convention] */
const MOVED_MS = 10 * 60_000;

/** Of a night beside the same without its program, only the sleep is compared. */
export function compareNights(first: NightRecord, second: NightRecord): Comparison {
  const [ours, theirs] = [eventsOf(first), eventsOf(second)];
  const { differences, same } = eventDifferences(ours, theirs);
  return cut([...stageDifferences(first.stages, second.stages), ...differences], same);
}

export const compareWithNatural = ({ stages, naturalStages }: NightRecord): Comparison => cut(stageDifferences(stages, naturalStages), 0);

function cut(differences: Difference[], same: number): Comparison {
  differences.sort((a, b) => a.at - b.at || a.words.localeCompare(b.words));
  return { differences: differences.slice(0, MOST), count: differences.length, same };
}

function eventsOf(night: NightRecord): Event[] {
  return [
    ...night.transitions.map(({ at, from, to, cause }): Event => {
      const words = (called: (path: string) => string) => `${from === '' ? 'begins' : called(from)} → ${called(to)} (${cause})`;
      return { kind: 'transition', at, words: words((path) => spoken(night, path)), same: words((path) => path) };
    }),
    ...night.cues.map(({ from, channel, label, words }) => plain('cue', from, `${channel}: ${words === '' ? label : `“${words}”`}`)),
    ...night.awakenings.map(({ at, cause }) => plain('awakening', at, cause === 'cue' ? 'woken by a cue' : 'wakes by itself')),
    ...night.marks.map(({ at, label }) => plain('mark', at, `mark “${label}”`)),
  ];
}

const plain = (kind: Event['kind'], at: number, words: string): Event => ({ kind, at, words, same: words });

/** Things of the same words are paired in order of time; a pair that is too far apart is none. */
function eventDifferences(first: readonly Event[], second: readonly Event[]): { readonly differences: Difference[]; readonly same: number } {
  const differences: Difference[] = [];
  let same = 0;
  const theirs = grouped(second);
  const ours = grouped(first);
  const alone = ({ same: _, ...event }: Event, how: 'first' | 'second') => differences.push({ ...event, how, to: event.at, by: 0 });
  for (const [key, all] of ours) {
    const [mine, others] = apart(all, theirs.get(key) ?? []);
    same += all.length - mine.length;
    let [i, j] = [0, 0];
    while (i < mine.length && j < others.length) {
      const by = others[j]!.at - mine[i]!.at;
      if (Math.abs(by) <= MOVED_MS) {
        const { kind, words, at } = others[j]!;
        differences.push({ kind, words, how: 'moved', to: Math.max(mine[i]!.at, at), at: Math.min(mine[i]!.at, at), by });
        i++;
        j++;
      } else if (by > 0) alone(mine[i++]!, 'first');
      else alone(others[j++]!, 'second');
    }
    while (i < mine.length) alone(mine[i++]!, 'first');
    while (j < others.length) alone(others[j++]!, 'second');
  }
  for (const [key, others] of theirs) if (!ours.has(key)) for (const event of others) alone(event, 'second');
  return { differences, same };
}

/** Without what both have at the same time. */
function apart(first: readonly Event[], second: readonly Event[]): readonly [Event[], Event[]] {
  const left = new Map<number, number>();
  for (const { at } of second) left.set(at, (left.get(at) ?? 0) + 1);
  const taken = new Map<number, number>();
  const mine = first.filter(({ at }) => {
    const room = (left.get(at) ?? 0) - (taken.get(at) ?? 0);
    if (room > 0) taken.set(at, (taken.get(at) ?? 0) + 1);
    return room <= 0;
  });
  const others = second.filter(({ at }) => {
    const drop = taken.get(at) ?? 0;
    if (drop > 0) taken.set(at, drop - 1);
    return drop === 0;
  });
  return [mine, others];
}

function grouped(events: readonly Event[]): Map<string, Event[]> {
  const groups = new Map<string, Event[]>();
  for (const event of events) {
    const key = `${event.kind} ${event.same}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [event]);
    else group.push(event);
  }
  for (const group of groups.values()) group.sort((a, b) => a.at - b.at);
  return groups;
}

/** Stretches in which both sleep (or wake) otherwise; where one night is over, there is nothing to compare. */
function stageDifferences(first: readonly StageSpan[], second: readonly StageSpan[]): Difference[] {
  const differences: Difference[] = [];
  let [i, j] = [0, 0];
  while (i < first.length && j < second.length) {
    const [a, b] = [first[i]!, second[j]!];
    const at = Math.max(a.from, b.from);
    const to = Math.min(a.to, b.to);
    if (a.stage !== b.stage && at < to) {
      const words = `${stageWords(a.stage)}, in the other ${stageWords(b.stage)}`;
      const last = differences.at(-1);
      if (last !== undefined && last.to === at && last.words === words) differences[differences.length - 1] = { ...last, to };
      else differences.push({ kind: 'stage', how: 'other', at, to, words, by: 0 });
    }
    if (a.to <= b.to) i++;
    if (b.to <= a.to) j++;
  }
  return differences;
}

const stageWords = (stage: StageSpan['stage']): string => (stage === 'W' ? 'awake' : stage === '?' ? 'not scored' : stage);
