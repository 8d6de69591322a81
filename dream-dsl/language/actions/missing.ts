/** A scene that an arrow leads to and nobody has written yet. */

import type { CodeAction, Problem, Span } from '../../model.ts';
import { type AnyNode, isReservedWord, spanOf } from '../../syntax/index.ts';
import { nodesAt } from '../around.ts';
import type { Reading } from '../reading.ts';

/** Behind the scene that leads there, so that its name is found; from elsewhere behind the last one, so that the first stays the first. */
export function missingScenes({ tree, path }: Reading, problems: readonly Problem[], { start, end }: Span): readonly CodeAction[] {
  const problem = problems.find(({ code, span }) => code === 'DRM022' && span.start <= end && start <= span.end);
  const name = problem === undefined ? '' : tree.text.slice(problem.span.start, problem.span.end);
  if (problem === undefined || !/^[a-z_][a-z_0-9]*$/i.test(name) || isReservedWord(name)) return [];
  // Of `shore.cave` only the last part is not there: its place is in another scene.
  if (tree.text[problem.span.start - 1] === '.') return [];
  const nodes = nodesAt(tree, problem.span.start);
  const behind = nodes.findLast(({ kind }) => kind === 'Scene') ?? lastScene(nodes);
  if (behind === undefined) return [];
  const at = spanOf(tree, behind);
  const indent = /^[ \t]*/.exec(tree.text.slice(tree.text.lastIndexOf('\n', at.start - 1) + 1))?.[0] ?? '';
  const newText = ['', '', `scene ${name} {`, '  after 8m -> release', '}'].map((line) => (line === '' ? '' : `${indent}${line}`)).join('\n');
  const edits = [{ span: { start: at.end, end: at.end }, newText }];
  return [{ title: `Add the scene \`${name}\``, kind: 'quickfix', code: problem.code, preferred: false, edits: [{ file: path, edits }] }];
}

function lastScene(nodes: readonly AnyNode[]): AnyNode | undefined {
  const dream = nodes.find((node) => node.kind === 'Dream');
  return dream?.kind === 'Dream' ? dream.body.items.findLast(({ kind }) => kind === 'Scene') : undefined;
}
