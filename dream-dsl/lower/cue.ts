/** A cue of the text as a row of the table. */

import { CHANNEL_OF } from '../check/index.ts';
import type { Cue, CueOption, Expr, TextLiteral } from '../syntax/index.ts';
import type { CueRow, Index } from './model.ts';
import type { Lowering } from './work.ts';

export function cueRow(lowering: Lowering, cue: Cue, gates: readonly Expr[], state: Index): CueRow {
  const { exprs, assetOf } = lowering;
  const option = <K extends CueOption['kind']>(kind: K) => cue.options.find((o): o is Extract<CueOption, { kind: K }> => o.kind === kind);
  const ramp = option('Ramp');
  return {
    state,
    channel: CHANNEL_OF[cue.verb],
    verb: cue.verb,
    asset: cue.what?.kind === 'Name' ? (assetOf.get(cue.what.text) ?? -1) : -1,
    words: cue.what?.kind === 'Text' ? wordsOf(lowering, cue.what) : cue.what !== null && !assetOf.has(cue.what.text) ? [cue.what.text] : [],
    level: exprs.add(option('At')?.level),
    fade: exprs.add(option('FadeIn')?.duration),
    loop: option('Loop') !== undefined,
    duration: exprs.add(option('For')?.duration),
    repeat: exprs.add(option('Repeat')?.period),
    ramp: ramp === undefined ? null : { target: exprs.add(ramp.target), over: exprs.add(ramp.over) },
    gate: exprs.all(gates),
  };
}

/** Words to say; names in braces become parameters and variables to be filled in at night. */
function wordsOf(lowering: Lowering, text: TextLiteral): CueRow['words'] {
  return text.parts.map((part) => {
    if (typeof part === 'string') return part;
    const own = lowering.varOf.get(part.name);
    if (own !== undefined) return { var: own };
    const param = lowering.paramOf.get(part.name);
    return param === undefined ? `{${part.name}}` : { param };
  });
}
