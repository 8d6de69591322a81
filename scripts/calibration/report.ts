/** The page docs/calibration.md. What is off is said at the top, by the same comparisons as the tables. */

import { boutPart, conditionPart, cyclePart, passagePart } from './night-parts.ts';
import { ageChart } from './plots.ts';
import { fingerprint } from './simulate.ts';
import { STUDIES, TOLERANCE } from './studies.ts';
import { sexPart, slopePart, studyPart } from './study-parts.ts';
import type { Options, Part } from './words.ts';

export interface Report {
  readonly text: string;
  readonly pictures: Readonly<Record<string, string>>;
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

The line is of usual nights in bed; studies have their own times in bed (youth of 17–20: 398 min), with which they are compared below.

## Misses

${judged.length - misses.length} of ${judged.length} comparisons are met. Not met:

${misses.join('\n')}

### Why

- **Studies disagree.** Van Cauter’s men of 36–50 have 3.4 % N3 and Boulos’ pooled adults 20.4 % for about these ages; our sources do not say why. The model follows the pooled means. Mitterling’s REM (15.5 and 10.3 %) lies below every other source for these ages; the model follows Ohayon and Boulos and stays inside of Mitterling’s intervals. At 5 years Ohayon has 24 % N3, and the children of 5–8 whom we have measured means of 20.0: the model follows these. At 70 Ohayon has 9 % N3 and Mitterling over 60 14.9: the model follows Mitterling, whose sleepers were scored by today’s rules.
- **N1 of the old** is the price of their awakenings: nearly nine in ten lead back through N1 (Metzner 2021 [R]) and cost an epoch of it at least, about half of all their N1. Fewer and longer awakenings would mend it, against the exponent of 2.2 that wake bouts have (Lo, PNAS 2004 [R]).
- **First cycle and REM latency.** A pooled REM latency of 97 min and a first cycle of 70–100 min, REM included, can not both hold. The model passes over the first REM episode in some nights, and lies between. Passing over more of them (chances of 0.25 at 20 and 0.12 at 70 years) was tried: REM latency comes within 10 min of 97.4, but the first cycle lasts 101.5 min and REM latency hardly falls with age any more.
- **N2 bouts** of the young: see [there](#bouts). They and N1 can not both be as published.
- **One law of REM bouts where two are published.** Most REM bouts end with their episode or by an awakening, not by themselves. Shorter ones (drawn means of 25 instead of 45 min) were tried: bouts of the young fall to 7.4 min, published 8.8, and one exponential still fits best.
- **Sleep between awakenings** mixes people and hours with different rates, which no single exponential can describe.
- **TST among people** spreads less than published: everyone in a study gets the same time in bed here.

${body}

## Not checked

Signals (heart, breath, movement), arousals below waking (the arousal index of Boulos 2019), naps by age, shift work over several days, and clinical groups: no numbers for them are in our sources.
`;
}

const anchor = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replace(/ /g, '-');
