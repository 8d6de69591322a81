/** Features that help to write: completion, signatures, mends, formatting, names that change together. */

import { type CodeActionParams, type CompletionParams, type Connection, InsertTextFormat, MarkupKind, type Range, type TextEdit } from 'vscode-languageserver';
import { type Completion, codeActions, complete, editsOf, format, linkedEditing, type Span, signatureHelp } from '../../dream-dsl/index.ts';
import { type Asked, type Door, workspaceEdit } from './door.ts';
import { ACTION, COMPLETION } from './kinds.ts';
import type { Lines } from './positions.ts';

type About = { textDocument: { uri: string } };

export function offerWriting(connection: Connection, door: Door): void {
  connection.onCompletion(
    door.askAt(({ project, path, lines }, offset, { context }: CompletionParams) => ({
      isIncomplete: false,
      items: complete(project, path, offset, context?.triggerCharacter).map((item, i) => itemOf(item, i, lines)),
    })),
  );
  connection.onSignatureHelp(
    door.askAt(({ project, path }, offset) => {
      const found = signatureHelp(project, path, offset);
      if (found === null) return null;
      const { label, documentation, parameters, activeParameter } = found;
      return {
        signatures: [
          {
            label,
            documentation: markdown(documentation),
            parameters: parameters.map((parameter) => ({ label: parameter.label, documentation: markdown(parameter.documentation) })),
          },
        ],
        activeSignature: 0,
        activeParameter,
      };
    }),
  );
  connection.onCodeAction(door.ask(actions));
  connection.onDocumentFormatting(door.ask((asked, _: About) => formatted(asked, () => true)));
  connection.onDocumentRangeFormatting(
    door.ask((asked, params: About & { range: Range }) => {
      const within = asked.lines.wholeLines(params.range);
      return formatted(asked, (span) => span.start <= within.end && span.end >= within.start);
    }),
  );
  connection.onDocumentOnTypeFormatting(
    door.askAt((asked, offset) => {
      const { line } = asked.lines.position(offset);
      // What stands behind the caret is not touched while the author writes.
      return formatted(asked, (span) => span.end < offset && asked.lines.position(span.end).line === line);
    }),
  );
  connection.languages.onLinkedEditingRange(
    door.askAt(({ project, path, lines }, offset) => {
      const spans = linkedEditing(project, path, offset);
      return spans === null || spans.length === 0 ? null : { ranges: spans.map(lines.range) };
    }),
  );
}

function itemOf(item: Completion, order: number, lines: Lines) {
  return {
    label: item.label,
    kind: COMPLETION[item.kind],
    detail: item.detail,
    documentation: markdown(item.documentation),
    textEdit: { range: lines.range(item.span), newText: item.insertText },
    insertTextFormat: item.snippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    sortText: String(order).padStart(5, '0'),
    ...(item.additionalTextEdits.length === 0
      ? {}
      : { additionalTextEdits: item.additionalTextEdits.map(({ span, newText }) => ({ range: lines.range(span), newText })) }),
  };
}

function actions({ project, path, lines, folder }: Asked, { range, context }: CodeActionParams) {
  const wanted = (kind: string) => context.only === undefined || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
  return codeActions(project, path, lines.span(range), { assets: folder.facts() })
    .filter(({ kind }) => wanted(ACTION[kind]))
    .flatMap((action) => {
      const worked = editsOf(project, path, action);
      if (!worked.ok) return [];
      const diagnostics = context.diagnostics.filter(({ code }) => action.code !== null && code === action.code);
      return [
        {
          title: action.title,
          kind: ACTION[action.kind],
          ...(action.preferred ? { isPreferred: true } : {}),
          ...(diagnostics.length === 0 ? {} : { diagnostics }),
          edit: workspaceEdit(folder, worked.edits),
        },
      ];
    });
}

function formatted({ text, lines }: Asked, chosen: (span: Span) => boolean): TextEdit[] {
  return format(text)
    .filter(({ span }) => chosen(span))
    .map(({ span, newText }) => ({ range: lines.range(span), newText }));
}

const markdown = (value: string) => ({ kind: MarkupKind.Markdown, value });
