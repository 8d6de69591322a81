/** A small portrait of a sleeper's natural nights: a typical one as a line, and three numbers, both of the model. */

import { type ListedSleeper, timeOfDay } from '../../app/bridge/index.ts';
import { type Portrait as Known, usePortrait } from '../state/portraits.ts';

/** From the top. */
const DEPTH: Readonly<Record<string, number>> = { W: 0, REM: 1, N1: 2, N2: 3, N3: 4 };
const WIDTH = 480;

export function Portrait({ sleeper }: { readonly sleeper: ListedSleeper }) {
  const portrait = usePortrait(sleeper);
  if (portrait === null) return <figure className="portrait" aria-busy="true" />;
  const { asleepMinutes, toSleepMinutes, awakenings, nights, typical } = portrait;
  const numbers = `${hours(asleepMinutes)} asleep, ${Math.round(toSleepMinutes)} min until then, ${awakenings.toFixed(1)} awakenings`;
  return (
    <figure className="portrait" data-testid="portrait" aria-label={`A typical night by the model: ${numbers}`}>
      <Line typical={typical} height={56} />
      <figcaption>
        <span>
          <b className="number">{hours(asleepMinutes)}</b> asleep
        </span>
        <span>
          <b className="number">{Math.round(toSleepMinutes)} min</b> to fall asleep
        </span>
        <span>
          <b className="number">{awakenings.toFixed(1)}</b> awakenings
        </span>
        <em title="Means of natural nights that the model makes of this profile; the line is the night whose sleep is the median. Nothing was measured.">
          a model, {nights} simulated nights
        </em>
      </figcaption>
    </figure>
  );
}

/** The line alone, for a list. */
export function Sparkline({ sleeper }: { readonly sleeper: ListedSleeper }) {
  const portrait = usePortrait(sleeper);
  return <span className="sparkline">{portrait !== null && <Line typical={portrait.typical} height={18} />}</span>;
}

function Line({ typical: { stages, durationMs, startMinutes }, height }: { readonly typical: Known['typical']; readonly height: number }) {
  const x = (ms: number) => ((ms / durationMs) * WIDTH).toFixed(1);
  const y = (stage: string) => 2 + ((DEPTH[stage] ?? 0) / 4) * (height - 4);
  const path = stages.map(({ from, to, stage }, i) => `${i === 0 ? 'M' : 'L'}${x(from)} ${y(stage)}L${x(to)} ${y(stage)}`).join('');
  const deep = stages.filter(({ stage }) => stage === 'REM');
  return (
    <svg viewBox={`0 0 ${WIDTH} ${height}`} height={height} preserveAspectRatio="none" aria-hidden>
      <title>{`${timeOfDay(startMinutes)} to ${timeOfDay(startMinutes + durationMs / 60_000)}`}</title>
      <path d={path} fill="none" stroke="var(--stage-n2)" vectorEffect="non-scaling-stroke" />
      {deep.map(({ from, to }) => (
        <line key={from} x1={x(from)} x2={x(to)} y1={y('REM')} y2={y('REM')} stroke="var(--stage-rem)" strokeWidth={3} vectorEffect="non-scaling-stroke" />
      ))}
    </svg>
  );
}

const hours = (minutes: number): string => `${Math.floor(Math.round(minutes) / 60)} h ${String(Math.round(minutes) % 60).padStart(2, '0')}`;
