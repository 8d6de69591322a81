/** Gives the editor our language: highlighting, completion, hover, definition, mends. It only translates; the language itself answers in the worker. */

import type { Completion, SemanticToken, Span } from '../../dream-dsl/index.ts';
import { completeAt, definitionAt, hoverAt, referencesAt } from '../state/analysis.ts';
import { get, useStore } from '../state/store.ts';
import { monaco } from './monaco.ts';

export const LANGUAGE = 'dream';
export const MARKERS = 'dream-coder';

type Model = monaco.editor.ITextModel;

const KINDS: readonly SemanticToken['kind'][] = [
  'keyword',
  'channel',
  'scene',
  'asset',
  'param',
  'var',
  'sensor',
  'stage',
  'number',
  'unit',
  'text',
  'event',
  'function',
  'type',
  'promise',
  'tone',
  'comment',
  'doc',
  'operator',
  'arrow',
];

const ITEM_KINDS: Readonly<Record<Completion['kind'], keyof typeof monaco.languages.CompletionItemKind>> = {
  keyword: 'Keyword',
  scene: 'Class',
  asset: 'File',
  param: 'Property',
  var: 'Variable',
  sensor: 'Event',
  stage: 'EnumMember',
  unit: 'Unit',
  function: 'Function',
  snippet: 'Snippet',
  channel: 'Interface',
  type: 'TypeParameter',
  event: 'Event',
};

export function rangeOf(model: Model, { start, end }: Span): monaco.Range {
  return monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
}

const changed = new monaco.Emitter<void>();

/** Has the editor ask for its colours now; by itself it may wait for two seconds. */
export const recolour = (): void => changed.fire();

/** Once for the window. */
export function registerLanguage(): void {
  const { languages } = monaco;
  languages.register({ id: LANGUAGE, extensions: ['.dream'] });
  languages.setLanguageConfiguration(LANGUAGE, {
    comments: { lineComment: '//' },
    brackets: [
      ['{', '}'],
      ['(', ')'],
    ],
    autoClosingPairs: [
      { open: '{', close: '}' },
      { open: '(', close: ')' },
      { open: '"', close: '"', notIn: ['string', 'comment'] },
    ],
    indentationRules: { increaseIndentPattern: /\{\s*$/, decreaseIndentPattern: /^\s*\}/ },
  });
  // What needs no meaning is coloured at once; the rest follows with the analysis.
  languages.setMonarchTokensProvider(LANGUAGE, {
    tokenizer: {
      root: [
        [/\/\/\/.*$/, 'doc'],
        [/\/\/.*$/, 'comment'],
        [/"[^"\n]*"?/, 'text'],
        [/(\d[\d.]*)([a-zA-Z%°]*)/, ['number', 'unit']],
        [/->/, 'arrow'],
      ],
    },
  });
  useStore.subscribe((state, before) => {
    if (state.analysis !== before.analysis) recolour();
  });
  languages.registerDocumentSemanticTokensProvider(LANGUAGE, {
    onDidChange: changed.event,
    getLegend: () => ({ tokenTypes: [...KINDS], tokenModifiers: ['declaration'] }),
    provideDocumentSemanticTokens: async (model) => ({ data: encode(model, await tokensOf(model)) }),
    releaseDocumentSemanticTokens: () => {},
  });
  languages.registerCompletionItemProvider(LANGUAGE, {
    // Neither a space nor a brace: the Enter after it would take a suggestion instead of beginning a line.
    triggerCharacters: ['>'],
    async provideCompletionItems(model, position) {
      const found = await completeAt(model.getValue(), model.getOffsetAt(position));
      return { suggestions: found.map((item, i) => suggestion(model, item, i)) };
    },
  });
  languages.registerHoverProvider(LANGUAGE, {
    async provideHover(model, position) {
      const found = await hoverAt(model.getValue(), model.getOffsetAt(position));
      return found === null ? null : { range: rangeOf(model, found.span), contents: [{ value: found.contents }] };
    },
  });
  languages.registerDefinitionProvider(LANGUAGE, {
    async provideDefinition(model, position) {
      const found = await definitionAt(model.getValue(), model.getOffsetAt(position));
      return found === null ? null : { uri: model.uri, range: rangeOf(model, found) };
    },
  });
  languages.registerReferenceProvider(LANGUAGE, {
    async provideReferences(model, position) {
      const found = await referencesAt(model.getValue(), model.getOffsetAt(position));
      return found.map((span) => ({ uri: model.uri, range: rangeOf(model, span) }));
    },
  });
  languages.registerDocumentHighlightProvider(LANGUAGE, {
    async provideDocumentHighlights(model, position) {
      const found = await referencesAt(model.getValue(), model.getOffsetAt(position));
      return found.map((span) => ({ range: rangeOf(model, span) }));
    },
  });
  languages.registerCodeActionProvider(LANGUAGE, { provideCodeActions: mends });
}

function mends(model: Model, _range: monaco.Range, context: monaco.languages.CodeActionContext): monaco.languages.CodeActionList {
  const { analysis, analysedText } = get();
  const actions = (analysedText === model.getValue() ? (analysis?.problems ?? []) : []).flatMap((problem) => {
    const range = rangeOf(model, problem.span);
    const marker = context.markers.find((known) => known.code === problem.code && range.equalsRange(known));
    if (marker === undefined) return [];
    return problem.fixes.map((fix, i) => ({
      title: fix.title,
      kind: 'quickfix',
      diagnostics: [marker],
      isPreferred: i === 0,
      edit: {
        edits: fix.edits.map((edit) => ({
          resource: model.uri,
          versionId: model.getVersionId(),
          textEdit: { range: rangeOf(model, edit.span), text: edit.newText },
        })),
      },
    }));
  });
  return { actions, dispose: () => {} };
}

/** The tokens of the model's text as it is now; waits for the analysis where it is still on its way. */
function tokensOf(model: Model): Promise<readonly SemanticToken[]> {
  return new Promise((resolve, reject) => {
    const version = model.getVersionId();
    const look = (): boolean => {
      const { analysis, analysedText } = get();
      // The editor asks again after a change; this word tells it that it was one.
      if (model.isDisposed() || model.getVersionId() !== version) reject(new Error('busy'));
      else if (analysis !== null && analysedText === model.getValue()) resolve(analysis.tokens);
      else return false;
      return true;
    };
    if (look()) return;
    const undo = useStore.subscribe(() => {
      if (look()) undo();
    });
  });
}

/** Five numbers for each token, relative to the one before. A token never spans lines: one that does is cut. */
function encode(model: Model, tokens: readonly SemanticToken[]): Uint32Array {
  const data: number[] = [];
  let line = 1;
  let column = 1;
  for (const { span, kind, declaration } of tokens) {
    const range = rangeOf(model, span);
    for (let at = range.startLineNumber; at <= range.endLineNumber; at++) {
      const from = at === range.startLineNumber ? range.startColumn : 1;
      const to = at === range.endLineNumber ? range.endColumn : model.getLineMaxColumn(at);
      if (to <= from) continue;
      data.push(at - line, at === line ? from - column : from - 1, to - from, KINDS.indexOf(kind), declaration ? 1 : 0);
      line = at;
      column = from;
    }
  }
  return new Uint32Array(data);
}

function suggestion(model: Model, item: Completion, order: number): monaco.languages.CompletionItem {
  const { CompletionItemKind, CompletionItemInsertTextRule } = monaco.languages;
  return {
    label: { label: item.label, description: item.detail },
    kind: CompletionItemKind[ITEM_KINDS[item.kind]],
    documentation: { value: item.documentation },
    insertText: item.insertText,
    range: rangeOf(model, item.span),
    sortText: String(order).padStart(4, '0'),
    ...(item.snippet ? { insertTextRules: CompletionItemInsertTextRule.InsertAsSnippet } : {}),
  };
}
