/** Termination: at no instant does a program react to itself without end, and no clock of it is too short to be kept. */

import type { Check } from '../base/index.ts';
import { MAX_MICROSTEPS, spokenOf } from '../program/index.ts';
import { canNever, type Flow } from './flow.ts';
import { reactionsOf } from './reactions.ts';
import { findingsOn, ms } from './report.ts';
import type { Work } from './work.ts';

/** Shortest delay of a program, ms: at most ten a second of each. */
export const SHORTEST_DELAY_MS = 100;
export const SHORTEST_PERIOD_MS = 1000;

export function checkTermination(flow: Flow, work: Work): Check {
  const { program, values } = flow;
  const findings = findingsOn(program);
  const short = (table: 'transitions' | 'cues' | 'anchors', row: number, expression: number, least: number, what: string) => {
    const { min } = values.time(expression, 0);
    if (min < least)
      findings.refuse(table, row, `${what} can be as short as ${ms(min)}; the shortest that a device keeps is ${ms(least)}.`, `Give it at least ${ms(least)}.`);
  };
  for (const [i, row] of program.transitions.entries()) {
    const { cause } = row;
    if (canNever(values, row)) continue;
    if (cause.on === 'after') short('transitions', i, cause.delay, SHORTEST_DELAY_MS, 'This delay');
    else if (cause.on === 'every') short('transitions', i, cause.period, SHORTEST_PERIOD_MS, 'The time between two of these');
    else if (cause.on === 'when' && cause.held >= 0) short('transitions', i, cause.held, SHORTEST_DELAY_MS, 'The time that this must hold');
  }
  for (const [i, { repeat, lock }] of program.cues.entries())
    if (repeat >= 0 && lock === null) short('cues', i, repeat, SHORTEST_PERIOD_MS, 'The time between two of this cue');
  for (const [i, { period }] of program.anchors.entries()) short('anchors', i, period, SHORTEST_PERIOD_MS, 'The time between two of this anchor');

  const { most, way } = reactionsOf(flow, work);
  const [first = -1] = way;
  const scenes = [...new Set(way.map((t) => spokenOf(program, program.transitions[t]!.source)))];
  const hint = 'Let one of them wait (`after`, or `when … for`), or raise one event less.';
  if (most === Number.POSITIVE_INFINITY && way.length > 0)
    findings.refuse('transitions', first, `Reactions set each other off without end at one instant: ${scenes.join(' → ')} → …`, hint);
  else if (most >= MAX_MICROSTEPS)
    findings.refuse('transitions', first, `Up to ${most} reactions could follow each other at one instant; at most ${MAX_MICROSTEPS - 1} may.`, hint);
  return findings.check(
    'termination',
    Number.isFinite(most) ? [{ what: 'reactions at one instant', value: most, limit: MAX_MICROSTEPS - 1, unit: 'reactions' }] : [],
  );
}
