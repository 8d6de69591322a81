/** Laying the text in the editor out, by itself or before it is saved by hand. */

import { askLanguage } from './language.ts';
import { saveAll } from './save.ts';
import { changeSettings } from './settings.ts';
import { documentOf, get, notify } from './store.ts';
import { applyEdits } from './view.ts';

export async function formatText(): Promise<void> {
  const document = documentOf(get());
  if (document === null) return;
  const edits = await askLanguage('format', document.path);
  // Typed meanwhile: the edits are of another text.
  if (edits === null || edits.length === 0 || get().documents[document.path]?.text !== document.text) return;
  applyEdits(document.path, edits);
}

/** As the user asks for it: laid out first where that is their wish. What is saved by itself is left as it is written. */
export async function saveByHand(): Promise<void> {
  if (get().settings.formatOnSave) await formatText();
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
