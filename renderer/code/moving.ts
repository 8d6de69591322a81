/** Features that go from place to place: definition, references, highlights, rename; and opening another text of the project. */

import type { FileEdits } from '../../dream-dsl/index.ts';
import { askLanguage } from '../state/language.ts';
import { notify } from '../state/store.ts';
import { goToText } from '../state/view.ts';
import { LANGUAGE, type Model, modelOf, offsetAt, pathOf, placesOf, rangeOf } from './models.ts';
import { monaco } from './monaco.ts';

const path = (model: Model): string => pathOf(model.uri) ?? '';

export function registerMoving(): void {
  const { languages } = monaco;
  languages.registerDefinitionProvider(LANGUAGE, {
    async provideDefinition(model, position) {
      const found = await askLanguage('definition', path(model), offsetAt(model, position));
      return found === null ? null : placesOf([found]);
    },
  });
  languages.registerReferenceProvider(LANGUAGE, {
    async provideReferences(model, position) {
      return placesOf((await askLanguage('references', path(model), offsetAt(model, position))) ?? []);
    },
  });
  languages.registerDocumentHighlightProvider(LANGUAGE, {
    async provideDocumentHighlights(model, position) {
      const found = (await askLanguage('references', path(model), offsetAt(model, position))) ?? [];
      if (model.isDisposed()) return [];
      return found.filter(({ file }) => file === path(model)).map(({ span }) => ({ range: rangeOf(model, span) }));
    },
  });
  languages.registerRenameProvider(LANGUAGE, {
    async resolveRenameLocation(model, position) {
      const found = await askLanguage('prepareRename', path(model), offsetAt(model, position));
      if (found?.ok) return { range: rangeOf(model, found.span), text: found.name };
      return { range: monaco.Range.fromPositions(position), text: '', rejectReason: found?.reason ?? FAILED };
    },
    async provideRenameEdits(model, position, newName) {
      const found = await askLanguage('rename', path(model), offsetAt(model, position), newName);
      if (found?.ok) return workspaceEdit(found.edits);
      // The editor itself only writes it to its console.
      const rejectReason = found?.reason ?? FAILED;
      notify({ tone: 'plain', title: 'Nothing was renamed', detail: rejectReason });
      return { edits: [], rejectReason };
    },
  });
  monaco.editor.registerEditorOpener({
    openCodeEditor(_source, resource, at) {
      const target = pathOf(resource);
      const model = target === null ? null : modelOf(target);
      if (target === null || model === null) return false;
      goToText(target, spanAt(model, at));
      return true;
    },
  });
}

export const FAILED = 'The language did not answer. The log has the details.';

/** Edits of several texts as the editor wants them. */
export function workspaceEdit(edits: readonly FileEdits[]): monaco.languages.WorkspaceEdit {
  return {
    edits: edits.flatMap(({ file, edits: own }) => {
      const model = modelOf(file);
      if (model === null) return [];
      return own.map(({ span, newText }) => ({
        resource: model.uri,
        versionId: model.getVersionId(),
        textEdit: { range: rangeOf(model, span), text: newText },
      }));
    }),
  };
}

function spanAt(model: Model, at: monaco.IRange | monaco.IPosition | undefined) {
  if (at === undefined) return { start: 0, end: 0 };
  if ('lineNumber' in at) return { start: offsetAt(model, at), end: offsetAt(model, at) };
  const range = monaco.Range.lift(at);
  return { start: offsetAt(model, range.getStartPosition()), end: offsetAt(model, range.getEndPosition()) };
}
