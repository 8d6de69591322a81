/** Laying the text in the editor out, by itself or before it is saved by hand; and what Tab does there. */

import { formatJson, lineEdits } from '../../app/bridge/index.ts';
import type { TextEdit } from '../../dream-dsl/index.ts';
import { askLanguage } from './language.ts';
import { saveAll } from './save.ts';
import { changeSettings } from './settings.ts';
import { documentOf, get, notify } from './store.ts';
import { type Document, isDreamText } from './texts-state.ts';
import { applyEdits } from './view.ts';

/** As the user asks for it: where it can not be done, why is told. */
export async function formatText(): Promise<void> {
  const document = documentOf(get());
  if (document === null) return;
  const { path } = document;
  if (isDreamText(path)) return format(document);
  if (!isJson(path)) return stays(path, 'Dreams and JSON files are formatted; other texts stay as they are written.');
  if (formatJson(document.text) === null) return stays(path, 'It is no JSON as it stands. Mend what is marked in it first.');
  await format(document);
}

const isJson = (path: string): boolean => path.endsWith('.json');

function stays(path: string, detail: string): void {
  notify({ tone: 'plain', title: `${path} is not formatted`, detail, about: 'format' });
}

/** Null where it can not be laid out. */
async function layout({ path, text }: Document): Promise<readonly TextEdit[] | null> {
  if (isDreamText(path)) return askLanguage('format', path);
  const formatted = isJson(path) ? formatJson(text) : null;
  return formatted === null ? null : lineEdits(text, formatted);
}

async function format(document: Document): Promise<void> {
  const edits = await layout(document);
  // Typed meanwhile: the edits are of another text.
  if (edits === null || edits.length === 0 || get().documents[document.path]?.text !== document.text) return;
  applyEdits(document.path, edits);
}

/** As the user asks for it: laid out first where that is their wish. What is saved by itself is left as it is written. */
export async function saveByHand(): Promise<void> {
  const document = documentOf(get());
  if (document !== null && get().settings.formatOnSave) await format(document);
  await saveAll();
}

export async function toggleFormatOnSave(): Promise<void> {
  const formatOnSave = !get().settings.formatOnSave;
  await changeSettings({ formatOnSave });
  notify({
    tone: 'plain',
    title: formatOnSave ? 'Saving by hand formats the text' : 'Saving by hand leaves the text as it is',
    detail: 'What is saved by itself is never formatted.',
  });
}

export async function toggleTab(): Promise<void> {
  const tabMoves = !get().settings.tabMoves;
  await changeSettings({ tabMoves });
  notify({
    tone: 'plain',
    title: tabMoves ? 'Tab moves on from the text' : 'Tab indents in the text',
    detail: tabMoves ? 'It goes to what comes after it, as everywhere else.' : 'The keys of the other panels lead on from there.',
    about: 'tab',
  });
}
