/** Texts that another program changed: clean ones follow, changed ones are merged where that is without conflict, else the user is asked. */

import { lineEdits, mergeTexts } from '../../app/bridge/index.ts';
import { isLayoutPath } from '../../dream-dsl/index.ts';
import { analyzeSoon } from './analysis.ts';
import { record } from './history.ts';
import { tellMoved } from './moved.ts';
import { changeDocument, get, notify, set } from './store.ts';
import { type DiskText, type Document, isDreamText } from './texts-state.ts';
import { keepVersions } from './versions.ts';
import { applyEdits } from './view.ts';

/** What the disk has for a text now; null: the file is gone. The steps can be undone in the text. */
export function takeDisk(path: string, disk: DiskText | null): void {
  const document = get().documents[path];
  if (document === undefined) return;
  if (disk === null) removed(document);
  else if (document.text === disk.text) changeDocument(path, { ...fileOf(disk), save: { kind: 'saved' } });
  else if (document.save.kind === 'conflict') changeDocument(path, { save: { ...document.save, disk } });
  else if (disk.digest !== document.savedDigest) follow(document, disk);
}

const fileOf = (disk: DiskText | null) => ({ savedText: disk?.text ?? '', savedDigest: disk?.digest ?? null });

function follow({ path, text, savedText }: Document, disk: DiskText): void {
  const merge = mergeTexts(savedText, text, disk.text);
  if (!merge.ok) {
    changeDocument(path, { save: { kind: 'conflict', disk, base: savedText } });
    return;
  }
  const clean = text === savedText;
  if (!clean) void keepVersions([path], 'before', 'before the merge');
  changeDocument(path, { ...fileOf(disk), save: { kind: merge.text === disk.text ? 'saved' : 'changed' } });
  record(() => applyEdits(path, lineEdits(text, merge.text)));
  analyzeSoon();
  void keepVersions([path], 'outside', clean ? '' : 'merged with another program’s changes');
  // Scenes that stand elsewhere are seen.
  if (clean && isLayoutPath(path)) return;
  notify({
    tone: 'plain',
    title: clean ? `${path} was changed by another program` : `${path}: your changes and another program’s are merged`,
    detail: clean ? 'The window has its text now. Undo brings back the one before.' : 'They were of different lines. Undo brings back yours alone.',
    about: 'outside',
  });
}

/** Now the text is nowhere but here, so it counts as unsaved. */
function removed({ path, savedText, savedDigest }: Document): void {
  if (savedDigest !== null) changeDocument(path, { ...fileOf(null), save: { kind: 'conflict', disk: null, base: savedText } });
}

/** Ends the question: ours is to go over the file's, or the file's takes the place of ours, as a step that can be undone. */
export function settleConflict(path: string, keep: 'mine' | 'theirs'): void {
  const document = get().documents[path];
  if (document?.save.kind !== 'conflict') return;
  const { disk } = document.save;
  if (keep === 'theirs') void keepVersions([path], 'before', 'before taking the file’s');
  if (keep === 'mine') changeDocument(path, { ...fileOf(disk), save: { kind: 'changed' } });
  else if (disk === null) forget(path);
  else {
    changeDocument(path, { ...fileOf(disk), save: { kind: 'saved' } });
    record(() => applyEdits(path, lineEdits(document.text, disk.text)));
  }
  analyzeSoon();
}

/** Ends the question by taking both sides, where they changed different lines. */
export function mergeConflict(path: string): void {
  const document = get().documents[path];
  if (document?.save.kind !== 'conflict' || document.save.disk === null || document.save.base === null) return;
  const { disk, base } = document.save;
  changeDocument(path, { savedText: base, save: { kind: 'changed' } });
  takeDisk(path, disk);
}

/** The text leaves the window with its file. The last one stays: a window without any would have nothing to show. */
export function forget(path: string): void {
  const { documents, tabs, path: shown } = get();
  const { [path]: _gone, ...others } = documents;
  const left = tabs.filter((tab) => tab !== path);
  const next = left[0] ?? Object.keys(others).find(isDreamText);
  if (next === undefined) return;
  set({ documents: others, tabs: left.length === 0 ? [next] : left });
  if (shown === path) set({ path: next, caret: 0, analysis: null, analysedText: '', selection: null });
}

/** The text has another path now; what is unsaved in it goes along. True where it is the program that the project names. */
export function moveDocument(from: string, to: string): boolean {
  const { documents, tabs, path, program, project } = get();
  const { [from]: document, ...others } = documents;
  if (document === undefined) return false;
  const named = (one: string): string => (one === from ? to : one);
  const isMain = project?.main === from;
  tellMoved(named);
  set({
    documents: { ...others, [to]: { ...document, path: to } },
    tabs: tabs.map(named),
    path: named(path),
    program: named(program),
    ...(isMain ? { project: { ...project, main: to } } : {}),
  });
  return isMain;
}
