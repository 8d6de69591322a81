/** JSON as a text that people write: read whole however broken it is, each value with its place, each flaw with the way out. */

export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

export type JsonNode =
  | { readonly kind: 'object'; readonly span: TextSpan; readonly members: readonly JsonMember[]; readonly closed: boolean }
  | { readonly kind: 'list'; readonly span: TextSpan; readonly items: readonly JsonNode[] }
  | { readonly kind: 'text'; readonly span: TextSpan; readonly value: string }
  /** A number, true, false, null; undefined for a word that is none of them. */
  | { readonly kind: 'other'; readonly span: TextSpan; readonly value: number | boolean | null | undefined };

export interface JsonMember {
  readonly key: string;
  readonly keySpan: TextSpan;
  /** Null where nothing stands there yet. */
  readonly value: JsonNode | null;
}

export interface JsonFlaw {
  readonly span: TextSpan;
  readonly message: string;
  readonly hint: string;
  readonly fix?: { readonly title: string; readonly span: TextSpan; readonly newText: string };
}

export interface ReadJson {
  readonly root: JsonNode | null;
  /** None exactly where the text is JSON. */
  readonly flaws: readonly JsonFlaw[];
}

/** Deeper than anybody writes by hand. */
const DEEPEST = 100;
/** What comes after so many is no help any more. */
const MOST_FLAWS = 50;
const SPACE = /[ \t\r\n]*/y;
const WORD = /[^\s,:{}[\]"/]+/y;
const TEXT = /"(?:[^"\\\r\n]|\\[^\r\n])*("?)/y;
const SINGLE = /'(?:[^'\\\r\n]|\\[^\r\n])*'?/y;
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

export function readJson(text: string): ReadJson {
  const flaws: JsonFlaw[] = [];
  // Some editors put a mark before the first sign.
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  skip();
  const root = value(0);
  skip();
  if (root === null) flaw({ start: 0, end: text.length }, 'There is no JSON here.', 'Begin with `{` and end with `}`.');
  else if (at < text.length)
    flaw({ start: at, end: text.length }, 'Something stands after the end.', 'Remove it; a file has one value, from its first brace to its last.');
  return { root, flaws };

  function flaw(span: TextSpan, message: string, hint: string, fix?: JsonFlaw['fix']): void {
    if (flaws.length < MOST_FLAWS) flaws.push({ span, message, hint, ...(fix === undefined ? {} : { fix }) });
  }

  function take(pattern: RegExp): string {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? '';
    at += found.length;
    return found;
  }

  /** Over spaces, and over comments, which JSON has not. */
  function skip(): void {
    for (;;) {
      take(SPACE);
      const start = at;
      if (text.startsWith('//', at)) take(/[^\r\n]*/y);
      else if (text.startsWith('/*', at)) at = text.indexOf('*/', at + 2) < 0 ? text.length : text.indexOf('*/', at + 2) + 2;
      else return;
      const span = { start, end: at };
      flaw(span, 'JSON has no comments.', 'Remove it, or keep the thought in README.md.', { title: 'Remove the comment', span, newText: '' });
    }
  }

  function value(depth: number): JsonNode | null {
    const start = at;
    const sign = text[at];
    if (depth > DEEPEST) {
      at = text.length;
      flaw({ start, end: start + 1 }, 'This is nested too deeply.', `At most ${DEEPEST} braces and brackets may be inside each other.`);
      return null;
    }
    if (sign === '{') return object(depth);
    if (sign === '[') return list(depth);
    if (sign === '"' || sign === "'") return { kind: 'text', ...words() };
    const word = take(WORD);
    const span = { start, end: at };
    if (word === '') return null;
    if (WORDS.has(word)) return { kind: 'other', span, value: WORDS.get(word) };
    if (NUMBER.test(word)) return { kind: 'other', span, value: Number(word) };
    flaw(span, `“${word}” is no value.`, 'A text stands in double quotes.', { title: 'Put it in double quotes', span, newText: JSON.stringify(word) });
    return { kind: 'other', span, value: undefined };
  }

  /** A text in quotes, closed or not. */
  function words(): { readonly span: TextSpan; readonly value: string } {
    const start = at;
    const single = text[at] === "'";
    const found = take(single ? SINGLE : TEXT);
    const span = { start, end: at };
    if (single) {
      const inner = found.slice(1).replace(/'$/, '');
      flaw(span, 'A text stands in double quotes.', 'Write `"` in the place of `\'`.', { title: 'Use double quotes', span, newText: JSON.stringify(inner) });
      return { span, value: inner };
    }
    if (found.length < 2 || !found.endsWith('"') || isOpen(found)) {
      flaw(span, 'A text is never closed.', 'End it with `"` on the same line.', { title: 'Close it here', span: { start: at, end: at }, newText: '"' });
      return { span, value: decoded(found.slice(1)) ?? found.slice(1) };
    }
    const inner = decoded(found.slice(1, -1));
    if (inner === null)
      flaw(
        span,
        'A text has a sign that JSON does not know.',
        'After a backslash only `"`, `\\`, `/`, `b`, `f`, `n`, `r`, `t` or `u` with four digits may stand; a tab is written `\\t`.',
      );
    return { span, value: inner ?? found.slice(1, -1) };
  }

  function object(depth: number): JsonNode {
    const start = at++;
    const members: JsonMember[] = [];
    const closed = entries('}', 'entry', () => {
      const keyStart = at;
      const quoted = text[at] === '"' || text[at] === "'";
      const key = quoted ? words().value : take(WORD);
      if (at === keyStart) return false;
      const keySpan = { start: keyStart, end: at };
      if (!quoted)
        flaw(keySpan, 'A name stands in double quotes.', `Write \`"${key}"\`.`, {
          title: 'Put it in double quotes',
          span: keySpan,
          newText: JSON.stringify(key),
        });
      skip();
      const colon = at;
      if (text[at] === ':') at++;
      else
        flaw(keySpan, `After “${key}” a colon is missing.`, 'Write `:` and then its value.', {
          title: 'Put a colon',
          span: { start: keySpan.end, end: keySpan.end },
          newText: ':',
        });
      skip();
      // What follows without a colon may be the next name.
      const found = text[colon] !== ':' && isName() ? null : value(depth + 1);
      if (found === null && text[colon] === ':') flaw({ start: keySpan.start, end: colon + 1 }, `“${key}” has no value.`, 'Write one after the colon.');
      members.push({ key, keySpan, value: found });
      return true;
    });
    if (!closed) flaw({ start, end: start + 1 }, 'This brace is never closed.', 'Write `}` where it ends.');
    return { kind: 'object', span: { start, end: at }, members, closed };
  }

  function isName(): boolean {
    const name = /["'][^"'\r\n]*["'][ \t]*:/y;
    name.lastIndex = at;
    return name.test(text);
  }

  function list(depth: number): JsonNode {
    const start = at++;
    const items: JsonNode[] = [];
    const closed = entries(']', 'value', () => {
      const found = value(depth + 1);
      if (found !== null) items.push(found);
      return found !== null;
    });
    if (!closed) flaw({ start, end: start + 1 }, 'This bracket is never closed.', 'Write `]` where it ends.');
    return { kind: 'list', span: { start, end: at }, items };
  }

  /** What stands between commas, up to the end. False where the end is missing. */
  function entries(end: '}' | ']', what: string, one: () => boolean): boolean {
    let before: 'nothing' | 'one' | 'comma' = 'nothing';
    let last = at;
    for (;;) {
      skip();
      const start = at;
      if (at >= text.length) return false;
      if (text[at] === end) {
        if (before === 'comma') {
          const span = { start: last - 1, end: last };
          flaw(span, `Nothing follows this comma.`, 'In JSON the last one has no comma after it.', { title: 'Remove the comma', span, newText: '' });
        }
        at++;
        return true;
      }
      if (text[at] === ',') {
        at++;
        if (before !== 'one') flaw({ start, end: at }, `Before this comma a ${what} is missing.`, 'Remove the comma, or write what it follows.');
        before = 'comma';
        last = at;
        continue;
      }
      if (one()) {
        if (before === 'one')
          flaw({ start, end: at }, 'A comma is missing before this.', 'Write `,` between two of them.', {
            title: 'Put a comma',
            span: { start: last, end: last },
            newText: ',',
          });
        before = 'one';
        last = at;
        continue;
      }
      // The end of something around, which is closed too early.
      if ('}]'.includes(text[at] as string)) return false;
      at++;
      flaw({ start, end: at }, `“${text[start]}” does not belong here.`, 'Remove it.', { title: 'Remove it', span: { start, end: at }, newText: '' });
    }
  }
}

/** The last quote is one that a backslash makes part of the text. */
function isOpen(quoted: string): boolean {
  return (/\\*$/.exec(quoted.slice(0, -1))?.[0].length ?? 0) % 2 === 1;
}

/** Null where an escape, or a control character, is none of JSON. */
function decoded(inner: string): string | null {
  try {
    return JSON.parse(`"${inner}"`) as string;
  } catch {
    return null;
  }
}

/** The value as JSON.parse gives it; of two entries with one name the last. */
export function jsonValue(node: JsonNode): unknown {
  if (node.kind === 'object') return Object.fromEntries(node.members.map(({ key, value }) => [key, value === null ? undefined : jsonValue(value)]));
  return node.kind === 'list' ? node.items.map(jsonValue) : node.value;
}

/** The last entry of that name; null where the node is no object or has none. */
export const entryOf = (node: JsonNode | null, key: string): JsonMember | null =>
  node?.kind === 'object' ? (node.members.findLast((member) => member.key === key) ?? null) : null;
