/** The project that a start of the app names: `dream-coder FOLDER`, a `.dream` file that was double-clicked, or one handed over by a second start. */

import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';

/** What a second start tells the first. */
export const startSchema = z.object({ project: z.string().max(4096).nullable() });
export type Start = z.infer<typeof startSchema>;

/** The last argument that is a folder or a .dream file, or that would be one: that it is not there the window says. Null where none is. `app`: the app's own folder, which development starts name, too. */
export function projectIn(args: readonly string[], cwd: string, app: string): string | null {
  const paths = args.filter((arg) => arg !== '' && !arg.startsWith('-')).map((arg) => resolve(cwd, arg));
  return paths.findLast((path) => path !== app && isProject(path)) ?? null;
}

function isProject(path: string): boolean {
  const facts = statSync(path, { throwIfNoEntry: false });
  if (facts === undefined) return path.endsWith('.dream');
  return facts.isDirectory() || (facts.isFile() && path.endsWith('.dream'));
}
