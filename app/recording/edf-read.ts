/** Reading EDF and EDF+ piece by piece: the header, every annotation, the samples of a signal in their unit. Memory stays bounded whatever the file says. */

import { bad, type Cancel, type Failure, good, type Outcome } from '../base/index.ts';
import { type Annotation, parseAnnotationLists } from './edf-annotations.ts';
import { type EdfHeader, type EdfProblem, type EdfSignal, FIXED_BYTES, headerLength, isProblem, parseEdfHeader } from './edf-header.ts';
import { CHUNK_BYTES, MAX_ANNOTATION_CHARACTERS, MAX_EDF_BYTES, MAX_EVENTS, MAX_RECORDS, MAX_SAMPLES } from './limits.ts';
import type { RecordingSource } from './ports.ts';

export interface EdfFile {
  readonly name: string;
  readonly source: RecordingSource;
  readonly header: EdfHeader;
  /** How many data records there are; where the header does not say, what the length of the file gives. */
  readonly records: number;
  readonly notes: readonly string[];
}

const HINT = 'Is the file whole? Copy it again, or save it as EDF+ in the program it comes from.';
/** How far the clock of a record may lie from where an unbroken file has it, s. */
const CLOCK_SLACK = 0.5;

/** `name` is the file as the user knows it. Refuses with the byte and the reason. */
export async function openEdf(source: RecordingSource, name: string): Promise<Outcome<EdfFile>> {
  if (source.size > MAX_EDF_BYTES) return refuse(name, { problem: `the file has ${source.size} bytes; at most ${MAX_EDF_BYTES} are read`, at: 0 });
  const fixed = await source.read(0, FIXED_BYTES);
  if (!fixed.ok) return fixed;
  const length = headerLength(fixed.value);
  if (typeof length !== 'number') return refuse(name, length);
  const bytes = await source.read(0, length);
  if (!bytes.ok) return bytes;
  const header = parseEdfHeader(bytes.value);
  if (isProblem(header)) return refuse(name, header);
  const room = source.size - header.headerBytes;
  const whole = Math.floor(room / header.recordBytes);
  if (Math.max(whole, header.records) > MAX_RECORDS && header.records <= whole)
    return refuse(name, { problem: `there are ${header.records < 0 ? whole : header.records} data records; at most ${MAX_RECORDS} are read`, at: 236 });
  if (header.records < 0) {
    if (whole < 1) return refuse(name, { problem: 'there is no whole data record after the header', at: header.headerBytes });
    const rest = room % header.recordBytes;
    const note = `The recorder never wrote how many data records there are; the file has room for ${whole}${rest > 0 ? `, and ${rest} bytes of one more, which are left out` : ''}.`;
    return good({ name, source, header, records: whole, notes: [note] });
  }
  const needed = header.records * header.recordBytes;
  if (room < needed)
    return refuse(name, { problem: `the file ends in data record ${whole + 1} of ${header.records}; ${needed - room} bytes are missing`, at: source.size });
  if (room > needed)
    return refuse(name, {
      problem: `after the last of ${header.records} data records of ${header.recordBytes} bytes there are ${room - needed} bytes more: the header does not fit the file`,
      at: header.headerBytes + needed,
    });
  return good({ name, source, header, records: header.records, notes: [] });
}

/** Every annotation, in the order of the file, without those that only keep the time. Plain EDF has none. */
export async function readAnnotations(
  edf: EdfFile,
  cancel?: Cancel,
): Promise<Outcome<{ readonly annotations: readonly Annotation[]; readonly notes: readonly string[] }>> {
  const { header, name, records } = edf;
  const holders = header.signals.filter((signal) => signal.annotations);
  const annotations: Annotation[] = [];
  const notes: string[] = [];
  let before = Number.NEGATIVE_INFINITY;
  let zero: number | null = null;
  let breaks = 0;
  let characters = 0;
  for await (const part of annotationParts(edf, holders, cancel)) {
    if (!part.ok) return part;
    const { record, bytes, at, timed } = part.value;
    const lists = parseAnnotationLists(bytes, at);
    if (isProblem(lists)) return refuse(name, lists, record);
    if (timed) {
      const clock = lists[0];
      if (clock === undefined || (clock.texts.length > 0 && clock.texts[0] !== ''))
        return refuse(name, { problem: 'the data record does not say when it begins', at }, record);
      zero ??= clock.onset;
      const expected = header.kind === 'EDF+C' ? zero + record * header.recordSeconds : before;
      if (clock.onset < before - CLOCK_SLACK)
        return refuse(name, { problem: `the data record begins at ${clock.onset} s, before the one ahead of it ends`, at }, record);
      if (record > 0 && Math.abs(clock.onset - expected) > CLOCK_SLACK && ++breaks === 1)
        notes.push(
          header.kind === 'EDF+C'
            ? `Data record ${record + 1} says that it begins at ${clock.onset} s, though a file without breaks has it at ${expected} s.`
            : `The recording has a break before data record ${record + 1}, from ${expected} s to ${clock.onset} s.`,
        );
      before = clock.onset + header.recordSeconds;
    }
    for (const { onset, duration, texts } of lists)
      for (const text of texts) {
        if (text === '') continue;
        if (annotations.length >= MAX_EVENTS) return refuse(name, { problem: `there are more than ${MAX_EVENTS} annotations`, at }, record);
        characters += text.length;
        if (characters > MAX_ANNOTATION_CHARACTERS)
          return refuse(name, { problem: `the annotations have more than ${MAX_ANNOTATION_CHARACTERS} characters`, at }, record);
        annotations.push({ onset, duration, text });
      }
  }
  if (breaks > 1) notes.push(`There are ${breaks} such places among ${records} data records.`);
  return good({ annotations, notes });
}

/** Samples of one signal in its unit, records in a row. Refuses a signal that is longer than memory should hold. */
export async function readSignal(edf: EdfFile, index: number, cancel?: Cancel): Promise<Outcome<Float64Array>> {
  const signal = edf.header.signals[index];
  if (signal === undefined || signal.annotations) return refuse(edf.name, { problem: `there is no signal ${index + 1}`, at: FIXED_BYTES });
  if (signal.physicalMin === signal.physicalMax) return refuse(edf.name, { problem: `the physical range of signal ${index + 1} is empty`, at: FIXED_BYTES });
  const perRecord = signal.samplesPerRecord;
  if (perRecord * edf.records > MAX_SAMPLES)
    return refuse(edf.name, {
      problem: `signal ${index + 1} has ${perRecord * edf.records} samples; at most ${MAX_SAMPLES} are read at once`,
      at: FIXED_BYTES,
    });
  const samples = new Float64Array(perRecord * edf.records);
  const step = (signal.physicalMax - signal.physicalMin) / (signal.digitalMax - signal.digitalMin);
  for await (const part of parts(edf, [signal], cancel)) {
    if (!part.ok) return part;
    const { record, bytes } = part.value;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let i = 0; i < perRecord; i++) samples[record * perRecord + i] = signal.physicalMin + (view.getInt16(i * 2, true) - signal.digitalMin) * step;
  }
  return good(samples);
}

interface Part {
  /** From 0. */
  readonly record: number;
  readonly bytes: Uint8Array;
  /** Where they lie in the file. */
  readonly at: number;
}

/** The first annotation signal of each record keeps its time. */
async function* annotationParts(edf: EdfFile, holders: readonly EdfSignal[], cancel?: Cancel): AsyncGenerator<Outcome<Part & { readonly timed: boolean }>> {
  const first = edf.header.headerBytes + (holders[0]?.offset ?? 0);
  for await (const part of parts(edf, holders, cancel))
    yield part.ok ? good({ ...part.value, timed: part.value.at === first + part.value.record * edf.header.recordBytes }) : part;
}

/** The bytes of some signals, record by record. Small records are read many at once, of large ones only what is asked for. */
async function* parts(edf: EdfFile, signals: readonly EdfSignal[], cancel?: Cancel): AsyncGenerator<Outcome<Part>> {
  const { headerBytes, recordBytes } = edf.header;
  const atOnce = Math.floor(CHUNK_BYTES / recordBytes);
  for (let record = 0; record < edf.records && signals.length > 0; record += Math.max(1, atOnce)) {
    if (cancel?.cancelled === true) {
      yield bad(CANCELLED);
      return;
    }
    const many = Math.min(Math.max(1, atOnce), edf.records - record);
    const at = headerBytes + record * recordBytes;
    if (atOnce > 0) {
      const chunk = await exactly(edf, at, many * recordBytes, record);
      if (!chunk.ok) {
        yield chunk;
        return;
      }
      for (let i = 0; i < many; i++)
        for (const { offset, samplesPerRecord } of signals) {
          const begin = i * recordBytes + offset;
          yield good({ record: record + i, bytes: chunk.value.subarray(begin, begin + samplesPerRecord * 2), at: at + begin });
        }
    } else
      for (const { offset, samplesPerRecord } of signals) {
        const chunk = await exactly(edf, at + offset, samplesPerRecord * 2, record);
        yield chunk.ok ? good({ record, bytes: chunk.value, at: at + offset }) : chunk;
        if (!chunk.ok) return;
      }
  }
}

/** A file may shrink while it is read. */
async function exactly({ source, name }: EdfFile, at: number, length: number, record: number): Promise<Outcome<Uint8Array>> {
  const bytes = await source.read(at, length);
  if (!bytes.ok || bytes.value.length === length) return bytes;
  return refuse(name, { problem: 'the file ends here', at: at + bytes.value.length }, record);
}

const CANCELLED: Failure = { why: 'cancelled', message: 'The reading was stopped as you asked.', hint: 'Nothing was changed.' };

function refuse(name: string, { problem, at }: EdfProblem, record?: number) {
  const where = record === undefined ? `byte ${at}` : `data record ${record + 1}, byte ${at}`;
  return bad({ why: 'bad-recording', message: `${name}, ${where}: ${problem}.`, hint: HINT, place: { file: name } });
}
