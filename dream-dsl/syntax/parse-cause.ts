/** What a reaction waits for. */

import type { Cause } from './ast.ts';
import { advance, type Cursor, eat, onSameLine } from './cursor.ts';
import { parseName } from './names.ts';
import { parseExpr, parseSum } from './parse-expr.ts';
import { arrowAhead, parseAnyGo } from './parse-go.ts';
import { parseLabel } from './parse-literal.ts';
import { drop, expect, report } from './report.ts';
import { K, Token } from './token.ts';

/** The word that begins the reaction is taken already. */
export function parseCause(c: Cursor, from: number, kind: number): Cause {
  switch (kind) {
    case K.on: {
      if (c.kind === K.stage) {
        advance(c);
        if (c.kind === K.is || c.kind === Token.colon || c.kind === Token.equals) drop(c, 'the stage', '`on stage N1 -> drifting`');
        const stage = parseName(c, 'a stage: W, N1, N2, N3 or REM', 'DRM009');
        return { kind: 'OnStage', from, to: c.end, stage };
      }
      if (c.kind === K.signal) {
        advance(c);
        const signal = parseName(c, 'a signal, as in `on signal LRLR`', 'DRM009');
        return { kind: 'OnSignal', from, to: c.end, signal };
      }
      const event = parseName(c, 'what to react to: `stage N1`, `signal LRLR`, `wake`, or an event', 'DRM009');
      return { kind: 'OnEvent', from, to: c.end, event };
    }
    case K.when: {
      const condition = parseExpr(c, 'the condition of `when`');
      const held = eat(c, K.for) ? parseSum(c, 'how long the condition must hold') : null;
      return { kind: 'When', from, to: c.end, condition, held };
    }
    case K.after: {
      const delay = parseSum(c, 'how long to wait');
      return { kind: 'After', from, to: c.end, delay };
    }
    case K.every: {
      const period = parseSum(c, 'how often');
      return { kind: 'Every', from, to: c.end, period };
    }
    case K.enter:
      return { kind: 'Enter', from, to: c.end };
    case K.exit:
      return { kind: 'Exit', from, to: c.end };
    default: {
      const name = parseLabel(c, 'what the sleepers share, as in `together "keepers"`');
      const late = onSameLine(c) && (c.kind === K.for || c.kind === K.in || c.kind === K.after || c.kind === Token.number);
      const bounded = late
        ? expect(c, K.within, 'within', TOGETHER, [c.kind === Token.number ? K.within : c.kind]) || c.kind === Token.number
        : eat(c, K.within);
      const within = bounded ? parseSum(c, 'how long to wait for the others') : null;
      const otherwise = c.kind === K.else ? parseElse(c) : null;
      return { kind: 'Together', from, to: c.end, name, within, otherwise };
    }
  }
}
const TOGETHER = '`together "keepers" within 5m -> shore else -> dusk`';

/** `else -> scene` of `together`, before or after the way that is taken when the others come. */
export function parseElse(c: Cursor): Extract<Cause, { kind: 'Together' }>['otherwise'] {
  advance(c);
  if (arrowAhead(c)) return parseAnyGo(c);
  report(c, 'DRM006', { expected: '`-> scene`', because: 'else' });
  return null;
}
