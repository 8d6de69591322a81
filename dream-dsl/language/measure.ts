/** What a type measures, and values in it, in words. */

import { rangeText, STAGE_NAMES, type Type } from '../check/index.ts';

/** `dB(A) at the pillow, 28dB..36dB` */
export function measured(type: Type): string {
  const range = bounded(type) ? `, ${rangeText(type)}` : '';
  return `Measured in: ${MEASURES[type.dimension] ?? type.dimension}${range}.`;
}

/** The type as an author would write it: a name, or a range. */
export function typeText(type: Type): string {
  if (bounded(type)) return rangeText(type);
  return NAMES[type.dimension] ?? type.dimension;
}

const bounded = (type: Type): boolean => type.min > -Infinity && type.max < Infinity && !UNBOUNDED.has(type.dimension);
const UNBOUNDED: ReadonlySet<string> = new Set(['boolean', 'stage', 'text', 'scene', 'sound', 'scent', 'colour', 'unknown']);

const NAMES: Readonly<Record<string, string>> = { pulse: 'bpm' };

const MEASURES: Readonly<Record<string, string>> = {
  level: 'dB(A) at the pillow',
  light: 'melanopic EDI lux at the eye (CIE S 026)',
  duration: 'a time: ms, s, m, h',
  pulse: 'per minute (bpm)',
  percent: 'percent',
  temperature: '°C difference',
  frequency: 'Hz',
  rate: 'per hour',
  angle: 'degrees',
  boolean: 'true or false',
  number: 'a plain number',
  text: 'words',
  stage: STAGE_NAMES.join(', '),
  scene: 'a scene to lead to',
  sound: 'a sound to play',
  scent: 'a scent',
  colour: 'a colour of light',
};

/** A value that an author could begin with. */
export const TYPICAL: Readonly<Record<string, readonly string[]>> = {
  level: ['30dB'],
  light: ['1lx'],
  duration: ['30s', '5m'],
  pulse: ['60bpm'],
  percent: ['20%'],
  temperature: ['0.4C'],
  frequency: ['0.25Hz'],
  rate: ['20 per hour'],
  angle: ['0deg', '90deg'],
  number: ['0.5'],
};
