/** What many nights say of the dream: rates, sleep with and without it, and the worst nights, each with how sure it is. */

import './cohort.css';
import { counted } from '../state/figures.ts';
import { type Cohort, isCohortStale, useStore } from '../state/store.ts';
import { Changes } from './changes.tsx';
import { Facts } from './facts.tsx';
import { Measures } from './measures.tsx';
import { PlanBar } from './plan-bar.tsx';
import { Rates } from './rates.tsx';

import { Worst } from './worst.tsx';

export function CohortPanel() {
  const cohort = useStore((state) => state.cohort);
  return (
    <section className="cohort" data-testid="cohort" data-nights={cohort?.report.nights ?? 0} aria-label="Cohort">
      <PlanBar />
      {cohort === null ? (
        <p className="empty">
          How often each scene, transition and cue happens, whom it wakes, and what it does to sleep will be shown here, over as many nights as you like.
        </p>
      ) : (
        <Findings cohort={cohort} />
      )}
    </section>
  );
}

function Findings({ cohort }: { readonly cohort: Cohort }) {
  const stale = useStore((state) => isCohortStale(state, cohort));
  const { report, running } = cohort;
  const { conditions, nights, sleepers, nightsEach, seed, complete, missing } = report;
  const [first, second] = conditions;
  const several = nightsEach > 1 ? ` × ${nightsEach} nights` : '';
  return (
    <>
      <p className="cohort-head" role="status" data-stale={stale && !running}>
        <strong>{counted(nights)} nights</strong>
        <span>
          {first} beside {second}
        </span>
        <span className="faint">
          {report.drawn ? `${counted(sleepers)} drawn sleepers` : `${counted(sleepers)} chosen ${sleepers === 1 ? 'sleeper' : 'sleepers'}`}
          {several} · seed {seed}
        </span>
        {stale && !running && (
          <span className="stale-word">
            <strong>Stale</strong> of another text than the one in the window
          </span>
        )}
        {!running && !complete && missing.length > 0 && <span className="bad">{missing.length} stretches of sleepers are missing</span>}
        <span className="spring" />
        <span className="faint">Simulated by a model; intervals of 95 % are of the simulation alone.</span>
      </p>
      <div className="cohort-findings" data-stale={stale && !running}>
        <div className="cohort-side">
          <Facts report={report} />
          <Worst report={report} />
        </div>
        {report.changes.length > 0 ? <Changes report={report} /> : <Rates cohort={cohort} />}
        <Measures report={report} />
      </div>
    </>
  );
}
