/** The parts of the page that hold how nights move against published dynamics: bouts, cycles, passages, unusual nights. */

import { type Change, changes, chronotypes } from './conditions.ts';
import { boutMean, cycleNumbers, families, halves, type Judged, lengthsOf, metznerPassages, passages, SAMPLE } from './dynamics.ts';
import { mean } from './measures.ts';
import { boutChart, courseChart, cycleChart } from './plots.ts';
import { simulate } from './simulate.ts';
import { type Estimate, fitPowerLaw, meanEstimate } from './statistics.ts';
import { type Options, one, type Part, range, sign, signed, type Verdict } from './words.ts';

export function boutPart({ people, seed }: Options, pictures: Record<string, string>): Part {
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

export function cyclePart({ people, seed }: Options, pictures: Record<string, string>): Part {
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

export function passagePart({ people, seed }: Options): Part {
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

export function conditionPart({ people, seed }: Options): Part {
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
