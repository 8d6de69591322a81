/** A condition that was not met: the longest that it held, the nearest that it came, and what it lacked then. */

import { spell, spellMs, type WhyNot } from '../base/index.ts';
import { compileCode, type Env, spokenOf, type Tree, treeOf } from '../program/index.ts';
import type { Answer, Range } from './answer.ts';
import { isNearer, missingRows, type Nearness, nearnessOf } from './near.ts';
import type { Walk } from './walk.ts';
import { hears, type Sample, samplesOf } from './watch.ts';

/** A condition counts as so near for as long as it lacks the same parts by no more than this many steps beyond its nearest. [convention] */
const AS_NEAR = 0.2;

/** A condition that never became ready. */
export function conditionOf(walk: Walk, cause: { readonly test: number; readonly held: number }, source: number, range: Range): Answer {
  const { machine } = walk;
  const { program } = machine;
  const tree = treeOf(program.exprs[cause.test] ?? [])!;
  const samples = [...samplesOf(walk, tree, source, range.from, range.to)].filter(({ env }) => hears(walk, env.active, source));
  const anywhere = source === 0;
  const where = anywhere ? 'It' : `In ${spokenOf(program, source)} it`;
  const longest = longestHold(tree, samples);
  if (longest !== null && cause.held >= 0) {
    const needed = machine.functions[cause.held]!(samples[0]!.env);
    const broke = brokenBy(walk, tree, samples, longest.to) ?? (anywhere ? 'the dream was over' : 'its scene was left');
    const summary = `${where} held for ${spellMs(longest.to - longest.from)} of the ${spellMs(needed)} that it has to, ${spellMs(Math.max(0, needed - (longest.to - longest.from)))} short; then ${broke}.`;
    return { verdict: 'held-short', summary, chances: [{ at: longest.from, words: `held for ${spellMs(longest.to - longest.from)}` }] };
  }
  const nearest = nearestIn(walk, tree, samples);
  return { verdict: 'condition', summary: `${where} never held. ${nearestWords(nearest)}`, nearest };
}

export function longestHold(tree: Tree, samples: readonly Sample[]): Range | null {
  const test = compileCode(tree.code);
  let best: Range | null = null;
  let open: { from: number; to: number; visit: number } | null = null;
  for (const { at, to, env, visit } of samples) {
    if (test(env) === 0) open = null;
    else {
      if (open === null || open.visit !== visit || open.to !== at) open = { from: at, to, visit };
      else open.to = to;
      if (best === null || open.to - open.from > best.to - best.from) best = { from: open.from, to: open.to };
    }
  }
  return best;
}

/** null: its place was no longer active. */
function brokenBy(walk: Walk, tree: Tree, samples: readonly Sample[], at: number): string | null {
  const of = { program: walk.machine.program, measures: walk.measures };
  const after = samples.find((sample) => sample.at === at);
  if (after === undefined) return at >= walk.record.durationMs ? 'the night ended' : null;
  const near = nearnessOf(of, tree)(after.env);
  return near.count === 0 ? null : missingWords(missingRows(of, near, after.env));
}

interface Near {
  readonly at: number;
  readonly env: Env;
  readonly nearness: Nearness;
}

export function nearestOf(measure: (env: Env) => Nearness, samples: readonly Pick<Sample, 'at' | 'env'>[]): Near | null {
  let best: Near | null = null;
  for (const { at, env } of samples) {
    const nearness = measure(env);
    if (best === null || isNearer(nearness, best.nearness)) best = { at, env, nearness };
  }
  return best;
}

/** The nearest instant of a condition, and for how long it stayed so near around it. */
export function nearestIn({ machine: { program }, measures }: Walk, tree: Tree, samples: readonly Sample[]): WhyNot['nearest'] {
  const of = { program, measures };
  const measure = nearnessOf(of, tree);
  const best = nearestOf(measure, samples);
  if (best === null) return null;
  const lacks = ({ missing }: Nearness) => missing.map(({ tree: part }) => part.code.join(' ')).join('|');
  const isSo = (sample: { readonly env: Env }) => {
    const near = measure(sample.env);
    return lacks(near) === lacks(best.nearness) && near.distance <= best.nearness.distance + AS_NEAR;
  };
  const place = samples.findIndex(({ at }) => at === best.at);
  let [first, last] = [place, place];
  while (first > 0 && samples[first - 1]!.to === samples[first]!.at && isSo(samples[first - 1]!)) first--;
  while (last + 1 < samples.length && samples[last]!.to === samples[last + 1]!.at && isSo(samples[last + 1]!)) last++;
  return { at: best.at, ms: samples[last]!.to - samples[first]!.at, missing: missingRows(of, best.nearness, best.env) };
}

export function nearestWords(nearest: WhyNot['nearest']): string {
  return nearest === null ? '' : `Nearest: ${missingWords(nearest.missing)}, for ${spellMs(nearest.ms)}.`;
}

/** `heart < 60 lacked 2 bpm (heart 62 bpm)`. */
export function missingWords(missing: NonNullable<WhyNot['nearest']>['missing']): string {
  return missing
    .map(({ words, reads, short, measure }) => {
      const read = reads.map((one) => `${one.words} ${spell(one.value, one.measure)}`).join(', ');
      return short === null
        ? `“${words}” did not hold (${read})`
        : `“${words}” was ${spell(round(short), measure === 'clock' ? 'ms' : measure)} short (${read})`;
    })
    .join(' and ');
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
