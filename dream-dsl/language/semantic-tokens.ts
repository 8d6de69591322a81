/** Highlighting by meaning: what each word is, not how it looks. */

import type { SemanticToken, Span } from '../model.ts';
import { isWord, Token, type Tree } from '../syntax/index.ts';
import type { NamePlace } from './names.ts';

export function semanticTokens(tree: Tree, names: readonly NamePlace[]): readonly SemanticToken[] {
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
    const inside: NamePlace[] = [];
    for (let place = names[next]; place !== undefined && place.span.start < end; place = names[++next]) inside.push(place);
    if (kind === Token.text || kind === Token.openText) {
      let at = start;
      for (const place of inside) {
        add(at, place.span.start, 'text');
        add(place.span.start, place.span.end, place.kind);
        at = place.span.end;
      }
      add(at, end, 'text');
    } else if (inside[0] !== undefined) {
      add(inside[0].span.start, inside[0].span.end, inside[0].kind, inside[0].declaration);
      while (i + 1 < inside[0].to) i++;
    } else if (kind === Token.number) addNumber(tree.text, { start, end }, add);
    else if (kind === Token.version) add(start, end, 'number');
    else if (kind === Token.comment) add(start, end, 'comment');
    else if (kind === Token.doc) add(start, end, 'doc');
    else if (kind === Token.arrow) add(start, end, 'arrow');
    else if (kind >= Token.dots && kind <= Token.bang) add(start, end, 'operator');
    else if (isWord(kind) && kind !== Token.word) add(start, end, 'keyword');
  }
  return result;
}

function addNumber(text: string, span: Span, add: (start: number, end: number, kind: SemanticToken['kind']) => void): void {
  let at = span.start;
  while (at < span.end && /[\d.]/.test(text.charAt(at))) at++;
  add(span.start, at, 'number');
  add(at, span.end, 'unit');
}
