/** Everything known of one text, in one call. */

import { check, describe, type Symbols, severityOf } from '../check/index.ts';
import { graphOf } from '../graph/index.ts';
import { lower } from '../lower/index.ts';
import type { Analysis, AnalyzeOptions, Problem } from '../model.ts';
import { parse, type Tree } from '../syntax/index.ts';
import { type NamePlace, namesOf } from './names.ts';
import { outlineOf } from './outline.ts';
import { semanticTokens } from './semantic-tokens.ts';

export function analyze(text: string, options: AnalyzeOptions = {}): Analysis {
  const { tree, problems } = parse(text);
  const checked = check(tree, options);
  const { symbols } = checked;
  const findings = [...problems, ...checked.problems];
  const broken = findings.some((finding) => severityOf(finding.code) === 'error');
  return {
    problems: findings.map(describe).sort(inOrder),
    lowered: broken ? null : lower(tree, symbols),
    graph: graphOf(tree, symbols, problems.length === 0),
    outline: outlineOf(tree),
    tokens: semanticTokens(tree, namesOf(tree, symbols)),
    assetPaths: [...new Set([...symbols.assets.values()].filter((asset) => asset.channel === 'sound' && asset.source !== '').map((asset) => asset.source))],
  };
}

/** A tree with the meaning of its names, for questions about one place. */
export function read(text: string): { readonly tree: Tree; readonly symbols: Symbols; readonly names: readonly NamePlace[] } {
  const { tree } = parse(text);
  const { symbols } = check(tree);
  return { tree, symbols, names: namesOf(tree, symbols) };
}

const RANK = { error: 0, warning: 1, info: 2 } as const;

function inOrder(a: Problem, b: Problem): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || RANK[a.severity] - RANK[b.severity] || (a.code < b.code ? -1 : 1);
}
