/** The native dialogs the page may ask for. Each gives a path, or null where the user thought better of it. */

import { join } from 'node:path';
import { app, type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import { z } from 'zod';
import { KEY_FILE_KINDS, type KeyFileKind, SAVED_AS, type SavedAs } from '../../app/bridge/index.ts';

export async function askOpenProject(window: BrowserWindow): Promise<string | null> {
  return open(window, { title: 'Open Project', buttonLabel: 'Open', properties: ['openDirectory'] });
}

export async function askCopyInto(window: BrowserWindow): Promise<string | null> {
  return open(window, { title: 'Copy Project To', buttonLabel: 'Copy Here', properties: ['openDirectory', 'createDirectory'] });
}

export async function askNewProjects(window: BrowserWindow): Promise<string | null> {
  return open(window, { title: 'Keep New Dreams In', buttonLabel: 'Keep Here', properties: ['openDirectory', 'createDirectory'] });
}

export async function askImportHypnogram(window: BrowserWindow): Promise<string | null> {
  return open(window, {
    title: 'Import Hypnogram',
    buttonLabel: 'Import',
    properties: ['openFile'],
    filters: [
      { name: 'Recorded nights', extensions: ['csv', 'tsv', 'txt', 'edf'] },
      { name: 'All files', extensions: ['*'] },
    ],
  });
}

export async function askOpenProgram(window: BrowserWindow): Promise<string | null> {
  return open(window, {
    title: 'Compare With',
    buttonLabel: 'Compare',
    properties: ['openFile'],
    filters: [
      { name: 'Dreams and bundles', extensions: ['dream', 'ssu'] },
      { name: 'All files', extensions: ['*'] },
    ],
  });
}

export async function askAddFiles(window: BrowserWindow): Promise<readonly string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Add Sounds',
    buttonLabel: 'Add',
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: 'Sounds', extensions: ['wav', 'flac', 'ogg', 'mp3', 'm4a', 'aac', 'aiff', 'opus'] },
      { name: 'All files', extensions: ['*'] },
    ],
  });
  return canceled ? [] : filePaths;
}

/** `name` is what the page proposes; only its last part counts, without signs that file systems refuse. */
export async function askSaveBundle(window: BrowserWindow, name: unknown): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'Export Bundle',
    buttonLabel: 'Export',
    defaultPath: join(app.getPath('documents'), bundleName(name)),
    filters: [{ name: 'Dream bundles', extensions: ['ssu'] }],
  });
  return canceled || filePath === '' ? null : filePath;
}

const KEY_FILES: Readonly<Record<KeyFileKind, string>> = { pem: 'Public keys', keys: 'Backups of keys' };
const savedKeyFile = z.object({ kind: z.enum(KEY_FILE_KINDS), name: z.string().max(200) });

export async function askSaveKeyFile(window: BrowserWindow, asked: unknown): Promise<string | null> {
  const { kind, name } = savedKeyFile.parse(asked);
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: kind === 'pem' ? 'Export Public Key' : 'Back Up Keys',
    defaultPath: join(app.getPath('documents'), `${name.replace(/[^\p{L}\p{N} ._-]+/gu, ' ').trim() || 'key'}.${kind}`),
    filters: [{ name: KEY_FILES[kind], extensions: [kind] }],
  });
  return canceled || filePath === '' ? null : filePath;
}

export async function askKeyBackup(window: BrowserWindow): Promise<string | null> {
  const filters = [
    { name: KEY_FILES.keys, extensions: ['keys'] },
    { name: 'All files', extensions: ['*'] },
  ];
  return open(window, { title: 'Restore Keys', buttonLabel: 'Restore', properties: ['openFile'], filters });
}

const NIGHT_FILES: Readonly<Record<SavedAs, string>> = {
  edf: 'EDF+ recordings',
  csv: 'Tables',
  json: 'JSON documents',
  jsonl: 'Logs of a device',
  svg: 'SVG pictures',
  png: 'PNG pictures',
  wav: 'Sound (WAV)',
};
const savedNight = z.object({ kind: z.enum(SAVED_AS), name: z.string().max(200) });

/** `asked`: what to save the night as, and the name that the page proposes. */
export async function askSaveNight(window: BrowserWindow, asked: unknown): Promise<string | null> {
  const { kind, name } = savedNight.parse(asked);
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'Export Night',
    buttonLabel: 'Export',
    defaultPath: join(app.getPath('documents'), fileName(name, kind, 'night')),
    filters: [{ name: NIGHT_FILES[kind], extensions: [kind] }],
  });
  return canceled || filePath === '' ? null : filePath;
}

/** A plain file name that ends in .ssu. */
export const bundleName = (name: unknown): string => fileName(name, 'ssu', 'dream');

/** Only the last part of a path counts, without signs that file systems refuse. */
function fileName(name: unknown, ending: string, otherwise: string): string {
  const given = z.string().max(200).catch('').parse(name);
  const base = (given.split(/[\\/]/).at(-1) ?? '').replace(/[<>:"|?*\p{Cc}]/gu, '').replace(/^[.\s]+/, '');
  return base === '' ? `${otherwise}.${ending}` : base.toLowerCase().endsWith(`.${ending}`) ? base : `${base}.${ending}`;
}

async function open(window: BrowserWindow, options: OpenDialogOptions): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, options);
  return canceled ? null : (filePaths[0] ?? null);
}
