/** Why a cue did not begin in a night or a part of it. */

import { timesWords, type WhyNot } from '../base/index.ts';
import { spokenOf, treeOf } from '../program/index.ts';
import { type Answer, activeIn, EMPTY, MOST_CHANCES, type Range } from './answer.ts';
import { longestHold, nearestIn, nearestWords } from './missed.ts';
import { cueWords } from './moment.ts';
import { reliveAll } from './relive.ts';
import type { Walk } from './walk.ts';
import { samplesOf, type Visits, visitsOf } from './watch.ts';
import { neverActive, whyNotTransition } from './why-not.ts';

export function whyNotCue(walk: Walk, cue: number, range: Range): WhyNot {
  const { machine } = walk;
  const { program } = machine;
  const row = program.cues[cue]!;
  const visits = row.state < 0 ? [] : visitsOf(walk, row.state, range.from, range.to);
  const base = {
    kind: 'cue' as const,
    row: cue,
    source: spokenOf(program, row.state),
    words: cueWords(program, cue),
    ...range,
    active: activeIn(visits),
  };
  return { ...base, ...EMPTY, ...cueAnswer(walk, cue, range, visits) };
}

function cueAnswer(walk: Walk, cue: number, range: Range, visits: Visits): Answer {
  const { machine } = walk;
  const { program } = machine;
  const row = program.cues[cue]!;
  const path = spokenOf(program, row.state);
  const { effects } = reliveAll(walk, range.from, range.to, () => false);
  const started = effects.filter((effect) => effect.kind === 'cue-start' && effect.cue === cue && effect.at >= range.from);
  if (started.length > 0)
    return {
      verdict: 'happened',
      summary: `It began ${timesWords(started.length)} in this range.`,
      happened: started.slice(0, MOST_CHANCES).map(({ at }) => at),
    };
  const held = effects.filter((effect) => effect.kind === 'cue-withheld' && effect.cue === cue && effect.at >= range.from);
  if (held.length > 0)
    return {
      verdict: 'withheld',
      summary: `A limit on cues per hour held it back ${timesWords(held.length)}.`,
      chances: held.slice(0, MOST_CHANCES).map(({ at }) => ({ at, words: 'held back by the limit' })),
    };
  if (row.state < 0)
    return {
      verdict: 'anchor-hushed',
      summary:
        'It is an anchor: these are silent while the sleeper is awake, in the ritual, in the morning and after a release, and its time never came otherwise.',
    };
  if (visits.length === 0) return neverActive(walk, row.state, range, 0);
  const byTransition = program.transitions.findIndex(({ actions }) => actions.some((action) => action.do === 'cue' && action.cue === cue));
  if (byTransition >= 0 && !program.states[row.state]!.cues.includes(cue)) {
    const not = whyNotTransition(walk, byTransition, range);
    return { ...not, verdict: not.verdict === 'happened' ? 'gate' : 'reaction', summary: `It begins in a reaction: ${not.words}. ${not.summary}` };
  }
  if (row.gate >= 0) {
    const tree = treeOf(program.exprs[row.gate] ?? [])!;
    const samples = [...samplesOf(walk, tree, row.state, range.from, range.to)];
    if (longestHold(tree, samples) === null) {
      const nearest = nearestIn(walk, tree, samples);
      return { verdict: 'gate', summary: `While ${path} was active its condition never held. ${nearestWords(nearest)}`, nearest };
    }
  }
  if (row.lock !== null)
    return {
      verdict: 'no-rhythm',
      summary: `While ${path} was active, the ${row.lock.rhythm === 'breath' ? 'breath' : 'slow wave'} was not found at ${row.lock.degrees}°: slow waves come in N2 and N3 only.`,
    };
  return { verdict: 'gate', summary: `${path} was active ${timesWords(visits.length)} since before this range, and the cue begins with its scene.` };
}
