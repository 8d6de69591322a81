/** Whose nights, how many and which: start, stop, compare with another version, and what was kept. */

import { Pin, Play, Square } from 'lucide-react';
import { useState } from 'react';
import { VersionMenu } from '../shell/version-menu.tsx';
import { compareVersions, pinVersion, runCohort } from '../state/cohort.ts';
import { useStore } from '../state/store.ts';
import { Nights } from './night-plan.tsx';
import { SavedCohorts } from './saved-cohorts.tsx';
import { Who } from './who.tsx';
import { askedFor, FIRST_WISH, MAX_EACH, mostSleepers } from './wish.ts';

export function PlanBar() {
  const [wish, setWish] = useState(FIRST_WISH);
  const seed = useStore((state) => state.seed);
  const pinned = useStore((state) => state.pinned !== null);
  const working = useStore((state) => state.cohortWork !== null);
  const asked = askedFor(wish, seed);
  return (
    <form
      className="cohort-bar"
      onSubmit={(event) => {
        event.preventDefault();
        if (!working && asked !== null) void runCohort(asked);
      }}
    >
      {wish.who === 'drawn' && (
        <Count label="sleepers" value={wish.count} max={mostSleepers(wish)} change={(count) => setWish((before) => ({ ...before, count }))} />
      )}
      <Who wish={wish} onChange={setWish} />
      <Count label="nights each" value={wish.nights} max={MAX_EACH} change={(nights) => setWish((before) => ({ ...before, nights }))} />
      <Nights plan={wish.plan} onChange={(plan) => setWish((before) => ({ ...before, plan }))} />
      <RunOrStop able={asked !== null} />
      <span className="spring" />
      <button type="button" className="quiet" title="Keep this version of the dream, to compare a later one with" onClick={pinVersion}>
        <Pin size={14} strokeWidth={1.5} aria-hidden /> <span className="word">{pinned ? 'Pin anew' : 'Pin this version'}</span>
      </button>
      <VersionMenu
        label="Compare with"
        now={false}
        disabled={working || asked === null}
        onChoose={(version) => asked !== null && void compareVersions(version, asked)}
      />
      <SavedCohorts />
    </form>
  );
}

function RunOrStop({ able }: { readonly able: boolean }) {
  const work = useStore((state) => state.cohortWork);
  if (work === null)
    return (
      <button type="submit" className="primary" data-testid="run-cohort" disabled={!able} title={able ? '' : 'Choose who sleeps first'}>
        <Play size={14} strokeWidth={1.5} aria-hidden /> Run
      </button>
    );
  return (
    <button
      type="button"
      className="secondary working"
      data-testid="stop-cohort"
      onClick={(event) => {
        // It is over at once, and this button the one that runs again before the click is: it must not submit.
        event.preventDefault();
        work.cancel();
      }}
      aria-label={`${work.what}: stop`}
    >
      <Square size={12} strokeWidth={1.5} aria-hidden /> Stop
      <progress value={work.done} max={1} aria-label="Done" />
    </button>
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
