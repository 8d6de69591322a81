/**
 * A night as EDF+: stages, cues, marks and passages as annotations, signals and the level of each channel as signals.
 * Nobody's name and no date is in it; the time of day is. Texts for stages and lights are the standard ones of EDF+.
 */

import { CHANNELS, type Channel, type NightRecord, type ScoredStage, spoken } from '../base/index.ts';
import type { Annotation } from './edf-annotations.ts';
import { asciiOf, edfChunks, edfNumber, type WrittenSignal } from './edf-write.ts';
import { levelsOf, valueAt } from './levels.ts';
import { MAX_EDF_SIGNALS } from './limits.ts';

/** One record is one scoring epoch, s. */
const RECORD_SECONDS = 30;
/** Samples of a signal each second. The model changes them more slowly. */
const SIGNAL_RATE = 1;
/** Samples of a cue level each second; less where so many cues sound together that it would take long. */
const CUE_RATE = 10;
const MAX_CUE_WORK = 50_000_000;

const STAGE_TEXT: Readonly<Record<ScoredStage, string>> = {
  W: 'Sleep stage W',
  N1: 'Sleep stage N1',
  N2: 'Sleep stage N2',
  N3: 'Sleep stage N3',
  REM: 'Sleep stage R',
  '?': 'Sleep stage ?',
};
const UNITS: Readonly<Record<Channel, string>> = { sound: 'dB', light: 'lx', scent: '%', touch: '%', warmth: 'degC', motion: '%' };

export interface NightExport {
  readonly chunks: Iterable<Uint8Array>;
  /** What is not in the file. */
  readonly notes: readonly string[];
}

export function nightAsEdf(night: NightRecord): NightExport {
  const notes: string[] = [];
  const signals = [...cueSignals(night), ...modelSignals(night, notes)];
  const kept = signals.slice(0, MAX_EDF_SIGNALS - 1);
  if (kept.length < signals.length) notes.push(`${signals.length - kept.length} signals are left out: EDF+ here has ${MAX_EDF_SIGNALS} at most.`);
  const simulated = night.subject.kind === 'sleeper';
  return {
    chunks: edfChunks({
      patient: 'X X X X',
      recording: `Startdate X X X ${simulated ? 'Dream_Coder_simulated_night' : 'Dream_Coder_program_on_a_recording'}`,
      startSeconds: Math.round(((night.startMinutes % 1440) + 1440) * 60) % 86_400,
      records: Math.max(1, Math.ceil(night.durationMs / (RECORD_SECONDS * 1000))),
      recordSeconds: RECORD_SECONDS,
      signals: unlike(kept),
      annotations: annotationsOf(night),
    }),
    notes,
  };
}

function annotationsOf(night: NightRecord): Annotation[] {
  const span = (from: number, to: number, text: string): Annotation => ({ onset: from / 1000, duration: Math.max(0, to - from) / 1000, text });
  const instant = (at: number, text: string): Annotation => ({ onset: at / 1000, duration: null, text });
  const named = new Map(night.cues.map(({ cue, channel, label }) => [cue, `${channel} ${label}`]));
  return [
    instant(0, 'Lights off'),
    instant(
      0,
      night.subject.kind === 'sleeper' ? 'Note: simulated by a model, not recorded' : 'Note: stages as recorded; cues, passages and signals are simulated',
    ),
    ...night.stages.map(({ from, to, stage }) => span(from, to, STAGE_TEXT[stage])),
    ...night.scenes.map(({ from, to, path }) => span(from, to, `Scene: ${spoken(night, path)}`)),
    ...night.cues.map(({ from, to, channel, label, words, limited }) =>
      span(from, to, `Cue: ${channel} ${label}${words === '' || words === label ? '' : ` “${words}”`}${limited ? ' (limited)' : ''}`),
    ),
    ...night.transitions.map(({ at, from, to, cause }) => instant(at, `Passage: ${spoken(night, from) || 'start'} -> ${spoken(night, to)} (${cause})`)),
    ...night.marks.map(({ at, label }) => instant(at, `Mark: ${label}`)),
    ...night.awakenings.map(({ at, cause, cue }) => instant(at, cause === 'cue' ? `Awakening: by cue ${named.get(cue) ?? cue}` : 'Awakening: natural')),
  ].sort((a, b) => a.onset - b.onset);
}

/** For each channel with cues, the strongest level of any cue, in each tenth of a second. */
function cueSignals(night: NightRecord): WrittenSignal[] {
  const samples = Math.ceil(night.durationMs / (RECORD_SECONDS * 1000)) * RECORD_SECONDS;
  return CHANNELS.flatMap((channel) => {
    const cues = night.cues.filter((cue) => cue.channel === channel);
    if (cues.length === 0) return [];
    const seconds = cues.reduce((sum, { from, to }) => sum + (to - from) / 1000, 0);
    const rate = seconds * CUE_RATE > MAX_CUE_WORK ? 1 : CUE_RATE;
    const levels = levelsOf(cues, samples * rate, 1000 / rate);
    return [signal(`Cue ${channel}`, UNITS[channel], 'strongest level that the program asks for', levels, rate * RECORD_SECONDS, (i) => levels[i] ?? 0)];
  });
}

function modelSignals(night: NightRecord, notes: string[]): WrittenSignal[] {
  return night.signals.flatMap(({ name, unit, points }) => {
    const bounds = points.map(([, value]) => value);
    if (!fits(bounds)) {
      notes.push(`The signal “${name}” is left out: its values are too large for EDF+.`);
      return [];
    }
    const variable = unit === 'variable';
    const read = valueAt(points);
    const words = variable ? 'variable of the program' : 'model';
    return [
      signal(variable ? `Var ${name}` : capital(name), variable ? '' : unit, words, bounds, SIGNAL_RATE * RECORD_SECONDS, (i) =>
        read((i * 1000) / SIGNAL_RATE),
      ),
    ];
  });
}

/** The range holds every value and gives 0 exactly, at the cost of half the steps. */
function signal(
  label: string,
  unit: string,
  transducer: string,
  values: Iterable<number>,
  samplesPerRecord: number,
  sample: (index: number) => number,
): WrittenSignal {
  let [low, high] = [0, 0];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  const most = roomy(Math.max(high, -low));
  const signed = low < 0;
  return {
    label: asciiOf(label, 16),
    unit: /^[ -~]{1,8}$/.test(unit) ? unit : '',
    transducer,
    physicalMin: signed ? -most : 0,
    physicalMax: most,
    digitalMin: signed ? -32767 : 0,
    digitalMax: 32767,
    samplesPerRecord,
    sample,
  };
}

/** The least bound with three digits that holds `value`, and fits a field. */
function roomy(value: number): number {
  if (value <= 0.001) return value <= 0 ? 1 : 0.001;
  const unit = 10 ** (Math.floor(Math.log10(value)) - 2);
  const most = Number(edfNumber(Math.ceil(value / unit) * unit));
  return most >= value ? most : Number(edfNumber(most + unit));
}

const MOST = 900_000;
const fits = (values: readonly number[]): boolean => values.every((value) => Math.abs(value) <= MOST);

/** Labels must differ. */
function unlike(signals: readonly WrittenSignal[]): WrittenSignal[] {
  const taken = new Set<string>();
  return signals.map((signal) => {
    let label = signal.label;
    for (let n = 2; taken.has(label); n++) label = `${signal.label.slice(0, 15 - String(n).length)} ${n}`;
    taken.add(label);
    return { ...signal, label };
  });
}

const capital = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);
