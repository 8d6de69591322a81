/** The door of lowering: a checked tree without errors as flat program tables. */

import { contentsOf, type Symbols } from '../check/index.ts';
import type { Channel, Span } from '../model.ts';
import { type Anchor, type Dream, type Item, spanOf, type Tree, textOf } from '../syntax/index.ts';
import { cueRow } from './cue.ts';
import { codeTable } from './expression.ts';
import type { Action, CueRow, Lowered, ProgramTables, StateRow, TransitionRow } from './model.ts';
import { actionsOf, transitionsOf } from './transition.ts';
import type { Lowering } from './work.ts';

export type * from './model.ts';

/** Ages of an adult audience, for dreams that do not say who they are for. */
const ADULTS = { minAge: 18, maxAge: 120 };

/** null where the text has no dream. Only for trees in which check found no error; others throw. The same tree gives the same tables. */
export function lower(tree: Tree, symbols: Symbols): Lowered | null {
  const { dream } = symbols;
  if (dream === null) return null;
  const lowering: Lowering = {
    tree,
    symbols,
    exprs: codeTable(symbols),
    rowOf: new Map(symbols.states.map((state, i) => [state, i + 1])),
    varOf: new Map([...symbols.vars.keys()].map((name, i) => [name, i])),
    paramOf: new Map([...symbols.params.keys()].map((name, i) => [name, i])),
    assetOf: new Map([...symbols.assets.keys()].map((name, i) => [name, i])),
  };
  const cues: CueRow[] = [];
  const origins = { states: [spanOf(tree, dream)], transitions: [] as Span[], cues: [] as Span[] };
  const states: StateRow[] = [rootRow(lowering, dream)];
  const transitions: TransitionRow[] = [];
  for (const [i, symbol] of symbols.states.entries()) {
    const contents = symbol.node === null ? { cues: [], handlers: [], actions: [] } : contentsOf(symbol.node.body);
    const own = contents.cues.map(({ cue, gates }) => {
      origins.cues.push(spanOf(tree, cue));
      return cues.push(cueRow(lowering, cue, gates, i + 1)) - 1;
    });
    const fade = symbol.node?.body.items.find((item) => item.kind === 'Fade');
    states.push({
      name: symbol.name,
      path: symbol.path,
      parent: symbol.parent === null ? 0 : (lowering.rowOf.get(symbol.parent) ?? 0),
      kind: symbol.children.length === 0 ? 'atomic' : symbol.children.some((child) => child.role === 'layer') ? 'parallel' : 'compound',
      role: symbol.role,
      initial: symbol.children[0]?.role === 'scene' ? (lowering.rowOf.get(symbol.children.find((child) => child.initial) ?? symbol) ?? -1) : -1,
      tone: symbol.tones.flatMap((tone) => tone.parts.map(({ name, value }) => ({ name: name.text, value: symbols.constantOf(value) ?? 0 }))),
      onEnter: [...actionsOf(lowering, contents.actions), ...hooks(lowering, contents.handlers, 'Enter')],
      onExit: hooks(lowering, contents.handlers, 'Exit'),
      cues: own,
      fadeAll: lowering.exprs.add(fade?.kind === 'Fade' ? fade.over : null),
    });
    origins.states.push(symbol.span);
    for (const handler of contents.handlers) {
      for (const row of transitionsOf(lowering, handler, i + 1)) {
        transitions.push(row);
        origins.transitions.push(spanOf(tree, handler));
      }
    }
  }
  const anchors = symbols.anchors.map(({ node }) => anchorRow(lowering, node, cues, origins.cues));
  return { program: { ...headOf(lowering, dream), exprs: lowering.exprs.codes, states, transitions, cues, anchors }, origins };
}

function rootRow(lowering: Lowering, dream: Dream): StateRow {
  const first =
    lowering.symbols.states.find((state) => state.parent === null && state.initial) ?? lowering.symbols.states.find((state) => state.role === 'release');
  return {
    name: titleOf(dream),
    path: '',
    parent: -1,
    kind: 'compound',
    role: 'dream',
    initial: first === undefined ? -1 : (lowering.rowOf.get(first) ?? -1),
    tone: [],
    onEnter: [],
    onExit: [],
    cues: [],
    fadeAll: -1,
  };
}

function hooks(lowering: Lowering, handlers: ReturnType<typeof contentsOf>['handlers'], kind: 'Enter' | 'Exit'): Action[] {
  return handlers.flatMap((handler) =>
    handler.cause.kind === kind && handler.body?.kind === 'Block' ? actionsOf(lowering, contentsOf(handler.body).actions) : [],
  );
}

function anchorRow(lowering: Lowering, node: Anchor, cues: CueRow[], origins: Span[]): ProgramTables['anchors'][number] {
  const contents = contentsOf(node.body);
  return {
    period: lowering.exprs.add(node.period),
    cues: contents.cues.map(({ cue, gates }) => {
      origins.push(spanOf(lowering.tree, cue));
      return cues.push(cueRow(lowering, cue, gates, -1)) - 1;
    }),
    actions: actionsOf(lowering, contents.actions),
  };
}

/** Everything that stands once in a program. */
function headOf(lowering: Lowering, dream: Dream): Omit<ProgramTables, 'exprs' | 'states' | 'transitions' | 'cues' | 'anchors'> {
  const { symbols, tree, exprs } = lowering;
  const of = <K extends Item['kind']>(kind: K) => dream.body.items.filter((item): item is Extract<Item, { kind: K }> => item.kind === kind);
  const ages = of('Audience')[0];
  const age = (expr: NonNullable<typeof ages>['min']) => (expr === null ? null : symbols.constantOf(expr));
  const finite = (value: number) => (Number.isFinite(value) ? value : null);
  return {
    format: 1,
    title: titleOf(dream),
    version: of('Version')[0]?.text ?? '0.0.0',
    audience: ages === undefined ? ADULTS : { minAge: age(ages.min) ?? ADULTS.minAge, maxAge: age(ages.max) ?? ADULTS.maxAge },
    channels: of('Needs').flatMap((needs) => needs.channels.map(({ channel, optional }) => ({ channel: channel.text as Channel, optional }))),
    limits: of('Limit').flatMap((limit) =>
      limit.clauses.map(({ subject, max, condition }) => ({
        subject: subject.text as Channel | 'cues',
        max: symbols.constantOf(max) ?? symbols.typeOf(max).min,
        condition: exprs.add(condition),
      })),
    ),
    assets: [...symbols.assets.values()].map(({ name, channel, source }) => ({ name, channel: channel ?? 'sound', source })),
    params: [...symbols.params.values()].map(({ name, value, type }) => ({ name, value: value ?? 0, min: finite(type.min), max: finite(type.max) })),
    vars: [...symbols.vars.values()].map(({ name, value, type }) => ({ name, value: value ?? 0, min: finite(type.min), max: finite(type.max) })),
    promises: [...symbols.promises.values()].map(({ name, node }) => ({ name, text: node.statement === null ? '' : textOf(tree, node.statement) })),
  };
}

const titleOf = (dream: Dream): string => dream.title?.parts.map((part) => (typeof part === 'string' ? part : `{${part.name}}`)).join('') ?? '';
