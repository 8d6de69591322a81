/** Saving by itself, as the user wishes it: a moment after the last key, on looking elsewhere, or not at all. */

import type { Settings } from '../../app/bridge/index.ts';
import { saveAll, saveFailed } from './save.ts';
import { changeSettings } from './settings.ts';
import { get, notify, useStore } from './store.ts';
import { whenTextChanges } from './texts.ts';

const SAVE_AFTER_MS = 500;

/** Returns the undo. */
export function autosave(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const saveIf = (wish: Settings['autosave']) => {
    if (get().settings.autosave === wish) void saveAll('autosaved');
  };
  const onFocus = () => saveIf('focus');
  // The keyboard left the text for another part of the window.
  const onFocusOut = ({ target, relatedTarget }: FocusEvent) => {
    const from = target instanceof Element ? target.closest('.code') : null;
    if (from !== null && relatedTarget instanceof Element && !from.contains(relatedTarget)) onFocus();
  };
  const undo = [
    whenTextChanges(() => {
      clearTimeout(timer);
      timer = setTimeout(() => saveIf('delay'), SAVE_AFTER_MS);
    }),
    useStore.subscribe((state, before) => {
      if (state.path !== before.path) onFocus();
      if (state.engine === 'ready' && before.engine !== 'ready') void saveFailed();
      if (state.settings.autosave !== before.settings.autosave) saveIf('delay');
    }),
  ];
  window.addEventListener('blur', onFocus);
  document.addEventListener('focusout', onFocusOut);
  return () => {
    clearTimeout(timer);
    for (const end of undo) end();
    window.removeEventListener('blur', onFocus);
    document.removeEventListener('focusout', onFocusOut);
  };
}

const WORDS: Readonly<Record<Settings['autosave'], string>> = {
  delay: 'Texts are saved half a second after the last key',
  focus: 'Texts are saved when you look elsewhere',
  off: 'Texts are saved by hand only',
};

const NEXT = { delay: 'focus', focus: 'off', off: 'delay' } as const;

export async function nextAutosave(): Promise<void> {
  const wish = NEXT[get().settings.autosave];
  await changeSettings({ autosave: wish });
  notify({ tone: 'plain', title: WORDS[wish], detail: 'What is not saved yet is kept safe all the same, and is back after the next start.' });
}
