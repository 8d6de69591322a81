/** A scene or layer becomes a motif, to be made again elsewhere: the same edit as in the graph. */

import { editGraph, graphOf } from '../../graph/index.ts';
import type { CodeAction, Span } from '../../model.ts';
import type { Project } from '../../syntax/index.ts';

/** Offered at the name of what can be one. */
export function motifs(project: Project, path: string, { start, end }: Span): readonly CodeAction[] {
  const node = graphOf(project, path).nodes.find(
    ({ kind, motif, file, nameSpan }) =>
      (kind === 'scene' || kind === 'layer') && motif === '' && file === path && nameSpan.start <= start && end <= nameSpan.end,
  );
  if (node === undefined) return [];
  const made = editGraph(project, path, { kind: 'extract-motif', node: node.id });
  return made.ok ? [{ title: `Make a motif of \`${node.name}\``, kind: 'refactor', code: null, preferred: false, edits: made.edits }] : [];
}
