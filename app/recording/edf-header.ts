/**
 * The header of an EDF or EDF+ file (Kemp et al. 1992, doi:10.1016/0013-4694(92)90009-7; Kemp & Olivan 2003,
 * doi:10.1016/S1388-2457(03)00123-8): 256 bytes of ASCII fields, then 256 for each signal. Nothing in it is believed before it was checked.
 */

import { MAX_EDF_SIGNALS, MAX_RECORD_ANNOTATION_BYTES, MAX_RECORD_BYTES, MAX_RECORD_SECONDS } from './limits.ts';

export const FIXED_BYTES = 256;
export const SIGNAL_BYTES = 256;
export const ANNOTATIONS = 'EDF Annotations';

export interface EdfSignal {
  readonly label: string;
  readonly unit: string;
  /** Equal to physicalMax in files that leave a signal unused; it can not be read then. */
  readonly physicalMin: number;
  readonly physicalMax: number;
  readonly digitalMin: number;
  readonly digitalMax: number;
  readonly samplesPerRecord: number;
  /** Where its samples begin in a record, bytes. */
  readonly offset: number;
  /** True for a signal that holds annotations. */
  readonly annotations: boolean;
}

export interface EdfHeader {
  /** `EDF` has no annotations; `EDF+C` runs without a break, `EDF+D` may have breaks. */
  readonly kind: 'EDF' | 'EDF+C' | 'EDF+D';
  readonly patient: string;
  readonly recording: string;
  /** As written, `dd.mm.yy`. */
  readonly startDate: string;
  /** Seconds after midnight; null where the field is no time. */
  readonly startSeconds: number | null;
  readonly headerBytes: number;
  /** Data records; −1 where the recorder never said. */
  readonly records: number;
  readonly recordSeconds: number;
  readonly recordBytes: number;
  readonly signals: readonly EdfSignal[];
}

/** What is wrong, and the byte of the file where it is. */
export interface EdfProblem {
  readonly problem: string;
  readonly at: number;
}
export const isProblem = (value: object): value is EdfProblem => 'problem' in value;

/** Reads how long the header is, from its first 256 bytes. */
export function headerLength(fixed: Uint8Array): number | EdfProblem {
  if (fixed[0] === 0xff) return { problem: 'this is BDF with 24 bits a sample, not EDF', at: 0 };
  if (text(fixed, 0, 8) !== '0') return { problem: 'an EDF file begins with “0” and seven spaces; this one does not', at: 0 };
  if (fixed.length < FIXED_BYTES) return { problem: `the file ends after ${fixed.length} bytes, within its header`, at: fixed.length };
  const signals = count(text(fixed, 252, 4));
  if (signals === null || signals < 1) return { problem: `the number of signals is ${shown(text(fixed, 252, 4))}`, at: 252 };
  if (signals > MAX_EDF_SIGNALS) return { problem: `the file says that it has ${signals} signals; at most ${MAX_EDF_SIGNALS} are read`, at: 252 };
  const length = FIXED_BYTES + signals * SIGNAL_BYTES;
  const said = text(fixed, 184, 8);
  if (count(said) !== length) return { problem: `the length of the header is given as ${shown(said)}; with ${signals} signals it is ${length}`, at: 184 };
  return length;
}

/** `bytes` is the whole header, as long as `headerLength` says. */
export function parseEdfHeader(bytes: Uint8Array): EdfHeader | EdfProblem {
  const length = headerLength(bytes);
  if (typeof length !== 'number') return length;
  if (bytes.length < length) return { problem: `the file ends after ${bytes.length} bytes, within its header of ${length}`, at: bytes.length };
  const reserved = text(bytes, 192, 44);
  const kind = reserved.startsWith('EDF+C') ? 'EDF+C' : reserved.startsWith('EDF+D') ? 'EDF+D' : 'EDF';
  const records = text(bytes, 236, 8);
  if (records !== '-1' && (count(records) ?? 0) < 1) return { problem: `the number of data records is ${shown(records)}`, at: 236 };
  const duration = number(text(bytes, 244, 8));
  if (duration === null || duration < 0 || duration > MAX_RECORD_SECONDS)
    return { problem: `the duration of a data record is ${shown(text(bytes, 244, 8))}`, at: 244 };

  const total = (length - FIXED_BYTES) / SIGNAL_BYTES;
  const signals: EdfSignal[] = [];
  let offset = 0;
  for (let i = 0; i < total; i++) {
    const signal = parseSignal(bytes, i, total, offset, kind !== 'EDF');
    if (isProblem(signal)) return signal;
    signals.push(signal);
    offset += signal.samplesPerRecord * 2;
    if (offset > MAX_RECORD_BYTES) return { problem: `a data record would have more than ${MAX_RECORD_BYTES} bytes`, at: fieldAt(216, 8, i, total) };
  }
  if (kind !== 'EDF' && !signals.some((signal) => signal.annotations))
    return { problem: `the file says that it is ${kind}, and has no signal “${ANNOTATIONS}”`, at: 192 };
  if (duration === 0 && signals.some((signal) => !signal.annotations)) return { problem: 'a data record with signals lasts 0 s', at: 244 };
  return {
    kind,
    patient: text(bytes, 8, 80),
    recording: text(bytes, 88, 80),
    startDate: text(bytes, 168, 8),
    startSeconds: timeOfDay(text(bytes, 176, 8)),
    headerBytes: length,
    records: Number(records),
    recordSeconds: duration,
    recordBytes: offset,
    signals,
  };
}

function parseSignal(bytes: Uint8Array, i: number, total: number, offset: number, plus: boolean): EdfSignal | EdfProblem {
  const at = (before: number, width: number) => fieldAt(before, width, i, total);
  const read = (before: number, width: number) => text(bytes, at(before, width), width);
  const label = read(0, 16);
  const who = `signal ${i + 1} (${shown(label)})`;
  const samples = count(read(216, 8));
  if (samples === null || samples < 1) return { problem: `${who} has ${shown(read(216, 8))} samples in a record`, at: at(216, 8) };
  const annotations = plus && label === ANNOTATIONS;
  if (annotations && samples * 2 > MAX_RECORD_ANNOTATION_BYTES)
    return { problem: `${who} has ${samples * 2} bytes in each record; at most ${MAX_RECORD_ANNOTATION_BYTES} are read`, at: at(216, 8) };
  const [physicalMin, physicalMax] = [number(read(104, 8)), number(read(112, 8))];
  const [digitalMin, digitalMax] = [whole(read(120, 8)), whole(read(128, 8))];
  if (!annotations) {
    if (physicalMin === null || physicalMax === null)
      return { problem: `the physical range of ${who} is ${shown(read(104, 8))} to ${shown(read(112, 8))}`, at: at(104, 8) };
    if (digitalMin === null || digitalMax === null || digitalMin >= digitalMax || digitalMin < -32768 || digitalMax > 32767)
      return { problem: `the digital range of ${who} is ${shown(read(120, 8))} to ${shown(read(128, 8))}`, at: at(120, 8) };
  }
  return {
    label,
    unit: read(96, 8),
    physicalMin: physicalMin ?? -1,
    physicalMax: physicalMax ?? 1,
    digitalMin: digitalMin ?? -32768,
    digitalMax: digitalMax ?? 32767,
    samplesPerRecord: samples,
    offset,
    annotations,
  };
}

/** Fields of the signals are laid in columns: first all labels, then all transducers, and so on. */
const fieldAt = (before: number, width: number, i: number, total: number): number => FIXED_BYTES + before * total + width * i;

/** Latin-1, without the spaces around it; some recorders fill up with NUL. */
function text(bytes: Uint8Array, at: number, width: number): string {
  let read = '';
  for (const byte of bytes.subarray(at, at + width)) read += String.fromCharCode(byte);
  return read.replaceAll('\0', ' ').trim();
}

const shown = (field: string): string => `“${field.slice(0, 40).replace(/\p{Cc}/gu, '�')}”`;
const whole = (field: string): number | null => (/^[+-]?\d{1,8}$/.test(field) ? Number(field) : null);
const count = (field: string): number | null => (/^\d{1,8}$/.test(field) ? Number(field) : null);
const number = (field: string): number | null => (/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,2})?$/.test(field) ? Number(field) : null);

/** `hh.mm.ss`; other separators are met in the wild. */
function timeOfDay(field: string): number | null {
  const [, hours, minutes, seconds] = (/^(\d\d)[.:](\d\d)[.:](\d\d)$/.exec(field) ?? []).map(Number);
  if (hours === undefined || minutes === undefined || seconds === undefined || hours > 23 || minutes > 59 || seconds > 59) return null;
  return (hours * 60 + minutes) * 60 + seconds;
}
