/** From a name to where it is declared, and to everything that speaks of the same thing. */

import type { Location } from '../model.ts';
import type { Project } from '../syntax/index.ts';
import { pathFrom, spanOf } from '../syntax/index.ts';
import { nameAt } from './names.ts';
import { declarationOf, mentions } from './places.ts';
import { type Reading, read } from './reading.ts';

/** Where the thing at an offset is declared; of an import, the text that it brings. */
export function definition(project: Project, path: string, offset: number): Location | null {
  const reading = read(project, path);
  if (reading === null) return null;
  const place = nameAt(reading.names, offset);
  return place === null ? importedAt(reading, offset) : declarationOf(place.symbol);
}

/** Every place that speaks of the thing at an offset, its declaration among them: this text first, then the others by path. */
export function references(project: Project, path: string, offset: number): readonly Location[] {
  const reading = read(project, path);
  const place = reading === null ? null : nameAt(reading.names, offset);
  if (reading === null || place === null || place.symbol === null) return [];
  return mentions(reading, place.symbol, place.text).map(({ file, place: { span } }) => ({ file, span }));
}

/** The text that the path of an import names. */
function importedAt({ project, path, tree }: Reading, offset: number): Location | null {
  for (const { path: written } of tree.file.imports) {
    if (written === null) continue;
    const { start, end } = spanOf(tree, written);
    if (offset < start || offset > end) continue;
    const target = pathFrom(path, written.parts.join(''));
    return target !== null && project.files.has(target) ? { file: target, span: { start: 0, end: 0 } } : null;
  }
  return null;
}
