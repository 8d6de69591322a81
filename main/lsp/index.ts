/** The door of the language server: runs it over this process's own pipes. */

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { ProjectFiles } from '../../app/project/index.ts';
import { startServer } from './server.ts';

const HELP = join(dirname(fileURLToPath(import.meta.url)), '../../docs/diagnostics');

/** Never comes back: the process ends with the editor, with 0 where it said goodbye and 1 where it vanished. */
export function serveEditor(files: ProjectFiles, version: string): Promise<never> {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  startServer({ connection, files, version, helpOf });
  return new Promise(() => {});
}

/** Only codes have pages: a message of the world never becomes a path. */
function helpOf(code: string): string | null {
  const page = join(HELP, `${code}.md`);
  return /^DRM\d{3}$/.test(code) && existsSync(page) ? pathToFileURL(page).href : null;
}
