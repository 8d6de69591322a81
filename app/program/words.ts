/** Words of marks and cues, with the values of this instant in them. */

import type { Words } from './format.ts';
import { evaluate, type Run } from './run.ts';

export function say(run: Run, words: Words): string {
  const { machine, state } = run;
  let said = '';
  for (const part of words) {
    if (typeof part === 'string') said += part;
    else if ('var' in part) said += spell(state.vars[part.var]!, part.scale) + part.unit;
    else if ('expr' in part) said += spell(evaluate(run, part.expr, 0), part.scale) + part.unit;
    else if (typeof machine.program.params[part.param]!.value === 'string') said += state.texts[part.param]!;
    else said += spell(state.params[part.param]!, part.scale) + part.unit;
  }
  return said;
}

/** At most three decimals. */
const spell = (value: number, scale: number): string => String(Math.round((value / scale) * 1000) / 1000 + 0);
