/** Where things are: the app's own files, and the user's data. */

import { accessSync, constants } from 'node:fs';
import { join, resolve } from 'node:path';
import { app } from 'electron';
// Not through the adapters' door: it would load SQLite, which Electron's main process must not need.
import { dataFolder } from '../adapters/data-folder.ts';

export interface Places {
  /** The built page. */
  readonly pages: string;
  readonly preload: string;
  readonly engine: string;
  /** The process of an emulated bed. */
  readonly bed: string;
  readonly templates: string;
  /** A Node for the engine where Electron's own is too old; only development has one. */
  readonly node: string;
  /** Window state, Chromium's files, logs. */
  readonly userData: string;
  /** Database, keys, unsaved texts: the same folder as the command line's, unless a folder of its own was asked for. */
  readonly data: string;
  /** Where the user finds what was made without choosing a folder: among the documents, where there are such. */
  readonly newProjects: string;
  readonly logs: string;
}

/** Before the app is ready: respects --user-data-dir, then DREAM_CODER_DATA. */
export function findPlaces(): Places {
  // This file is bundled into dist/main/main.cjs, two levels below the app's root.
  const root = resolve(__dirname, '../..');
  // Started as processes or copied as folders, so they must lie outside of the archive.
  const plain = root.endsWith('app.asar') ? `${root}.unpacked` : root;
  const given = app.commandLine.getSwitchValue('user-data-dir');
  if (given !== '') app.setPath('userData', resolve(given));
  const userData = app.getPath('userData');
  const asked = Boolean(process.env['DREAM_CODER_DATA']);
  const own = given !== '' && !asked;
  const data = own ? join(userData, 'data') : dataFolder();
  return {
    pages: join(root, 'dist/renderer'),
    preload: join(root, 'dist/main/preload.cjs'),
    engine: join(plain, 'dist/main/engine.mjs'),
    bed: join(plain, 'dist/main/bed.mjs'),
    templates: join(plain, 'templates'),
    node: process.env['DREAM_CODER_NODE'] || join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node'),
    userData,
    data,
    newProjects: own || asked ? join(data, 'projects') : (amongDocuments() ?? join(data, 'projects')),
    logs: join(userData, 'logs'),
  };
}

/** null where the system knows no folder of documents. */
function amongDocuments(): string | null {
  // Where nobody has set up folders, Linux calls the whole home the documents.
  const told = app.getPath('documents');
  const documents = told === app.getPath('home') ? join(told, 'Documents') : told;
  try {
    accessSync(documents, constants.W_OK);
    return join(documents, 'Dream Coder');
  } catch {
    return null;
  }
}
