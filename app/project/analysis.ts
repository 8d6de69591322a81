/** A program looked at together with the texts it imports and its sound files, and its problems by line as editors and people count them. */

import { type AssetFact, analyze, type Problem, type Project } from '../../dream-dsl/index.ts';
import type { Outcome } from '../base/index.ts';
import { good } from '../base/index.ts';
import type { ProjectFiles } from './ports.ts';
import { loadProgram } from './texts.ts';

export interface Place {
  /** 0-based. */
  readonly line: number;
  /** 0-based, in UTF-16 units. */
  readonly character: number;
}

export interface LocatedProblem {
  readonly code: string;
  readonly severity: Problem['severity'];
  readonly message: string;
  readonly hint: string;
  /** From the folder of the project. */
  readonly file: string;
  readonly range: { readonly start: Place; readonly end: Place };
}

export interface CheckedProgram {
  readonly project: Project;
  /** Of every text of the program, each located in its own. */
  readonly problems: readonly LocatedProblem[];
  readonly facts: Readonly<Record<string, AssetFact>>;
  /** Every text of the program, the one that was asked about first. */
  readonly texts: readonly { readonly path: string; readonly text: string }[];
}

/** Analyses the program in `path`, a file of `dir`, as it stands in `open` where that has a file, else on the disk. */
export async function checkProgram(
  files: ProjectFiles,
  dir: string,
  path: string,
  open: Readonly<Record<string, string>> = {},
): Promise<Outcome<CheckedProgram>> {
  const loaded = await loadProgram((file) => files.readText(dir, file), path, open);
  if (!loaded.ok) return loaded;
  const project = loaded.value;
  const first = analyze(project, path);
  const facts = await probeAll(files, dir, assetPathsOf(project));
  const options = { assets: facts };
  const analysis = first.assetPaths.length === 0 ? first : analyze(project, path, options);
  const texts = analysis.files.map((file) => ({ path: file, text: project.files.get(file)?.tree.text ?? '' }));
  const problems = texts.flatMap((file) => locate(file.text, file.path, (file.path === path ? analysis : analyze(project, file.path, options)).problems));
  return good({ project, facts, problems, texts });
}

/** Every sound that a text of the project names. */
export function assetPathsOf(project: Project): string[] {
  return [...new Set([...project.files.keys()].flatMap((path) => analyze(project, path).assetPaths))];
}

export async function probeAll(files: ProjectFiles, dir: string, paths: readonly string[]): Promise<Record<string, AssetFact>> {
  const facts: [string, AssetFact][] = [];
  for (const path of new Set(paths)) facts.push([path, await files.probe(dir, path)]);
  return Object.fromEntries(facts);
}

/** Offsets become places; lines end as the Language Server Protocol says (LF, CRLF, CR). */
export function locate(text: string, file: string, problems: readonly Problem[]): LocatedProblem[] {
  const starts = [0];
  for (const end of text.matchAll(/\r\n|\n|\r/g)) starts.push(end.index + end[0].length);
  const place = (offset: number): Place => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: offset - (starts[low] as number) };
  };
  return problems.map(({ code, severity, message, hint, span }) => ({
    code,
    severity,
    message,
    hint,
    file,
    range: { start: place(span.start), end: place(span.end) },
  }));
}
