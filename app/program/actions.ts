/** What reactions do besides moving: set, mark, raise, start a cue. */

import { armOrStart } from './cues.ts';
import type { Action } from './format.ts';
import { evaluate, type Run, setVar } from './run.ts';
import { say } from './words.ts';

/** `source` is the state that reacts. */
export function act(run: Run, actions: readonly Action[], source: number): void {
  const { machine, state } = run;
  for (const action of actions) {
    switch (action.do) {
      case 'mark':
        run.performer.mark(state.at, say(run, action.words));
        break;
      case 'raise':
        run.raised ??= [];
        run.raised.push(machine.events.get(action.event) ?? -1);
        run.performer.raise(state.at, action.event);
        break;
      case 'set': {
        const { min, max } = machine.program.vars[action.var]!;
        const value = Math.min(max ?? Number.POSITIVE_INFINITY, Math.max(min ?? Number.NEGATIVE_INFINITY, evaluate(run, action.value, 0)));
        setVar(run, action.var, value);
        run.performer.set(state.at, action.var, value);
        break;
      }
      case 'cue':
        if (source >= 0) armOrStart(run, action.cue, 'reaction');
        break;
    }
  }
}
