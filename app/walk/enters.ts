/** What can bring a scene about, and who raises an event: read from the tables. */

import { causeWords } from '../night/index.ts';
import { inside, type Machine, type Program, spokenOf } from '../program/index.ts';

/** Arrows that enter a state: to it, into it, or to something around it whose first children lead there; those from elsewhere first. */
export function entersOf(machine: Machine, state: number): { readonly transition: number; readonly arm: number }[] {
  const found: { transition: number; arm: number; rank: number }[] = [];
  for (const [transition, { source, arms }] of machine.program.transitions.entries()) {
    for (const [arm, { target }] of arms.entries()) {
      if (inside(machine, source, state) || !(inside(machine, target, state) || leadsInto(machine, target, state))) continue;
      found.push({ transition, arm, rank: target === state ? 0 : 1 });
    }
  }
  return found.sort((a, b) => a.rank - b.rank).map(({ transition, arm }) => ({ transition, arm }));
}

/** Whether entering `around` enters `state` with it. */
function leadsInto(machine: Machine, around: number, state: number): boolean {
  if (!inside(machine, state, around)) return false;
  for (let s = state; s !== around; s = machine.parent[s]!) {
    const parent = machine.states[machine.parent[s]!]!;
    if (parent.kind === 'compound' && parent.initial !== s) return false;
  }
  return true;
}

/** Who raises an event, in words. */
export function raisersOf({ program }: Machine, event: string): string[] {
  const raises = (actions: Program['states'][number]['onEnter']) => actions.some((action) => action.do === 'raise' && action.event === event);
  return [
    ...program.states.flatMap(({ onEnter, onExit }, state) => [
      ...(raises(onEnter) ? [`${spokenOf(program, state)} as it is entered`] : []),
      ...(raises(onExit) ? [`${spokenOf(program, state)} as it is left`] : []),
    ]),
    ...program.transitions.flatMap(({ source, actions }, row) => (raises(actions) ? [`${spokenOf(program, source)} (${causeWords(program, row)})`] : [])),
    ...(program.anchors.some(({ actions }) => raises(actions)) ? ['an anchor'] : []),
  ];
}
