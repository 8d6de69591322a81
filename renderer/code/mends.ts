/** Mends and changes of shape at the caret, and the page that explains a problem. */

import type { CodeAction } from '../../dream-dsl/index.ts';
import { facts } from '../state/facts.ts';
import { showHelp } from '../state/help.ts';
import { askLanguage } from '../state/language.ts';
import { notify } from '../state/store.ts';
import { LANGUAGE, type Model, pathOf, spanOf } from './models.ts';
import { monaco } from './monaco.ts';
import { workspaceEdit } from './moving.ts';

const EXPLAIN = 'dream.explain';

/** As the editor has it, with what is to be worked out when it is chosen. */
type Offered = monaco.languages.CodeAction & { readonly work?: { readonly path: string; readonly edits: CodeAction['edits'] } };

export function registerMends(): void {
  monaco.editor.registerCommand(EXPLAIN, (_accessor, code: string) => showHelp(code));
  monaco.languages.registerCodeActionProvider(LANGUAGE, { provideCodeActions, resolveCodeAction });
}

async function provideCodeActions(
  model: Model,
  range: monaco.Range,
  context: monaco.languages.CodeActionContext,
): Promise<monaco.languages.CodeActionList | null> {
  const version = model.getVersionId();
  const path = pathOf(model.uri) ?? '';
  // The editor drops what is done to the whole text unless it was asked for.
  const whole = context.only?.startsWith('source') === true;
  const found = (await askLanguage('actions', path, spanOf(model, range), facts(), whole)) ?? [];
  if (model.isDisposed() || model.getVersionId() !== version) return null;
  const wanted = found.filter(({ kind }) => context.only === undefined || kind === context.only || context.only.startsWith(`${kind}.`));
  const codes = [...new Set(context.markers.flatMap(({ code }) => (typeof code === 'string' ? [code] : code === undefined ? [] : [code.value])))];
  const explained = context.only === undefined || context.only === 'quickfix' ? codes : [];
  return { actions: [...wanted.map((action) => actionOf(action, path, context.markers)), ...explained.map(explanation)], dispose: () => {} };
}

function actionOf({ title, kind, code, preferred, edits }: CodeAction, path: string, markers: readonly monaco.editor.IMarkerData[]): Offered {
  const diagnostics = markers.filter((marker) => code !== null && codeOf(marker) === code);
  const known = 'motifOf' in edits ? { work: { path, edits } } : { edit: workspaceEdit(edits) };
  return { title, kind, isPreferred: preferred, diagnostics, ...known };
}

async function resolveCodeAction(action: Offered): Promise<Offered> {
  const { work } = action;
  if (work === undefined) return action;
  const found = await askLanguage('actionEdits', work.path, work);
  if (found?.ok === false) notify({ tone: 'plain', title: 'The text stays as it is', detail: found.reason });
  return { ...action, edit: workspaceEdit(found?.ok === true ? found.edits : []) };
}

function explanation(code: string): monaco.languages.CodeAction {
  return { title: `Explain ${code}`, kind: 'quickfix', command: { id: EXPLAIN, title: 'Explain', arguments: [code] } };
}

const codeOf = ({ code }: monaco.editor.IMarkerData): string => (typeof code === 'string' ? code : (code?.value ?? ''));
