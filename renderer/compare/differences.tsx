/** What differs, in order of time; a click goes there in both nights. */

import { useState } from 'react';
import { type Comparison, spellMs } from '../../app/bridge/index.ts';
import { clockOf } from '../state/clock.ts';
import { moveCursor } from '../state/night-cursor.ts';

type Difference = Comparison['differences'][number];

const HOW: Readonly<Record<Difference['how'], string>> = { first: 'only here', second: 'only there', moved: 'moved', other: 'other' };
const KINDS: Readonly<Record<Difference['kind'], string>> = { stage: 'sleep', transition: 'passages', cue: 'cues', awakening: 'awakenings', mark: 'marks' };

interface DifferencesProps {
  readonly comparison: Comparison;
  readonly startMinutes: number;
  /** Of the other night nothing else is known. */
  readonly onlySleep: boolean;
}

export function Differences({ comparison, startMinutes, onlySleep }: DifferencesProps) {
  const [kind, setKind] = useState<Difference['kind'] | ''>('');
  const { differences, count, same } = comparison;
  const listed = kind === '' ? differences : differences.filter((one) => one.kind === kind);
  return (
    <aside className="night-side nights-list" aria-label="What differs">
      <header>
        <p role="status" data-testid="compare-count">
          {count === 0
            ? onlySleep
              ? 'The sleep is the same: no cue changed it'
              : 'Nothing differs'
            : `${count} ${count === 1 ? 'difference' : 'differences'}`}
          {same > 0 && `, ${same} events the same`}
          {count > differences.length && `; the first ${differences.length} are listed`}
        </p>
        <select aria-label="Which differences" value={kind} onChange={(event) => setKind(event.target.value as typeof kind)}>
          <option value="">all</option>
          {Object.entries(KINDS).map(([id, words]) => (
            <option key={id} value={id}>
              {words}
            </option>
          ))}
        </select>
      </header>
      <ol>
        {listed.map((one, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the differences of two nights never change
          <li key={i} data-how={one.how}>
            <button type="button" onClick={() => moveCursor(one.at)}>
              <span className="link">{clockOf(startMinutes, one.at, true)}</span>
              <em>{HOW[one.how]}</em>
              <span>{one.words}</span>
              <small>{lengthOf(one)}</small>
            </button>
          </li>
        ))}
      </ol>
    </aside>
  );
}

function lengthOf({ how, kind, by, at, to }: Difference): string {
  if (how === 'moved') return `${spellMs(Math.abs(by))} ${by > 0 ? 'later' : 'earlier'} there`;
  return kind === 'stage' ? `for ${spellMs(to - at)}` : '';
}
