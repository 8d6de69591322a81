/** Second reading of one text: every rule, with the names of the first. */

import { type Finding, spanOf } from '../syntax/index.ts';
import { beginning } from './beginning.ts';
import { severityOf } from './codes.ts';
import { type Context, contextOf, find, type Imported, type Linked } from './context.ts';
import { checkParam, readHead, wantChannel } from './head-rules.ts';
import { checkClashes, checkImports } from './import-rules.ts';
import { checkBlock, checkMixed } from './items.ts';
import type { Symbols } from './symbols.ts';
import { symbolsOf } from './symbols-of.ts';
import { checkWhole, unusedShared } from './whole-rules.ts';

export interface CheckedFile {
  readonly findings: readonly Finding[];
  readonly wanted: Context['wanted'];
  /** What is said only where no other text imports this one. */
  readonly unusedShared: readonly Finding[];
  /** Errors of its own, or of what it imports. */
  readonly broken: boolean;
  readonly symbols: Symbols;
}

export function checkFile(linked: Linked, isBroken: (item: Imported) => boolean): CheckedFile {
  const { source, dream, motifs } = linked;
  const { file } = source.tree;
  const cx = contextOf(linked, linked.outside, [...linked.findings]);
  const first = file.dreams[0];
  if (first === undefined && motifs.length === 0 && file.assets.length === 0 && file.skipped.length === 0) {
    cx.findings.push({ code: 'DRM020', span: { start: 0, end: 0 }, data: { fix: beginning(source.tree) } });
  }
  for (const other of file.dreams.slice(1)) {
    const place = first === undefined ? {} : { other: spanOf(source.tree, { from: first.from, to: first.from + 1 }) };
    find(cx, 'DRM038', { from: other.from, to: other.from + 1 }, place);
  }
  checkImports(cx, isBroken);
  for (const asset of file.assets) if (asset.channel.text !== '') wantChannel(cx, asset.channel);
  for (const { scope, node } of motifs) {
    cx.scope = scope;
    cx.state = scope.root;
    for (const param of node.params) checkParam(cx, param);
    checkMixed(cx, scope.root);
    checkBlock(cx, node.body, 'motif', scope.root);
  }
  cx.state = null;
  if (first !== undefined && dream !== null) {
    cx.scope = dream;
    readHead(cx, first.body.items);
    checkBlock(cx, first.body, 'dream', null);
  }
  checkClashes(cx);
  const sound = linked.hidden.size === 0 && !cx.findings.some(isError);
  if (sound) checkWhole(cx);
  const unused = sound ? unusedShared(cx, linked) : [];
  const broken = cx.findings.some(isError) || source.findings.some(isError);
  return { findings: cx.findings, wanted: cx.wanted, unusedShared: unused, broken, symbols: symbolsOf(cx) };
}

const isError = (finding: Finding): boolean => severityOf(finding.code) === 'error';
