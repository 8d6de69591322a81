/** Paths inside of a project, as they may be written in programs and requests: relative, with `/`, going nowhere else. */

const MAX_PATH_LENGTH = 400;

/** What is wrong with a path, in words that follow "the path"; null where nothing is. */
export function pathProblem(path: string): string | null {
  if (path === '') return 'is empty';
  if (path.length > MAX_PATH_LENGTH) return `is longer than ${MAX_PATH_LENGTH} characters`;
  if (/\p{Cc}/u.test(path)) return 'has an invisible control character';
  if (path.includes('\\')) return 'has a backslash; write folders with /';
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'is absolute; it must start in the project';
  if (path.split('/').some((part) => part === '..')) return 'leads out of the project with ..';
  if (path.split('/').some((part) => part === '' || part === '.')) return 'has an empty part';
  return null;
}
