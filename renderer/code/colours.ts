/** Colours by meaning: what needs none is coloured at once, the rest with the analysis. */

import type { SemanticToken } from '../../dream-dsl/index.ts';
import { askLanguage } from '../state/language.ts';
import { get, useStore } from '../state/store.ts';
import { LANGUAGE, type Model, pathOf, rangeOf } from './models.ts';
import { monaco } from './monaco.ts';

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
  'motif',
  'tone',
  'comment',
  'doc',
  'operator',
  'arrow',
];

const changed = new monaco.Emitter<void>();

/** Has the editor ask for its colours now; by itself it may wait for two seconds. */
export const recolour = (): void => changed.fire();

export function registerColours(): void {
  const { languages } = monaco;
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
    async provideDocumentSemanticTokens(model) {
      const tokens = await tokensOf(model);
      return model.isDisposed() ? null : { data: encode(model, tokens) };
    },
    releaseDocumentSemanticTokens: () => {},
  });
}

/** The tokens of the model's text as it is now; waits for the analysis where it is still on its way. */
function tokensOf(model: Model): Promise<readonly SemanticToken[]> {
  const path = pathOf(model.uri);
  if (path === null) return askLanguage('colours', model.getValue()).then((tokens) => tokens ?? []);
  // Looked into beside the text in the editor: nobody analyses it while it is not shown there.
  if (path !== get().path) return askLanguage('analyze', path, {}).then((analysis) => analysis?.tokens ?? []);
  return new Promise((resolve, reject) => {
    const version = model.getVersionId();
    const look = (): boolean => {
      const { analysis, analysedText, path: shown } = get();
      // The editor asks again after a change; this word tells it that it was one.
      if (model.isDisposed() || model.getVersionId() !== version || path !== shown) reject(new Error('busy'));
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
