/** The parts of the page that hold measures of the night against published ones: by study, by age, by sex. */

import { simulate } from './simulate.ts';
import { meanEstimate, medianEstimate, quantileOf, slopeEstimate, spread } from './statistics.ts';
import { type Row, SLOPES, type Study, TOLERANCE, UNITS } from './studies.ts';
import { type Options, one, type Part, range, sign, signed, type Verdict } from './words.ts';

export function studyPart(study: Study, { people, seed }: Options): Part {
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

export function slopePart({ people, seed }: Options): Part {
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

export function sexPart({ people, seed }: Options): Part {
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

function near(row: Row, value: number): boolean {
  return Math.abs(value - row.value) <= Math.max(row.value / 10, TOLERANCE[row.measure]);
}
const within = ({ interval }: Row, value: number): boolean => interval !== undefined && value >= interval[0] && value <= interval[1];
