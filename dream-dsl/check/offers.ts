/** Mends that come from other texts of the project: an import that would bring an unknown name, and the right path of one. */

import { type Finding, type Fix, type Project, spanOf } from '../syntax/index.ts';
import type { CheckedFile } from './check-file.ts';
import type { Linked, Wanted } from './context.ts';
import { pathMeant, relative } from './import-rules.ts';
import { changeTo } from './suggest.ts';

export function withOffers(project: Project, linked: Linked, { findings, wanted }: CheckedFile): readonly Finding[] {
  const byFinding = new Map(wanted.map((want) => [want.finding, want]));
  return findings.map((finding) => {
    const want = byFinding.get(finding);
    if (want !== undefined) return offerImport(project, linked, finding, want);
    return finding.code === 'DRM100' ? offerPath(project, linked, finding) : finding;
  });
}

function offerPath(project: Project, linked: Linked, finding: Finding): Finding {
  const { start, end } = finding.span;
  const meant = pathMeant(project, linked.source.path, finding.data.name ?? '');
  return meant === null
    ? finding
    : { ...finding, data: { ...finding.data, meant, fix: { ...changeTo({ start, end }, `"${meant}"`), title: `Change to \`${meant}\`` } } };
}

function offerImport(project: Project, linked: Linked, finding: Finding, want: Wanted): Finding {
  const { data } = finding;
  const name = data.name ?? '';
  if (name.includes('.')) return finding;
  for (const source of project.files.values()) {
    if (source === linked.source || linked.imports.some((item) => item.source === source)) continue;
    const { motifs, assets } = source.tree.file;
    const node =
      want.kind === 'motif'
        ? motifs.find((motif) => motif.name.text === name)
        : assets.find((asset) => asset.name.text === name && asset.channel.text === want.channel);
    if (node === undefined) continue;
    const path = relative(linked.source.path, source.path);
    const fix = importFix(linked, path);
    const others = data.fix === undefined ? [] : [data.fix];
    return { ...finding, data: { ...data, expected: path, other: spanOf(source.tree, node.name), otherFile: source.path, fix, others } };
  }
  return finding;
}

/** After the last import, or at the top of the text. */
function importFix(linked: Linked, path: string): Fix {
  const after = linked.imports.at(-1)?.span.end;
  const span = { start: after ?? 0, end: after ?? 0 };
  return { title: `Import \`${path}\``, edits: [{ span, newText: after === undefined ? `import "${path}"\n\n` : `\nimport "${path}"` }] };
}
