/** Files that are dropped somewhere in the window: into the project, and sounds into the scene that they are dropped on. */

import { addFiles } from './add-files.ts';
import { caretIn } from './difference.ts';
import { desktop } from './engine.ts';
import { editGraphBy } from './graph-edit.ts';
import { graphTextOf } from './graph-text.ts';
import { holderOf } from './selection.ts';
import { isSound } from './sounds.ts';
import { get } from './store.ts';

/** What a file of the project is dragged as. */
export const DRAGGED_FILE = 'application/x-dream-file';

export const bringsFiles = ({ types }: DataTransfer): boolean => types.includes('Files') || types.includes(DRAGGED_FILE);

/** Paths of files from outside of the window. */
export const filesIn = ({ files }: DataTransfer): string[] => [...files].map((file) => desktop().pathOfFile(file)).filter((source) => source !== '');

/** `scene`: its id; null beside all of them, where files only come into the project. */
export async function dropOn(scene: string | null, data: DataTransfer): Promise<void> {
  const own = data.getData(DRAGGED_FILE);
  const paths = own === '' ? await addFiles(filesIn(data)) : [own];
  if (scene === null) return;
  for (const path of paths.filter(isSound)) await editGraphBy({ kind: 'add-sound', node: scene, path });
}

/** The scene that is written at a place of a text; null where none is. */
export function sceneAround(path: string, offset: number): string | null {
  const { graph, documents } = get();
  if (graph === null) return null;
  const now = documents[path]?.text ?? '';
  const found = holderOf(graph, path, caretIn(graphTextOf(get(), path) ?? now, now, offset));
  return found?.kind === 'edge' ? (graph.edges.find(({ id }) => id === found.id)?.source ?? null) : (found?.id ?? null);
}
