/** Words between the letters: types that were left out, what an argument is for, what a reckoned level or time comes to. */

import { rangeText, type Type } from '../check/index.ts';
import type { InlayHint, Span } from '../model.ts';
import { type AnyNode, type Arg, children, type Expr, type Project, spanOf, type Use } from '../syntax/index.ts';
import { measured, typeText } from './measure.ts';
import { nameAt } from './names.ts';
import { type Reading, read } from './reading.ts';

/** Those in a span, in order. */
export function inlayHints(project: Project, path: string, span: Span): readonly InlayHint[] {
  const reading = read(project, path);
  if (reading === null) return [];
  const hints: InlayHint[] = [];
  const stack: AnyNode[] = [reading.tree.file];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const own = spanOf(reading.tree, node);
    if (own.end < span.start || own.start > span.end) continue;
    hintsOf(reading, node, hints);
    stack.push(...children(node));
  }
  return hints.filter(({ offset }) => span.start <= offset && offset <= span.end).sort((a, b) => a.offset - b.offset);
}

function hintsOf(reading: Reading, node: AnyNode, hints: InlayHint[]): void {
  switch (node.kind) {
    case 'Param':
    case 'Var':
      if (node.type === null && node.value !== null && node.value.kind !== 'Missing' && node.name.text !== '') {
        const type = declaredType(reading, node.name.from) ?? reading.symbols.typeOf(node.value);
        if (type.dimension !== 'unknown')
          hints.push({ offset: spanOf(reading.tree, node.name).end, label: `: ${nameOf(type)}`, kind: 'type', tooltip: measured(type) });
      }
      return;
    case 'Use':
      argumentNames(reading, node, hints);
      return;
    case 'At':
      resolved(reading, node.level, hints);
      return;
    case 'Ramp':
      resolved(reading, node.target, hints);
      resolved(reading, node.over, hints);
      return;
    case 'EnvelopePoint':
      resolved(reading, node.level, hints);
      resolved(reading, node.at, hints);
      return;
    case 'For':
      resolved(reading, node.duration, hints);
      return;
    case 'Repeat':
    case 'Every':
      resolved(reading, node.period, hints);
      return;
    case 'After':
      resolved(reading, node.delay, hints);
      return;
    case 'Fading':
      if (node.into !== null) resolved(reading, node.into, hints);
      if (node.out !== null && node.out !== node.into) resolved(reading, node.out, hints);
      return;
    default:
  }
}

/** Of a variable without a written type its kind: the range of its first value says nothing. */
const nameOf = (type: Type): string => (type.min === type.max ? typeText({ ...type, min: -Infinity, max: Infinity }) : typeText(type));

function declaredType({ names, tree }: Reading, token: number): Type | null {
  const start = tree.tokens.starts[token] as number;
  const symbol = nameAt(names, start)?.symbol;
  return symbol?.kind === 'var' || symbol?.kind === 'param' ? symbol.type : null;
}

function argumentNames({ symbols, tree }: Reading, use: Use, hints: InlayHint[]): void {
  const found = symbols.resolve(use);
  if (found?.kind !== 'motif') return;
  const params = [...found.params.values()];
  use.args.forEach((arg: Arg, i) => {
    const param = params[i];
    if (arg.name !== null || param === undefined || arg.to <= arg.from || (arg.value.kind === 'Reference' && arg.value.name === param.name)) return;
    hints.push({
      offset: spanOf(tree, arg).start,
      label: `${param.name} =`,
      kind: 'parameter',
      tooltip: [param.doc, measured(param.type)].filter((text) => text !== '').join(' '),
    });
  });
}

/** What is not written as a plain number comes to: `volume - 4dB` → `24dB..32dB`. */
function resolved({ symbols, tree }: Reading, expr: Expr, hints: InlayHint[]): void {
  if (expr.kind === 'Number' || expr.kind === 'Missing' || (expr.kind === 'Unary' && expr.of.kind === 'Number')) return;
  const type = symbols.typeOf(expr);
  if (type.dimension === 'unknown' || type.min === -Infinity || type.max === Infinity) return;
  const label = type.min === type.max ? `= ${rangeText(type)}` : rangeText(type);
  hints.push({
    offset: spanOf(tree, expr).end,
    label,
    kind: 'value',
    tooltip: type.min === type.max ? 'What this comes to.' : 'The least and the most that this can come to.',
  });
}
