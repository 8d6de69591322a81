/** Cue rate: how many cues can begin within an hour, and whether the clocks of the program alone would ask for more than that. */

import type { Check } from '../base/index.ts';
import { CUES_PER_HOUR, MIN_LOCK_GAP_MS, MIN_PERIOD_MS } from '../program/index.ts';
import type { Ceilings } from './ceilings.ts';
import type { Flow } from './flow.ts';
import { isTrue } from './interval.ts';
import { findingsOn } from './report.ts';

const HOUR_MS = 3_600_000;

export function checkCueRate(flow: Flow, { cuesPerHour }: Ceilings): Check {
  const { program, values, reachable, states, children } = flow;
  const findings = findingsOn(program);
  const own = Math.min(
    Number.POSITIVE_INFINITY,
    ...program.limits.flatMap(({ subject, max, condition }) =>
      subject === 'cues' && (condition < 0 || isTrue(values.of[condition]!)) ? [Math.max(0, Math.ceil(max))] : [],
    ),
  );
  const bound = Math.min(own, CUES_PER_HOUR);
  const hint = 'Write a limit, such as `limit cues <= 60 per hour`, or longer times between the cues.';
  if (bound > cuesPerHour) findings.refuse('program', -1, `Up to ${bound} cues could begin within an hour, and this device allows ${cuesPerHour}.`, hint);
  // What clocks and rhythms alone ask for while nothing changes.
  const perHour = (expression: number, least: number) => HOUR_MS / (expression < 0 ? least : Math.max(MIN_PERIOD_MS, values.time(expression, 0).min));
  const rates = new Float64Array(states.length);
  for (const { state, repeat, lock } of program.cues) {
    if (state < 0 || !reachable[state] || (repeat < 0 && lock === null)) continue;
    rates[state]! += perHour(repeat, MIN_LOCK_GAP_MS);
  }
  for (const { source, cause, actions } of program.transitions) {
    if (cause.on !== 'every' || !reachable[source]) continue;
    rates[source]! += actions.filter((action) => action.do === 'cue').length * perHour(cause.period, MIN_PERIOD_MS);
  }
  for (let state = states.length - 1; state >= 0; state--) {
    const inner = children[state]!.map((child) => rates[child]!);
    rates[state]! += states[state]!.kind === 'parallel' ? inner.reduce((a, b) => a + b, 0) : Math.max(0, ...inner);
  }
  const asked = Math.ceil(rates[0]! + program.anchors.reduce((sum, { period, cues }) => sum + cues.length * perHour(period, MIN_PERIOD_MS), 0));
  if (asked > CUES_PER_HOUR && own > CUES_PER_HOUR)
    findings.refuse('program', -1, `Its clocks ask for up to ${asked} cues an hour; no device plays more than ${CUES_PER_HOUR}.`, hint);
  for (const [i, { state, repeat }] of program.cues.entries())
    if (state < 0 && repeat >= 0)
      findings.refuse('cues', i, 'A cue of an anchor repeats by itself, also where the anchor is silent.', 'Take its `every` away: the anchor has one.');
  return findings.check('cue-rate', [{ what: 'cues per hour', value: bound, limit: cuesPerHour, unit: 'cues' }]);
}
