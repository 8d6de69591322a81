/** The templates shipped with the product: folders to look into and to copy. */

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { bad, good } from '../../app/base/index.ts';
import { MAX_TEXT_BYTES, pathProblem, type TemplateFiles } from '../../app/project/index.ts';
import { fileFailure, systemCode } from './file-failure.ts';
import { readTextFile } from './text-files.ts';

/** What a template's name may be: one plain folder name. */
const TEMPLATE_ID = /^[a-z0-9][a-z0-9-]{0,60}$/;

export function createTemplateFiles(templatesDir: string): TemplateFiles {
  return {
    async list() {
      try {
        const entries = await readdir(templatesDir, { withFileTypes: true });
        return good(
          entries
            .filter((entry) => entry.isDirectory() && TEMPLATE_ID.test(entry.name))
            .map((entry) => entry.name)
            .sort(),
        );
      } catch (error) {
        return systemCode(error) === 'ENOENT' ? good([]) : bad(fileFailure(error, 'read the templates in', templatesDir));
      }
    },
    async readText(template, path) {
      if (!TEMPLATE_ID.test(template) || pathProblem(path) !== null) {
        return bad({
          why: 'not-found',
          message: `There is no template “${template.replace(/\p{Cc}/gu, '�')}”.`,
          hint: 'List the templates to see their names.',
        });
      }
      return readTextFile(join(templatesDir, template, path), MAX_TEXT_BYTES);
    },
  };
}
