/** The pictures of the calibration page. */

import { byAgeBand } from './age-bands.ts';
import { type Axis, chart, type Ink, type Layer, type Panel } from './chart.ts';
import type { CycleNumbers, Judged, Lengths } from './dynamics.ts';
import { type Measure, mean } from './measures.ts';
import type { Simulated } from './simulate.ts';
import { quantileOf } from './statistics.ts';
import { STUDIES } from './studies.ts';

const AGES: Axis = { from: 5, to: 80, ticks: [5, 20, 40, 60, 80], name: 'age, years' };

const RANGES: readonly (readonly [Measure, string, number, number, readonly number[]])[] = [
  ['TST', 'Total sleep, min', 180, 600, [200, 300, 400, 500, 600]],
  ['SE', 'Sleep efficiency, %', 40, 100, [40, 60, 80, 100]],
  ['SOL', 'Sleep onset latency, min', 0, 60, [0, 20, 40, 60]],
  ['WASO', 'Wake after sleep onset, min', 0, 150, [0, 50, 100, 150]],
  ['N1', 'N1, % of sleep', 0, 20, [0, 5, 10, 15, 20]],
  ['N2', 'N2, % of sleep', 30, 75, [30, 45, 60, 75]],
  ['N3', 'N3, % of sleep', 0, 40, [0, 10, 20, 30, 40]],
  ['REM', 'REM, % of sleep', 0, 40, [0, 10, 20, 30, 40]],
  ['REM latency', 'REM latency, min', 0, 220, [0, 70, 140, 210]],
];

/** The usual night of every age, with the studies on top. */
export function ageChart(seed: number, people: number): string {
  const bands = byAgeBand(people, seed);
  const panels = RANGES.map(([measure, title, from, to, ticks]): Panel => {
    const line = (value: (nights: readonly Simulated[]) => number) => bands.map(({ age, nights }) => [age, value(nights)] as const);
    const values = (nights: readonly Simulated[]) => nights.map((night) => night.values[measure]);
    const dots = STUDIES.flatMap((study) =>
      study.rows.flatMap((row): Layer[] => {
        if (row.measure !== measure) return [];
        const range = row.interval ?? (row.sd === undefined ? undefined : ([Math.max(from, row.value - row.sd), row.value + row.sd] as const));
        const dot = {
          kind: 'dot',
          ink: 'b',
          x: (study.ages[0] + study.ages[1]) / 2,
          y: row.value,
          hollow: study.mark !== 'R',
          title: `${study.who}: ${row.value}. ${study.source}`,
        } as const;
        return [range === undefined ? dot : { ...dot, low: range[0], high: range[1] }];
      }),
    );
    return {
      title,
      x: AGES,
      y: { from, to, ticks, name: '' },
      layers: [
        { kind: 'band', ink: 'a', low: line((n) => quantileOf(values(n), 0.05)), high: line((n) => quantileOf(values(n), 0.95)) },
        { kind: 'line', ink: 'a', points: line((n) => mean(values(n))) },
        ...dots,
      ],
    };
  });
  return chart('Sleep measures by age, simulated and published', panels, 3, [
    { ink: 'a', words: 'simulated: mean, 5–95 % of nights' },
    { ink: 'b', words: 'published (hollow: not read in the source)' },
  ]);
}

/** How many bouts last longer, and the laws that were fitted. */
export function boutChart(lengths: Lengths, laws: Readonly<Record<'wake' | 'sleep', readonly Judged[]>>): string {
  const panel = (title: string, counts: readonly number[], fits: readonly Judged[], x: Axis, y: Axis): Panel => {
    const sorted = [...counts].sort((a, b) => a - b);
    const points: [number, number][] = [];
    let i = 0;
    for (let k = 1; k / 2 <= x.to; k++) {
      while (i < sorted.length && sorted[i]! < k) i++;
      const share = 1 - i / sorted.length;
      if (share >= y.from) points.push([k / 2, share]);
    }
    const inks: Ink[] = ['b', 'c', 'd'];
    const lines = fits.map(
      (fit, n): Layer => ({
        kind: 'line',
        ink: inks[n % inks.length] ?? 'b',
        dashed: true,
        points: points.map(([minutes]) => [minutes, Math.max(y.from, 1 - (minutes > 0.5 ? fit.cdf(Math.round(minutes * 2) - 1) : 0))] as const),
      }),
    );
    return { title, x, y, layers: [{ kind: 'line', ink: 'a', points }, ...lines] };
  };
  const pick = (list: readonly Judged[], names: readonly string[]) => names.flatMap((name) => list.filter((fit) => fit.name === name));
  return chart(
    'Lengths of wake and sleep bouts with fitted laws',
    [
      panel(
        'Wake bouts: share at least this long',
        lengths.wake,
        pick(laws.wake, ['power law', 'exponential', '3 exponentials']),
        { from: 0.5, to: 60, ticks: [0.5, 1, 3, 10, 30, 60], log: true, name: 'minutes (log)' },
        { from: 0.001, to: 1, ticks: [0.001, 0.01, 0.1, 1], log: true, name: '' },
      ),
      panel(
        'Sleep between awakenings: share at least this long',
        lengths.sleep,
        pick(laws.sleep, ['power law', 'exponential', '3 exponentials']),
        { from: 0, to: 120, ticks: [0, 30, 60, 90, 120], name: 'minutes' },
        { from: 0.001, to: 1, ticks: [0.001, 0.01, 0.1, 1], log: true, name: '' },
      ),
    ],
    2,
    [
      { ink: 'a', words: 'simulated' },
      { ink: 'b', words: 'power law' },
      { ink: 'c', words: 'exponential' },
      { ink: 'd', words: '3 exponentials' },
    ],
  );
}

export function cycleChart(groups: readonly { readonly words: string; readonly cycles: readonly CycleNumbers[] }[]): string {
  const x: Axis = { from: 0.7, to: 5.3, ticks: [1, 2, 3, 4, 5], name: 'cycle' };
  const inks: Ink[] = ['a', 'b', 'c'];
  const panel = (title: string, value: (c: CycleNumbers) => number, to: number, ticks: readonly number[]): Panel => ({
    title,
    x,
    y: { from: 0, to, ticks, name: '' },
    layers: groups.flatMap(({ words, cycles }, g): Layer[] => {
      const ink = inks[g] ?? 'a';
      const points = cycles.map((c, i) => [i + 1, value(c)] as const);
      return [
        { kind: 'line', ink, points },
        ...points.map(([px, py]): Layer => ({ kind: 'dot', ink, x: px, y: py, title: `${words}, cycle ${px}: ${py.toFixed(1)}` })),
      ];
    }),
  });
  return chart(
    'Length, N3 and REM by cycle',
    [
      panel('Length of the cycle, min', (c) => c.length.value, 150, [0, 50, 100, 150]),
      panel('N3 in it, min', (c) => c.n3, 60, [0, 20, 40, 60]),
      panel('REM in it, min', (c) => c.rem, 40, [0, 10, 20, 30, 40]),
    ],
    3,
    groups.map(({ words }, g) => ({ ink: inks[g] ?? 'a', words })),
  );
}

/** Share of people in each stage by hours since lights out. */
export function courseChart(groups: readonly { readonly words: string; readonly nights: readonly Simulated[] }[]): string {
  const inks: Ink[] = ['e', 'text', 'a', 'c', 'b'];
  const names = ['wake', 'N1', 'N2', 'N3', 'REM'];
  const panels = groups.map(
    ({ words, nights }): Panel => ({
      title: words,
      x: { from: 0, to: 8, ticks: [0, 2, 4, 6, 8], name: 'hours since lights out' },
      y: { from: 0, to: 1, ticks: [0, 0.25, 0.5, 0.75, 1], name: '' },
      layers: names.map(
        (_, stage): Layer => ({
          kind: 'line',
          ink: inks[stage] ?? 'a',
          points: Array.from({ length: 95 }, (_v, i) => {
            const here = nights.filter((night) => night.epochs.length > i * 10);
            return [i / 12, here.filter((night) => night.epochs[i * 10] === stage).length / Math.max(1, here.length)] as const;
          }),
        }),
      ),
    }),
  );
  return chart(
    'Share of people in each stage over the night',
    panels,
    groups.length,
    names.map((words, i) => ({ ink: inks[i] ?? 'a', words })),
  );
}
