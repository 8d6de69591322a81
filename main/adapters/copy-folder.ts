/** Copying a folder with everything plain in it. */

import { copyFile, lstat, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Copies plain files and folders; the system's errors are thrown. */
export async function copyFolder(from: string, to: string): Promise<void> {
  for (const name of await readdir(from)) {
    const [source, target] = [join(from, name), join(to, name)];
    const facts = await lstat(source);
    if (facts.isDirectory()) {
      await mkdir(target);
      await copyFolder(source, target);
    } else if (facts.isFile()) await copyFile(source, target);
  }
}
