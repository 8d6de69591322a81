/** A program text looked at together with its sound files, and its problems by line as editors and people count them. */

import { type Analysis, type AssetFact, analyze, type Problem } from '../../dream-dsl/index.ts';
import type { ProjectFiles } from './ports.ts';

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
  readonly file: string;
  readonly range: { readonly start: Place; readonly end: Place };
}

export interface CheckedProgram {
  readonly analysis: Analysis;
  readonly problems: readonly LocatedProblem[];
  readonly facts: Readonly<Record<string, AssetFact>>;
}

/** Analyses `text` with facts about the assets it names, which lie in `dir`. `file` is how problems name the file. */
export async function checkProgram(files: ProjectFiles, dir: string, file: string, text: string): Promise<CheckedProgram> {
  const first = analyze(text);
  const facts = await probeAll(files, dir, first.assetPaths);
  const analysis = first.assetPaths.length === 0 ? first : analyze(text, { assets: facts });
  return { analysis, facts, problems: locate(text, file, analysis.problems) };
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
