/** A share of nights and its interval, as a dot on a line from 0 to all. */

import type { Rate } from './words.ts';

const WIDTH = 96;
const HEIGHT = 12;

export function Interval({ rate, tone = 'moon' }: { readonly rate: Rate; readonly tone?: string }) {
  const x = (share: number) => 3 + share * (WIDTH - 6);
  return (
    <svg className="interval" width={WIDTH} height={HEIGHT} aria-hidden>
      <line x1={3} x2={WIDTH - 3} y1={HEIGHT / 2} y2={HEIGHT / 2} stroke="var(--line)" />
      <line x1={x(rate.low)} x2={Math.max(x(rate.high), x(rate.low) + 1)} y1={HEIGHT / 2} y2={HEIGHT / 2} stroke={`var(--${tone})`} strokeWidth={3} />
      <circle cx={x(rate.share)} cy={HEIGHT / 2} r={3} fill={`var(--${tone})`} />
    </svg>
  );
}
