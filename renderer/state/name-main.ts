/** Says in `dream.json` which program is open, where another program renamed it and the file still has the name before. */

import { lineEdits, PROJECT_FILE, withMain } from '../../app/bridge/index.ts';
import { openText } from './open-text.ts';
import { saveAll } from './save.ts';
import { get, notify } from './store.ts';
import { applyEdits } from './view.ts';

/** The one thing to do about it, for a notice. */
export const naming = { label: `Name it in ${PROJECT_FILE}`, run: () => void nameMain() };

async function nameMain(): Promise<void> {
  const { project, documents } = get();
  const text = documents[PROJECT_FILE]?.text;
  if (project === null || text === undefined) return;
  const named = withMain(text, project.main);
  if (named === null) {
    notify({
      tone: 'bad',
      title: `${PROJECT_FILE} is as it was`,
      detail: 'Nothing in it says which text is the dream. Mend it by hand.',
      about: 'outside',
      action: mending,
    });
    return;
  }
  applyEdits(PROJECT_FILE, lineEdits(text, named));
  if (await saveAll()) notify({ tone: 'good', title: `${PROJECT_FILE} names ${project.main} now`, detail: '', about: 'outside' });
}

const mending = { label: `Open ${PROJECT_FILE}`, run: () => void openText(PROJECT_FILE) };
