/** The type of the value that is being written: from the operator, option or argument before it. */

import { CHANNEL_OF, CHANNEL_SYMBOLS, FUNCTIONS, type MotifSymbol, SENSORS, TYPES, type Type, UNITS } from '../../check/index.ts';
import { Token } from '../../syntax/index.ts';
import { nodesOver } from '../around.ts';
import type { Asked } from './offer.ts';
import type { Before } from './place.ts';

const DECLARES: ReadonlySet<string> = new Set(['param', 'var', 'motif']);
const TIMES: ReadonlySet<string> = new Set(['over', 'within', 'every', 'after', 'for', 'fade', 'in', 'out']);
const TRUTH: ReadonlySet<string> = new Set(['when', 'while', 'and', 'or', 'not', 'always', 'never', 'of']);

/** What an item expects behind its tokens; null where anything may follow. */
export function expectedAfter(asked: Asked, item: readonly Before[]): Type | null {
  const last = item.at(-1);
  const head = item[0]?.word ?? '';
  if (last === undefined) return null;
  switch (last.kind) {
    case Token.less:
    case Token.lessEqual:
    case Token.greater:
    case Token.greaterEqual:
      if (head === 'limit') return typeOfName(asked, item.at(-2)?.word ?? '');
      return typeBefore(asked, last, item);
    case Token.plus:
    case Token.minus:
      return typeBefore(asked, last, item) ?? expectedAfter(asked, operandStart(item.slice(0, -1)));
    case Token.times:
    case Token.divide:
      return TYPES.number;
    case Token.openParen:
    case Token.comma:
      return inParens(asked, item);
    case Token.equals:
      return declaredType(asked, item);
    default:
  }
  if ((last.word === 'in' && DECLARES.has(head)) || last.kind === Token.dots) return declaredType(asked, item);
  if (last.word === 'is' || (last.word === 'not' && item.at(-2)?.word === 'is'))
    return typeBefore(asked, last.word === 'is' ? last : (item.at(-2) as Before), item);
  const verb = head in CHANNEL_OF ? (head as keyof typeof CHANNEL_OF) : null;
  if (verb !== null) {
    const level = levelOf(CHANNEL_OF[verb]);
    if (last.word === 'at')
      return item.some(({ word }) => word === 'through') && !item.slice(0, -2).every(({ word }) => word !== 'through') ? TYPES.duration : level;
    if (last.word === 'to' || last.word === 'through') return level;
    if (last.word === 'wave' || last.word === 'breath') return TYPES.angle;
  }
  if (TRUTH.has(last.word)) return TYPES.boolean;
  if (TIMES.has(last.word)) return TYPES.duration;
  return null;
}

/** The tokens before the operand that ends them. */
function operandStart(item: readonly Before[]): readonly Before[] {
  let i = item.length;
  let depth = 0;
  while (i > 0) {
    const { kind, word } = item[i - 1] as Before;
    if (kind === Token.closeParen) depth++;
    else if (kind === Token.openParen) depth--;
    if (
      depth < 0 ||
      (depth === 0 && (TIMES.has(word) || TRUTH.has(word) || word === 'at' || word === 'to' || word === '=' || word === 'through' || kind === Token.comma))
    )
      break;
    i--;
  }
  return item.slice(0, i);
}

/** The type of what stands before an operator, from the tree; in broken text from the one name before it. */
function typeBefore(asked: Asked, operator: Before, item: readonly Before[]): Type | null {
  const { tree, symbols } = asked.reading;
  for (const node of [...nodesOver(tree, operator.token)].reverse()) {
    if ((node.kind !== 'Binary' && node.kind !== 'Is') || node.left.to > operator.token || node.right.from <= operator.token) continue;
    const type = symbols.typeOf(node.left);
    if (type.dimension !== 'unknown') return type;
  }
  const before = item[item.indexOf(operator) - 1];
  return before === undefined ? null : typeOfName(asked, before.word);
}

export function typeOfName({ scope }: Asked, name: string): Type | null {
  const own = scope?.vars.get(name)?.type ?? scope?.params.get(name)?.type ?? SENSORS.get(name)?.type;
  if (own !== undefined) return own;
  return levelOf(name);
}

/** What a level of a channel measures. */
const levelOf = (channel: string): Type | null => CHANNEL_SYMBOLS.get(channel)?.type ?? null;

/** Of an argument: what the parameter of the motif wants; of a function, what the call itself should be. */
function inParens(asked: Asked, item: readonly Before[]): Type | null {
  const open = asked.place.parens.at(-1);
  if (open === undefined || open >= item.length) return null;
  const given = argumentAt(asked);
  if (given !== null) return given.param?.type ?? null;
  const callee = item[open - 1];
  const call = callee !== undefined && FUNCTIONS.has(callee.word);
  const whole = expectedAfter(asked, item.slice(0, call ? open - 1 : open));
  return call && whole?.dimension === 'boolean' ? null : whole;
}

export interface Argument {
  readonly motif: MotifSymbol;
  readonly param: (MotifSymbol['params'] extends ReadonlyMap<string, infer P> ? P : never) | null;
  /** Names of the parameters that were given already. */
  readonly given: ReadonlySet<string>;
  /** Nothing was written for it yet. */
  readonly empty: boolean;
  readonly named: boolean;
}

/** The argument of a motif that is being written; null elsewhere. */
export function argumentAt({ reading, place }: Asked): Argument | null {
  const { item, parens } = place;
  const open = parens[0];
  const is = item.findIndex(({ word }) => word === 'is');
  const head = item[0]?.word;
  if (open === undefined || is < 0 || is > open || (head !== 'scene' && head !== 'layer')) return null;
  const name = item
    .slice(is + 1, open)
    .map(({ word }) => word)
    .join('');
  const motif = reading.symbols.visibleMotifs.get(name);
  if (motif === undefined) return null;
  const args = splitArguments(item.slice(open + 1));
  const params = [...motif.params.values()];
  const nameOf = (arg: readonly Before[]): string | null => (arg[1]?.kind === Token.equals ? (arg[0] as Before).word : null);
  const given = new Set(args.slice(0, -1).map((arg, i) => nameOf(arg) ?? params[i]?.name ?? ''));
  const now = args.at(-1) as readonly Before[];
  const named = nameOf(now);
  const param = named === null ? params[args.length - 1] : motif.params.get(named);
  return { motif, param: param ?? null, given, empty: now.length === 0, named: named !== null };
}

function splitArguments(tokens: readonly Before[]): readonly (readonly Before[])[] {
  const args: Before[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === Token.openParen) depth++;
    else if (token.kind === Token.closeParen) depth--;
    if (token.kind === Token.comma && depth === 0) args.push([]);
    else (args.at(-1) as Before[]).push(token);
  }
  return args;
}

/** After `=`: what a variable, a parameter or an argument takes. */
function declaredType(asked: Asked, item: readonly Before[]): Type | null {
  const argument = argumentAt(asked);
  if (argument !== null) return argument.param?.type ?? null;
  const name = item.at(-2)?.word ?? '';
  if (item[0]?.word === 'set') return typeOfName(asked, name);
  const colon = item.findLastIndex(({ kind }) => kind === Token.colon);
  const type = item[colon + 1]?.word;
  if (colon >= 0 && type !== undefined) return namedType(type);
  const first = item[item.findLastIndex(({ kind }) => kind === Token.equals) + 1];
  return item.at(-1)?.kind === Token.equals || first === undefined ? null : namedType(first.word);
}

function namedType(name: string): Type | null {
  if (name === 'bpm') return TYPES.pulse;
  if (Object.hasOwn(TYPES, name)) return TYPES[name as keyof typeof TYPES];
  const unit = /^[\d.]+(.*)$/.exec(name)?.[1];
  return unit === undefined ? null : unit === '' ? TYPES.number : (UNITS.get(unit)?.type ?? null);
}
