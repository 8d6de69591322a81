/** Writing EDF+C, piece by piece (Kemp & Olivan 2003): what is given has to fit; what does not is a bug of the caller. */

import { join, utf8 } from '../base/index.ts';
import { type Annotation, annotationBytes, timeKeepingBytes } from './edf-annotations.ts';
import { ANNOTATIONS, FIXED_BYTES, SIGNAL_BYTES } from './edf-header.ts';
import { CHUNK_BYTES } from './limits.ts';

export interface WrittenSignal {
  /** Printable ASCII, at most 16, unlike any other. */
  readonly label: string;
  readonly unit: string;
  /** How the signal came about. */
  readonly transducer: string;
  readonly physicalMin: number;
  readonly physicalMax: number;
  readonly digitalMin: number;
  readonly digitalMax: number;
  readonly samplesPerRecord: number;
  /** In the unit; asked for in order, from 0. */
  readonly sample: (index: number) => number;
}

export interface WrittenEdf {
  /** EDF+ §2.1.3: subfields with single spaces between, `X` where unknown. */
  readonly patient: string;
  readonly recording: string;
  /** Seconds after midnight, whole. */
  readonly startSeconds: number;
  readonly records: number;
  /** Whole. */
  readonly recordSeconds: number;
  readonly signals: readonly WrittenSignal[];
  readonly annotations: readonly Annotation[];
}

/** EDF+ §2.1.3.3: what stands in the field of the start date where `Startdate X` says that it is unknown. */
const NO_DATE = '01.01.85';

export function* edfChunks(edf: WrittenEdf): Generator<Uint8Array> {
  const lists = layAnnotations(edf);
  yield headerOf(edf, lists.width);
  const recordBytes = edf.signals.reduce((sum, signal) => sum + signal.samplesPerRecord * 2, 0) + lists.width;
  const atOnce = Math.max(1, Math.floor(CHUNK_BYTES / recordBytes));
  for (let record = 0; record < edf.records; record += atOnce) {
    const many = Math.min(atOnce, edf.records - record);
    const chunk = new Uint8Array(many * recordBytes);
    const view = new DataView(chunk.buffer);
    for (let i = 0; i < many; i++) {
      let at = i * recordBytes;
      for (const signal of edf.signals) {
        for (let k = 0; k < signal.samplesPerRecord; k++, at += 2)
          view.setInt16(at, digital(signal, signal.sample((record + i) * signal.samplesPerRecord + k)), true);
      }
      chunk.set(lists.bytes(record + i), at);
    }
    yield chunk;
  }
}

function digital({ physicalMin, physicalMax, digitalMin, digitalMax }: WrittenSignal, value: number): number {
  const exact = digitalMin + ((value - physicalMin) * (digitalMax - digitalMin)) / (physicalMax - physicalMin);
  return Number.isNaN(exact) ? digitalMin : Math.round(Math.min(digitalMax, Math.max(digitalMin, exact)));
}

/**
 * Puts every annotation into the record of its onset where there is room, else into the next with room: where it stands
 * has no meaning. So one busy minute does not make every record as large as itself.
 */
function layAnnotations({ annotations, records, recordSeconds }: WrittenEdf): { readonly width: number; readonly bytes: (record: number) => Uint8Array } {
  const texts = annotations.map((annotation) => annotationBytes(annotation));
  const total = texts.reduce((sum, bytes) => sum + bytes.length, 0);
  const longest = texts.reduce((most, bytes) => Math.max(most, bytes.length), 0);
  const clock = timeKeepingBytes(records * recordSeconds).length;
  const width = Math.ceil((clock + longest + Math.ceil((total * 1.5) / records)) / 2) * 2;
  const laid = Array.from({ length: records }, (_, record): Uint8Array[] => [timeKeepingBytes(record * recordSeconds)]);
  const room = laid.map(([first]) => width - (first?.length ?? 0));
  let full = 0;
  for (const [i, bytes] of texts.entries()) {
    const own = Math.min(records - 1, Math.max(0, Math.floor((annotations[i]?.onset ?? 0) / recordSeconds)));
    let record = own;
    while (record < records && (room[record] ?? 0) < bytes.length) record++;
    if (record === records) {
      // Everything after its onset is full: there is room before it, since all records together have more than enough.
      while ((room[full] ?? 0) < longest) full++;
      record = full;
    }
    laid[record]?.push(bytes);
    room[record] = (room[record] ?? 0) - bytes.length;
  }
  return { width, bytes: (record) => join(...(laid[record] ?? [])) };
}

function headerOf(edf: WrittenEdf, annotationWidth: number): Uint8Array {
  const total = edf.signals.length + 1;
  const signals = [
    ...edf.signals,
    {
      label: ANNOTATIONS,
      unit: '',
      transducer: '',
      physicalMin: -1,
      physicalMax: 1,
      digitalMin: -32768,
      digitalMax: 32767,
      samplesPerRecord: annotationWidth / 2,
    },
  ];
  const time = [3600, 60, 1].map((unit) => String(Math.floor(edf.startSeconds / unit) % (unit === 3600 ? 24 : 60)).padStart(2, '0')).join('.');
  const fixed = [
    field('0', 8),
    field(edf.patient, 80),
    field(edf.recording, 80),
    field(NO_DATE, 8),
    field(time, 8),
    field(String(FIXED_BYTES + total * SIGNAL_BYTES), 8),
    field('EDF+C', 44),
    field(String(edf.records), 8),
    field(String(edf.recordSeconds), 8),
    field(String(total), 4),
  ];
  const columns = [
    ...signals.map((signal) => field(signal.label, 16)),
    ...signals.map((signal) => field(signal.transducer, 80)),
    ...signals.map((signal) => field(signal.unit, 8)),
    ...signals.map((signal) => field(edfNumber(signal.physicalMin), 8)),
    ...signals.map((signal) => field(edfNumber(signal.physicalMax), 8)),
    ...signals.map((signal) => field(String(signal.digitalMin), 8)),
    ...signals.map((signal) => field(String(signal.digitalMax), 8)),
    ...signals.map(() => field('', 80)),
    ...signals.map((signal) => field(String(signal.samplesPerRecord), 8)),
    ...signals.map(() => field('', 32)),
  ];
  return utf8([...fixed, ...columns].join(''));
}

function field(text: string, width: number): string {
  if (text.length > width || /[^ -~]/.test(text)) throw new Error(`“${text}” does not fit a field of ${width}.`);
  return text.padEnd(width);
}

/** At most eight characters, without an exponent; as exact as fits. */
export function edfNumber(value: number): string {
  for (let digits = 7; digits >= 0; digits--) {
    const text = value
      .toFixed(digits)
      .replace(/(\.\d*?)0+$/, '$1')
      .replace(/\.$/, '');
    if (text.length <= 8 && !text.includes('e')) return text;
  }
  throw new Error(`${value} does not fit a field of 8.`);
}

/** Printable ASCII of at most `width`: other letters lose their marks or become `_`. */
export function asciiOf(text: string, width: number): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^ -~]/gu, '_')
    .trim();
  return plain.slice(0, width).trim();
}
