/** Highlighting by meaning: what each word is, not how it looks. */

import type { SemanticToken } from '../model.ts';
import { isWord, type Project, Token, type Tree } from '../syntax/index.ts';
import type { NamePlace } from './names.ts';
import { read } from './reading.ts';

/** In order, none over another. Empty where the project has no such text. */
export function semanticTokens(project: Project, path: string): readonly SemanticToken[] {
  const reading = read(project, path);
  return reading === null ? [] : tokensOf(reading.tree, reading.names);
}

const known = new WeakMap<readonly NamePlace[], readonly SemanticToken[]>();

/** Of a tree with its names; the same list for the same names. */
function tokensOf(tree: Tree, names: readonly NamePlace[]): readonly SemanticToken[] {
  let tokens = known.get(names);
  if (tokens === undefined) {
    tokens = made(tree, names);
    known.set(names, tokens);
  }
  return tokens;
}

function made(tree: Tree, names: readonly NamePlace[]): readonly SemanticToken[] {
  const { kinds, starts, count } = tree.tokens;
  const result: SemanticToken[] = [];
  const add = (start: number, end: number, kind: SemanticToken['kind'], declaration = false): void => {
    if (end > start) result.push({ span: { start, end }, kind, declaration });
  };
  let next = 0;
  for (let i = 0; i < count; i++) {
    const kind = kinds[i] as number;
    const start = starts[i] as number;
    const end = starts[i + 1] as number;
    if (kind === Token.space || kind === Token.newline) continue;
    const first = next;
    while (next < names.length && (names[next] as NamePlace).span.start < end) next++;
    const place = names[first];
    if (kind === Token.text || kind === Token.openText) {
      let at = start;
      for (let n = first; n < next; n++) {
        const { span, kind: named } = names[n] as NamePlace;
        add(at, span.start, 'text');
        add(span.start, span.end, named);
        at = span.end;
      }
      add(at, end, 'text');
    } else if (first < next && place !== undefined) {
      add(place.span.start, place.span.end, place.kind, place.declaration);
      while (i + 1 < place.to) i++;
    } else if (kind === Token.number) addNumber(tree.text, start, end, add);
    else if (kind === Token.version) add(start, end, 'number');
    else if (kind === Token.comment) add(start, end, 'comment');
    else if (kind === Token.doc) add(start, end, 'doc');
    else if (kind === Token.arrow) add(start, end, 'arrow');
    else if (kind >= Token.dots && kind <= Token.bang) add(start, end, 'operator');
    else if (isWord(kind) && (kind !== Token.word || SOFT.has(tree.text.slice(start, end)))) add(start, end, 'keyword');
  }
  return result;
}

/** Words of the language that are no keywords to the lexer; where one is a name, it was taken above. */
const SOFT: ReadonlySet<string> = new Set(['part', 'inside', 'out', 'as', 'through', 'locked', 'slow', 'wave', 'breath']);

function addNumber(text: string, start: number, end: number, add: (start: number, end: number, kind: SemanticToken['kind']) => void): void {
  let at = start;
  while (at < end && isDigit(text.charCodeAt(at))) at++;
  add(start, at, 'number');
  add(at, end, 'unit');
}

const isDigit = (char: number): boolean => (char >= 48 && char <= 57) || char === 46;
