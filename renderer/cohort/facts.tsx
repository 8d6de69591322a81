/** What a night came to: let go, woken by a cue, distressed. */

import { percent } from '../state/figures.ts';
import { Interval } from './interval.tsx';
import { conditionsOf, intervalOf, type Report } from './words.ts';

export function Facts({ report }: { readonly report: Report }) {
  return (
    <section aria-label="What nights came to">
      <h3>Nights</h3>
      <table className="cohort-facts">
        <tbody>
          {report.programs.flatMap((program, i) =>
            program.rows
              .filter(({ kind }) => kind === 'fact')
              .map(({ label, rate }) => (
                <tr key={`${program.digest} ${label}`}>
                  <th scope="row">
                    {label}
                    {report.programs.length > 1 && <small> {conditionsOf(report)[i]}</small>}
                  </th>
                  <td className="number">{percent(rate.share)}</td>
                  <td>
                    <Interval rate={rate} tone={label === 'released' ? 'moon' : 'danger'} />
                  </td>
                  <td className="number faint">{intervalOf(rate)}</td>
                </tr>
              )),
          )}
        </tbody>
      </table>
    </section>
  );
}
