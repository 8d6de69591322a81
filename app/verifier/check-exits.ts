/** Exits: no scene that can be entered is one that nothing of the program ever leaves; but for the morning and the release, which end it. */

import type { Check } from '../base/index.ts';
import { inside } from '../program/index.ts';
import type { Flow } from './flow.ts';
import { findingsOn } from './report.ts';
import { spend, type Work } from './work.ts';

/** Events that come from the bed. */
const OUTSIDE = /^(stage\.|signal\.|together\.|wake$|sleep$)/;

export function checkExits(flow: Flow, work: Work): Check {
  const { program, states, parent, after, release, morning, reachable, arrows } = flow;
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
  /** An arrow from one of the states from `first` up to before `end` that leaves `state`. */
  const leaves = (state: number, first: number, end: number): boolean => {
    for (let source = first; source < end; source++) {
      spend(work, 1 + arrows[source]!.length);
      if (
        arrows[source]!.some(
          ({ domain, target, transition }) => domain < state && inside(flow, state, domain) && !inside(flow, target, state) && comes(transition),
        )
      )
        return true;
    }
    return false;
  };
  const free = states.map(() => false);
  for (let state = 1; state < states.length; state++) {
    if (!reachable[state]) continue;
    const around = parent[state]!;
    const layer = states[around]!.kind === 'parallel';
    free[state] =
      free[around]! ||
      inside(flow, state, release) ||
      inside(flow, state, morning) ||
      leaves(state, state, state + 1) ||
      leaves(state, around, layer ? after[around]! : around + 1);
    // What stands inside may lead out; a layer is left with what is around it.
    if (free[state] || layer || leaves(state, state, after[state]!)) continue;
    findings.refuse('states', state, 'Nothing of the program ever leaves this scene.', 'Add a way out, such as `after 20m -> release`.');
  }
  return findings.check('exits');
}
