/** Leaving: the window closes at once where every text is safe, and else once it is; it never asks. */

import { allKept, keepNow } from './keep.ts';
import { anyUnsaved, saveAll } from './save.ts';
import { get, notify } from './store.ts';

let told = false;

/** Writes what is to be written, and sees that the rest is kept. False where a text is neither in its file nor kept. */
export async function makeSafe(): Promise<boolean> {
  if (get().settings.autosave !== 'off') await saveAll('autosaved');
  return !anyUnsaved() || keepNow();
}

export function safeBeforeLeaving(event: BeforeUnloadEvent): void {
  const { autosave } = get().settings;
  if (told || !anyUnsaved() || (autosave === 'off' && allKept())) return;
  event.preventDefault();
  void makeSafe().then((safe) => {
    told = true;
    // Where nothing had to be waited for, this is still within the event: until that is over, nobody listens to another wish to close.
    if (safe) setTimeout(() => window.close());
    else {
      notify({
        tone: 'bad',
        title: 'Your last changes are neither saved nor kept',
        detail: 'See the top of the window. Closing once more leaves without them.',
      });
    }
  });
}
