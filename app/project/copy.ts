/** A copy of a project in another place, with every text as it is in the window. */

import { bad, type Outcome } from '../base/index.ts';
import { type OpenProject, openProject } from './folder.ts';
import { pathProblem } from './paths.ts';
import type { ProjectFiles } from './ports.ts';

export interface CopyWish {
  readonly dir: string;
  /** The folder in which the copy gets one of its own. */
  readonly into: string;
  readonly name: string;
  readonly texts: readonly { readonly path: string; readonly text: string }[];
}

export async function copyProject(files: ProjectFiles, { dir, into, name, texts }: CopyWish): Promise<Outcome<OpenProject>> {
  for (const { path } of texts) {
    const problem = pathProblem(path);
    if (problem !== null)
      return bad({ why: 'refused', message: `The path “${path}” ${problem}.`, hint: 'Keep everything a dream uses inside its project folder.' });
  }
  const copied = await files.copy(dir, into, name, Object.fromEntries(texts.map(({ path, text }) => [path, text])));
  return copied.ok ? openProject(files, copied.value) : copied;
}
