/** The words and tables of docs/calibration.md. What is off is said at the top, by the same comparisons as the tables. */

import { type Change, changes, chronotypes } from './conditions.ts';
import { boutMean, cycleNumbers, families, halves, type Judged, lengthsOf, metznerPassages, passages, SAMPLE } from './dynamics.ts';
import { mean } from './measures.ts';
import { ageChart, boutChart, courseChart, cycleChart } from './plots.ts';
import { fingerprint, simulate } from './simulate.ts';
import { type Estimate, fitPowerLaw, meanEstimate, medianEstimate, quantileOf, slopeEstimate, spread } from './statistics.ts';
import { type Row, SLOPES, STUDIES, type Study, TOLERANCE, UNITS } from './studies.ts';

export interface Options {
  readonly people: number;
  readonly seed: number;
  /** One part of the page by its name, or all. */
  readonly only?: string;
}

export interface Report {
  readonly text: string;
  readonly pictures: Readonly<Record<string, string>>;
}

interface Verdict {
  readonly met: boolean | null;
  /** In words, for the list of misses. */
  readonly miss: string;
}

interface Part {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly verdicts: readonly Verdict[];
}

export function report(options: Options): Report {
  const pictures: Record<string, string> = {};
  const wanted = (id: string) => options.only === undefined || options.only === id;
  const parts: Part[] = [];
  for (const study of STUDIES) if (wanted(study.id)) parts.push(studyPart(study, options));
  if (wanted('slopes')) parts.push(slopePart(options));
  if (wanted('sexes')) parts.push(sexPart(options));
  if (wanted('bouts')) parts.push(boutPart(options, pictures));
  if (wanted('cycles')) parts.push(cyclePart(options, pictures));
  if (wanted('passages')) parts.push(passagePart(options));
  if (wanted('conditions')) parts.push(conditionPart(options));
  if (options.only === undefined) pictures['by-age'] = ageChart(options.seed, Math.ceil(options.people / 4));
  return { text: page(parts, options), pictures };
}

// ————— Parts —————

function studyPart(study: Study, { people, seed }: Options): Part {
  const nights = simulate({ ages: study.ages, ...(study.sex === undefined ? {} : { sex: study.sex }), plan: { timeInBedMinutes: study.inBed } }, people, seed);
  const verdicts: Verdict[] = [];
  const lines = study.rows.map((row) => {
    const values = nights.map((night) => (row.measure === 'WASO share' ? night.wasoShare : night.values[row.measure]));
    const estimate = study.centre === 'median' ? medianEstimate(values) : meanEstimate(values);
    const met = near(row, estimate.value);
    verdicts.push({
      met,
      miss: `${study.who}: ${row.measure} ${one(estimate.value)} simulated, ${row.value} published (${UNITS[row.measure]}; ${study.source} [${study.mark}])${within(row, estimate.value) ? ', inside the published interval' : ''}.`,
    });
    const published = row.interval === undefined ? (row.sd === undefined ? '' : `SD ${row.sd}`) : `${row.interval[0]}–${row.interval[1]}`;
    const among = row.sd === undefined ? `${one(quantileOf(values, 0.05))}–${one(quantileOf(values, 0.95))}` : `SD ${one(spread(values))}`;
    return `| ${row.measure}, ${UNITS[row.measure]} | ${row.value} | ${published} | ${range(estimate)} | ${among} | ${signed(estimate.value - row.value)} | ${sign(met)} |`;
  });
  const text = `${study.source} [${study.mark}]; ${study.centre}s. Simulated: ${people} people of ${study.ages.join('–')}${study.sex === 'm' ? ', men' : ''}, one night each, ${study.inBed} min in bed (${study.inBedFrom}).

| measure | published | among people | simulated (95 % interval) | among people | difference | |
|---|---|---|---|---|---|---|
${lines.join('\n')}`;
  return { id: study.id, title: study.who, text, verdicts };
}

function slopePart({ people, seed }: Options): Part {
  const verdicts: Verdict[] = [];
  const lines = SLOPES.map((slope) => {
    const nights = simulate({ ages: slope.ages, ...(slope.sex === undefined ? {} : { sex: slope.sex }), plan: { timeInBedMinutes: 475 } }, people * 2, seed);
    const estimate = slopeEstimate(nights.map(({ sleeper, values }) => [sleeper.age / 10, values[slope.measure]]));
    const met = slope.interval === undefined ? null : estimate.value >= slope.interval[0] && estimate.value <= slope.interval[1];
    verdicts.push({
      met,
      miss: `${slope.measure} changes by ${signed(estimate.value)} a decade, published ${signed(slope.value)} (${slope.source} [${slope.mark}]).`,
    });
    const published = slope.interval === undefined ? '' : ` (${slope.interval.map(signed).join(' to ')})`;
    return `| ${slope.measure} | ${slope.ages.join('–')}${slope.sex === 'm' ? ', men' : ''} | ${signed(slope.value)}${published} | ${slope.source} [${slope.mark}] | ${signed(estimate.value)} (${signed(estimate.low)} to ${signed(estimate.high)}) | ${sign(met)} |`;
  });
  const adults = simulate({ ages: [20, 60], plan: { timeInBedMinutes: 475 } }, people * 2, seed);
  const directions = (['TST', 'SE', 'N3', 'REM', 'REM latency', 'SOL', 'N1', 'N2', 'WASO'] as const).map((measure, i) => {
    const estimate = slopeEstimate(adults.map(({ sleeper, values }) => [sleeper.age / 10, values[measure]]));
    const falls = i < 5;
    const met = falls ? estimate.high < 0 : estimate.low > 0;
    verdicts.push({
      met,
      miss: `${measure} should ${falls ? 'fall' : 'rise'} from 20 to 60 years (Ohayon 2004 [R]) and changes by ${signed(estimate.value)} a decade.`,
    });
    return `| ${measure} | ${falls ? 'falls' : 'rises'} | ${signed(estimate.value)} (${signed(estimate.low)} to ${signed(estimate.high)}) | ${sign(met)} |`;
  });
  return {
    id: 'slopes',
    title: 'Change with age',
    text: `Per decade of age; all with 475 min in bed, which is ours. A slope without a published interval is compared, not judged.

| measure | ages | published | source | simulated (95 % interval) | |
|---|---|---|---|---|---|
${lines.join('\n')}

Directions between 20 and 60 years (Ohayon 2004 [R]); Boulos 2019 [R] finds no significant change of N2, N3 and REM:

| measure | published | simulated (95 % interval) | |
|---|---|---|---|
${directions.join('\n')}`,
    verdicts,
  };
}

function sexPart({ people, seed }: Options): Part {
  const n3 = (sex: 'f' | 'm') => meanEstimate(simulate({ ages: [37, 80], sex, plan: { timeInBedMinutes: 475 } }, people, seed).map(({ values }) => values.N3));
  const [women, men] = [n3('f'), n3('m')];
  const difference = women.value - men.value;
  const met = Math.abs(difference - 6.7) <= TOLERANCE.N3;
  return {
    id: 'sexes',
    title: 'Women and men',
    text: `N3 at 37–80 years: women ${range(women)} %, men ${range(men)} % of sleep; a difference of ${one(difference)} points. Published: 6.7 points (SHHS normals, Walsleben 2004 [R]). ${sign(met)}`,
    verdicts: [{ met, miss: `Women have ${one(difference)} points more N3 than men at 37–80 years, published 6.7 (Walsleben 2004 [R]).` }],
  };
}

function boutPart({ people, seed }: Options, pictures: Record<string, string>): Part {
  const verdicts: Verdict[] = [];
  const young = simulate({ ages: [20, 30] }, people, seed);
  const older = simulate({ ages: [65, 80] }, people, seed);
  const adults = simulate({ ages: [20, 70] }, people, seed);
  const means = (
    [
      ['N2', 2, young, 'young', 2.6],
      ['N2', 2, older, 'older', 2.6],
      ['N3', 3, young, 'young', 5.9],
      ['N3', 3, older, 'older', 2],
      ['REM', 4, young, 'young', 8.8],
      ['REM', 4, older, 'older', 6.5],
    ] as const
  ).map(([name, stage, nights, who, published]) => {
    const estimate = boutMean(nights, stage);
    const met = Math.abs(estimate.value - published) <= Math.max(0.5, published / 10);
    verdicts.push({
      met,
      miss: `${name} bouts of ${who} people last ${one(estimate.value)} min on average, published ${published} (Neurobiol Aging 2016;42:142 [R]).`,
    });
    return `| ${name}, ${who} | ${published} | ${range(estimate)} | ${sign(met)} |`;
  });
  const lengths = lengthsOf(adults);
  const exponent = fitPowerLaw(lengths.wake, 2).exponent ?? Number.NaN;
  const all = fitPowerLaw(lengths.wake).exponent ?? Number.NaN;
  const exponentMet = Math.abs(exponent - 2.2) <= 0.2;
  verdicts.push({
    met: exponentMet,
    miss: `Wake bouts of a minute and more follow a power law of exponent ${exponent.toFixed(2)}, published about 2.2 (Lo, PNAS 2004 [R]).`,
  });
  const kinds = ['wake', 'sleep', 'nrem', 'rem', 'n2'] as const;
  const laws = Object.fromEntries(kinds.map((kind) => [kind, families(lengths[kind], seed)])) as Record<(typeof kinds)[number], Judged[]>;
  pictures['bouts'] = boutChart(lengths, laws);
  const words: Record<(typeof kinds)[number], string> = { wake: 'wake', sleep: 'sleep between awakenings', nrem: 'NREM', rem: 'REM', n2: 'N2' };
  const lawLines = kinds.flatMap((kind) => {
    const best = Math.min(...laws[kind].map((fit) => fit.aic));
    return laws[kind].map(
      (fit) =>
        `| ${words[kind]} | ${fit.name} | ${fit.parameters} | ${fit.distance.toFixed(3)} | ${fit.chance < 0.01 ? '< 0.01' : fit.chance.toFixed(2)} | ${Math.round(fit.aic - best)} |`,
    );
  });
  const needed = (kind: (typeof kinds)[number]) => 1 + laws[kind].slice(1).reduce((best, fit, i, list) => (fit.aic < list[best]!.aic - 10 ? i : best), 0);
  for (const [kind, published] of [
    ['wake', 3],
    ['nrem', 3],
    ['rem', 2],
  ] as const)
    verdicts.push({
      met: needed(kind) === published,
      miss: `${needed(kind)} exponential${needed(kind) === 1 ? '' : 's'} fit${needed(kind) === 1 ? 's' : ''} ${words[kind]} bouts, published ${published} (SHHS controls, Bianchi 2012 [R]).`,
    });
  const [, exponential] = laws.sleep;
  const sleepMet = (exponential?.chance ?? 0) >= 0.05;
  verdicts.push({
    met: sleepMet,
    miss: `Sleep between awakenings is no single exponential (KS distance ${exponential?.distance.toFixed(3)}; Lo 2004 [R] has one): rates that differ between people and over the night mix several. Bianchi 2012 [R] finds the same of NREM.`,
  });
  const [n2] = [laws.n2[1]];
  const markovMet = (n2?.chance ?? 1) < 0.05;
  verdicts.push({ met: markovMet, miss: 'A first-order Markov chain would do for N2, which Yang & Hursch 1973 [R] reject.' });
  const counts = [young, older].map((nights) => meanEstimate(nights.map(({ values }) => values.awakenings))) as [Estimate, Estimate];
  return {
    id: 'bouts',
    title: 'Bouts',
    text: `Mean bouts, minutes (Neurobiol Aging 2016;42:142 [R]; ages 20–30 and 65–80 are ours; met within 0.5 min or a tenth):

| stage | published | simulated (95 % interval) | |
|---|---|---|---|
${means.join('\n')}

N2 bouts as short as published can not be had together with the published shares of N1: each N2 bout has to be parted from the next by at least one epoch of something else, mostly N1, and 2.6-minute bouts would ask for N1 above 10 %. The shares were given the way.

Wake bouts: exponent ${exponent.toFixed(2)} from one minute on, ${all.toFixed(2)} from one epoch on; published about 2.2 in four species (Lo, PNAS 2004 [R]). ${sign(exponentMet)} Epochs of 30 s flatten the shortest bouts.

Awakenings a night: ${range(counts[0])} at 20–30 and ${range(counts[1])} at 65–80. Published for long wake bouts in forced desynchrony: medians of 2.2 and 9.2 (Klerman 2013 [R]); the direction is comparable, the count is not.

![Wake and sleep bouts](images/calibration/bouts.svg)

Laws fitted by maximum likelihood to the bouts of adults of 20–70, counted in epochs. KS: greatest distance to the law. Chance: of such a distance among ${SAMPLE} bouts if the law were true. AIC: above the best law of the kind. As Chu-Shore 2010 [R] warns, mixtures of exponentials mimic power laws: look at KS, not at slopes.

| bouts | law | fitted | KS | chance | AIC |
|---|---|---|---|---|---|
${lawLines.join('\n')}

Published: 3 exponentials for NREM and for wake, 2 for REM (SHHS controls, n = 374, Bianchi 2012 [R]); here ${needed('nrem')}, ${needed('wake')} and ${needed('rem')}. First-order Markov chains, whose bouts are single exponentials, are rejected (Yang & Hursch 1973 [R]): for N2 here ${markovMet ? 'too' : 'not'}.`,
    verdicts,
  };
}

function cyclePart({ people, seed }: Options, pictures: Record<string, string>): Part {
  const verdicts: Verdict[] = [];
  const groups = (
    [
      ['children of 8–12', [8, 12]],
      ['adults of 20–40', [20, 40]],
      ['adults of 65–80', [65, 80]],
    ] as const
  ).map(([words, ages]) => {
    const nights = simulate({ ages, plan: { timeInBedMinutes: 480 } }, people, seed);
    return { words, nights, cycles: cycleNumbers(nights) };
  });
  pictures['cycles'] = cycleChart(groups);
  pictures['course'] = courseChart(groups);
  const adults = groups[1]!;
  const [first, second, third, fourth] = adults.cycles.map(({ length }) => length.value) as [number, number, number, number];
  const { n3First, remSecond } = halves(adults.nights);
  const checks: [string, boolean, string][] = [
    [
      'the first cycle lasts 70–100 min (Carskadon & Dement [S])',
      first >= 70 && first <= 100,
      `The first cycle lasts ${one(first)} min, published 70–100 (Carskadon & Dement [S]).`,
    ],
    [
      'later ones 90–120 (Carskadon & Dement [S])',
      [second, third, fourth].every((length) => length >= 90 && length <= 120),
      `Later cycles last ${[second, third, fourth].map(one).join(', ')} min, published 90–120 (Carskadon & Dement [S]).`,
    ],
    [
      'the middle ones are the longest (Feinberg & Floyd 1979 [R])',
      Math.max(second, third) > Math.max(first, fourth),
      'The middle cycles are not the longest (Feinberg & Floyd 1979 [R]).',
    ],
    ['most N3 comes in the first half of sleep', n3First.low > 50, 'N3 does not gather in the first half of sleep.'],
    ['most REM in the second', remSecond.low > 50, 'REM does not gather in the second half of sleep.'],
  ];
  for (const [, met, miss] of checks) verdicts.push({ met, miss });
  const lines = groups.flatMap(({ words, cycles }) =>
    cycles.map(
      ({ length, n3, rem, nights }, i) => `| ${words} | ${i + 1} | ${range(length)} | ${one(n3)} | ${one(rem)} | ${Math.round((100 * nights) / people)} % |`,
    ),
  );
  const latency = meanEstimate(adults.nights.map(({ values }) => values['REM latency']));
  return {
    id: 'cycles',
    title: 'Cycles',
    text: `480 min in bed. A cycle is NREM of at least 15 min and the REM after it (Feinberg & Floyd 1979 [R]), wake included; only whole cycles count.

${checks.map(([words, met]) => `- ${words}: ${sign(met)}`).join('\n')}

In adults ${range(n3First)} % of N3 fall into the first half of sleep, and ${range(remSecond)} % of REM into the second. REM latency: ${range(latency)} min.

![Cycles](images/calibration/cycles.svg)

| who | cycle | length, min (95 % interval) | N3, min | REM, min | nights that have it whole |
|---|---|---|---|---|---|
${lines.join('\n')}

![Stages over the night](images/calibration/course.svg)`,
    verdicts,
  };
}

function passagePart({ people, seed }: Options): Part {
  const ours = passages(simulate({ ages: [20, 70] }, people, seed));
  const theirs = metznerPassages();
  const names = ['W', 'N1', 'N2', 'N3', 'REM'];
  const lines = names.map(
    (name, from) =>
      `| ${name} | ${names.map((_, to) => (from === to ? '–' : `${Math.round(ours[from]![to]!)} (${Math.round(theirs[from]![to]!)})`)).join(' | ')} |`,
  );
  const distance = mean(names.map((_, from) => ours[from]!.reduce((sum, value, to) => sum + Math.abs(value - theirs[from]![to]!), 0) / 2));
  return {
    id: 'passages',
    title: 'Passages between stages',
    text: `Where bouts lead, % of those that end; in brackets the counts behind YASA’s \`simulate_hypnogram\` (Metzner, Commun Biol 2021 [R]). Those are no healthy sleepers (17 % wake, wake bouts of 9.4 min; YASA says so itself), so they are compared and not judged: on average ${one(distance)} points of 100 lie elsewhere.

| from | ${names.join(' | ')} |
|---|---|---|---|---|---|
${lines.join('\n')}

REM is left for wake more often here, and for N1 less: published REM bouts of 8.8 min (above) leave little room for both.`,
    verdicts: [],
  };
}

function conditionPart({ people, seed }: Options): Part {
  const count = Math.ceil(people / 2);
  const list: Change[] = changes(count, seed);
  const { early, late } = chronotypes(count, seed);
  const chronotypeMet = late.low > early.high;
  const lines = list.map(
    (c) =>
      `| ${c.words} | ${c.what} | ${c.sign > 0 ? 'more' : 'less'} | ${one(c.from.value)} | ${one(c.to.value)} | ${signed(c.change.value)} (${signed(c.change.low)} to ${signed(c.change.high)}) | ${sign(c.met)} |`,
  );
  const sources = [...new Map(list.map((c) => [c.words, c.source]))].map(([words, source]) => `- ${words}: ${source}.`);
  return {
    id: 'conditions',
    title: 'Nights that are not usual',
    text: `${count} people of 20–35, each under both conditions with the same seed. Only directions are judged: the interval of the change has to lie on the side that the source has.

| condition | measure | expected | before | after | change (95 % interval) | |
|---|---|---|---|---|---|---|
${lines.join('\n')}

${sources.join('\n')}

To bed at 22:30 after 16 h awake, early chronotypes fall asleep in ${range(early)} min and late ones in ${range(late)} min. ${sign(chronotypeMet)} (The clock of late people is later: [assumption (model)].)`,
    verdicts: [
      ...list.map((c) => ({
        met: c.met,
        miss: `${c.words}: ${c.what} should be ${c.sign > 0 ? 'more' : 'less'} and changes by ${signed(c.change.value)} (${c.source}).`,
      })),
      { met: chronotypeMet, miss: 'Late chronotypes do not take longer to fall asleep early in the evening.' },
    ],
  };
}

// ————— The page —————

function page(parts: readonly Part[], { people, seed, only }: Options): string {
  const judged = parts.flatMap((part) => part.verdicts).filter(({ met }) => met !== null);
  const misses = parts.flatMap((part) =>
    part.verdicts.filter(({ met }) => met === false).map(({ miss }) => `- ${miss} ([${part.title}](#${anchor(part.title)}))`),
  );
  const body = parts.map((part) => `## ${part.title}\n\n${part.text}\n\nAgain: \`npm run calibrate -- --only ${part.id}\``).join('\n\n');
  if (only !== undefined) return `${body}\n`;
  return `# Calibration of the natural night

Simulated sleepers beside published ones. This page is made by \`npm run calibrate\` (seed ${seed}, ${people} people for each study, one night each; model ${fingerprint()}); each part names the command that makes its numbers again. Nothing on it is a promise about a person.

**Marks.** [R] read in the source or its abstract · [S] read second-hand · [M] from memory, believed right. **Met** means: within a tenth of the published value or within ${(['TST', 'SE', 'SOL', 'WASO', 'N1', 'N2', 'N3', 'REM', 'REM latency', 'cycle'] as const).map((m) => `${TOLERANCE[m]} for ${m}`).join(', ')} (units as in the tables), whichever is wider; a slope, inside its published interval. The rule is ours, as the sources give no intervals of their means. Intervals “among people” are the 5th and 95th percentile here, and as printed there.

What the model was fitted to are the same means: this page shows how well they go together, not how well the model foretells. Sources contradict each other, and no single model meets all of them. No recording was fitted. Each parameter, with its own source, is in [science.md](science.md).

![By age](images/calibration/by-age.svg)

## Misses

${judged.length - misses.length} of ${judged.length} comparisons are met. Not met:

${misses.join('\n')}

### Why

- **Studies disagree.** Van Cauter’s men of 36–50 have 3.4 % N3 and Boulos’ pooled adults 20.4 % for about these ages; our sources do not say why. The model follows the pooled means. Mitterling’s REM (15.5 and 10.3 %) lies below every other source for these ages; the model follows Ohayon and Boulos and stays inside of Mitterling’s intervals.
- **First cycle and REM latency.** A pooled REM latency of 97 min and a first cycle of 70–100 min, REM included, can not both hold. The model passes over the first REM episode in some nights, and lies between.
- **TST among people** spreads less than published: everyone in a study gets the same time in bed here.

${body}

## Not checked

Signals (heart, breath, movement), arousals below waking (the arousal index of Boulos 2019), naps by age, shift work over several days, and clinical groups: no numbers for them are in our sources.
`;
}

function near(row: Row, value: number): boolean {
  return Math.abs(value - row.value) <= Math.max(row.value / 10, TOLERANCE[row.measure]);
}
const within = ({ interval }: Row, value: number): boolean => interval !== undefined && value >= interval[0] && value <= interval[1];

const one = (x: number): string => (Math.abs(x) < 0.05 ? '0.0' : x.toFixed(1));
const signed = (x: number): string => `${x < 0 ? '−' : '+'}${Math.abs(x).toFixed(Math.abs(x) < 1 ? 2 : 1)}`;
const range = ({ value, low, high }: Estimate): string => `${one(value)} (${one(low)}–${one(high)})`;
const sign = (met: boolean | null): string => (met === null ? '' : met ? 'met' : '**off**');
const anchor = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replace(/ /g, '-');
