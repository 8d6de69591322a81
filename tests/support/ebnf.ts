/** Reads a grammar in W3C-style EBNF, and tells by it whether a text is a sentence of it. */

export type Pattern =
  | { readonly kind: 'sequence'; readonly of: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly of: readonly Pattern[] }
  | { readonly kind: 'repeat'; readonly of: Pattern; readonly least: 0 | 1; readonly most: 1 | null }
  | { readonly kind: 'except'; readonly of: Pattern; readonly not: Pattern }
  | { readonly kind: 'rule'; readonly name: string }
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'class'; readonly test: RegExp };

/** Rules by name, in the order of the page. The first is where a text begins; those of lower case are tokens. */
export type Grammar = ReadonlyMap<string, Pattern>;

export const startOf = (grammar: Grammar): string => [...grammar.keys()][0] ?? '';

export const isToken = (rule: string): boolean => rule === rule.toLowerCase();

const SYMBOL =
  /\s+|\/\*[\s\S]*?\*\/|(?<rule>\w+)(?<defines>\s*::=)?|'(?<single>[^']*)'|"(?<double>[^"]*)"|\[(?<class>[^\]]*)\]|#x(?<code>[0-9A-F]+)|[()|?*+-]/y;

export function readGrammar(page: string): Grammar {
  const symbols: RegExpExecArray[] = [];
  SYMBOL.lastIndex = 0;
  while (SYMBOL.lastIndex < page.length) {
    const at = SYMBOL.lastIndex;
    const symbol = SYMBOL.exec(page);
    if (symbol === null) throw new Error(`line ${page.slice(0, at).split('\n').length}: ${page.slice(at, at + 20)}`);
    if (!/^\s|^\/\*/.test(symbol[0])) symbols.push(symbol);
  }
  let at = 0;
  const ahead = (): string => symbols[at]?.[0] ?? '';
  const take = (sign: string): boolean => ahead() === sign && at++ >= 0;

  const choice = (): Pattern => {
    const of = [sequence()];
    while (take('|')) of.push(sequence());
    return of.length === 1 ? (of[0] as Pattern) : { kind: 'choice', of };
  };
  const sequence = (): Pattern => {
    const of: Pattern[] = [];
    while (at < symbols.length && !['|', ')'].includes(ahead()) && symbols[at]?.groups?.['defines'] === undefined) of.push(difference());
    return of.length === 1 ? (of[0] as Pattern) : { kind: 'sequence', of };
  };
  const difference = (): Pattern => {
    const of = repeated();
    return take('-') ? { kind: 'except', of, not: repeated() } : of;
  };
  const repeated = (): Pattern => {
    const of = single();
    if (take('?')) return { kind: 'repeat', of, least: 0, most: 1 };
    if (take('*')) return { kind: 'repeat', of, least: 0, most: null };
    return take('+') ? { kind: 'repeat', of, least: 1, most: null } : of;
  };
  const single = (): Pattern => {
    if (take('(')) {
      const inner = choice();
      if (!take(')')) throw new Error(`\`)\` is missing before ${ahead()}`);
      return inner;
    }
    const { rule, single, double, class: chars, code } = symbols[at++]?.groups ?? {};
    if (rule !== undefined) return { kind: 'rule', name: rule };
    if (code !== undefined) return { kind: 'literal', text: String.fromCodePoint(Number.parseInt(code, 16)) };
    if (chars !== undefined) return { kind: 'class', test: classOf(chars) };
    return { kind: 'literal', text: single ?? double ?? '' };
  };

  const rules = new Map<string, Pattern>();
  while (at < symbols.length) {
    const { rule, defines } = symbols[at++]?.groups ?? {};
    if (rule === undefined || defines === undefined) throw new Error(`a rule was expected before ${ahead()}`);
    if (rules.has(rule)) throw new Error(`${rule} is there twice`);
    rules.set(rule, choice());
  }
  for (const [name, pattern] of rules)
    for (const part of partsOf(pattern))
      if (part.kind === 'rule' && !rules.has(part.name)) throw new Error(`${name} speaks of ${part.name}, which is not there`);
  return rules;
}

/** Of the characters of a class only `^`, `-` and `\p{…}` mean more than themselves. */
function classOf(chars: string): RegExp {
  const written = chars.replace(/#x([0-9A-F]+)|\\(?!p\{)|[[/]/g, (sign, code: string | undefined) => (code === undefined ? `\\${sign}` : `\\u{${code}}`));
  return new RegExp(`^[${written}]$`, 'u');
}

/** A pattern and all that it is made of. */
export function partsOf(pattern: Pattern): readonly Pattern[] {
  if (pattern.kind === 'sequence' || pattern.kind === 'choice') return [pattern, ...pattern.of.flatMap(partsOf)];
  if (pattern.kind === 'repeat') return [pattern, ...partsOf(pattern.of)];
  return pattern.kind === 'except' ? [pattern, ...partsOf(pattern.of), ...partsOf(pattern.not)] : [pattern];
}

/** Whether a text is a sentence of the grammar. */
export function recogniser(grammar: Grammar): (text: string) => boolean {
  const start = startOf(grammar);
  const cut = tokeniser(grammar);
  return (text) => {
    const tokens = cut(text);
    if (tokens === null) return false;
    const known = new Map<string, readonly number[]>();
    const ends = places(grammar, known, (part, at) => {
      const token = tokens[at];
      if (token === undefined) return false;
      return part.kind === 'literal' ? token.text === part.text : token.kinds.has(part.name);
    });
    return ends({ kind: 'rule', name: start }, 0).includes(tokens.length);
  };
}

interface Word {
  readonly text: string;
  /** The tokens of the grammar that it is. */
  readonly kinds: ReadonlySet<string>;
}

/** Cuts a text into the longest tokens that are there; null where a character begins none. */
function tokeniser(grammar: Grammar): (text: string) => readonly Word[] | null {
  const tokens = [...grammar.keys()].filter(isToken);
  const gaps = new Set(partsOf(grammar.get('gap') as Pattern).flatMap((part) => (part.kind === 'rule' ? [part.name] : [])));
  const above = [...grammar].filter(([name]) => !isToken(name)).flatMap(([, pattern]) => partsOf(pattern));
  const used = new Set(above.flatMap((part) => (part.kind === 'rule' && isToken(part.name) ? [part.name] : [])));
  const signs = new Set(above.flatMap((part) => (part.kind === 'literal' ? [part.text] : [])));
  return (text) => {
    const ends = places(grammar, null, (part, at) => {
      if (part.kind === 'literal') return text.startsWith(part.text, at) && part.text.length;
      const char = text.codePointAt(at);
      return part.kind === 'class' && char !== undefined && part.test.test(String.fromCodePoint(char)) && (char > 0xffff ? 2 : 1);
    });
    const words: Word[] = [];
    for (let at = 0; at < text.length; ) {
      const found = tokens.filter((name) => used.has(name) || gaps.has(name)).map((name) => ({ name, end: Math.max(at, ...ends({ kind: 'rule', name }, at)) }));
      const longest = Math.max(...found.map(({ end }) => end), ...[...signs].filter((sign) => text.startsWith(sign, at)).map((sign) => at + sign.length));
      if (longest === at) return null;
      const kinds = new Set(found.flatMap(({ name, end }) => (end === longest ? [name] : [])));
      if (![...kinds].some((kind) => gaps.has(kind))) words.push({ text: text.slice(at, longest), kinds });
      at = longest;
    }
    return words;
  };
}

type Leaf = Extract<Pattern, { kind: 'rule' | 'literal' | 'class' }>;

/** All places where a pattern that begins at a place can end. `leaf` says whether (or how much of) the input is what a leaf means. */
function places(
  grammar: Grammar,
  known: Map<string, readonly number[]> | null,
  leaf: (part: Leaf & { name: string; text: string; test: RegExp }, at: number) => boolean | number,
) {
  const ends = (pattern: Pattern, at: number): readonly number[] => {
    switch (pattern.kind) {
      case 'sequence':
        return pattern.of.reduce<readonly number[]>((from, part) => (from.length === 0 ? from : unique(from.flatMap((place) => ends(part, place)))), [at]);
      case 'choice':
        return unique(pattern.of.flatMap((part) => ends(part, at)));
      case 'repeat': {
        const once = unique(ends(pattern.of, at));
        const reached = new Set(pattern.least === 0 ? [at, ...once] : once);
        if (pattern.most === null) for (const place of reached) if (place !== at) for (const end of ends(pattern.of, place)) reached.add(end);
        return [...reached];
      }
      case 'except': {
        const not = ends(pattern.not, at);
        return ends(pattern.of, at).filter((end) => !not.includes(end));
      }
      case 'rule': {
        // Above the tokens a token is one step; below, it is made of characters.
        if (known === null) return ends(grammar.get(pattern.name) as Pattern, at);
        if (isToken(pattern.name)) break;
        const key = `${at} ${pattern.name}`;
        const before = known.get(key);
        if (before !== undefined) return before;
        const found = ends(grammar.get(pattern.name) as Pattern, at);
        known.set(key, found);
        return found;
      }
    }
    const taken = leaf(pattern as never, at);
    return taken === false ? [] : [at + Number(taken)];
  };
  return ends;
}

const unique = (values: readonly number[]): readonly number[] => (values.length < 2 ? values : [...new Set(values)]);
