/** The worst nights by several criteria; each opens in the Night view, with the sleeper and the seed that it had. */

import { useState } from 'react';
import { openNight } from '../state/cohort.ts';
import { inUnit, type Report } from './words.ts';

export function Worst({ report }: { readonly report: Report }) {
  const lists = report.worst.filter(({ nights }) => nights.length > 0);
  const [chosen, setChosen] = useState('');
  const list = lists.find(({ by }) => by === chosen) ?? lists[0];
  if (list === undefined) return null;
  return (
    <section aria-label="Worst nights">
      <h3>
        Worst nights
        <select aria-label="Worst by" value={list.by} onChange={(event) => setChosen(event.target.value)}>
          {lists.map(({ by }) => (
            <option key={by}>{by}</option>
          ))}
        </select>
      </h3>
      <ol className="cohort-worst">
        {list.nights.map((night) => (
          <li key={night.seed}>
            <button
              type="button"
              className="quiet"
              title={`Open this night of sleeper ${night.sleeper + 1} in the Night view`}
              onClick={() => void openNight(report, night, list.by)}
            >
              <span>{night.called ?? night.name}</span>
              {report.nightsEach > 1 && <span>night {night.night + 1}</span>}
              <span className="number">{inUnit(night.value, list.unit)}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
