/** From text to tree: total, so that any text gives a tree that prints back to it. */

import type { Asset, Dream, DreamFile, Import, Motif, Skipped } from './ast.ts';
import { advance, begin, type Cursor, moreOnLine, onNewLine, peek, textAt } from './cursor.ts';
import { docAbove } from './doc.ts';
import type { Finding, Fix } from './finding.ts';
import { findFlaws } from './flaws.ts';
import { lex, significantFrom } from './lexer.ts';
import { nearest } from './nearest.ts';
import { parseAsset } from './parse-declare.ts';
import { parseImport } from './parse-import.ts';
import { parseBlock } from './parse-items.ts';
import { parseLabel } from './parse-literal.ts';
import { parseMotif } from './parse-scene.ts';
import { skipStray } from './recovery.ts';
import { insertingBefore, replacing, reportTokens } from './report.ts';
import { takeStrayBraces } from './stray-braces.ts';
import { isWord, K, Token } from './token.ts';
import type { Tree } from './tree.ts';

export interface Parsed {
  readonly tree: Tree;
  readonly problems: readonly Finding[];
}

export function parse(text: string): Parsed {
  const tokens = lex(text);
  const strays = tokens.unclosedBraces === 0 ? [] : takeStrayBraces(text, tokens, tokens.unclosedBraces);
  const at = significantFrom(tokens.kinds, 0);
  const cursor: Cursor = {
    text,
    kinds: tokens.kinds,
    starts: tokens.starts,
    findings: strays,
    strays: [],
    halfTexts: new Set(),
    named: new Set(),
    braces: tokens.unclosedBraces - Math.sign(tokens.unclosedBraces) * strays.length,
    at,
    kind: tokens.kinds[at] as number,
    end: 0,
    depth: 0,
    owner: 'file',
    supposed: false,
    ended: false,
    quietFrom: 0,
    quiet: 0,
    block: parseBlock,
  };
  const file = parseFile(cursor);
  if (tokens.flawed) for (const flaw of findFlaws(text, tokens, cursor.halfTexts)) cursor.findings.push(flaw);
  return { tree: { text, tokens, file }, problems: cursor.findings };
}

/** The text of a tree, rebuilt from its tokens. */
export function print(tree: Tree): string {
  const { count, starts } = tree.tokens;
  const pieces: string[] = [];
  for (let i = 0; i < count; i++) pieces.push(tree.text.slice(starts[i], starts[i + 1]));
  return pieces.join('');
}

function parseFile(c: Cursor): DreamFile {
  const imports: Import[] = [];
  const assets: Asset[] = [];
  const dreams: Dream[] = [];
  const motifs: Motif[] = [];
  const skipped: Skipped[] = [];
  while (c.kind !== Token.end) {
    const kind = beginsFile(c.kind) ? c.kind : meantAtTop(c);
    if (kind === K.dream) dreams.push(parseDream(c));
    else if (kind === K.import) imports.push(parseImport(c));
    else if (kind === K.motif) motifs.push(parseMotif(c));
    else if (kind === K.asset) assets.push(parseAsset(c));
    else skipped.push(skipTop(c, dreams.at(-1)));
  }
  for (const stray of c.strays) {
    if (stray.kind === 'Import') imports.push(stray);
    else motifs.push(stray);
  }
  return { kind: 'DreamFile', from: 0, to: c.kinds.length - 1, imports, assets, dreams, motifs, skipped };
}

const beginsFile = (kind: number): boolean => kind === K.dream || kind === K.import || kind === K.motif || kind === K.asset;

function parseDream(c: Cursor): Dream {
  const from = c.at;
  const doc = docAbove(c);
  begin(c);
  const title = parseLabel(c, 'the title of the dream');
  const body = parseBlock(c, 'dream');
  return { kind: 'Dream', from, to: c.end, doc, title, body };
}

/** What was meant outside of every dream: a misspelt word, one of another language, or a forgotten one. */
function meantAtTop(c: Cursor): number {
  if (c.kind === Token.text && peek(c) === Token.openBrace) return suppose(c, 'dream', '`dream "Tide House" { … }`');
  if (!isWord(c.kind) || !moreOnLine(c)) return c.kind;
  if (c.kind !== Token.word) return c.kind;
  const written = textAt(c, c.at);
  if (c.kinds[c.at + 1] === Token.openParen) return suppose(c, 'motif', '`motif breathing(pace: duration = 4s) { … }`');
  const meant = nearest(written, WORDS);
  const foreign = FOREIGN[written.toLowerCase()];
  const code = meant === null ? 'DRM090' : 'DRM001';
  const word = meant ?? (peek(c) === Token.text || isWord(peek(c)) ? foreign : undefined);
  if (word === undefined) return c.kind;
  reportTokens(c, code, c.at, c.at + 1, { found: written, meant: word, expected: `\`${word}\``, fix: replacing(c, c.at, c.at + 1, word) });
  c.kind = K[word as Top];
  return c.kind;
}

type Top = 'dream' | 'import' | 'motif' | 'asset';
const WORDS: readonly Top[] = ['dream', 'import', 'motif', 'asset'];
const FOREIGN: Readonly<Record<string, Top>> = {
  story: 'dream',
  program: 'dream',
  night: 'dream',
  experience: 'dream',
  include: 'import',
  use: 'import',
  require: 'import',
  using: 'import',
  load: 'import',
  function: 'motif',
  def: 'motif',
  fn: 'motif',
  template: 'motif',
  macro: 'motif',
  pattern: 'motif',
};

function suppose(c: Cursor, meant: Top, because: string): number {
  reportTokens(c, 'DRM001', c.at, c.at + 1, { found: textAt(c, c.at), expected: `\`${meant}\``, because, fix: insertingBefore(c, c.at, meant) });
  c.supposed = true;
  c.kind = K[meant];
  return c.kind;
}

/** Everything up to the next dream, import or motif that begins a line: one message. */
function skipTop(c: Cursor, above: Dream | undefined): Skipped {
  const from = c.at;
  const stray = c.kind === Token.closeBrace;
  if (stray) {
    const brace = skipStray(c);
    if (beginsFile(c.kind)) return brace;
  }
  do advance(c);
  while (c.kind !== Token.end && !(onNewLine(c) && beginsFile(c.kind)));
  if (!stray) reportTokens(c, 'DRM001', from, from + 1, { found: textAt(c, from), expected: 'dream', ...takingIn(c, above, from) });
  return { kind: 'Skipped', from, to: c.end };
}

/** The mend that puts the end of the dream above behind what follows it, where that is whole and begins like a part of a dream. */
function takingIn(c: Cursor, above: Dream | undefined, from: number): { readonly fix?: Fix } {
  if (above === undefined || c.kinds[above.to - 1] !== Token.closeBrace || significantFrom(c.kinds, above.to) !== from) return {};
  if (!isWord(c.kinds[from]!) || c.kinds[from] === Token.word) return {};
  let depth = 0;
  for (let i = from; i < c.end && depth >= 0; i++) depth += c.kinds[i] === Token.openBrace ? 1 : c.kinds[i] === Token.closeBrace ? -1 : 0;
  if (depth !== 0) return {};
  const [start, end, behind] = [c.starts[above.to - 1]!, c.starts[above.to]!, c.starts[c.end]!];
  const edits = [
    { span: { start, end }, newText: '' },
    { span: { start: behind, end: behind }, newText: '\n}' },
  ];
  return { fix: { title: 'Take it into the dream above', edits } };
}
