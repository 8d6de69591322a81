/** How strong a cue is over time, as written and as numbers: its level, ramp or points, and its fades. */

import { CHANNEL_OF, LEVEL_OF } from '../check/index.ts';
import { constant, type Frame, typed } from '../elaborate/index.ts';
import { type Cue, type Expr, textOf } from '../syntax/index.ts';
import type { Amount, CueShape } from './model.ts';

export function shapeOfCue(cue: Cue, frame: Frame): CueShape {
  const { tree } = frame.symbols.source;
  const amount = (expr: Expr): Amount => ({ text: textOf(tree, expr), value: expr.kind === 'Missing' ? null : constant(typed(expr, frame)) });
  const given = (expr: Expr | null): Amount | null => (expr === null ? null : amount(expr));
  const points: { level: Amount; at: Amount }[] = [];
  let [fadeIn, fadeOut]: (Amount | null)[] = [null, null];
  let way: CueShape['way'] = 'none';
  for (const option of cue.options) {
    if (option.kind === 'At') {
      points.unshift({ level: amount(option.level), at: START });
      if (way === 'none') way = 'level';
    } else if (option.kind === 'Ramp') {
      points.push({ level: amount(option.target), at: amount(option.over) });
      way = 'ramp';
    } else if (option.kind === 'Through') {
      points.push(...option.points.map(({ level, at }) => ({ level: amount(level), at: amount(at) })));
      way = 'points';
    } else if (option.kind === 'Fading') [fadeIn, fadeOut] = [given(option.into), given(option.out)];
  }
  const { min, max } = LEVEL_OF[CHANNEL_OF[cue.verb]];
  return { way, points, fadeIn: fadeIn ?? null, fadeOut: fadeOut ?? null, lowest: min, highest: max };
}

const START: Amount = { text: '0s', value: 0 };
