/** A cohort in tables for people. */

import { type CohortReport, inHours, spokenRow, timeOfDay } from '../../app/bridge/index.ts';
import { bold, columns, faint } from './output.ts';

type Row = CohortReport['programs'][number]['rows'][number];
type Rate = Row['rate'];
type Difference = NonNullable<CohortReport['measures'][number]['difference']>;

export function report(r: CohortReport): string {
  const compared = r.programs.length > 1;
  const drawn = `${r.sex === null ? '' : r.sex === 'f' ? 'female ' : 'male '}${r.chronotype === null ? '' : `${r.chronotype} `}sleepers drawn from ages ${r.ages[0]} to ${r.ages[1]}`;
  const whose = `${r.nights} nights: ${r.sleepers} ${r.drawn ? drawn : 'chosen sleepers'}${r.nightsEach > 1 ? `, ${r.nightsEach} nights each` : ''}, seed ${r.seed}${planWords(r.night)}`;
  const missing = r.complete ? [] : [`Not in it: ${r.missing.map(([from, to]) => `sleepers ${from} to ${to - 1}`).join(', ')}.`];
  return [
    bold(compared ? `${r.conditions[0]} beside ${r.conditions[1]}` : r.conditions[0]),
    `${whose} ${faint('(simulated: a model)')}`,
    ...missing,
    ...r.leftOut.map(({ why }) => `Left out: ${why}`),
    ...(compared ? changes(r) : r.programs.flatMap((program) => happenings(program.rows.map((row) => spokenRow(program, row))))),
    ...sleep(r),
    ...worst(r, compared),
    '',
    faint(`Intervals are of 95 %: ${r.rateMethod} for shares of nights, ${r.differenceMethod} for differences; docs/cohorts.md.`),
    faint(`First times within ${r.firstWidthMinutes / 2} min.`),
  ].join('\n');
}

const SECTIONS = [
  ['fact', 'Nights'],
  ['scene', 'Scenes'],
  ['transition', 'Transitions'],
  ['cue', 'Cues'],
  ['mark', 'Marks'],
] as const;

function happenings(rows: readonly Row[]): string[] {
  return SECTIONS.flatMap(([kind, title]) => {
    const some = rows.filter((row) => row.kind === kind);
    if (some.length === 0) return [];
    const head = ['', 'nights', '95 %', 'times', 'first (quartiles)', kind === 'cue' ? 'wakes' : ''];
    return [
      '',
      bold(title),
      columns([
        [`  ${head[0]}`, ...head.slice(1)],
        ...some.map((row) => [
          `  ${named(row)}`,
          percent(row.rate.share),
          interval(row.rate),
          row.timesPerNight.toFixed(2),
          row.first === null ? 'never' : `${inHours(row.first.median)} (${inHours(row.first.q1)}–${inHours(row.first.q3)})`,
          row.wakes === null ? '' : `${percent(row.wakes.share)} (${interval(row.wakes)})`,
        ]),
      ]),
    ];
  });
}

function named({ kind, label, to, why }: Pick<Row, 'kind' | 'label' | 'to' | 'why'>): string {
  if (kind === 'transition') return `${label || '…'} → ${to}  ${faint(why)}`;
  return kind === 'cue' ? `${label}  ${faint(`${why}, in ${to}`)}` : label;
}

function sleep(r: CohortReport): string[] {
  const rows = r.measures.map(({ name, unit, sides: [first, second], difference }) => [
    `  ${name}${unit === 'min' || unit === '%' ? `, ${unit}` : ''}`,
    first === null ? '' : number(first.mean),
    second === null ? '' : number(second.mean),
    ...(difference === null ? ['', ''] : [signed(difference.mean), between(difference)]),
  ]);
  return ['', bold('Means of a night'), columns([['  ', r.conditions[0], r.conditions[1], 'difference', '95 %'], ...rows])];
}

function changes(r: CohortReport): string[] {
  const some = r.changes.filter(({ difference }) => difference.more + difference.less > 0).slice(0, 30);
  if (some.length === 0) return ['', 'Everything that both have happens in the same nights.'];
  return [
    '',
    bold('Shares of nights, most changed first'),
    columns([
      ['  ', 'first', 'second', 'difference', '95 %', 'only second : only first'],
      ...some.map((change) => [
        `  ${change.kind} ${named(spokenRow(r.programs.at(-1) ?? {}, change))}`,
        percent(change.first.share),
        percent(change.second.share),
        `${signed(change.difference.mean * 100)} %`,
        change.difference.interval === null ? '' : `${signed(change.difference.interval.low * 100)} to ${signed(change.difference.interval.high * 100)} %`,
        `${change.difference.more} : ${change.difference.less}`,
      ]),
    ]),
  ];
}

function worst(r: CohortReport, compared: boolean): string[] {
  const rows = r.worst.flatMap(({ by, unit, nights }) =>
    nights
      .slice(0, 3)
      .map((night, i) => [
        `  ${i === 0 ? by : ''}`,
        `${number(night.value)}${unit === 'min' || unit === '%' ? ` ${unit}` : ''}`,
        night.called ?? night.name,
        reopening(r, night),
      ]),
  );
  const title = compared ? 'Nights in which the second is worst beside the first' : 'Worst nights';
  return rows.length === 0 ? [] : ['', `${bold(title)} ${faint('(open with dream preview)')}`, columns(rows)];
}

/** Options of `dream preview` that play the night again. */
function reopening(r: CohortReport, night: CohortReport['worst'][number]['nights'][number]): string {
  const row = r.nightsEach > 1 ? `--of ${r.seed}/${night.sleeper}/${night.night}` : '';
  const who = r.drawn ? (row === '' ? `--drawn ${r.seed}/${night.sleeper}` : '') : `--sleeper ${night.name}`;
  // Whom the first program is for is not whom another is for.
  const ages = r.drawn && (r.programs.length > 1 || r.sex !== null || r.chronotype !== null) ? `--min-age ${r.ages[0]} --max-age ${r.ages[1]}` : '';
  const people = r.drawn ? [r.sex === null ? '' : `--sex ${r.sex}`, r.chronotype === null ? '' : `--chronotype ${r.chronotype}`] : [];
  return [who, row === '' ? `--seed ${night.seed}` : row, ages, ...people, planOptions(r.night)].filter((part) => part !== '').join(' ');
}

function planOptions({ bedtimeMinutes, timeInBedMinutes, hoursAwake, sleptHours }: CohortReport['night']): string {
  return [
    bedtimeMinutes === undefined ? '' : `--bedtime ${timeOfDay(bedtimeMinutes)}`,
    timeInBedMinutes === undefined ? '' : `--hours ${timeInBedMinutes / 60}`,
    hoursAwake === undefined ? '' : `--awake-before ${hoursAwake}`,
    sleptHours === undefined ? '' : `--slept ${sleptHours.join(',')}`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function planWords(night: CohortReport['night']): string {
  const said = planOptions(night);
  return said === '' ? '' : `, ${said}`;
}

const percent = (share: number): string => `${(share * 100).toFixed(share > 0 && share < 0.1 ? 2 : 1)} %`;
const interval = ({ low, high }: Rate): string => `${(low * 100).toFixed(2)}–${(high * 100).toFixed(2)}`;
const number = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2));
const signed = (value: number): string => `${value > 0 ? '+' : value < 0 ? '−' : ''}${number(Math.abs(value))}`;
const between = ({ interval: i }: Difference): string => (i === null ? '' : `${signed(i.low)} to ${signed(i.high)}`);
