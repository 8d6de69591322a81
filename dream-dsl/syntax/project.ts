/** The texts of a project, each parsed once: an immutable value that every question is asked of. */

import type { FileEdits } from '../model.ts';
import { withEdits } from './edits.ts';
import type { Finding } from './finding.ts';
import { memo } from './memo.ts';
import { parse } from './parse.ts';
import type { Tree } from './tree.ts';

/** One text and its tree. The same object as long as the text does not change. */
export interface SourceFile {
  /** From the folder of the project, with `/`. */
  readonly path: string;
  readonly tree: Tree;
  /** What the parser found. */
  readonly findings: readonly Finding[];
}

export interface Project {
  readonly files: ReadonlyMap<string, SourceFile>;
}

/** By path from the folder of the project. */
export function projectOf(texts: Readonly<Record<string, string>>): Project {
  return { files: new Map(Object.entries(texts).map(([path, text]) => [path, sourceOf(path, text)])) };
}

/** The project with one text put in place, or taken out with null. Everything else is kept as it is, trees too. */
export function withText(project: Project, path: string, text: string | null): Project {
  if (text !== null && project.files.get(path)?.tree.text === text) return project;
  const files = new Map(project.files);
  if (text === null) files.delete(path);
  else files.set(path, sourceOf(path, text));
  return { files };
}

/** The same with a text that another value of the project has read already. */
export function withSource(project: Project, source: SourceFile): Project {
  return project.files.get(source.path) === source ? project : { files: new Map(project.files).set(source.path, source) };
}

/**
 * The project after edits of its texts: once more the same value for the same edits, so that what an edit was tried with need not be
 * read again.
 */
export function withFileEdits(project: Project, edits: readonly FileEdits[]): Project {
  const known = made.get(edits);
  if (known?.before === project) return known.after;
  let after = project;
  for (const { file, edits: own } of edits) after = withText(after, file, withEdits(project.files.get(file)?.tree.text ?? '', own));
  return leadingTo(edits, project, after);
}

/** What edits come to where that is known already. */
export function leadingTo(edits: readonly FileEdits[], before: Project, after: Project): Project {
  made.set(edits, { before, after });
  return after;
}

const made = memo<readonly FileEdits[], { readonly before: Project; readonly after: Project }>('after');

function sourceOf(path: string, text: string): SourceFile {
  const { tree, problems } = parse(text);
  return { path, tree, findings: problems };
}

/**
 * The path that an import or asset means: `written` counts from the folder of the text that says it.
 * null where it leads out of the project or is none (absolute, empty, with backslashes).
 */
export function pathFrom(file: string, written: string): string | null {
  if (written === '' || written.startsWith('/') || written.includes('\\') || /^[a-z][a-z0-9+.-]*:/i.test(written)) return null;
  const steps = file.split('/').slice(0, -1);
  for (const step of written.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return null;
  }
  return steps.length === 0 ? null : steps.join('/');
}
