/** Keeps paths within their folder, whatever links lead out of it. */

import { lstat, realpath } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { bad, type Failure, good, type Outcome } from '../../app/base/index.ts';
import { pathProblem } from '../../app/project/index.ts';
import { fileFailure, systemCode } from './file-failure.ts';

/** The absolute path of a file that lies in `dir` for certain, links followed. It may be missing, and folders on the way to it. */
export async function contain(dir: string, path: string): Promise<Outcome<string>> {
  const problem = pathProblem(path);
  if (problem !== null)
    return bad({
      why: 'refused',
      message: `The path “${path.replace(/\p{Cc}/gu, '�')}” ${problem}.`,
      hint: 'Keep everything a dream uses inside its project folder.',
    });
  try {
    const root = await realpath(dir).catch((error: unknown) => {
      if (systemCode(error) === 'ENOENT') return null;
      throw error;
    });
    if (root === null) return bad(gone(dir));
    const real = await realOf(root, join(root, ...path.split('/')));
    if (real !== root && real.startsWith(root.endsWith(sep) ? root : root + sep)) return good(real);
    return bad({
      why: 'refused',
      message: `“${path}” is a link that leads out of the project.`,
      hint: 'Copy the file into the project folder.',
      place: { file: path },
    });
  } catch (error) {
    return bad(fileFailure(error, 'open', join(dir, path)));
  }
}

async function realOf(root: string, full: string): Promise<string> {
  try {
    return await realpath(full);
  } catch (error) {
    // A link to nowhere must not become a way to write elsewhere.
    const isLink = await lstat(full).then(
      (facts) => facts.isSymbolicLink(),
      () => false,
    );
    if (systemCode(error) !== 'ENOENT' || isLink || full === root) throw error;
    return join(await realOf(root, dirname(full)), basename(full));
  }
}

export const gone = (dir: string): Failure => ({
  why: 'not-found',
  message: `The folder ${dir} is no longer there.`,
  hint: 'It was moved, renamed or deleted, or its disk is away.',
  place: { file: dir },
});
