/** Levels that motifs bring, against the limits of the dream that uses them; check does so for what stands in the dream itself. */

import { CHANNEL_OF, interval, LEVEL_OF, rangeText, type Type } from '../check/index.ts';
import type { Channel } from '../model.ts';
import { type Cue, type Expr, type Finding, spanOf } from '../syntax/index.ts';
import type { Deed } from './contents.ts';
import type { ElaboratedState, Frame, Part, Typed } from './model.ts';
import { typed } from './typed.ts';

/** Told at the scene of the dream that is made of the motif, the loudest of each channel. The ritual and the morning are not judged: the sleeper is awake. */
export function limitFindings(frame: Frame, states: readonly ElaboratedState[]): Finding[] {
  const limits = limitsOf(frame);
  const excesses: Excess[] = [];
  if (limits.size > 0) for (const state of states) if (state.parent === null) judge(state, null);
  return excesses.map((excess) => findingOf(excess, frame));

  function judge(state: ElaboratedState, around: ElaboratedState | null): void {
    if (state.role === 'ritual' || state.role === 'morning') return;
    const use = around ?? (state.parts.some((part) => part.frame !== frame) ? state : null);
    if (use !== null) for (const part of state.parts) if (part.frame !== frame) judgePart(part, use);
    for (const child of state.children) judge(child, use);
  }

  function judgePart({ contents, frame: inner }: Part, use: ElaboratedState): void {
    for (const deed of [...contents.cues, ...contents.reactions.flatMap(({ deeds }): readonly Deed[] => deeds)]) {
      if (deed.kind !== 'GatedCue') continue;
      const channel = CHANNEL_OF[deed.cue.verb];
      const limit = limits.get(channel);
      const level = limit === undefined ? null : highest(deed.cue, inner, limit);
      if (limit === undefined || level === null) continue;
      const same = excesses.findIndex((other) => other.use === use && other.channel === channel);
      const excess = { use, channel, limit, frame: inner, ...level };
      if (same < 0) excesses.push(excess);
      else if ((excesses[same] as Excess).value < level.value) excesses[same] = excess;
    }
  }
}

interface Level {
  readonly expr: Expr;
  readonly value: number;
}

interface Excess extends Level {
  readonly use: ElaboratedState;
  readonly channel: Channel;
  readonly limit: number;
  /** How the level is read. */
  readonly frame: Frame;
}

function findingOf({ use, channel, limit, expr, value, frame: inner }: Excess, outer: Frame): Finding {
  const { source } = inner.symbols;
  const elsewhere = source.path === outer.symbols.source.path ? {} : { otherFile: source.path };
  const data = { name: rangeText(point(channel, value)), expected: rangeText(point(channel, limit)), because: channel };
  return { code: 'DRM133', span: use.symbol.nameSpan, data: { ...data, other: spanOf(source.tree, expr), ...elsewhere } };
}

const point = (channel: Channel, value: number): Type => ({ ...LEVEL_OF[channel], min: value, max: value });

/** Limits that hold always, the lowest of each channel. */
function limitsOf(frame: Frame): ReadonlyMap<Channel, number> {
  const limits = new Map<Channel, number>();
  for (const item of frame.scope.owner.body.items) {
    if (item.kind !== 'Limit') continue;
    for (const clause of item.clauses) {
      const channel = clause.subject.text as Channel;
      if (!Object.hasOwn(LEVEL_OF, channel) || clause.condition !== null) continue;
      const { max } = rangeOf(typed(clause.max, frame));
      limits.set(channel, Math.min(max, limits.get(channel) ?? Infinity));
    }
  }
  return limits;
}

/** The highest level of a cue that is above the limit for sure: a variable may be held below it where the cue plays. */
function highest(cue: Cue, frame: Frame, limit: number): Level | null {
  let most: Level | null = null;
  for (const expr of levelsOf(cue)) {
    const level = typed(expr, frame);
    const range = rangeOf(level);
    const value = varies(level) ? range.min : range.max;
    if (value > limit && value < Infinity && value > (most?.value ?? -Infinity)) most = { expr, value };
  }
  return most;
}

function levelsOf(cue: Cue): Expr[] {
  return cue.options.flatMap((option) => {
    if (option.kind === 'At') return [option.level];
    if (option.kind === 'Ramp') return [option.target];
    return option.kind === 'Through' ? option.points.map(({ level }) => level) : [];
  });
}

const varies = (of: Typed): boolean => of.op === 'var' || of.op === 'sensor' || partsOf(of).some(varies);

function partsOf(of: Typed): readonly Typed[] {
  if ('left' in of) return [of.left, of.right];
  if ('of' in of) return [of.of];
  return 'args' in of ? of.args : [];
}

/** The range of an expression once the parameters of motifs are what they were given. */
function rangeOf(of: Typed): Type {
  const { dimension } = of.type;
  switch (of.op) {
    case 'number':
      return { dimension, min: of.value, max: of.value };
    case 'convert':
      return interval.multiply(rangeOf(of.of), { dimension: 'number', min: of.factor, max: of.factor }, dimension);
    case 'negate':
      return interval.negate(rangeOf(of.of));
    case 'add':
      return interval.add(rangeOf(of.left), rangeOf(of.right));
    case 'subtract':
      return interval.subtract(rangeOf(of.left), rangeOf(of.right));
    case 'multiply':
      return interval.multiply(rangeOf(of.left), rangeOf(of.right), dimension);
    case 'divide':
      return interval.divide(rangeOf(of.left), rangeOf(of.right), dimension);
    case 'call':
      return interval.apply(of.name, of.args.map(rangeOf));
    default:
      return of.type;
  }
}
