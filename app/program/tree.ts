/** Postfix code as a tree, for who explains or writes it. Nothing that runs uses it. */

import { takesOperand, UNARY } from './expression.ts';

export interface Tree {
  readonly op: string;
  /** Of a leaf. */
  readonly value: string | number;
  readonly parts: readonly Tree[];
  /** Its own stretch of the code: an expression by itself. */
  readonly code: readonly (string | number)[];
}

/** null for code that is none. */
export function treeOf(code: readonly (string | number)[]): Tree | null {
  const stack: (Tree & { readonly from: number })[] = [];
  for (let i = 0; i < code.length; i++) {
    const op = String(code[i]);
    const from = i;
    if (takesOperand(op)) {
      i++;
      stack.push({ op, value: code[i] ?? '', parts: [], code: code.slice(from, i + 1), from });
      continue;
    }
    const parts = stack.splice(Object.hasOwn(UNARY, op) ? -1 : -2);
    const first = parts[0]?.from ?? from;
    stack.push({ op, value: '', parts, code: code.slice(first, i + 1), from: first });
  }
  return stack.at(-1) ?? null;
}
