/** Features that help to write: completion, signatures, formatting, names that change together. */

import type { Completion, TextEdit } from '../../dream-dsl/index.ts';
import { askLanguage } from '../state/language.ts';
import { LANGUAGE, type Model, offsetAt, pathOf, rangeOf, spanOf } from './models.ts';
import { monaco } from './monaco.ts';

const ITEM_KINDS: Readonly<Record<Completion['kind'], keyof typeof monaco.languages.CompletionItemKind>> = {
  keyword: 'Keyword',
  scene: 'Class',
  asset: 'Value',
  param: 'Property',
  var: 'Variable',
  sensor: 'Field',
  stage: 'EnumMember',
  unit: 'Unit',
  function: 'Function',
  snippet: 'Snippet',
  channel: 'Interface',
  type: 'TypeParameter',
  event: 'Event',
  motif: 'Module',
  file: 'File',
  colour: 'Color',
};

const path = (model: Model): string => pathOf(model.uri) ?? '';

export function registerWriting(): void {
  const { languages } = monaco;
  languages.registerCompletionItemProvider(LANGUAGE, {
    // Neither a space nor a brace: the Enter after it would take a suggestion instead of beginning a line.
    triggerCharacters: ['>', '.', '"', '/'],
    async provideCompletionItems(model, position, { triggerCharacter = null }, token) {
      const found = (await askLanguage('complete', path(model), offsetAt(model, position), triggerCharacter)) ?? [];
      // What was typed meanwhile only narrows the list: the editor sifts it by itself, and does not ask again.
      if (model.isDisposed() || token.isCancellationRequested) return null;
      return { suggestions: found.map((item, i) => suggestion(model, item, i)) };
    },
  });
  languages.registerSignatureHelpProvider(LANGUAGE, {
    signatureHelpTriggerCharacters: ['(', ','],
    signatureHelpRetriggerCharacters: [','],
    async provideSignatureHelp(model, position) {
      const found = await askLanguage('signature', path(model), offsetAt(model, position));
      if (found === null) return null;
      const { label, documentation, parameters, activeParameter } = found;
      const signature = {
        label,
        documentation: { value: documentation },
        parameters: parameters.map((parameter) => ({ label: parameter.label, documentation: { value: parameter.documentation } })),
      };
      return { value: { signatures: [signature], activeSignature: 0, activeParameter }, dispose: () => {} };
    },
  });
  languages.registerDocumentFormattingEditProvider(LANGUAGE, {
    displayName: 'Dream',
    provideDocumentFormattingEdits: (model) => formatted(model, () => true),
  });
  languages.registerDocumentRangeFormattingEditProvider(LANGUAGE, {
    displayName: 'Dream',
    provideDocumentRangeFormattingEdits(model, range) {
      const lines = { startLineNumber: range.startLineNumber, startColumn: 1, endLineNumber: range.endLineNumber };
      const within = spanOf(model, { ...lines, endColumn: model.getLineMaxColumn(range.endLineNumber) });
      return formatted(model, ({ span }) => span.start <= within.end && span.end >= within.start);
    },
  });
  languages.registerLinkedEditingRangeProvider(LANGUAGE, {
    async provideLinkedEditingRanges(model, position) {
      const version = model.getVersionId();
      const spans = await askLanguage('linked', path(model), offsetAt(model, position));
      if (spans === null || spans.length < 2 || model.isDisposed() || model.getVersionId() !== version) return null;
      return { ranges: spans.map((span) => rangeOf(model, span)) };
    },
  });
}

async function formatted(model: Model, chosen: (edit: TextEdit) => boolean): Promise<monaco.languages.TextEdit[]> {
  const version = model.getVersionId();
  const edits = (await askLanguage('format', path(model))) ?? [];
  if (model.isDisposed() || model.getVersionId() !== version) return [];
  return edits.filter(chosen).map(({ span, newText }) => ({ range: rangeOf(model, span), text: newText }));
}

function suggestion(model: Model, item: Completion, order: number): monaco.languages.CompletionItem {
  const { CompletionItemKind, CompletionItemInsertTextRule } = monaco.languages;
  return {
    label: { label: item.label, description: item.detail },
    kind: CompletionItemKind[ITEM_KINDS[item.kind]],
    documentation: { value: item.documentation },
    insertText: item.insertText,
    range: rangeOf(model, item.span),
    sortText: String(order).padStart(5, '0'),
    // None at all where there is none: only what changes nothing else is passed over by Enter once it is typed out.
    ...(item.additionalTextEdits.length > 0
      ? { additionalTextEdits: item.additionalTextEdits.map(({ span, newText }) => ({ range: rangeOf(model, span), text: newText })) }
      : {}),
    ...(item.snippet ? { insertTextRules: CompletionItemInsertTextRule.InsertAsSnippet } : {}),
  };
}
