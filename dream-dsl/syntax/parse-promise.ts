/** Promises: what a dream says of itself, to be proven or measured. */

import type { PromiseItem, PromiseStatement } from './ast.ts';
import { advance, type Cursor, eat, parseName, parsePath, report, textAt } from './cursor.ts';
import { parseExpr, parsePrimary, parseSum } from './parse-expr.ts';
import { docAbove } from './recovery.ts';
import { K, Token } from './token.ts';

export function parsePromise(c: Cursor): PromiseItem {
  const from = c.at;
  const doc = docAbove(c);
  advance(c);
  const name = parseName(c, 'the name of the promise');
  const before = c.findings.length;
  if (!eat(c, Token.colon) && name.text !== '') report(c, 'DRM001', { expected: '`:`', because: '`promise quiet: always sound <= 38dB`' });
  const statement = c.findings.length > before && c.kind === Token.end ? null : parseStatement(c);
  return { kind: 'Promise', from, to: c.end, doc, name, statement };
}

function parseStatement(c: Cursor): PromiseStatement {
  const from = c.at;
  switch (c.kind) {
    case K.always:
    case K.never: {
      const always = c.kind === K.always;
      advance(c);
      const claim = parseExpr(c, always ? 'what always holds' : 'what never happens');
      const condition = eat(c, K.while) ? parseExpr(c, 'when the promise counts') : null;
      return { kind: 'Invariant', from, to: c.end, always, claim, condition };
    }
    case K.reaches: {
      advance(c);
      const goal = parsePath(c, 'the scene that is reached', 'DRM006');
      return { kind: 'Reaches', from, to: c.end, goal };
    }
    case K.chance: {
      advance(c);
      word(c, K.of, 'of', CHANCE);
      const event = parsePrimary(c, 'what may happen');
      const compares = c.kind === Token.less || c.kind === Token.lessEqual || c.kind === Token.greater || c.kind === Token.greaterEqual;
      const comparison = compares ? textAt(c, c.at) : '';
      if (compares) advance(c);
      else report(c, 'DRM001', { expected: '`<=`', because: CHANCE });
      const bound = parsePrimary(c, 'how likely it may be');
      if (eat(c, K.per)) word(c, K.night, 'night', CHANCE);
      else report(c, 'DRM001', { expected: '`per night`', because: CHANCE });
      word(c, K.across, 'across', CHANCE);
      const population = parseName(c, 'who is asked, such as `adults`');
      return { kind: 'Chance', from, to: c.end, event, comparison, bound, population };
    }
    default: {
      const cause = parseExpr(c, 'what the promise says');
      const held = eat(c, K.for) ? parseSum(c, 'how long it holds') : null;
      if (c.kind === K.leads) {
        advance(c);
        word(c, K.to, 'to', LEADS);
      } else if (cause.kind !== 'Missing') {
        report(c, 'DRM001', { expected: '`leads to`', because: LEADS });
        eat(c, K.to);
      }
      const goal = cause.kind === 'Missing' || c.kind === Token.closeBrace ? cause : parseExpr(c, 'what it leads to');
      const within = eat(c, K.within) ? parseSum(c, 'how soon') : null;
      return { kind: 'LeadsTo', from: Math.min(from, c.end), to: c.end, cause, held, goal, within };
    }
  }
}

const CHANCE = '`chance of (woken by a cue) <= 5% per night across adults`';
const LEADS = '`distress > 0.8 leads to release within 2m`';

function word(c: Cursor, kind: number, text: string, because: string): void {
  if (!eat(c, kind)) report(c, 'DRM001', { expected: `\`${text}\``, because });
}
