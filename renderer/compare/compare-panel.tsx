/** The previewed night and another one, row by row on the same axis, with what differs marked on both and listed. */

import './compare.css';
import '../night/night.css';
import { Moon } from 'lucide-react';
import { useMemo } from 'react';
import { type NightRecord, whose } from '../../app/bridge/index.ts';
import { factsOf } from '../night/facts.ts';
import { marksOf } from '../night/model/differences.ts';
import { Timeline } from '../night/timeline.tsx';
import { previewNight } from '../state/night.ts';
import type { Beside } from '../state/night-state.ts';
import { useStore } from '../state/store.ts';
import { Choose } from './choose.tsx';
import { Differences } from './differences.tsx';

export function ComparePanel() {
  const night = useStore((state) => state.preview?.night ?? null);
  const beside = useStore((state) => state.beside);
  if (night === null)
    return (
      <section className="nights nights-empty" data-testid="compare" aria-label="Compare">
        <p>Another night will stand beside the previewed one here, with what differs marked on both.</p>
        <button type="button" className="quiet" onClick={() => void previewNight()}>
          <Moon size={16} strokeWidth={1.5} aria-hidden /> Preview the night
        </button>
      </section>
    );
  return (
    <section className="nights" data-testid="compare" aria-label="Compare">
      <Choose />
      {beside === null ? (
        <p className="empty">
          Choose what stands beside {whose(night)}, seed {night.seed}: each row of the other night will stand below that of this one, with what differs marked
          on both.
        </p>
      ) : (
        <Both night={night} beside={beside} />
      )}
    </section>
  );
}

function Both({ night, beside: { night: other, comparison } }: { readonly night: NightRecord; readonly beside: Beside }) {
  const nights = useMemo(() => [night, other ?? withoutProgram(night)], [night, other]);
  const marks = useMemo(() => marksOf(comparison), [comparison]);
  return (
    <>
      <div className="night-body">
        <Timeline nights={nights} marks={marks} label="Cursor in both nights" testId="compare-canvas" />
        <Differences comparison={comparison} startMinutes={night.startMinutes} onlySleep={other === null} />
      </div>
      {other !== null && <Numbers night={night} other={other} />}
    </>
  );
}

/** Of both nights: first of the previewed one. Of the same sleep without its program only the stages are known. */
function Numbers({ night, other }: { readonly night: NightRecord; readonly other: NightRecord }) {
  const others = new Map(factsOf(other).map(([words, value]) => [words, value]));
  return (
    <footer className="night-summary">
      <dl data-testid="compare-numbers" aria-label="Numbers of this night, and of the other">
        {factsOf(night).map(([words, value, name]) => (
          <div key={words} title={`${name}: in this night, in the other`}>
            <dt>{words}</dt>
            <dd>{value}</dd>
            <dd className="nights-other">{others.get(words) ?? 'none'}</dd>
          </div>
        ))}
      </dl>
    </footer>
  );
}

/** What is known of the same sleep without its program: the stages. */
const withoutProgram = (night: NightRecord): NightRecord => ({
  ...night,
  stages: night.naturalStages,
  awakenings: [],
  scenes: [],
  transitions: [],
  cues: [],
  marks: [],
  effects: [],
  signals: [],
});
