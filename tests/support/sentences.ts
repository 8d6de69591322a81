/** Makes sentences of the dream language by its grammar, the same for the same seed: every part of every rule as often as the others. */

import { type Grammar, isToken, type Pattern, partsOf, startOf } from './ebnf.ts';

/** What begins a line: `for`, `every` and `when` mean other things in the middle of one. */
const LINES = new Set([
  'Import',
  'Asset',
  'Motif',
  'Dream',
  'DreamItem',
  'SceneItem',
  'StateItem',
  'AnytimeItem',
  'Action',
  'Cue',
  'Set',
  'Mark',
  'Raise',
  'Fade',
  'Tone',
  'Var',
  'Way',
]);
/** Words of the language that are names as well, and names in other scripts. The rest of the names is made by the rule. */
const WORDS = ['shore', 'dusk', 'N2', 'release', 'morning', 'light', 'breath', 'wave', 'stage', 'hour', 'night', 'ages', 'cue', 'été', '夜', '𠮷野', 'x_1'];
/** A weight does not begin with a word that begins an item. */
const PLAIN = ['wonder', 'shore', 'N2', 'cue', '夜'];
const CHARACTERS = [..."azMZ_é夜09 \t!?+-*/.,:;=<>(){}[]'|&€🌊"];
const BLANKS = [' ', '  ', '\t'];
const GAPS = ['\n', '\n\n', '\r\n', '  \n\t', ' // why {\n', '\n/// what\n', '\n//// rule\n', ' //\n'];

export interface Writer {
  sentence(): string;
  /** Parts of rules that no sentence needed so far, as `rule: part`. */
  unused(): readonly string[];
}

/** `depth` is how many rules may stand inside of each other. */
export function writer(grammar: Grammar, seed: number, depth: number): Writer {
  const random = randomOf(seed);
  const below = (count: number) => Math.floor(random() * count);
  const any = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  const least = leastDepths(grammar);
  const uses = new Map<Pattern, number>();
  const start = startOf(grammar);
  let pieces: string[] = [];
  let inWeight = false;
  let inToken = false;
  let onNewLine = false;

  /** `left` is how much deeper rules may go. */
  const write = (pattern: Pattern, left: number): void => {
    uses.set(pattern, (uses.get(pattern) ?? 0) + 1);
    if (pattern.kind === 'literal') put(pattern.text);
    else if (pattern.kind === 'class') put(any(CHARACTERS.filter((char) => pattern.test.test(char))));
    else if (pattern.kind === 'sequence') for (const part of pattern.of) write(part, left);
    else if (pattern.kind === 'choice') write(chosen(pattern.of, left), left);
    else if (pattern.kind === 'except') retry(pattern, left);
    else if (pattern.kind === 'rule') rule(pattern.name, left);
    else {
      const most = depthOf(pattern.of, least) > left ? 0 : (pattern.most ?? 9);
      for (let count = 0; count < pattern.least || (count < most && random() * depth < left * 0.7); count++) write(pattern.of, left);
    }
  };

  /** Any part that is not too deep; every other time one that was used least. */
  const chosen = (parts: readonly Pattern[], left: number): Pattern => {
    const near = parts.filter((part) => depthOf(part, least) <= left);
    const fewest = Math.min(...near.map((part) => uses.get(part) ?? 0));
    return any(below(2) === 0 ? near : near.filter((part) => (uses.get(part) ?? 0) === fewest));
  };

  const rule = (name: string, left: number): void => {
    const pattern = grammar.get(name) as Pattern;
    if (inToken) write(pattern, left);
    else if (isToken(name)) put(token(name, pattern));
    else {
      if (LINES.has(name)) onNewLine = true;
      inWeight ||= name === 'Weight';
      write(pattern, left - 1);
      if (name === 'Weight') inWeight = false;
    }
  };

  const token = (name: string, pattern: Pattern): string => {
    if (name === 'word' && inWeight) return any(PLAIN);
    if (name === 'word' && below(4) > 0) return any(WORDS);
    const outer = pieces;
    pieces = [];
    inToken = true;
    write(pattern, depth / 2);
    inToken = false;
    const text = pieces.join('');
    pieces = outer;
    return text;
  };

  const put = (text: string): void => {
    // Nothing stands before a parenthesis, which after the name of a function must be so, and a gap between all else.
    if (!inToken) pieces.push(onNewLine ? any(GAPS) : text === '(' ? '' : any('{}'.includes(text) ? GAPS : BLANKS));
    pieces.push(text);
    onNewLine = false;
  };

  /** Once more, where it came out as what it must not be. */
  const retry = ({ of, not }: Pattern & { kind: 'except' }, left: number): void => {
    const begun = pieces.length;
    const forbidden = partsOf(not.kind === 'rule' ? (grammar.get(not.name) as Pattern) : not).flatMap((part) => (part.kind === 'literal' ? [part.text] : []));
    do {
      pieces.length = begun;
      write(of, left);
    } while (forbidden.includes(pieces[begun + 1] as string));
  };

  return {
    sentence() {
      pieces = [];
      onNewLine = false;
      rule(start, depth);
      return pieces.join('');
    },
    unused: () => {
      const excluded = new Set([...grammar.values()].flatMap(partsOf).flatMap((part) => (part.kind === 'except' ? partsOf(part.not) : [])));
      const rules = [...excluded].flatMap((part) => (part.kind === 'rule' ? [part.name] : []));
      const needed = [...grammar].filter(([name]) => !rules.includes(name) && !['gap', 'space', 'comment', 'doc'].includes(name));
      return needed.flatMap(([name, pattern]) => {
        const parts = partsOf(pattern).filter((part) => !uses.has(part) && !excluded.has(part));
        return parts.map((part) => `${name}: ${JSON.stringify(part)}`);
      });
    },
  };
}

/** How deep rules must go at least, for each. */
function leastDepths(grammar: Grammar): ReadonlyMap<string, number> {
  const least = new Map<string, number>();
  for (let settled = false; !settled; ) {
    settled = true;
    for (const [name, pattern] of grammar) {
      const depth = isToken(name) ? 0 : depthOf(pattern, least) + 1;
      if (depth === (least.get(name) ?? Number.POSITIVE_INFINITY)) continue;
      least.set(name, depth);
      settled = false;
    }
  }
  return least;
}

function depthOf(pattern: Pattern, least: ReadonlyMap<string, number>): number {
  switch (pattern.kind) {
    case 'sequence':
      return Math.max(0, ...pattern.of.map((part) => depthOf(part, least)));
    case 'choice':
      return Math.min(...pattern.of.map((part) => depthOf(part, least)));
    case 'repeat':
      return pattern.least === 0 ? 0 : depthOf(pattern.of, least);
    case 'except':
      return depthOf(pattern.of, least);
    case 'rule':
      return least.get(pattern.name) ?? Number.POSITIVE_INFINITY;
    default:
      return 0;
  }
}

/** Mulberry32. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
