/** Values and ranges as an author would write them. */

import type { Type } from './symbols.ts';
import { STAGE_NAMES, USUAL_UNIT } from './vocabulary.ts';

export function rangeText(type: Type): string {
  if (type.dimension === 'stage') return type.min === type.max ? (STAGE_NAMES[type.min] ?? 'a stage') : 'any stage';
  const text = type.dimension === 'duration' ? durationText : (value: number) => `${plain(value)}${USUAL_UNIT[type.dimension] ?? ''}`;
  if (type.min === type.max) return text(type.min);
  if (type.min === -Infinity) return type.max === Infinity ? 'anything' : `at most ${text(type.max)}`;
  return type.max === Infinity ? `at least ${text(type.min)}` : `${text(type.min)}..${text(type.max)}`;
}

/** As an author would write it. */
export function durationText(ms: number): string {
  if (ms === 0) return '0s';
  for (const [unit, scale] of DURATIONS) if (Math.abs(ms) >= scale && Number.isInteger((ms / scale) * 4)) return `${ms / scale}${unit}`;
  return `${plain(ms)}ms`;
}
const DURATIONS = [
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
] as const;

/** Without the last digits that doubles make up. */
const plain = (value: number): string => String(Number(value.toPrecision(12)));
