/** Where the product keeps what is not in any project. */

import envPaths from 'env-paths';

/** `DREAM_CODER_DATA`, or the usual place of the system. */
export function dataFolder(environment: Readonly<Record<string, string | undefined>> = process.env): string {
  return environment['DREAM_CODER_DATA'] || envPaths('dream-coder', { suffix: '' }).data;
}
