/** The templates with all of their texts, by path; the one that holds the dream is called main.dream. */

import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const folder = join(import.meta.dirname, '../../templates');

export const templates: readonly (readonly [id: string, texts: Readonly<Record<string, string>>])[] = globSync('*/dream.json', { cwd: folder })
  .map((card) => card.split('/')[0] as string)
  .sort()
  .map((id) => {
    const texts = globSync('*.dream', { cwd: join(folder, id) }).map((file) => {
      const name = basename(file) === `${id}.dream` ? 'main.dream' : basename(file);
      return [name, readFileSync(join(folder, id, file), 'utf8')] as const;
    });
    return [id, Object.fromEntries(texts)] as const;
  });
