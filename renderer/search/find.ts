/** Finding in all texts, and what would stand in the place of what was found. */

import type { Span, TextEdit } from '../../dream-dsl/index.ts';

export interface Query {
  readonly text: string;
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
  readonly regex: boolean;
}

export interface Match {
  readonly span: Span;
  /** From 1. */
  readonly line: number;
  /** The line around it, shortened. */
  readonly before: string;
  readonly found: string;
  readonly after: string;
  /** What it would be replaced by. */
  readonly instead: string;
}

export interface Found {
  readonly files: readonly { readonly path: string; readonly matches: readonly Match[] }[];
  readonly count: number;
  /** There is more than is listed. */
  readonly cut: boolean;
  /** Why the expression is none; null where it is one. */
  readonly problem: string | null;
}

const MOST = 2000;
/** So few that what was found is seen in a narrow panel, too. */
const BEFORE = 12;
const AFTER = 80;
export const NOTHING: Found = { files: [], count: 0, cut: false, problem: null };

export function find(texts: Readonly<Record<string, string>>, query: Query, replacement: string): Found {
  if (query.text === '') return NOTHING;
  let pattern: RegExp;
  try {
    pattern = patternOf(query);
  } catch (error) {
    return { ...NOTHING, problem: error instanceof Error ? error.message.replace(/^Invalid regular expression: /, '') : String(error) };
  }
  const files: { path: string; matches: Match[] }[] = [];
  let count = 0;
  for (const path of Object.keys(texts).sort()) {
    const text = texts[path] as string;
    const matches: Match[] = [];
    const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
    let line = 0;
    for (const match of text.matchAll(pattern)) {
      // An empty match, such as that of `x*`, is nothing to be shown or replaced.
      if (match[0] === '') continue;
      if (count === MOST) return { files: matches.length === 0 ? files : [...files, { path, matches }], count, cut: true, problem: null };
      while (line + 1 < starts.length && (starts[line + 1] as number) <= match.index) line++;
      matches.push(shown(text, match, line, starts[line] as number, query.regex ? expanded(match, replacement) : replacement));
      count++;
    }
    if (matches.length > 0) files.push({ path, matches });
  }
  return { files, count, cut: false, problem: null };
}

function patternOf({ text, matchCase, wholeWord, regex }: Query): RegExp {
  const plain = regex ? text : text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(wholeWord ? `(?<![\\p{L}\\p{N}_])(?:${plain})(?![\\p{L}\\p{N}_])` : plain, matchCase ? 'gmu' : 'gimu');
}

function shown(text: string, match: RegExpExecArray, line: number, start: number, instead: string): Match {
  const end = match.index + match[0].length;
  const lineEnd = text.indexOf('\n', end);
  const before = text.slice(start, match.index).trimStart();
  return {
    span: { start: match.index, end },
    line: line + 1,
    before: before.length > BEFORE ? `…${before.slice(-BEFORE)}` : before,
    found: match[0],
    after: text.slice(end, Math.min(lineEnd < 0 ? text.length : lineEnd, end + AFTER)),
    instead,
  };
}

/** `$1`, `$<name>`, `$&` and `$$` in a replacement, as everywhere. */
function expanded(match: RegExpExecArray, replacement: string): string {
  return replacement.replace(/\$(?:\$|&|(\d{1,2})|<([^>]+)>)/g, (sign, number?: string, name?: string) => {
    if (sign === '$$') return '$';
    if (sign === '$&') return match[0];
    return (number === undefined ? match.groups?.[name as string] : match[Number(number)]) ?? '';
  });
}

export const editsOf = (matches: readonly Match[]): readonly TextEdit[] => matches.map(({ span, instead }) => ({ span, newText: instead }));
