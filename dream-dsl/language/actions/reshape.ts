/** Other ways to write the same, and what is often wanted next: a way out, an `else`, an envelope for a ramp. */

import type { CodeAction, Span, TextEdit } from '../../model.ts';
import { type AnyNode, type Block, type Choose, type Cue, type Dream, type Expr, type Scene, spanOf, Token, type Tree, textOf } from '../../syntax/index.ts';
import { nodesAt } from '../around.ts';
import type { Reading } from '../reading.ts';

export function reshapes(reading: Reading, span: Span): readonly CodeAction[] {
  const { tree, path } = reading;
  const actions: CodeAction[] = [];
  const put = (title: string, edits: readonly TextEdit[] | null): void => {
    if (edits !== null) actions.push({ title, kind: 'refactor', code: null, preferred: false, edits: [{ file: path, edits }] });
  };
  const nodes = nodesAt(tree, span.start);
  const cue = nodes.findLast((node) => node.kind === 'Cue');
  if (cue?.kind === 'Cue') {
    put('Write the ramp as an envelope', envelope(tree, cue));
    put('Write the envelope as a ramp', ramp(tree, cue));
    put('Give both fades a time of their own', bothFades(tree, cue));
  }
  const choose = nodes.findLast((node) => node.kind === 'Choose');
  if (choose?.kind === 'Choose') put('Add an `else`', otherwise(tree, choose));
  const scene = nodes.findLast((node) => node.kind === 'Scene');
  if (scene?.kind === 'Scene') put('Add a way out when distress rises', wayOut(reading, scene));
  const dream = nodes.find((node) => node.kind === 'Dream');
  if (dream?.kind === 'Dream') {
    put('Add a way out from anywhere when distress rises', anywhere(tree, dream));
    put('Add a `release`', release(tree, dream));
  }
  const block = nodes.findLast((node) => node.kind === 'Block' || node.kind === 'Choose');
  if (block?.kind === 'Block' || block?.kind === 'Choose') {
    put('Put each item on a line of its own', unfolded(tree, block));
    put('Put the block on one line', folded(tree, block));
  }
  return actions;
}

/** `at 10lx ramp to 0lx over 20m` → `through 10lx at 0s, 0lx at 20m` */
function envelope(tree: Tree, { options }: Cue): readonly TextEdit[] | null {
  const level = options.find((option) => option.kind === 'At');
  const change = options.find((option) => option.kind === 'Ramp');
  if (level?.kind !== 'At' || change?.kind !== 'Ramp' || missing(level.level, change.target, change.over)) return null;
  const [first, second] = level.from < change.from ? [level, change] : [change, level];
  const text = `through ${textOf(tree, level.level)} at 0s, ${textOf(tree, change.target)} at ${textOf(tree, change.over)}`;
  return [
    { span: spanOf(tree, first), newText: text },
    { span: withGap(tree, spanOf(tree, second)), newText: '' },
  ];
}

function ramp(tree: Tree, { options }: Cue): readonly TextEdit[] | null {
  const shape = options.find((option) => option.kind === 'Through');
  if (shape?.kind !== 'Through' || shape.points.length !== 2) return null;
  const [from, to] = shape.points;
  if (from === undefined || to === undefined || missing(from.level, from.at, to.level, to.at)) return null;
  if (from.at.kind !== 'Number' || from.at.value !== 0) return null;
  return [{ span: spanOf(tree, shape), newText: `at ${textOf(tree, from.level)} ramp to ${textOf(tree, to.level)} over ${textOf(tree, to.at)}` }];
}

/** `fade 30s` → `fade in 30s out 30s` */
function bothFades(tree: Tree, { options }: Cue): readonly TextEdit[] | null {
  const fade = options.find((option) => option.kind === 'Fading');
  if (fade?.kind !== 'Fading' || fade.into === null || fade.out === null || missing(fade.into)) return null;
  if (spanOf(tree, fade.into).start !== spanOf(tree, fade.out).start) return null;
  const time = textOf(tree, fade.into);
  return [{ span: spanOf(tree, fade), newText: `fade in ${time} out ${time}` }];
}

/** Where every way has a condition, there may be none to take. */
function otherwise(tree: Tree, choose: Choose): readonly TextEdit[] | null {
  const last = choose.arms.at(-1);
  if (last === undefined || choose.arms.some((arm) => arm.guard === null || arm.weight === null || arm.go === null)) return null;
  return [after(tree, last, 'else -> release')];
}

function wayOut({ tree, symbols }: Reading, scene: Scene): readonly TextEdit[] | null {
  const { body } = scene;
  const last = body.items.findLast(({ kind }) => kind !== 'Skipped');
  if (last === undefined || tree.tokens.kinds[body.to - 1] !== Token.closeBrace) return null;
  for (let state = symbols.stateOf(scene); state !== null; state = state.parent) {
    const { node } = state;
    if (node !== null && 'body' in node && node.body.items.some((item) => textOf(tree, item).includes('-> release'))) return null;
  }
  return [after(tree, last, 'when distress > 0.6 for 20s -> release')];
}

/** Behind the last scene. */
function anywhere(tree: Tree, { body: { items } }: Dream): readonly TextEdit[] | null {
  const last = items.findLast(({ kind }) => kind === 'Scene');
  if (last === undefined || items.some(({ kind }) => kind === 'Anywhere' || kind === 'Skipped')) return null;
  const edit = after(tree, last, 'anywhere { when distress > 0.6 for 20s -> release }');
  return [{ ...edit, newText: `\n${edit.newText}` }];
}

function release(tree: Tree, dream: Dream): readonly TextEdit[] | null {
  const { items } = dream.body;
  const last = items.findLast(({ kind }) => kind !== 'Promise' && kind !== 'Morning') ?? items.at(-1);
  if (last === undefined || items.some(({ kind }) => kind === 'Release' || kind === 'Skipped')) return null;
  const edit = after(tree, last, 'release { fade all over 60s }');
  return [{ ...edit, newText: `\n${edit.newText}` }];
}

/** A line behind an item, as far in as that is; on a line that it shares, two blanks behind it. */
function after(tree: Tree, item: AnyNode, line: string): TextEdit {
  const { start, end } = spanOf(tree, item);
  const lineStart = tree.text.lastIndexOf('\n', start - 1) + 1;
  const indent = tree.text.slice(lineStart, start);
  return { span: { start: end, end }, newText: /^[ \t]*$/.test(indent) ? `\n${indent}${line}` : `  ${line}` };
}

/** A block on one line, opened up. */
function unfolded(tree: Tree, block: Block | Choose): readonly TextEdit[] | null {
  const parts = inner(tree, block);
  if (parts === null || textOf(tree, block).includes('\n')) return null;
  const indent = indentAt(tree, spanOf(tree, block).start);
  return gaps(tree, parts).map((span, i, all) => ({ span, newText: `\n${indent}${i === all.length - 1 ? '' : '  '}` }));
}

/** A block over several lines whose items fit on one. */
function folded(tree: Tree, block: Block | Choose): readonly TextEdit[] | null {
  const parts = inner(tree, block);
  const text = textOf(tree, block);
  if (parts === null || !text.includes('\n') || text.includes('//')) return null;
  const items = parts.items.map((item) => textOf(tree, item));
  const start = spanOf(tree, block).start;
  const column = start - (tree.text.lastIndexOf('\n', start - 1) + 1);
  if (items.some((item) => item.includes('\n')) || column + items.join('  ').length + 4 > 100) return null;
  return gaps(tree, parts).map((span, i, all) => ({ span, newText: i === 0 || i === all.length - 1 ? ' ' : '  ' }));
}

interface Inner {
  readonly items: readonly AnyNode[];
  /** Just behind the opening brace, and the closing one. */
  readonly open: number;
  readonly close: number;
}

function inner(tree: Tree, block: Block | Choose): Inner | null {
  const items: readonly AnyNode[] = block.kind === 'Block' ? block.items : block.arms;
  const { kinds, starts } = tree.tokens;
  let brace = block.from;
  while (brace < block.to && kinds[brace] !== Token.openBrace) brace++;
  if (items.length === 0 || brace >= block.to || kinds[block.to - 1] !== Token.closeBrace || items.some(({ kind }) => kind === 'Skipped')) return null;
  return { items, open: (starts[brace] as number) + 1, close: starts[block.to - 1] as number };
}

/** The white space around the items. */
function gaps(tree: Tree, { items, open, close }: Inner): readonly Span[] {
  const spans = items.map((item) => spanOf(tree, item));
  return [open, ...spans.map(({ end }) => end)].map((start, i) => ({ start, end: spans[i]?.start ?? close }));
}

function indentAt(tree: Tree, offset: number): string {
  const start = tree.text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(tree.text.slice(start))?.[0] ?? '';
}

const missing = (...exprs: readonly Expr[]): boolean => exprs.some(({ kind }) => kind === 'Missing');

/** With the blanks before it. */
function withGap(tree: Tree, { start, end }: Span): Span {
  let from = start;
  while (from > 0 && /\s/.test(tree.text.charAt(from - 1))) from--;
  return { start: from, end };
}
