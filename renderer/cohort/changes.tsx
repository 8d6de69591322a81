/** Two versions through the same nights: what changed, most changed first, with the interval of the paired difference. */

import { spokenRow } from '../../app/bridge/index.ts';
import { conditionsOf, isOneProgram, type Report, rateWords, signed } from './words.ts';

export function Changes({ report }: { readonly report: Report }) {
  const conditions = conditionsOf(report);
  return (
    <section className="cohort-rates" aria-label="What changed between the two versions">
      <h3>What changed</h3>
      {isOneProgram(report) && <p className="faint">Nothing: both are the same program, byte for byte. Compare with an earlier version.</p>}
      <table>
        <thead>
          <tr>
            <th scope="col">What</th>
            {conditions.map((condition) => (
              <th key={condition} scope="col" className="number">
                {condition}
              </th>
            ))}
            <th scope="col" className="number" title="Of the share of nights, paired night by night">
              Difference
            </th>
          </tr>
        </thead>
        <tbody>
          {report.changes.map((change) => {
            const { kind, label, to, why, first, second, difference } = spokenRow(report.programs.at(-1) ?? {}, change);
            const { interval } = difference;
            const sure = interval !== null && (interval.low > 0 || interval.high < 0);
            return (
              <tr key={`${kind} ${label} ${to} ${why}`} className={difference.more + difference.less === 0 ? 'never' : ''}>
                <th scope="row">
                  {kind === 'transition' ? `${label} → ${to}` : label} {why !== '' && <small>{why}</small>}
                </th>
                <td className="number">{rateWords(first)}</td>
                <td className="number">{rateWords(second)}</td>
                <td className="number">
                  {sure ? <strong>{points(difference.mean)}</strong> : points(difference.mean)}{' '}
                  <span className="faint">{interval === null ? '' : `[${points(interval.low)}, ${points(interval.high)}]`}</span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** A difference of shares, in percentage points. */
const points = (share: number): string => signed(share * 100, '%').replace(' %', '');
