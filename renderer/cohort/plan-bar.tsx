/** Whose nights, and how many: start, stop, compare with a pinned version, and what was kept. */

import { GitCompareArrows, Pin, Play, Square } from 'lucide-react';
import { useState } from 'react';
import { type CohortWish, compareWithPinned, pinVersion, runCohort } from '../state/cohort.ts';
import { useStore } from '../state/store.ts';
import { SavedCohorts } from './saved-cohorts.tsx';

/** Sleepers × nights that one cohort can have. */
const MAX_NIGHTS = 2_097_152;
const MAX_EACH = 365;
const WHO = { drawn: 'drawn from the population', chosen: 'the chosen sleeper', all: 'all my sleepers' } as const;

export function PlanBar() {
  const [who, setWho] = useState<keyof typeof WHO>('drawn');
  const [count, setCount] = useState(1000);
  const [nights, setNights] = useState(1);
  const seed = useStore((state) => state.seed);
  const sleeping = useStore((state) => state.sleeping);
  const sleepers = useStore((state) => state.sleepers);
  const work = useStore((state) => state.cohortWork);
  const pinned = useStore((state) => state.pinned);
  const shown = sleepers.filter(({ hidden }) => !hidden).map(({ name }) => name);
  const names = who === 'all' ? shown : [sleeping.name];
  const wish: CohortWish = { sleepers: who === 'drawn' ? { kind: 'drawn', count } : { kind: 'named', names }, nights, seed };
  const recorded = who === 'chosen' && sleeping.kind === 'hypnogram';
  return (
    <form
      className="cohort-bar"
      onSubmit={(event) => {
        event.preventDefault();
        if (work === null && !recorded) void runCohort(wish);
      }}
    >
      {who === 'drawn' && <Count label="sleepers" value={count} max={Math.floor(MAX_NIGHTS / nights)} change={setCount} />}
      <select aria-label="Who sleeps" value={who} onChange={(event) => setWho(event.target.value as keyof typeof WHO)}>
        {Object.entries(WHO).map(([id, title]) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
      <Count label="nights each" value={nights} max={MAX_EACH} change={setNights} />
      {work === null ? (
        <button
          type="submit"
          className="primary"
          data-testid="run-cohort"
          disabled={recorded}
          title={recorded ? 'A recorded night is always the same night' : ''}
        >
          <Play size={14} strokeWidth={1.5} aria-hidden /> Run
        </button>
      ) : (
        <button type="button" className="secondary working" data-testid="stop-cohort" onClick={work.cancel} aria-label={`${work.what}: stop`}>
          <Square size={12} strokeWidth={1.5} aria-hidden /> Stop
          <progress value={work.done} max={1} />
        </button>
      )}
      <span className="spring" />
      <button type="button" className="quiet" title="Keep this version of the dream, to compare a later one with" onClick={pinVersion}>
        <Pin size={14} strokeWidth={1.5} aria-hidden /> {pinned === null ? 'Pin this version' : 'Pin anew'}
      </button>
      {pinned !== null && (
        <button type="button" className="quiet" disabled={work !== null || recorded} onClick={() => void compareWithPinned(wish)}>
          <GitCompareArrows size={14} strokeWidth={1.5} aria-hidden /> Compare with the pinned
        </button>
      )}
      <SavedCohorts />
    </form>
  );
}

interface CountProps {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  readonly change: (value: number) => void;
}

function Count({ label, value, max, change }: CountProps) {
  return (
    <label className="seed">
      <input
        type="number"
        min={1}
        max={max}
        value={value}
        onChange={(event) => change(Math.min(max, Math.max(1, Math.floor(Number(event.target.value) || 1))))}
      />
      {label}
    </label>
  );
}
