/** Mends and changes of shape at the caret, and the page that explains a problem. */

import type { CodeAction } from '../../dream-dsl/index.ts';
import { facts } from '../state/facts.ts';
import { showHelp } from '../state/help.ts';
import { askLanguage } from '../state/language.ts';
import { LANGUAGE, type Model, pathOf, spanOf } from './models.ts';
import { monaco } from './monaco.ts';
import { workspaceEdit } from './moving.ts';

const EXPLAIN = 'dream.explain';

export function registerMends(): void {
  monaco.editor.registerCommand(EXPLAIN, (_accessor, code: string) => showHelp(code));
  monaco.languages.registerCodeActionProvider(LANGUAGE, { provideCodeActions });
}

async function provideCodeActions(
  model: Model,
  range: monaco.Range,
  context: monaco.languages.CodeActionContext,
): Promise<monaco.languages.CodeActionList | null> {
  const version = model.getVersionId();
  const found = (await askLanguage('actions', pathOf(model.uri) ?? '', spanOf(model, range), facts())) ?? [];
  if (model.isDisposed() || model.getVersionId() !== version) return null;
  const wanted = found.filter(({ kind }) => context.only === undefined || kind === context.only || context.only.startsWith(`${kind}.`));
  const codes = [...new Set(context.markers.flatMap(({ code }) => (typeof code === 'string' ? [code] : code === undefined ? [] : [code.value])))];
  const explained = context.only === undefined || context.only === 'quickfix' ? codes : [];
  return { actions: [...wanted.map((action) => actionOf(action, context.markers)), ...explained.map(explanation)], dispose: () => {} };
}

function actionOf({ title, kind, code, preferred, edits }: CodeAction, markers: readonly monaco.editor.IMarkerData[]): monaco.languages.CodeAction {
  return { title, kind, isPreferred: preferred, diagnostics: markers.filter((marker) => code !== null && codeOf(marker) === code), edit: workspaceEdit(edits) };
}

function explanation(code: string): monaco.languages.CodeAction {
  return { title: `Explain ${code}`, kind: 'quickfix', command: { id: EXPLAIN, title: 'Explain', arguments: [code] } };
}

const codeOf = ({ code }: monaco.editor.IMarkerData): string => (typeof code === 'string' ? code : (code?.value ?? ''));
