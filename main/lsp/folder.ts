/** One project folder as the editor sees it: the texts on disk, open buffers over them, and what is known of its assets. */

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ProjectFiles } from '../../app/project/index.ts';
import { type AssetFact, type Location, type Project, projectOf, withText } from '../../dream-dsl/index.ts';
import { type Lines, linesOf } from './positions.ts';

/** A text in the editor, whether it is saved or not. */
export interface Buffer {
  readonly uri: string;
  readonly version: number;
  getText(): string;
}

export interface Folder {
  /** Absolute; null for a text that was never saved. */
  readonly root: string | null;
  /** As it is now. */
  project(): Project;
  facts(): Readonly<Record<string, AssetFact>>;
  /** Open texts by path. */
  readonly buffers: ReadonlyMap<string, Buffer>;
  open(path: string, buffer: Buffer): void;
  /** The disk's text counts again. */
  close(path: string): Promise<void>;
  /** The disk has another text, or none any more. */
  reread(path: string): Promise<void>;
  /** Looks at assets that nobody looked at yet. True where that taught something. */
  look(paths: readonly string[]): Promise<boolean>;
  /** What was seen of assets may no longer be so. */
  forgetAssets(): void;
  uri(path: string): string;
  lines(path: string): Lines;
  place(location: Location): { readonly uri: string; readonly range: ReturnType<Lines['range']> };
}

export async function openFolder(root: string | null, files: ProjectFiles, log: (line: string) => void): Promise<Folder> {
  let project = projectOf(root === null ? {} : await readAll(root, files, log));
  let facts: Readonly<Record<string, AssetFact>> = {};
  const buffers = new Map<string, Buffer>();
  /** The version of each buffer that the project has. */
  const seen = new Map<string, number>();
  const lines = new Map<string, { readonly text: string; readonly lines: Lines }>();

  const current = (): Project => {
    for (const [path, buffer] of buffers) {
      if (seen.get(path) === buffer.version) continue;
      project = withText(project, path, buffer.getText());
      seen.set(path, buffer.version);
    }
    return project;
  };
  const reread = async (path: string): Promise<void> => {
    const read = root === null ? null : await files.readText(root, path);
    if (buffers.has(path)) return;
    project = withText(current(), path, read?.ok === true ? read.value.text : null);
  };
  const uri = (path: string): string => buffers.get(path)?.uri ?? pathToFileURL(join(root ?? '', path)).href;
  const linesAt = (path: string): Lines => {
    const text = current().files.get(path)?.tree.text ?? '';
    const known = lines.get(path);
    if (known?.text === text) return known.lines;
    const made = linesOf(text);
    lines.set(path, { text, lines: made });
    return made;
  };
  return {
    root,
    project: current,
    facts: () => facts,
    buffers,
    open(path, buffer) {
      buffers.set(path, buffer);
      seen.delete(path);
    },
    async close(path) {
      buffers.delete(path);
      seen.delete(path);
      lines.delete(path);
      await reread(path);
    },
    reread,
    async look(paths) {
      if (root === null) return false;
      const unknown = paths.filter((path) => !(path in facts));
      const found: Record<string, AssetFact> = {};
      for (const path of unknown) found[path] = await files.probe(root, path);
      facts = { ...facts, ...found };
      return unknown.length > 0;
    },
    forgetAssets() {
      facts = {};
    },
    uri,
    lines: linesAt,
    place: ({ file, span }) => ({ uri: uri(file), range: linesAt(file).range(span) }),
  };
}

async function readAll(root: string, files: ProjectFiles, log: (line: string) => void): Promise<Record<string, string>> {
  const listed = await files.listDreams(root);
  if (!listed.ok) log(listed.failure.message);
  const texts: Record<string, string> = {};
  for (const path of listed.ok ? listed.value : []) {
    const read = await files.readText(root, path);
    if (read.ok) texts[path] = read.value.text;
    else log(read.failure.message);
  }
  return texts;
}
