/** A scene or layer becomes a motif, to be made again elsewhere: the same edit as in the graph. It is offered at every name, and tried when it is chosen. */

import { editGraph, graphOf, refusalOf } from '../../graph/index.ts';
import type { CodeAction, Renamed, Span } from '../../model.ts';
import type { Project } from '../../syntax/index.ts';

/** Offered at the name of what can be one. */
export function motifs(project: Project, path: string, { start, end }: Span): readonly CodeAction[] {
  const node = graphOf(project, path).nodes.find(
    ({ kind, motif, file, nameSpan }) =>
      (kind === 'scene' || kind === 'layer') && motif === '' && file === path && nameSpan.start <= start && end <= nameSpan.end,
  );
  if (node === undefined) return [];
  if (refusalOf(project, path, { kind: 'extract-motif', node: node.id }) !== null) return [];
  return [{ title: `Make a motif of \`${node.name}\``, kind: 'refactor', code: null, preferred: false, edits: { motifOf: node.id } }];
}

/** What a chosen action does; or why it would not do what it says. */
export function editsOf(project: Project, path: string, { edits }: Pick<CodeAction, 'edits'>): Renamed {
  return 'motifOf' in edits ? editGraph(project, path, { kind: 'extract-motif', node: edits.motifOf }) : { ok: true, edits };
}
