/** Says in `dream.json` which program is open, where another program renamed it and the file still has the name before. */

import type { Failure } from '../../app/bridge/index.ts';
import { ask } from './engine.ts';
import { get, notify, notifyFailure } from './store.ts';

const PROJECT_FILE = 'dream.json';

/** The one thing to do about it, for a notice. */
export const naming = { label: `Name it in ${PROJECT_FILE}`, run: () => void nameMain() };

async function nameMain(): Promise<void> {
  const failure = await write();
  if (failure === null) notify({ tone: 'good', title: `${PROJECT_FILE} names ${get().project?.main ?? ''} now`, detail: '', about: 'outside' });
  else notifyFailure(`${PROJECT_FILE} is as it was`, failure, 'outside');
}

async function write(): Promise<Failure | null> {
  const { project } = get();
  if (project === null) return null;
  const read = await ask('project.read', { dir: project.dir, path: PROJECT_FILE });
  if (!read.ok) return read.failure;
  const content = objectIn(read.value.text);
  if (content === null)
    return { why: 'corrupt', message: `${PROJECT_FILE} is no JSON object.`, hint: 'Mend it by hand.', place: { file: `${project.dir}/${PROJECT_FILE}` } };
  const text = `${JSON.stringify({ ...content, main: project.main }, null, 2)}\n`;
  const saved = await ask('project.save', { dir: project.dir, path: PROJECT_FILE, text, basedOn: read.value.digest });
  return saved.ok ? null : saved.failure;
}

function objectIn(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
