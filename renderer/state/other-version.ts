/** Versions of the program beside the one in the window: of its file, pinned, of the local history, another dream, or any file. */

import type { ProgramSource, TextVersion } from '../../app/bridge/index.ts';
import { ask } from './engine.ts';
import { programSource } from './program-source.ts';
import { get, notifyFailure, type State } from './store.ts';
import { isDreamText } from './texts-state.ts';
import { textOfVersion } from './versions.ts';

export type OtherVersion =
  /** The texts as they are in the window. */
  | { readonly kind: 'now' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'pinned' }
  /** All texts of the program as they were when this version of one of them was kept. */
  | { readonly kind: 'kept'; readonly version: TextVersion }
  /** Another dream of the project. */
  | { readonly kind: 'dream'; readonly path: string }
  /** A dream or a bundle from anywhere, by its path on the disk. */
  | { readonly kind: 'file'; readonly path: string };

/** What it is made of, and what it is called; null where it can not be had, which is told. */
export async function sourceOf(other: OtherVersion): Promise<{ readonly source: ProgramSource; readonly words: string } | null> {
  const now = programSource();
  if (now === null) return null;
  const { documents, pinned } = get();
  const texts = Object.values(documents).filter(({ path }) => isDreamText(path));
  switch (other.kind) {
    case 'now':
      return { source: now, words: 'the text as it is now' };
    case 'saved':
      return { source: { ...now, texts: Object.fromEntries(texts.map(({ path, savedText }) => [path, savedText])) }, words: 'the version on the disk' };
    case 'pinned':
      return pinned === null ? null : { source: { kind: 'file', dir: pinned.dir, path: pinned.path, texts: { ...pinned.texts } }, words: 'the pinned version' };
    case 'kept': {
      const then = await textsAt(get(), other.version);
      return then === null ? null : { source: { ...now, texts: then }, words: `the version of ${whenOf(other.version)}` };
    }
    case 'dream':
      return { source: { ...now, path: other.path, texts: Object.fromEntries(texts.map(({ path, text }) => [path, text])) }, words: other.path };
    case 'file':
      return sourceOfFile(other.path);
  }
}

/** The day and the clock, as this system writes them. */
export const whenOf = ({ at }: TextVersion): string => new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

/** Texts that were there then, in the version that was the newest; those whose history begins later, as they are. */
async function textsAt({ documents, versions }: State, { id }: TextVersion): Promise<Record<string, string> | null> {
  const known = versions.filter((version) => isDreamText(version.path) && version.id <= id);
  const texts: Record<string, string> = {};
  for (const path of new Set([...Object.keys(documents).filter(isDreamText), ...known.map((version) => version.path)])) {
    const version = known.find((one) => one.path === path);
    const text = version === undefined ? documents[path]?.text : await textOfVersion(version);
    if (text === null) return null;
    if (text !== undefined) texts[path] = text;
  }
  return texts;
}

async function sourceOfFile(path: string): Promise<{ readonly source: ProgramSource; readonly words: string } | null> {
  const words = path.split(/[\\/]/).at(-1) ?? path;
  if (path.toLowerCase().endsWith('.ssu')) return { source: { kind: 'bundle', path }, words };
  const opened = await ask('project.open', { dir: path });
  if (opened.ok) return { source: { kind: 'file', dir: opened.value.dir, path: opened.value.main }, words };
  notifyFailure('The file can not be compared', opened.failure, 'preview');
  return null;
}
