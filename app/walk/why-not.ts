/** Why a transition was not taken in a night or a part of it: how often its scene was active, and what came nearest. */

import { ANYWHERE, listenedWords, spellMs, spoken, timesWords, type WhyNot } from '../base/index.ts';
import { causeWords } from '../night/index.ts';
import { codeWords, compileCode, HELD, type MachineState, type Selecting, spokenOf, treeOf } from '../program/index.ts';
import { type Answer, activeIn, EMPTY, MOST_CHANCES, type Range } from './answer.ts';
import { entersOf, raisersOf } from './enters.ts';
import { conditionOf, missingWords, nearestOf } from './missed.ts';
import { missingRows, nearnessOf } from './near.ts';
import { reliveAll, type Selection } from './relive.ts';
import type { Walk } from './walk.ts';
import { hears, type Visits, visitsOf } from './watch.ts';
import { lostTo } from './why.ts';

/** Ways into a scene are followed so far back. */
const MOST_DEPTH = 2;

/** `arm`: only this one of a choice. */
export function whyNotTransition(walk: Walk, row: number, range: Range, arm: number | null = null, depth = 0): WhyNot {
  const { program } = walk.machine;
  const { source } = program.transitions[row]!;
  const visits = visitsOf(walk, source, range.from, range.to);
  const base = {
    kind: 'transition' as const,
    row,
    source: spokenOf(program, source),
    words: causeWords(program, row),
    ...range,
    active: activeIn(visits),
  };
  return { ...base, ...EMPTY, ...answerFor(walk, row, range, arm, visits, depth) };
}

function answerFor(walk: Walk, row: number, range: Range, arm: number | null, visits: Visits, depth: number): Answer {
  const { program } = walk.machine;
  const { source, cause } = program.transitions[row]!;
  const { selections } = reliveAll(walk, range.from, range.to, (by, state) => isFor(walk, row, by, state));
  const takings = selections.filter(({ taken, at }) => taken.includes(row) && at >= range.from);
  const armOf = (one: Selection) => one.considered.find(({ transition }) => transition === row)?.arm ?? -1;
  const mine = takings.filter((one) => arm === null || armOf(one) === arm);
  if (mine.length > 0) {
    const happened = mine.map(({ at }) => at).slice(0, MOST_CHANCES);
    return { verdict: 'happened', summary: `It happened ${timesWords(mine.length)} in this range.`, happened };
  }
  if (takings.length > 0 && arm !== null) return otherArm(walk, row, arm, takings, armOf);
  if (visits.length === 0) return neverActive(walk, source, range, depth);
  switch (cause.on) {
    case 'event':
      return noEvent(walk, row, cause.event, selections, visits);
    case 'when':
      return selections.length > 0 ? notTaken(walk, row, selections) : conditionOf(walk, cause, source, range);
    case 'after':
      if (selections.length > 0) return notTaken(walk, row, selections);
      return leftEarly(walk, row, visits, (state) => walk.machine.functions[cause.delay]!(state));
    case 'every':
      if (selections.length > 0) return notTaken(walk, row, selections);
      return leftEarly(walk, row, visits, (state) => Math.max(1000, walk.machine.functions[cause.period]!(state)));
  }
}

/** Whether a selection is one in which this transition had its turn. */
function isFor(walk: Walk, row: number, by: Selecting, state: MachineState): boolean {
  const { machine } = walk;
  const { source, slot } = machine.transitions[row]!;
  const { cause } = machine.program.transitions[row]!;
  if (by.on === 'clock') return by.transition === row;
  if (by.on === 'event') return cause.on === 'event' && machine.events.get(cause.event) === by.event;
  return slot >= 0 && state.held[slot] === HELD.ready && hears(walk, state.active, source);
}

function otherArm({ machine: { program } }: Walk, row: number, arm: number, takings: readonly Selection[], armOf: (one: Selection) => number): Answer {
  const { arms } = program.transitions[row]!;
  const targetOf = (i: number) => spokenOf(program, arms[i]?.target ?? -1);
  const chances = takings.slice(0, MOST_CHANCES).map((one) => {
    const { drawn } = one.considered.find(({ transition }) => transition === row) ?? { drawn: null };
    const shut = arms[arm]!.guard >= 0 && compileCode(program.exprs[arms[arm]!.guard]!)(one.state) === 0;
    const how = shut
      ? `${codeWords(program, arms[arm]!.guard)} did not hold`
      : drawn === null
        ? 'nothing was drawn'
        : `the draw was ${Math.round(drawn * 1000) / 1000}`;
    return { at: one.at, words: `went to ${targetOf(armOf(one))}: ${how}` };
  });
  const word =
    takings.length === 1 ? 'Its choice was made once, and went elsewhere.' : `Its choice was made ${timesWords(takings.length)}, and went elsewhere each time.`;
  return { verdict: 'other-arm', summary: `${word} ${chances[0] === undefined ? '' : `The first ${chances[0].words}.`}`.trim(), chances };
}

/** What would have entered the scene, and why it did not. */
export function neverActive(walk: Walk, source: number, range: Range, depth: number): Answer {
  const { program } = walk.machine;
  const path = spokenOf(program, source);
  if (path === ANYWHERE) return { verdict: 'never-active', summary: 'It holds in every scene, and the dream was not on.' };
  const ways = depth >= MOST_DEPTH ? [] : entersOf(walk.machine, source);
  const told = ways.map(({ transition, arm }) => {
    const not = whyNotTransition(walk, transition, range, arm, depth + 1);
    return { transition, from: not.source, words: not.words, summary: not.summary };
  });
  const first = told[0];
  const rest = first === undefined ? 'No arrow that was looked at leads there.' : `It is entered from ${first.from} by: ${first.words}. ${first.summary}`;
  return { verdict: 'never-active', summary: `${path} was never active. ${rest}`, ways: told };
}

function noEvent(walk: Walk, row: number, event: string, looked: readonly Selection[], visits: Visits): Answer {
  const { program } = walk.machine;
  const { source } = program.transitions[row]!;
  const path = spokenOf(program, source);
  const here = looked.filter(({ state }) => hears(walk, state.active, source));
  if (here.length > 0) return notTaken(walk, row, here);
  const words = causeWords(program, row);
  const chances = looked.slice(0, MOST_CHANCES).map(({ at, state }) => ({ at, words: `came while ${leavesOf(walk, state)} was active` }));
  const elsewhere = path === ANYWHERE ? 'only when the dream was over' : `never while ${path} was active`;
  if (looked.length > 0) return { verdict: 'no-event', summary: `It came ${timesWords(looked.length)}, ${elsewhere}: ${words}.`, chances };
  const raisers = raisersOf(walk.machine, event);
  const by = raisers.length === 0 ? '' : ` It is raised by ${raisers.join(', ')}.`;
  return { verdict: 'no-event', summary: `It never came: ${words}. ${listenedWords({ source: path, active: activeIn(visits) })}${by}` };
}

/** Its time had come, and it was not taken: its guard, its arms, or another. */
function notTaken(walk: Walk, row: number, selections: readonly Selection[]): Answer {
  const { machine, measures } = walk;
  const { program } = machine;
  const { guard, arms } = program.transitions[row]!;
  const of = { program, measures };
  const guards = [guard, ...(arms.length === 1 ? [arms[0]!.guard] : [])].filter((e) => e >= 0);
  const shut = selections.filter(
    ({ state, considered }) =>
      considered.some(({ transition, arm }) => transition === row && arm === -2) || guards.some((e) => machine.functions[e]!(state) === 0),
  );
  const test = guards.length === 1 ? treeOf(program.exprs[guards[0]!] ?? []) : null;
  if (shut.length > 0) {
    const near =
      test === null
        ? null
        : nearestOf(
            nearnessOf(of, test),
            shut.map(({ at, state }) => ({ at, to: at, env: state, visit: 0 })),
          );
    const nearest = near === null ? null : { at: near.at, ms: 0, missing: missingRows(of, near.nearness, near.env) };
    const lacked = nearest === null ? 'no arm could be taken' : missingWords(nearest.missing);
    const chances = shut.slice(0, MOST_CHANCES).map(({ at }) => ({ at, words: 'its guard did not hold' }));
    return { verdict: 'guard', summary: `Its time came ${timesWords(shut.length)}, but it could not be taken: ${lacked}.`, nearest, chances };
  }
  const chances = selections.slice(0, MOST_CHANCES).map((one) => {
    const mine = lostTo(walk, one).find(({ transition }) => transition === row);
    const winner = one.taken[0];
    const to = winner === undefined ? 'nothing' : `${spokenOf(program, program.transitions[winner]!.source)}, ${causeWords(program, winner)}`;
    return { at: one.at, words: `lost to ${to} (${mine?.by ?? 'conflict'})` };
  });
  return {
    verdict: 'lost',
    summary: `Its time came ${timesWords(selections.length)}, and another reaction was taken: the first ${chances[0]?.words ?? ''}.`,
    chances,
  };
}

function leftEarly(walk: Walk, row: number, visits: Visits, delayOf: (state: MachineState) => number): Answer {
  const { record } = walk;
  const { program } = walk.machine;
  const path = spokenOf(program, program.transitions[row]!.source);
  const delay = delayOf(walk.checkpoints[0]!.state);
  const longest = visits.toSorted((a, b) => b.to - b.entered - (a.to - a.entered))[0]!;
  const stayed = longest.to - longest.entered;
  const by = record.transitions.find(({ at }) => at === longest.to);
  const how = by === undefined ? 'the range ended' : `${spoken(record, by.from)} → ${spoken(record, by.to)}, ${by.cause}`;
  const subject = path === ANYWHERE ? 'The dream ended too early: it went on for' : `${path} was left too early: at the longest it stayed`;
  const summary = `${subject} ${spellMs(stayed)} of ${spellMs(delay)}, ${spellMs(Math.max(0, delay - stayed))} short (${how}).`;
  const chances = visits
    .slice(0, MOST_CHANCES)
    .map(({ to, entered }) => ({ at: Math.min(to, record.durationMs - 1), words: `left after ${spellMs(to - entered)}` }));
  return { verdict: 'left-early', summary, chances };
}

const leavesOf = ({ machine }: Walk, { active }: MachineState): string =>
  active
    .filter((s) => machine.atomic[s])
    .map((s) => spokenOf(machine.program, s))
    .join(' + ');
