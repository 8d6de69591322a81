/** What a program does, told in a line: `+a` entered, `-a` left, `!mark`, `x=1` set, `~0@5` cue 0 begins at 5 ms, `/0` instance 0 stops, `fade` all fades. */

import { type Effect, type Input, load, type Program, type Step, start, step } from '../../app/program/index.ts';

/** Every state on the way is frozen, so that a step that touches one throws. */
export function story(program: Program, inputs: readonly Input[], seed = 1): string {
  const machine = load(program);
  let last: Step = start(machine, { seed });
  const effects: Effect[] = [...last.effects];
  for (const input of inputs) {
    last = step(machine, deepFreeze(last.state), input);
    effects.push(...last.effects);
  }
  return effects.flatMap((e) => words(program, e)).join(' ');
}

function words(program: Program, e: Effect): string[] {
  const name = (state: number) => program.states[state]?.name;
  switch (e.kind) {
    case 'enter':
      return [`+${name(e.state)}`];
    case 'exit':
      return [`-${name(e.state)}`];
    case 'mark':
      return [`!${e.label}`];
    case 'set':
      return [`${program.vars[e.var]?.name}=${e.value}`];
    case 'cue-start':
      return [`~${e.cue}@${e.at}`];
    case 'cue-stop':
      return [`/${e.instance}`];
    case 'runaway':
      return ['runaway'];
    case 'fade-all':
      return ['fade'];
    default:
      return [];
  }
}

export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

export const at = (ms: number): Input => ({ kind: 'clock', at: ms });
export const event = (name: string, ms = 0): Input => ({ kind: 'event', at: ms, name });
export const mark = (label: string): Program['transitions'][number]['actions'][number] => ({ do: 'mark', words: [label] });
export const raise = (name: string): Program['transitions'][number]['actions'][number] => ({ do: 'raise', event: name });
export const num = (value: number) => ['num', value] as const;
