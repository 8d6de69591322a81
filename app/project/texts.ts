/** The texts of a program, gathered by following its imports. */

import { importTargets, type Project, projectOf, withText } from '../../dream-dsl/index.ts';
import { bad, type Failure, good, type Outcome } from '../base/index.ts';
import type { TextFile } from './ports.ts';

const MAX_FILES = 1000;
/** UTF-16 units of all texts together. */
const MAX_LENGTH = 32 * 1024 * 1024;

/**
 * The text at `path` with all that it imports, directly and through others. One that is not there, or lies where none may,
 * is left out: the import that names it is a problem of the program, not a failure.
 */
export async function loadProgram(
  read: (path: string) => Promise<Outcome<TextFile>>,
  path: string,
  open: Readonly<Record<string, string>> = {},
): Promise<Outcome<Project>> {
  let project = projectOf({});
  let length = 0;
  const wanted = new Set([path]);
  for (const file of wanted) {
    const text = Object.hasOwn(open, file) ? good({ text: open[file] as string }) : await read(file);
    if (!text.ok && (file === path || !isAbsent(text.failure))) return text;
    if (!text.ok) continue;
    length += text.value.text.length;
    project = withText(project, file, text.value.text);
    const source = project.files.get(file);
    for (const target of source === undefined ? [] : importTargets(source)) wanted.add(target);
    if (wanted.size > MAX_FILES || length > MAX_LENGTH) return bad(tooLarge(path));
  }
  return good(project);
}

const isAbsent = ({ why }: Failure): boolean => why === 'not-found' || why === 'refused';

function tooLarge(file: string): Failure {
  return {
    why: 'too-large',
    message: `The imports of ${file} lead to more than can be read: at most ${MAX_FILES} files with ${MAX_LENGTH} characters together.`,
    hint: 'Import only what the dream uses.',
    place: { file },
  };
}
