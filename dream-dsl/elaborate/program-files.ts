/** Which texts a program is made of. */

import { type Project, pathFrom, type SourceFile } from '../syntax/index.ts';

/** The texts that one imports, as paths from the folder of the project; what leads out of it is left out. */
export function importTargets(source: SourceFile): string[] {
  const targets = source.tree.file.imports.flatMap(({ path }) => {
    const written = path?.parts.map((part) => (typeof part === 'string' ? part : `{${part.name}}`)).join('') ?? '';
    return pathFrom(source.path, written) ?? [];
  });
  return [...new Set(targets)];
}

/** The text itself first, then what it imports and what they import, each once, as far as the project has them. */
export function programFiles(project: Project, path: string): string[] {
  const files = new Set(project.files.has(path) ? [path] : []);
  for (const file of files) {
    const source = project.files.get(file);
    for (const target of source === undefined ? [] : importTargets(source)) if (project.files.has(target)) files.add(target);
  }
  return [...files];
}
