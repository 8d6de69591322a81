/** Features that help to read: hover, outline, folding, selection, hints, lenses, links. */

import type { FoldingRange, InlayHint, OutlineItem } from '../../dream-dsl/index.ts';
import { askLanguage } from '../state/language.ts';
import { get, notify } from '../state/store.ts';
import { showFile } from '../state/tabs.ts';
import { LANGUAGE, type Model, offsetAt, pathOf, placesOf, positionAt, rangeOf, spanOf, textOf, uriOf } from './models.ts';
import { monaco } from './monaco.ts';

const { languages } = monaco;
const SHOW_PLACES = 'editor.action.showReferences';

const SYMBOLS: Readonly<Record<OutlineItem['kind'], monaco.languages.SymbolKind>> = {
  dream: languages.SymbolKind.Module,
  motif: languages.SymbolKind.Function,
  ritual: languages.SymbolKind.Class,
  anywhere: languages.SymbolKind.Event,
  scene: languages.SymbolKind.Class,
  layer: languages.SymbolKind.Namespace,
  anchor: languages.SymbolKind.Event,
  release: languages.SymbolKind.Class,
  morning: languages.SymbolKind.Class,
  asset: languages.SymbolKind.File,
  param: languages.SymbolKind.Property,
  var: languages.SymbolKind.Variable,
  promise: languages.SymbolKind.Interface,
};

const FOLDS: Readonly<Record<FoldingRange['kind'], monaco.languages.FoldingRangeKind | undefined>> = {
  block: undefined,
  comment: languages.FoldingRangeKind.Comment,
  imports: languages.FoldingRangeKind.Imports,
};

const HINTS: Readonly<Record<InlayHint['kind'], monaco.languages.InlayHintKind | undefined>> = {
  type: languages.InlayHintKind.Type,
  parameter: languages.InlayHintKind.Parameter,
  value: undefined,
};

const path = (model: Model): string => pathOf(model.uri) ?? '';
/** An answer that comes when its text is already gone has nothing to speak of. */
const stillThere = <T>(model: Model, answer: T | null): T | null => (model.isDisposed() ? null : answer);

export function registerReading(): void {
  languages.registerHoverProvider(LANGUAGE, {
    async provideHover(model, position) {
      const found = stillThere(model, await askLanguage('hover', path(model), offsetAt(model, position)));
      return found === null ? null : { range: rangeOf(model, found.span), contents: [{ value: found.contents }] };
    },
  });
  languages.registerDocumentSymbolProvider(LANGUAGE, {
    provideDocumentSymbols: async (model) => stillThere(model, await outlineOf(model))?.map((item) => symbolOf(model, item)) ?? [],
  });
  languages.registerFoldingRangeProvider(LANGUAGE, {
    provideFoldingRanges: async (model) => stillThere(model, await askLanguage('folding', path(model)))?.flatMap((range) => foldOf(model, range)) ?? [],
  });
  languages.registerSelectionRangeProvider(LANGUAGE, {
    async provideSelectionRanges(model, positions) {
      const found = await askLanguage(
        'selections',
        path(model),
        positions.map((position) => offsetAt(model, position)),
      );
      return stillThere(model, found)?.map((spans) => spans.map((span) => ({ range: rangeOf(model, span) }))) ?? [];
    },
  });
  languages.registerInlayHintsProvider(LANGUAGE, {
    async provideInlayHints(model, range) {
      const version = model.getVersionId();
      const found = (await askLanguage('hints', path(model), spanOf(model, range))) ?? [];
      if (model.isDisposed() || model.getVersionId() !== version) return null;
      return {
        hints: found.map(({ offset, label, kind, tooltip }) => {
          const inlay = HINTS[kind];
          return {
            position: positionAt(model, offset),
            label,
            tooltip,
            [kind === 'parameter' ? 'paddingRight' : 'paddingLeft']: true,
            ...(inlay === undefined ? {} : { kind: inlay }),
          };
        }),
        dispose: () => {},
      };
    },
  });
  languages.registerCodeLensProvider(LANGUAGE, {
    async provideCodeLenses(model) {
      const found = stillThere(model, await askLanguage('lenses', path(model)));
      if (found === null) return null;
      return {
        lenses: found.map(({ span, title, locations }) => {
          const range = rangeOf(model, span);
          const target = locations.length === 0 ? '' : SHOW_PLACES;
          return { range, command: { id: target, title, arguments: [model.uri, range.getStartPosition(), placesOf(locations)] } };
        }),
        dispose: () => {},
      };
    },
  });
  languages.registerLinkProvider(LANGUAGE, {
    async provideLinks(model) {
      const found = stillThere(model, await askLanguage('links', path(model))) ?? [];
      return { links: found.map(({ span, target }) => ({ range: rangeOf(model, span), url: uriOf(target), tooltip: target })) };
    },
  });
  monaco.editor.registerLinkOpener({ open: openLink });
}

/** Mostly the window has it already. */
function outlineOf(model: Model): Promise<readonly OutlineItem[] | null> {
  const { analysis, analysedText, path: shown } = get();
  const known = analysis !== null && shown === path(model) && analysedText === textOf(model);
  return known ? Promise.resolve(analysis.outline) : askLanguage('outline', path(model));
}

/** A text opens beside the others; a sound is named, for there is nothing to show of it yet. */
function openLink(uri: monaco.Uri): boolean {
  const target = pathOf(uri);
  if (target === null) return false;
  if (target.endsWith('.dream')) showFile(target);
  else notify({ tone: 'plain', title: target, detail: 'A file of this project. It is played in the preview.' });
  return true;
}

function symbolOf(model: Model, { name, detail, kind, span, nameSpan, children }: OutlineItem): monaco.languages.DocumentSymbol {
  return {
    name: name === '' ? kind : name,
    detail,
    kind: SYMBOLS[kind],
    tags: [],
    range: rangeOf(model, span),
    selectionRange: rangeOf(model, nameSpan),
    children: children.map((child) => symbolOf(model, child)),
  };
}

/** Whole lines; the closing brace of a block stays in sight. */
function foldOf(model: Model, { span, kind }: FoldingRange): monaco.languages.FoldingRange[] {
  const { startLineNumber: start, endLineNumber: last } = rangeOf(model, span);
  const alone = kind === 'block' && /^\s*[})]/.test(model.getLineContent(last));
  const end = alone ? last - 1 : last;
  const fold = FOLDS[kind];
  return end <= start ? [] : [{ start, end, ...(fold === undefined ? {} : { kind: fold }) }];
}
