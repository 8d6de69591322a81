/** Exits: no scene that can be entered is one that nothing of the program ever leaves; but for the morning and the release, which end it. */

import type { Check } from '../base/index.ts';
import { inside } from '../program/index.ts';
import { type Flow, within } from './flow.ts';
import { findingsOn } from './report.ts';
import { spend, type Work } from './work.ts';

/** Events that come from the bed. */
const OUTSIDE = /^(stage\.|signal\.|together\.|wake$|sleep$)/;

export function checkExits(flow: Flow, work: Work): Check {
  const { program, states, parent, children, release, morning, reachable, arrows } = flow;
  const findings = findingsOn(program);
  const raised = new Set(
    [
      ...program.states.flatMap(({ onEnter, onExit }) => [...onEnter, ...onExit]),
      ...program.transitions.flatMap(({ actions }) => actions),
      ...program.anchors.flatMap(({ actions }) => actions),
    ].flatMap((action) => (action.do === 'raise' ? [action.event] : [])),
  );
  const comes = (transition: number) => {
    const { cause } = program.transitions[transition]!;
    return cause.on !== 'event' || OUTSIDE.test(cause.event) || raised.has(cause.event);
  };
  /** An arrow from one of these states that leaves `state`. */
  const leaves = (state: number, sources: readonly number[]): boolean => {
    spend(work, sources.length);
    return sources.some((source) =>
      arrows[source]!.some(
        (arrow) => arrow.domain < state && inside(flow, state, arrow.domain) && !inside(flow, arrow.target, state) && comes(arrow.transition),
      ),
    );
  };
  const free = states.map(() => false);
  for (let state = 1; state < states.length; state++) {
    if (!reachable[state]) continue;
    const around = parent[state]!;
    const layers = states[around]!.kind === 'parallel' ? children[around]!.filter((child) => child !== state).flatMap((child) => within(flow, child)) : [];
    free[state] = free[around]! || inside(flow, state, release) || inside(flow, state, morning) || leaves(state, [state, around]) || leaves(state, layers);
    // What stands inside may lead out.
    if (!free[state] && !leaves(state, within(flow, state))) {
      if (around === 0 || states[around]!.kind !== 'parallel')
        findings.refuse('states', state, 'Nothing of the program ever leaves this scene.', 'Add a way out, such as `after 20m -> release`.');
    }
  }
  return findings.check('exits');
}
