/** Sleep and distress, night by night: how they spread under both conditions, and the paired difference. */

import { conditionsOf, inUnit, type Measure, type Report, signed } from './words.ts';

const WIDTH = 220;
const HEIGHT = 44;

export function Measures({ report }: { readonly report: Report }) {
  const conditions = conditionsOf(report);
  const [first, second] = conditions;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and nothing in it takes the keyboard
    <section className="cohort-measures" aria-label="Sleep and distress" tabIndex={0}>
      <h3>
        Sleep <span className="key key-first">{first}</span> <span className="key key-second">{second}</span>
      </h3>
      <ul>
        {report.measures.map((measure) => (
          <One key={measure.name} measure={measure} conditions={conditions} />
        ))}
      </ul>
    </section>
  );
}

function One({ measure, conditions }: { readonly measure: Measure; readonly conditions: readonly string[] }) {
  const { name, unit, sides, difference } = measure;
  const means = sides.map((side) => (side === null ? null : inUnit(side.mean, unit)));
  const change = differenceWords(measure);
  const spoken = `${name}: ${conditions.map((condition, i) => `${condition} ${means[i] ?? 'not measured'}`).join(', ')}${change === '' ? '' : `; difference ${change}`}`;
  return (
    <li>
      <h4>{name}</h4>
      <Spread measure={measure} label={spoken} />
      <p>
        <span className="first">{means[0]}</span>
        {means[1] !== null && <span className="second">{means[1]}</span>}
        {change !== '' && <span className={isSure(difference) ? 'sure' : 'faint'}>{change}</span>}
      </p>
    </li>
  );
}

function differenceWords({ difference, unit }: Measure): string {
  if (difference === null || difference.interval === null) return '';
  const { mean, interval } = difference;
  return `${signed(mean, unit)} [${signed(interval.low, unit)}, ${signed(interval.high, unit)}]`;
}

/** The interval leaves nothing out but one direction. */
const isSure = (difference: Measure['difference']): boolean => difference?.interval != null && (difference.interval.low > 0 || difference.interval.high < 0);

/** Two histograms over one axis: the first filled, the second a line. */
function Spread({ measure, label }: { readonly measure: Measure; readonly label: string }) {
  const { sides, width, unit } = measure;
  const shares = sides.map((side) => (side === null ? [] : side.bins.map((nights) => nights / Math.max(1, side.nights))));
  const length = Math.max(1, ...shares.map((bins) => bins.findLastIndex((share) => share > 0) + 1));
  const from = Math.min(...shares.filter((bins) => bins.some((share) => share > 0)).map((bins) => bins.findIndex((share) => share > 0)), length - 1);
  const most = Math.max(...shares.flat(), 1e-9);
  const step = WIDTH / (length - from);
  const y = (share: number) => HEIGHT - (share / most) * (HEIGHT - 2);
  const steps = (bins: readonly number[]) =>
    Array.from({ length: length - from }, (_, i) => `H${(i * step).toFixed(1)}V${y(bins[from + i] ?? 0).toFixed(1)}H${((i + 1) * step).toFixed(1)}`).join('');
  return (
    <>
      <svg className="spread" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label} preserveAspectRatio="none">
        <path className="spread-first" d={`M0 ${HEIGHT}${steps(shares[0]!)}V${HEIGHT}Z`} />
        {shares[1]!.length > 0 && <path className="spread-second" d={`M0 ${HEIGHT}${steps(shares[1]!)}V${HEIGHT}`} />}
        <line x1={0} x2={WIDTH} y1={HEIGHT} y2={HEIGHT} stroke="var(--line)" />
      </svg>
      <div className="spread-ends" aria-hidden>
        <span>{edge(from * width, unit)}</span>
        <span>{edge(length * width, unit)}</span>
      </div>
    </>
  );
}

/** The end of an axis, with no digit that says nothing. */
const edge = (value: number, unit: Measure['unit']): string => `${Number(value.toFixed(3))}${unit === '' || unit === '0–1' ? '' : ` ${unit}`}`;
