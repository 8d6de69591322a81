/** Values of a night in words: what a number measures, and how it is written for people. */

import { z } from 'zod';
import { type Channel, type Sensor, STAGES } from './vocabulary.ts';

/** ms: a duration. clock: ms since local midnight. truth: 1 or 0. stage: as in STAGES. number: nothing in particular. */
export const MEASURES = ['number', 'ms', 'clock', 'truth', 'stage', 'dB', 'lx', '%', '°C', 'Hz', 'bpm', '/h', '°'] as const;
export const measureSchema = z.enum(MEASURES);
export type Measure = z.infer<typeof measureSchema>;

export const SENSOR_MEASURES: Readonly<Record<Sensor, Measure>> = {
  stage: 'stage',
  stageTime: 'ms',
  cycle: 'number',
  onsetTime: 'ms',
  clock: 'clock',
  heart: 'bpm',
  breath: 'bpm',
  movement: 'number',
  arousal: 'number',
  distress: 'number',
  phase: '°',
  awake: 'truth',
  asleep: 'truth',
  wokenByCue: 'truth',
};

export const CHANNEL_MEASURES: Readonly<Record<Channel, Measure>> = { sound: 'dB', light: 'lx', scent: '%', touch: '%', warmth: '°C', motion: '%' };

/** As in the language. */
export const SENSOR_WORDS: Readonly<Record<Sensor, string>> = {
  stage: 'stage',
  stageTime: 'time in stage',
  cycle: 'cycle',
  onsetTime: 'time since onset',
  clock: 'clock',
  heart: 'heart',
  breath: 'breath',
  movement: 'movement',
  arousal: 'arousal',
  distress: 'distress',
  phase: 'phase',
  awake: 'awake',
  asleep: 'asleep',
  wokenByCue: 'woken by a cue',
};

export function spell(value: number, measure: Measure): string {
  switch (measure) {
    case 'ms':
      return spellMs(value);
    case 'clock': {
      const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
      return `${two((value / 3_600_000) % 24)}:${two((value / 60_000) % 60)}:${two((value / 1000) % 60)}`;
    }
    case 'truth':
      return value === 0 ? 'no' : 'yes';
    case 'stage':
      return STAGES[value] ?? '?';
    case 'number':
      return rounded(value);
    case '°':
      return `${rounded(value)}°`;
    default:
      return `${rounded(value)} ${measure}`;
  }
}

/** Whole ms as `1 h 05 min`, `8 min`, `2.5 s`. */
export function spellMs(ms: number): string {
  if (ms < 0) return `−${spellMs(-ms)}`;
  const s = Math.round(ms / 100) / 10;
  if (s < 60) return `${s} s`;
  const [minutes, seconds] = [Math.floor(Math.round(s) / 60), Math.round(s) % 60];
  if (minutes < 60) return seconds === 0 ? `${minutes} min` : `${minutes} min ${seconds} s`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

const rounded = (value: number): string => String(Math.round(value * 1000) / 1000 + 0).replace('-', '−');
