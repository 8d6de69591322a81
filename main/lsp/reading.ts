/** Features that help to read: hover, outline, folding, selection, hints, lenses, links, colours by meaning. */

import { type Connection, type DocumentSymbol, type Position, SemanticTokensBuilder } from 'vscode-languageserver';
import {
  codeLenses,
  documentLinks,
  type FoldingRange,
  foldingRanges,
  hover,
  inlayHints,
  type OutlineItem,
  outline,
  type SemanticToken,
  type Span,
  selectionRanges,
  semanticTokens,
} from '../../dream-dsl/index.ts';
import type { Asked, Door } from './door.ts';
import { FOLDING, HINT, SYMBOL, TOKEN, TOKEN_MODIFIERS, TOKEN_TYPES } from './kinds.ts';
import type { Lines } from './positions.ts';

export function offerReading(connection: Connection, door: Door): void {
  connection.onHover(
    door.askAt(({ project, path, lines }, offset) => {
      const found = hover(project, path, offset);
      return found === null ? null : { range: lines.range(found.span), contents: { kind: 'markdown' as const, value: found.contents } };
    }),
  );
  connection.onDocumentSymbol(door.ask(({ text, lines }) => outline(text).map((item) => symbolOf(lines, item))));
  connection.onFoldingRanges(door.ask(({ project, path, lines }) => foldingRanges(project, path).flatMap((range) => foldOf(lines, range))));
  connection.onSelectionRanges(
    door.ask(({ project, path, lines }, { positions }: { positions: Position[]; textDocument: { uri: string } }) =>
      selectionRanges(project, path, positions.map(lines.offset)).map((spans, i) => nested(lines, spans, positions[i] as Position)),
    ),
  );
  connection.languages.inlayHint.on(
    door.ask(({ project, path, lines }, { range }) =>
      inlayHints(project, path, lines.span(range)).map(({ offset, label, kind, tooltip }) => {
        const inlay = HINT[kind];
        return {
          position: lines.position(offset),
          label,
          tooltip,
          [kind === 'parameter' ? 'paddingRight' : 'paddingLeft']: true,
          ...(inlay === undefined ? {} : { kind: inlay }),
        };
      }),
    ),
  );
  connection.onCodeLens(door.ask((asked) => lensesOf(asked, door.showReferences())));
  connection.onDocumentLinks(
    door.ask(({ project, path, lines, folder }) =>
      documentLinks(project, path).map(({ span, target }) => ({ range: lines.range(span), target: folder.uri(target) })),
    ),
  );
  connection.languages.semanticTokens.on(door.ask(({ project, path, text, lines }) => encode(text, lines, semanticTokens(project, path))));
}

function symbolOf(lines: Lines, { name, detail, kind, span, nameSpan, children }: OutlineItem): DocumentSymbol {
  return {
    // The protocol forbids an empty name.
    name: name === '' ? kind : name,
    detail,
    kind: SYMBOL[kind],
    range: lines.range(span),
    selectionRange: lines.range(nameSpan),
    children: children.map((child) => symbolOf(lines, child)),
  };
}

/** Whole lines; the closing brace of a block stays in sight. */
function foldOf(lines: Lines, { span, kind }: FoldingRange) {
  const { start, end } = lines.range(span);
  const endLine = kind === 'block' && lines.indentBefore(span.end - 1) !== null ? end.line - 1 : end.line;
  if (endLine <= start.line) return [];
  const folding = FOLDING[kind];
  return [{ startLine: start.line, endLine, ...(folding === undefined ? {} : { kind: folding }) }];
}

interface Nested {
  range: ReturnType<Lines['range']>;
  parent?: Nested;
}

/** `spans` go from the innermost out. */
function nested(lines: Lines, spans: readonly Span[], at: Position): Nested {
  const chain = spans.reduceRight<Nested | undefined>((parent, span) => ({ range: lines.range(span), ...(parent === undefined ? {} : { parent }) }), undefined);
  return chain ?? { range: { start: at, end: at } };
}

function lensesOf({ project, path, lines, folder }: Asked, command: string) {
  return codeLenses(project, path).map(({ span, title, locations }) => {
    const range = lines.range(span);
    const target = command === '' || locations.length === 0 ? '' : command;
    return {
      range,
      command: { title, command: target, ...(target === '' ? {} : { arguments: [folder.uri(path), range.start, locations.map(folder.place)] }) },
    };
  });
}

/** A token never spans lines: one that does is cut. */
function encode(text: string, lines: Lines, tokens: readonly SemanticToken[]) {
  const builder = new SemanticTokensBuilder();
  for (const { span, kind, declaration } of tokens) {
    const type = TOKEN_TYPES.indexOf(TOKEN[kind]);
    const modifiers = (declaration ? 1 : 0) | (kind === 'doc' ? 1 << TOKEN_MODIFIERS.indexOf('documentation') : 0);
    for (const part of text.slice(span.start, span.end).matchAll(/[^\r\n]+/g)) {
      const { line, character } = lines.position(span.start + part.index);
      builder.push(line, character, part[0].length, type, modifiers);
    }
  }
  return builder.build();
}
