/** What many nights say of the dream: rates, sleep with and without it, and the worst nights, each with how sure it is. */

import './cohort.css';
import type { CohortReport } from '../../app/bridge/index.ts';
import type { Cohort } from '../state/cohort-state.ts';
import { counted } from '../state/figures.ts';
import { isCohortStale, useStore } from '../state/store.ts';
import { Changes } from './changes.tsx';
import { Facts } from './facts.tsx';
import { Measures } from './measures.tsx';
import { PlanBar } from './plan-bar.tsx';
import { Rates } from './rates.tsx';
import { planInWords } from './wish.ts';
import { comparedIn } from './words.ts';
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
  const { nights, sleepers, nightsEach, seed, complete, missing, leftOut, night } = report;
  const several = nightsEach > 1 ? ` × ${nightsEach} nights` : '';
  return (
    <>
      {/* Read when it is done, and not with each night. */}
      <p className="cohort-head" role="status" aria-live={running ? 'off' : 'polite'} data-stale={stale && !running}>
        <span>
          <strong>{counted(nights)} nights</strong> {comparedIn(report)}
        </span>
        <span className="faint">
          {report.drawn ? `${counted(sleepers)} drawn sleepers` : `${counted(sleepers)} chosen ${sleepers === 1 ? 'sleeper' : 'sleepers'}`}
          {several} · seed {seed}
          {Object.keys(night).length > 0 && ` · ${planInWords(night)}`}
        </span>
        {stale && !running && (
          <span className="stale-word">
            <strong>Stale</strong> of another text than the one in the window
          </span>
        )}
        {!running && !complete && missing.length > 0 && <Missing missing={missing} nightsEach={nightsEach} />}
        {leftOut.length > 0 && (
          <span className="stale-word" title={leftOut.map(({ why }) => why).join('\n')}>
            {leftOut.length} left out: {leftOut.map(({ name }) => name).join(', ')}
          </span>
        )}
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

/** Sleepers whose nights could not be done; nothing of them is in the numbers. */
function Missing({ missing, nightsEach }: { readonly missing: CohortReport['missing']; readonly nightsEach: number }) {
  const sleepers = missing.reduce((sum, [from, to]) => sum + to - from, 0);
  const which = missing.map(([from, to]) => (to - from === 1 ? `${from + 1}` : `${from + 1} to ${to}`)).join(', ');
  return (
    <strong className="bad" data-testid="cohort-missing">
      {counted(sleepers * nightsEach)} nights are missing: of sleepers {which}
    </strong>
  );
}
