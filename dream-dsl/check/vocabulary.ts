/** The words of the language that stand for things in the world: channels, stages, sensors, units, types, functions. */

import type { Channel } from '../model.ts';
import type { ChannelSymbol, Dimension, SensorSymbol, StageSymbol, Type } from './symbols.ts';

export const CHANNELS: readonly Channel[] = ['sound', 'light', 'scent', 'touch', 'warmth', 'motion'];
export const isChannel = (text: string): text is Channel => (CHANNELS as readonly string[]).includes(text);

/** A type that keeps no narrower range. */
export const open = (dimension: Dimension, min = -Infinity, max = Infinity): Type => ({ dimension, min, max });

export const UNKNOWN: Type = open('unknown');

/** Base units: see `Dimension`. A level of 0 dB and less can't be heard; the ceilings are what no program may exceed. */
export const TYPES: Readonly<Record<Exclude<Dimension, 'unknown'>, Type>> = {
  number: open('number'),
  percent: open('percent'),
  level: open('level'),
  light: open('light'),
  duration: open('duration'),
  temperature: open('temperature'),
  frequency: open('frequency'),
  pulse: open('pulse'),
  rate: open('rate'),
  angle: open('angle'),
  text: open('text'),
  boolean: open('boolean', 0, 1),
  stage: open('stage', 0, 4),
  scene: open('scene'),
  sound: open('sound'),
  scent: open('scent'),
  colour: open('colour'),
};

/** Types by the name an author writes. */
export const TYPE_NAMES: ReadonlyMap<string, Type> = new Map([
  ['text', TYPES.text],
  ['level', TYPES.level],
  ['light', TYPES.light],
  ['duration', TYPES.duration],
  ['number', TYPES.number],
  ['percent', TYPES.percent],
  ['bpm', TYPES.pulse],
  ['boolean', TYPES.boolean],
  ['temperature', TYPES.temperature],
  ['frequency', TYPES.frequency],
  ['rate', TYPES.rate],
  ['angle', TYPES.angle],
]);

/** What only a parameter of a motif can be. */
export const MOTIF_TYPE_NAMES: ReadonlyMap<string, Type> = new Map([
  ['scene', TYPES.scene],
  ['sound', TYPES.sound],
  ['scent', TYPES.scent],
  ['colour', TYPES.colour],
]);

export interface Unit {
  readonly unit: string;
  readonly dimension: Dimension;
  /** One of it in the base unit. */
  readonly scale: number;
  readonly type: Type;
  readonly doc: string;
}

const unit = (name: string, type: Type, scale: number, doc: string): [string, Unit] => [name, { unit: name, dimension: type.dimension, scale, type, doc }];

export const UNITS: ReadonlyMap<string, Unit> = new Map([
  unit('dB', TYPES.level, 1, 'sound level, dB(A) at the pillow'),
  unit('lx', TYPES.light, 1, 'light at the eye, melanopic EDI in lux (CIE S 026)'),
  unit('C', TYPES.temperature, 1, 'difference of temperature, °C'),
  unit('Hz', TYPES.frequency, 1, 'frequency, per second'),
  unit('bpm', TYPES.pulse, 1, 'beats or breaths per minute'),
  unit('deg', TYPES.angle, 1, 'degrees of a rhythm, 0 at its peak'),
  unit('%', TYPES.percent, 1, 'percent, 0–100'),
  unit('ms', TYPES.duration, 1, 'milliseconds'),
  unit('s', TYPES.duration, 1000, 'seconds'),
  unit('m', TYPES.duration, 60_000, 'minutes'),
  unit('h', TYPES.duration, 3_600_000, 'hours'),
  unit('per hour', TYPES.rate, 1, 'how often in an hour'),
]);

/** The unit an author would write for a dimension. */
export const USUAL_UNIT: Partial<Readonly<Record<Dimension, string>>> = {
  level: 'dB',
  light: 'lx',
  temperature: 'C',
  frequency: 'Hz',
  pulse: 'bpm',
  percent: '%',
  duration: 's',
  rate: ' per hour',
  angle: 'deg',
};

export const STAGE_NAMES = ['W', 'N1', 'N2', 'N3', 'REM'] as const;
export const STAGES: ReadonlyMap<string, StageSymbol> = new Map(STAGE_NAMES.map((name, index) => [name, { kind: 'stage', name, index }]));
export const STAGE_DOCS: Readonly<Record<string, string>> = {
  W: 'Awake.',
  N1: 'The edge of sleep: a few minutes of drifting off.',
  N2: 'Light sleep, about half of the night.',
  N3: 'Deep sleep with slow waves, mostly early in the night.',
  REM: 'Rapid eye movement sleep, rich in dreams, longer towards morning.',
};

const sensor = (name: string, id: string, type: Type, doc: string): [string, SensorSymbol] => [name, { kind: 'sensor', id, name, type, doc }];

export const SENSORS: ReadonlyMap<string, SensorSymbol> = new Map([
  sensor('stage', 'stage', TYPES.stage, 'The sleep stage now: W, N1, N2, N3 or REM (AASM).'),
  sensor('time in stage', 'stageTime', open('duration', 0), 'How long this stage has lasted.'),
  sensor('cycle', 'cycle', open('number', 0, 20), 'How many NREM–REM cycles have begun.'),
  sensor('time since onset', 'onsetTime', open('duration', 0), 'Time since the sleeper fell asleep.'),
  sensor('clock', 'clock', open('duration', 0, 86_400_000), 'Local time of day, counted from midnight.'),
  sensor('heart', 'heart', open('pulse', 0, 220), 'Heart rate, beats per minute; 0 until it is measured.'),
  sensor('breath', 'breath', open('pulse', 0, 60), 'Breathing rate, breaths per minute; 0 until it is measured.'),
  sensor('movement', 'movement', open('number', 0, 1), 'How much the sleeper moves, 0 still to 1 restless.'),
  sensor('arousal', 'arousal', open('number', 0, 1), 'How close the sleeper is to waking, 0 to 1.'),
  sensor('distress', 'distress', open('number', 0, 1), 'How troubled the dream seems, 0 to 1; a model, not a measurement.'),
  sensor('phase', 'phase', open('angle', 0, 360), 'Phase of the slow wave in degrees, 0 at its peak.'),
  sensor('awake', 'awake', TYPES.boolean, 'True while the sleeper is awake.'),
  sensor('asleep', 'asleep', TYPES.boolean, 'True while the sleeper sleeps.'),
  sensor('woken by a cue', 'wokenByCue', TYPES.boolean, 'True when the last awakening was caused by a cue.'),
]);

/** Signals a sleeper can give from within a dream. */
export const SIGNALS: ReadonlyMap<string, string> = new Map([['LRLR', 'Left-right-left-right eye movement: the sleeper knows that they dream.']]);

/** Events that the night raises by itself. */
export const NIGHT_EVENTS: ReadonlyMap<string, string> = new Map([
  ['wake', 'The sleeper wakes up.'],
  ['sleep', 'The sleeper falls asleep.'],
]);

export const COLOURS = ['red', 'amber', 'warm', 'white', 'blue', 'green', 'violet', 'cyan', 'rose', 'daylight'] as const;

export const POPULATIONS = ['adults', 'everyone', 'children', 'teenagers', 'elders'] as const;

/** Built-in functions: how many arguments they take, and what they give. */
export const FUNCTIONS: ReadonlyMap<string, { readonly min: number; readonly max: number; readonly doc: string; readonly signature: string }> = new Map([
  ['min', { min: 2, max: 8, signature: 'min(a, b, …)', doc: 'The smallest of its arguments.' }],
  ['max', { min: 2, max: 8, signature: 'max(a, b, …)', doc: 'The largest of its arguments.' }],
  ['abs', { min: 1, max: 1, signature: 'abs(x)', doc: 'The value without its sign.' }],
  ['clamp', { min: 3, max: 3, signature: 'clamp(x, low, high)', doc: 'x, kept between low and high.' }],
  ['ceil', { min: 1, max: 1, signature: 'ceil(x)', doc: 'The whole number at or above x.' }],
  ['round', { min: 1, max: 1, signature: 'round(x)', doc: 'The whole number nearest to x.' }],
  ['floor', { min: 1, max: 1, signature: 'floor(x)', doc: 'The whole number at or below x.' }],
]);

const channelType: Readonly<Record<Channel | 'cues', Type>> = {
  sound: TYPES.level,
  light: TYPES.light,
  scent: open('percent', 0, 100),
  touch: open('percent', 0, 100),
  warmth: TYPES.temperature,
  motion: open('percent', 0, 100),
  cues: TYPES.rate,
};
export const CHANNEL_SYMBOLS: ReadonlyMap<string, ChannelSymbol> = new Map(
  [...CHANNELS, 'cues' as const].map((channel) => [channel, { kind: 'channel', channel, type: channelType[channel] }]),
);
