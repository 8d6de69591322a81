/** Node's file errors as failures in words: place, cause, way out. */

import type { Failure } from '../../app/base/index.ts';

interface Words {
  readonly why: string;
  readonly cause: string;
  readonly hint: string;
}

const WORDS: Readonly<Record<string, Words>> = {
  ENOENT: { why: 'not-found', cause: 'there is no such file or folder', hint: 'Check the path for typing mistakes.' },
  EACCES: { why: 'unreadable', cause: 'the system does not allow it', hint: 'Check who owns it and its permissions.' },
  EPERM: { why: 'unreadable', cause: 'the system does not allow it', hint: 'Check who owns it and its permissions.' },
  EISDIR: { why: 'unreadable', cause: 'it is a folder, not a file', hint: 'Name a file in it.' },
  ENOTDIR: { why: 'unreadable', cause: 'a part of the path is a file, not a folder', hint: 'Check the path.' },
  EEXIST: { why: 'exists', cause: 'it exists already', hint: 'Choose another name.' },
  ENOTEMPTY: { why: 'exists', cause: 'the folder is not empty', hint: 'Choose a new or empty folder.' },
  ENOSPC: { why: 'disk-full', cause: 'the disk is full', hint: 'Free some space and try again. What was there before is unchanged.' },
  EDQUOT: { why: 'disk-full', cause: 'your share of the disk is used up', hint: 'Free some space and try again. What was there before is unchanged.' },
  EROFS: { why: 'unreadable', cause: 'the disk is read-only', hint: 'Choose a place that can be written to.' },
  ENAMETOOLONG: { why: 'unreadable', cause: 'the name is too long for the disk', hint: 'Choose a shorter name.' },
  ELOOP: { why: 'unreadable', cause: 'its links lead in a circle', hint: 'Remove the link.' },
  EMFILE: { why: 'unreadable', cause: 'too many files are open', hint: 'Close some programs and try again.' },
};

/** The code of a Node system error, or null for anything else (a bug, which is thrown on). */
export function systemCode(error: unknown): string | null {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error) return error.code;
  return null;
}

/** `doing` reads after "could not": `read`, `write`. Throws what is no system error. */
export function fileFailure(error: unknown, doing: string, file: string): Failure {
  const code = systemCode(error);
  if (code === null) {
    if (error instanceof TypeError && 'code' in error && error.code === 'ERR_INVALID_ARG_VALUE') {
      return {
        why: 'unreadable',
        message: `Could not ${doing} “${printable(file)}”: the name has a character that no file can have.`,
        hint: 'Check the path.',
      };
    }
    throw error;
  }
  const words = WORDS[code] ?? { why: 'unreadable', cause: `the system answered ${code}`, hint: 'Try again; if it stays, check the disk.' };
  return { why: words.why, message: `Could not ${doing} ${file}: ${words.cause}.`, hint: words.hint, place: { file } };
}

function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '�');
}
