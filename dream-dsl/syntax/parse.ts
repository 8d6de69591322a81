/** From text to tree: total, so that any text gives a tree that prints back to it. */

import type { Asset, Dream, DreamFile, Import, Motif, Skipped } from './ast.ts';
import { advance, type Cursor, onNewLine, parseName, reportAt, textAt } from './cursor.ts';
import type { Finding } from './finding.ts';
import { foreignTop } from './foreign.ts';
import { type Lexed, lex, significantFrom } from './lexer.ts';
import { parseLabel } from './parse-expr.ts';
import { parseAsset } from './parse-head.ts';
import { parseBlock } from './parse-items.ts';
import { parseMotif } from './parse-scene.ts';
import { docAbove, respellTop } from './recovery.ts';
import { K, Token } from './token.ts';
import type { Tree } from './tree.ts';

export interface Parsed {
  readonly tree: Tree;
  readonly problems: readonly Finding[];
}

export function parse(text: string): Parsed {
  const tokens = lex(text);
  const { kinds, starts } = tokens;
  const at = significantFrom(kinds, 0);
  const findings: Finding[] = [];
  const cursor: Cursor = {
    text,
    kinds,
    starts,
    unclosed: tokens.unclosedBraces,
    findings,
    at,
    kind: kinds[at] as number,
    end: 0,
    depth: 0,
    block: parseBlock,
  };
  const file = parseFile(cursor);
  if (tokens.flawed) reportFlaws(text, tokens, findings);
  return { tree: { text, tokens, file }, problems: findings };
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
    const kind = c.kind === Token.word ? foreignTop(c) || respellTop(c) : c.kind;
    if (kind === K.dream) dreams.push(parseDream(c));
    else if (kind === K.import) imports.push(parseImport(c));
    else if (kind === K.motif) motifs.push(parseMotif(c));
    else if (kind === K.asset) assets.push(parseAsset(c));
    else skipped.push(skipTop(c));
  }
  return { kind: 'DreamFile', from: 0, to: c.kinds.length - 1, imports, assets, dreams, motifs, skipped };
}

function parseDream(c: Cursor): Dream {
  const from = c.at;
  const doc = docAbove(c);
  advance(c);
  const title = parseLabel(c, 'the title of the dream');
  const body = parseBlock(c, 'dream');
  return { kind: 'Dream', from, to: c.end, doc, title, body };
}

function parseImport(c: Cursor): Import {
  const from = c.at;
  advance(c);
  const path = parseLabel(c, 'the file to import');
  let alias = null;
  if (c.kind === K.as) {
    advance(c);
    alias = parseName(c, 'the name under which the file is known here');
  }
  return { kind: 'Import', from, to: c.end, path, alias };
}

/** Everything up to the next dream, import or motif that begins a line: one message. */
function skipTop(c: Cursor): Skipped {
  const from = c.at;
  reportAt(c, 'DRM001', c.starts[from] as number, c.starts[from + 1] as number, { found: textAt(c, from), expected: 'dream' });
  do advance(c);
  while (c.kind !== Token.end && !(onNewLine(c) && (c.kind === K.dream || c.kind === K.import || c.kind === K.motif || c.kind === K.asset)));
  return { kind: 'Skipped', from, to: c.end };
}

/** Characters that mean nothing, and texts that are not closed. */
function reportFlaws(text: string, tokens: Lexed, findings: Finding[]): void {
  for (let i = 0; i < tokens.count; i++) {
    const kind = tokens.kinds[i];
    const start = tokens.starts[i] as number;
    const end = tokens.starts[i + 1] as number;
    if (kind === Token.unknown) {
      findings.push({
        code: 'DRM016',
        span: { start, end },
        data: { found: text.slice(start, end), fix: { title: 'Remove it', edits: [{ span: { start, end }, newText: '' }] } },
      });
    } else if (kind === Token.text && text.charCodeAt(start) === 39) {
      const newText = `"${text.slice(start + 1, end - 1).replaceAll('"', '\\"')}"`;
      findings.push({
        code: 'DRM093',
        span: { start, end },
        data: { found: text.slice(start, end), fix: { title: 'Write double quotes', edits: [{ span: { start, end }, newText }] } },
      });
    } else if (kind === Token.openText) {
      findings.push({ code: 'DRM017', span: { start, end }, data: { fix: { title: 'Close the text', edits: [{ span: { start: end, end }, newText: '"' }] } } });
    }
  }
}
