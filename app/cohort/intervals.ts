/** Intervals for rates and for mean differences, 95 %, with the beta and t distributions they rest on. */

/** 1 − confidence. */
const ALPHA = 0.05;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Clopper & Pearson 1934: exact, for `count` of `of` independent nights; both may be fractions (Korn & Graubard 1998). */
export function exactInterval(count: number, of: number, alpha = ALPHA): Interval {
  if (of <= 0) return { low: 0, high: 1 };
  return {
    low: count <= 0 ? 0 : betaQuantile(alpha / 2, count, of - count + 1),
    high: count >= of ? 1 : betaQuantile(1 - alpha / 2, count + 1, of - count),
  };
}

/**
 * Korn & Graubard 1998 for nights in clusters, `each` of every sleeper: the exact interval for as many independent nights as tell
 * the same. `squares` is the sum over sleepers of the squared count. Where it happened always or never, only sleepers count.
 */
export function clusteredInterval(count: number, squares: number, sleepers: number, each: number, alpha = ALPHA): Interval {
  const nights = sleepers * each;
  const p = count / nights;
  if (sleepers < 2) return { low: 0, high: 1 };
  const spread = squares - 2 * p * each * count + sleepers * p * p * each * each;
  const variance = ((sleepers / (sleepers - 1)) * spread) / (nights * nights);
  const ratio = tQuantile(1 - alpha / 2, nights - 1) / tQuantile(1 - alpha / 2, sleepers - 1);
  const effective = p <= 0 || p >= 1 ? sleepers : variance <= 0 ? nights : Math.min(nights, ((p * (1 - p)) / variance) * ratio * ratio);
  return exactInterval(p * effective, effective, alpha);
}

/** Mean ± t·error. */
export function tInterval(mean: number, variance: number, freedom: number, alpha = ALPHA): Interval | null {
  if (freedom < 1) return null;
  const half = tQuantile(1 - alpha / 2, freedom) * Math.sqrt(Math.max(0, variance));
  return { low: mean - half, high: mean + half };
}

/** Of Student's t. `p` ≥ 0.5. */
export function tQuantile(p: number, freedom: number): number {
  const x = betaQuantile(2 * (1 - p), freedom / 2, 0.5);
  return Math.sqrt((freedom * (1 - x)) / x);
}

/** x with I_x(a, b) = p: Newton's steps inside of a bracket that bisection keeps shrinking. */
export function betaQuantile(p: number, a: number, b: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  let low = 0;
  let high = 1;
  let x = Math.min(1 - 1e-12, Math.max(1e-12, a / (a + b)));
  const scale = logGamma(a + b) - logGamma(a) - logGamma(b);
  for (let turn = 0; turn < 200; turn++) {
    const off = incompleteBeta(x, a, b) - p;
    if (off > 0) high = x;
    else low = x;
    const density = Math.exp(scale + (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x));
    const step = x - off / density;
    const next = step > low && step < high ? step : (low + high) / 2;
    if (Math.abs(next - x) <= 1e-15 + 1e-13 * x) return next;
    x = next;
  }
  return x;
}

/** I_x(a, b), by its continued fraction (DLMF 8.17.22, evaluated as by Lentz). */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
  const away = (value: number) => (Math.abs(value) < 1e-300 ? 1e-300 : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let f = d;
  for (let m = 1; m < 20_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    f *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    f *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return front * f;
}

/** ln Γ(x), x > 0: Stirling's series (DLMF 5.11.1) from 10 on, the recurrence below. */
function logGamma(x: number): number {
  if (x < 10) return logGamma(x + 1) - Math.log(x);
  const y = 1 / (x * x);
  const series = 1 / 12 - y * (1 / 360 - y * (1 / 1260 - y * (1 / 1680 - y * (1 / 1188 - (y * 691) / 360360))));
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series / x;
}
