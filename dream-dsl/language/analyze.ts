/** Everything known of one text of a project, in one call. */

import { check, describe, severityOf } from '../check/index.ts';
import { elaborate, programFiles } from '../elaborate/index.ts';
import { graphOf } from '../graph/index.ts';
import type { Analysis, AnalyzeOptions, Problem } from '../model.ts';
import type { Finding, Project } from '../syntax/index.ts';
import { outlineOf } from './outline.ts';

/** Of a text that the project does not have, nothing. */
export function analyze(project: Project, path: string, options: AnalyzeOptions = {}): Analysis {
  const source = project.files.get(path);
  if (source === undefined) return EMPTY;
  const { symbols } = check(project, path, options);
  const findings = findingsOf(project, path, options);
  return {
    problems: findings.map((finding) => describe(finding, path)).sort(inOrder),
    graph: graphOf(project, path),
    outline: outlineOf(source.tree),
    assetPaths: [...new Set(soundsOf(symbols).map((asset) => asset.source))],
    files: programFiles(project, path),
  };
}

/** What is wrong with one text, in order. */
export function problemsOf(project: Project, path: string, options: AnalyzeOptions = {}): readonly Problem[] {
  return findingsOf(project, path, options)
    .map((finding) => describe(finding, path))
    .sort(inOrder);
}

/** What the dream as a whole is like is told only where nothing in the text is wrong that could explain it. */
function findingsOf(project: Project, path: string, options: AnalyzeOptions): readonly Finding[] {
  const own = [...(project.files.get(path)?.findings ?? []), ...check(project, path, options).findings];
  return own.some(isError) ? own : [...own, ...(elaborate(project, path)?.findings ?? [])];
}

const EMPTY: Analysis = {
  problems: [],
  graph: { title: '', complete: false, flaws: [], nodes: [], edges: [] },
  outline: [],
  assetPaths: [],
  files: [],
};

/** The sounds that this text declares, not those that it imports. */
function soundsOf({ sharedAssets, visibleAssets, source }: ReturnType<typeof check>['symbols']) {
  return [...visibleAssets.values(), ...sharedAssets.values()].filter(
    (asset) => asset.file === source.path && asset.channel === 'sound' && asset.source !== '',
  );
}

const isError = ({ code }: Finding): boolean => severityOf(code) === 'error';

const RANK = { error: 0, warning: 1, info: 2 } as const;

function inOrder(a: Problem, b: Problem): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || RANK[a.severity] - RANK[b.severity] || (a.code < b.code ? -1 : 1);
}
