/** A number in a scene becomes a parameter, to be chosen before the night; in a motif, one that each scene gives. */

import type { Type } from '../../check/index.ts';
import type { CodeAction, Span, TextEdit } from '../../model.ts';
import { type AnyNode, type Dream, isReservedWord, type Motif, spanOf, Token, type Tree, textOf } from '../../syntax/index.ts';
import { nodesAt } from '../around.ts';
import type { Reading } from '../reading.ts';

export function extractions(reading: Reading, span: Span): readonly CodeAction[] {
  const { tree, symbols, path } = reading;
  const nodes = nodesAt(tree, span.start);
  const number = nodes.at(-1);
  const owner = nodes.find((node) => node.kind === 'Dream' || node.kind === 'Motif');
  if (number?.kind !== 'Number' || owner === undefined || spanOf(tree, number).end < span.end || nodes.some(({ kind }) => FIXED.has(kind))) return [];
  const type = symbols.typeOf(number);
  const typeName = TYPE_NAMES[type.dimension];
  if (typeName === undefined) return [];
  const name = freshName(reading, nodes, type);
  const value = textOf(tree, number);
  const put = owner.kind === 'Dream' ? declared(tree, owner, `param ${name}: ${typeName} = ${value}`) : given(tree, owner, `${name}: ${typeName} = ${value}`);
  if (put === null) return [];
  const replaced = { span: spanOf(tree, number), newText: name };
  const edits = [put, replaced].sort((a, b) => a.span.start - b.span.start);
  return [{ title: `Make \`${value}\` a parameter`, kind: 'refactor', code: null, preferred: false, edits: [{ file: path, edits }] }];
}

/** Where a number must stand as it is. */
const FIXED: ReadonlySet<string> = new Set(['Param', 'Var', 'Audience', 'Limit', 'Tone', 'Promise', 'Version', 'Locked', 'Choose', 'Anchor']);

const TYPE_NAMES: Partial<Readonly<Record<Type['dimension'], string>>> = {
  level: 'level',
  light: 'light',
  duration: 'duration',
  number: 'number',
  percent: 'percent',
  pulse: 'bpm',
  temperature: 'temperature',
};

/** `level`, `fading`, `time`, … after what the number is for, with a number behind where that is taken. */
function freshName({ symbols }: Reading, nodes: readonly AnyNode[], type: Type): string {
  const scene = nodes.findLast((node) => node.kind === 'Scene' || node.kind === 'Layer');
  const purpose = PURPOSES[nodes.findLast(({ kind }) => Object.hasOwn(PURPOSES, kind))?.kind ?? ''] ?? type.dimension;
  const base = scene?.kind === 'Scene' || scene?.kind === 'Layer' ? `${scene.name.text || 'scene'}_${purpose}` : purpose;
  const scopes = [symbols.dream, ...symbols.motifs.map((motif) => motif.scope)];
  const taken = (name: string): boolean => isReservedWord(name) || scopes.some((scope) => scope?.params.has(name) || scope?.vars.has(name));
  for (let n = 1; ; n++) {
    const name = n === 1 ? base : `${base}_${n}`;
    if (!taken(name)) return name;
  }
}

const PURPOSES: Readonly<Record<string, string>> = {
  At: 'level',
  Fading: 'fading',
  For: 'length',
  Repeat: 'gap',
  Ramp: 'level',
  EnvelopePoint: 'level',
  When: 'bound',
  After: 'time',
  Every: 'time',
  Binary: 'value',
};

/** Behind the last parameter of the dream, else behind its head. */
function declared(tree: Tree, dream: Dream, line: string): TextEdit | null {
  const { items } = dream.body;
  const last = items.findLast(({ kind }) => kind === 'Param') ?? items.findLast(({ kind }) => HEAD.has(kind));
  if (last === undefined) {
    const open = spanOf(tree, dream.body).start + 1;
    return tree.tokens.kinds[dream.body.from] === Token.openBrace ? { span: { start: open, end: open }, newText: `\n  ${line}` } : null;
  }
  const { start, end } = spanOf(tree, last);
  const indent = /[ \t]*$/.exec(tree.text.slice(0, start))?.[0] ?? '';
  return { span: { start: end, end }, newText: `${last.kind === 'Param' ? '\n' : '\n\n'}${indent}${line}` };
}

const HEAD: ReadonlySet<string> = new Set(['Version', 'Audience', 'Needs', 'Themes', 'Limit', 'Asset']);

/** Behind the last parameter of a motif, or between its new parentheses. */
function given(tree: Tree, motif: Motif, text: string): TextEdit | null {
  const last = motif.params.at(-1);
  const { end } = spanOf(tree, last ?? motif.name);
  if (last !== undefined) return { span: { start: end, end }, newText: `, ${text}` };
  const open = tree.tokens.kinds[motif.name.to] === Token.openParen;
  return open ? { span: { start: end + 1, end: end + 1 }, newText: text } : { span: { start: end, end }, newText: `(${text})` };
}
