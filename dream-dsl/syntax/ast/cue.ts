/** What is played and felt: cues, their shapes, tones. */

import type { Expr, TextLiteral } from './expr.ts';
import type { Block } from './file.ts';
import type { Name, Node, Path } from './node.ts';

/** `tone wonder 0.7, calm 0.5` */
export interface Tone extends Node {
  readonly kind: 'Tone';
  readonly parts: readonly TonePart[];
}
export interface TonePart extends Node {
  readonly kind: 'TonePart';
  readonly name: Name;
  readonly value: Expr;
}

/**
 * One stimulus. `play surf at volume fade 30s loop` · `light amber at 10lx ramp to 0lx over 20m` ·
 * `scent cedar at 20% for 10s` · `say "…" at 45dB every 90s` · `touch …` · `warmth …` · `motion …` · `ask "…"`
 * In a scene it begins with the scene; in a reaction, at that instant.
 */
export interface Cue extends Node {
  readonly kind: 'Cue';
  readonly verb: 'play' | 'say' | 'ask' | 'light' | 'scent' | 'touch' | 'warmth' | 'motion';
  /** An asset or colour by name, or the words to say. */
  readonly what: Path | TextLiteral | null;
  readonly options: readonly CueOption[];
}
export type CueOption =
  | (Node & { readonly kind: 'At'; readonly level: Expr })
  /** `fade 30s`: both ways, the same expression twice; `fade in 5s`, `fade out 30s`, `fade in 5s out 30s`. */
  | (Node & { readonly kind: 'Fading'; readonly into: Expr | null; readonly out: Expr | null })
  /** Begins again when it is over: a sound from its start, a shape after its last point. */
  | (Node & { readonly kind: 'Loop' })
  | (Node & { readonly kind: 'For'; readonly duration: Expr })
  | (Node & { readonly kind: 'Repeat'; readonly period: Expr })
  | (Node & { readonly kind: 'Ramp'; readonly target: Expr; readonly over: Expr })
  /** `through 0lx at 0s, 10lx at 5m, 0lx at 20m`: an envelope of points, straight lines between them, the last level held. */
  | (Node & { readonly kind: 'Through'; readonly points: readonly EnvelopePoint[] })
  /** `locked to slow wave 0deg`, `locked to breath`: begins each time the rhythm comes to this phase; then `every` is the shortest gap. */
  | (Node & { readonly kind: 'Locked'; readonly rhythm: 'slow wave' | 'breath' | null; readonly phase: Expr | null });
export interface EnvelopePoint extends Node {
  readonly kind: 'EnvelopePoint';
  readonly level: Expr;
  /** Since the cue began. */
  readonly at: Expr;
}

/** `while stage is N1 { say "the tide" at 30dB every 90s }`: cues gated by a condition. */
export interface While extends Node {
  readonly kind: 'While';
  readonly condition: Expr;
  readonly body: Block;
}
