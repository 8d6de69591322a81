/** Colours by meaning: what needs none is coloured at once, the rest with the analysis. */

import { WORD_KINDS } from '../language/encoded.ts';
import { askLanguage } from '../state/language.ts';
import { useStore } from '../state/store.ts';
import { LANGUAGE, pathOf } from './models.ts';
import { monaco } from './monaco.ts';

/** Quick typing waits for no colours. */
const STILL_FOR_MS = 100;
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
  let timer: ReturnType<typeof setTimeout> | undefined;
  useStore.subscribe((state, before) => {
    if (state.analysis === before.analysis) return;
    // The editor takes all words of a text anew, and moves those that it has with every key by itself.
    clearTimeout(timer);
    timer = setTimeout(recolour, STILL_FOR_MS);
  });
  languages.registerDocumentSemanticTokensProvider(LANGUAGE, {
    onDidChange: changed.event,
    getLegend: () => ({ tokenTypes: [...WORD_KINDS], tokenModifiers: ['declaration'] }),
    async provideDocumentSemanticTokens(model) {
      const path = pathOf(model.uri);
      const version = model.getVersionId();
      const data = await (path === null ? askLanguage('coloursOf', model.getValue()) : askLanguage('colours', path));
      if (model.isDisposed() || data === null) return null;
      // The editor asks again after a change; this word tells it that it was one.
      if (model.getVersionId() !== version) throw new Error('busy');
      return { data };
    },
    releaseDocumentSemanticTokens: () => {},
  });
}
