/** The terms that all words about findings share. */

import type { FindingData } from '../../syntax/index.ts';

/** One sentence that says what is wrong, and the reason with the way out. */
export type Words = (data: FindingData) => readonly [message: string, hint: string];

export const q = (text: string | undefined): string => `\`${short(text ?? '')}\``;
const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

const MEASURES: Readonly<Record<string, string>> = {
  number: 'a plain number',
  percent: 'a percentage',
  level: 'a sound level (dB)',
  light: 'an amount of light (lx)',
  duration: 'a length of time',
  temperature: 'a difference of temperature (C)',
  frequency: 'a frequency (Hz)',
  pulse: 'a rate per minute (bpm)',
  rate: 'a rate per hour',
  angle: 'an angle',
  text: 'a text',
  boolean: 'something true or false',
  stage: 'a sleep stage',
  scene: 'a scene',
  sound: 'a sound',
  scent: 'a scent',
  colour: 'a colour',
};
export const measure = (dimension: string | undefined): string => MEASURES[dimension ?? ''] ?? 'a value';

const EXAMPLES: Readonly<Record<string, string>> = {
  number: '`0.5`',
  percent: '`20%`',
  level: '`34dB`',
  light: '`0.5lx`',
  duration: '`30s` or `5m`',
  temperature: '`1C`',
  frequency: '`1Hz`',
  pulse: '`70bpm`',
  rate: '`20 per hour`',
  text: '`"the tide"`',
  boolean: '`distress > 0.6` or `stage is REM`',
  stage: '`REM`',
  angle: '`90deg`',
};
export const example = (dimension: string | undefined): string => EXAMPLES[dimension ?? ''] ?? '`1`';

export const capital = (text: string | undefined): string => (text ?? '').replace(/^[a-z]/, (letter) => letter.toUpperCase());
export const article = (noun: string | undefined): string => `${/^[aeiou]/.test(noun ?? '') ? 'an' : 'a'} ${noun}`;
