/** Mends and changes of shape at the caret, and the page that explains a problem. */

import type { CodeAction, Span } from '../../dream-dsl/index.ts';
import { dreamTexts, isSameTexts, type Texts } from '../state/dream-texts.ts';
import { facts } from '../state/facts.ts';
import { showHelp } from '../state/help.ts';
import { askLanguage } from '../state/language.ts';
import { type Chosen, movedOn, placeNow, resolveCodeAction, type Worked } from './chosen.ts';
import { LANGUAGE, type Model, pathOf, spanOf } from './models.ts';
import { monaco } from './monaco.ts';
import { FAILED } from './moving.ts';
import { quoted } from './quoted.ts';

const EXPLAIN = 'dream.explain';

/** What was asked for when a menu was opened. */
interface Asked {
  readonly path: string;
  readonly span: Span;
  readonly whole: boolean;
  readonly texts: Texts;
}

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
  // The editor drops what is done to the whole text unless it was asked for.
  const whole = context.only?.startsWith('source') === true;
  const asked: Asked = { path: pathOf(model.uri) ?? '', span: spanOf(model, range), whole, texts: dreamTexts() };
  const found = await actionsFor(asked.path, asked.span, whole);
  if (model.isDisposed() || model.getVersionId() !== version) return null;
  const wanted = found.filter(({ kind }) => context.only === undefined || kind === context.only || context.only.startsWith(`${kind}.`));
  const codes = [...new Set(context.markers.flatMap(({ code }) => (typeof code === 'string' ? [code] : code === undefined ? [] : [code.value])))];
  const explained = context.only === undefined || context.only === 'quickfix' ? codes : [];
  return { actions: [...wanted.map((action) => offered(action, asked, context.markers)), ...explained.map(explanation)], dispose: () => {} };
}

const actionsFor = async (path: string, span: Span, whole: boolean) => (await askLanguage('actions', path, span, facts(), whole)) ?? [];

function offered(action: CodeAction, asked: Asked, markers: readonly monaco.editor.IMarkerData[]): Chosen {
  const { title, kind, code, preferred } = action;
  const diagnostics = markers.filter((marker) => code !== null && codeOf(marker) === code);
  return { title: quoted(title), kind, isPreferred: preferred, diagnostics, work: () => work(action, asked) };
}

async function work(action: CodeAction, asked: Asked): Promise<Worked> {
  const { path } = asked;
  const now = isSameTexts(asked.texts, dreamTexts()) ? action : await sameNow(action, asked);
  if (now === undefined) return { ok: false, reason: movedOn(action.title) };
  const { edits } = now;
  return 'motifOf' in edits ? ((await askLanguage('actionEdits', path, { edits })) ?? { ok: false, reason: FAILED }) : { ok: true, edits };
}

/** What is offered at that place now, in the same words. */
async function sameNow({ title, kind, code }: CodeAction, { path, span, whole, texts }: Asked): Promise<CodeAction | undefined> {
  const place = placeNow(path, texts[path] ?? '', span);
  const found = place === null ? [] : await actionsFor(path, place, whole);
  return found.find((other) => other.title === title && other.kind === kind && other.code === code);
}

function explanation(code: string): monaco.languages.CodeAction {
  return { title: `Explain ${code}`, kind: 'quickfix', command: { id: EXPLAIN, title: 'Explain', arguments: [code] } };
}

const codeOf = ({ code }: monaco.editor.IMarkerData): string => (typeof code === 'string' ? code : (code?.value ?? ''));
