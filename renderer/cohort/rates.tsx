/** Every scene, transition and cue: in how many nights, how often, when first, and whom it wakes. A click goes to its line. */

import { useMemo, useState } from 'react';
import { spokenRow } from '../../app/bridge/index.ts';
import type { Cohort } from '../state/cohort-state.ts';
import { moveBetween } from '../state/difference.ts';
import { clock, percent } from '../state/figures.ts';
import { get } from '../state/store.ts';
import { goToText } from '../state/view.ts';
import { Interval } from './interval.tsx';
import { intervalOf, type Report } from './words.ts';

type Row = Report['programs'][number]['rows'][number];

const KINDS = { scene: 'Scenes', transition: 'Transitions', cue: 'Cues', mark: 'Marks' } as const;
type Kind = keyof typeof KINDS;

export function Rates({ cohort }: { readonly cohort: Cohort }) {
  const [find, setFind] = useState('');
  const program = cohort.report.programs.at(-1);
  const rows = useMemo(() => program?.rows.map((row) => spokenRow(program, row)) ?? [], [program]);
  const wanted = find.trim().toLowerCase();
  const shown = useMemo(() => rows.filter((row) => row.kind !== 'fact' && (wanted === '' || nameOf(row).toLowerCase().includes(wanted))), [rows, wanted]);
  return (
    <section className="cohort-rates" aria-label="Rates of scenes, transitions and cues">
      <h3>
        Of the dream
        <input type="search" placeholder="Find a scene, a cue…" aria-label="Find in the rates" value={find} onChange={(event) => setFind(event.target.value)} />
      </h3>
      <table>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col" colSpan={3}>
              In how many nights
            </th>
            <th scope="col" className="number" title="Times in a night, over all nights">
              Times
            </th>
            <th scope="col" className="number" title="Median of its first time, hours after lights out">
              First
            </th>
            <th scope="col" className="number" title="Nights in which it woke the sleeper">
              Wakes
            </th>
          </tr>
        </thead>
        {(Object.keys(KINDS) as Kind[]).map((kind) => (
          <Group key={kind} title={KINDS[kind]} rows={shown.filter((row) => row.kind === kind)} cohort={cohort} />
        ))}
      </table>
      {shown.length === 0 && <p className="faint">Nothing of that name.</p>}
    </section>
  );
}

function Group({ title, rows, cohort }: { readonly title: string; readonly rows: readonly Row[]; readonly cohort: Cohort }) {
  if (rows.length === 0) return null;
  return (
    <tbody>
      <tr className="cohort-group">
        <th colSpan={7} scope="rowgroup">
          {title}
        </th>
      </tr>
      {rows.map((row) => (
        <Line key={`${row.kind} ${row.index} ${row.label} ${row.to}`} row={row} cohort={cohort} />
      ))}
    </tbody>
  );
}

function Line({ row, cohort }: { readonly row: Row; readonly cohort: Cohort }) {
  const { kind, rate, timesPerNight, first, wakes } = row;
  const place = placeOf(row, cohort);
  const never = rate.nights === 0;
  const name = (
    <>
      {nameOf(row)}
      {row.why !== '' && <small> {row.why}</small>}
    </>
  );
  return (
    <tr className={never ? 'never' : ''} data-row={`${kind} ${nameOf(row)}`}>
      <th scope="row">
        {place === null ? (
          name
        ) : (
          <button type="button" className="link" onClick={place}>
            {name}
          </button>
        )}
      </th>
      <td className="number">{never ? 'never' : percent(rate.share)}</td>
      <td>
        <Interval rate={rate} />
      </td>
      <td className="number faint">{intervalOf(rate)}</td>
      <td className="number">{timesPerNight.toFixed(1)}</td>
      <td className="number">{first === null ? '' : clock(first.median)}</td>
      <td className={`number ${wakes !== null && wakes.nights > 0 ? 'bad' : ''}`} title={wakes === null ? '' : intervalOf(wakes)}>
        {wakes === null ? '' : percent(wakes.share)}
      </td>
    </tr>
  );
}

const nameOf = ({ kind, label, to }: Row): string => {
  if (kind === 'transition') return label === '' ? `→ ${to}` : `${label} → ${to}`;
  return kind === 'cue' ? `${label}, in ${to}` : label;
};

/** Goes to the line of a row, where that is known; the place is looked up when it is wanted. */
function placeOf({ kind, index }: Row, { origins, texts }: Cohort): (() => void) | null {
  if (origins === null || texts === null || index < 0 || kind === 'fact' || kind === 'mark') return null;
  const { file, span } = { scene: origins.states, transition: origins.transitions, cue: origins.cues }[kind][index] ?? { file: '', span: null };
  if (span === null) return null;
  return () => {
    const now = moveBetween(texts[file] ?? '', get().documents[file]?.text ?? '')(span, kind === 'scene');
    if (now !== null) goToText(file, kind === 'scene' ? { start: now.start, end: now.start } : now);
  };
}
