/** What texts must say after files of the project have moved: imports and sounds by their new paths, as seen from each text. */

import type { FileEdits } from '../model.ts';
import { type Project, pathFrom } from '../syntax/index.ts';
import { documentLinks } from './links.ts';

/** Edits for moving `from` to `to`: a file, or a folder with everything in it. Each is of the text at its path before the move. */
export function moveFile(project: Project, from: string, to: string): readonly FileEdits[] {
  const moved = (path: string): string => (path === from ? to : path.startsWith(`${from}/`) ? to + path.slice(from.length) : path);
  return [...project.files.keys()].flatMap((file) => {
    const home = moved(file);
    const edits = documentLinks(project, file).flatMap(({ span, target }) => {
      const written = project.files.get(file)?.tree.text.slice(span.start, span.end) ?? '';
      const now = moved(target);
      return pathFrom(home, written) === now ? [] : [{ span, newText: pathTo(home, now) }];
    });
    return edits.length === 0 ? [] : [{ file, edits }];
  });
}

/** A path as it is written in `file`: the shortest way there. */
function pathTo(file: string, target: string): string {
  const here = file.split('/').slice(0, -1);
  const there = target.split('/');
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same++;
  return [...here.slice(same).map(() => '..'), ...there.slice(same)].join('/');
}
