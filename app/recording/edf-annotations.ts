/** Time-stamped annotation lists (EDF+ §2.2): the bytes of annotations, read and written. */

import { fromUtf8, utf8 } from '../base/index.ts';
import type { EdfProblem } from './edf-header.ts';
import { MAX_ANNOTATION_TEXT } from './limits.ts';

export interface Annotation {
  /** s since the start of the file. */
  readonly onset: number;
  /** s; null where none is given. */
  readonly duration: number | null;
  readonly text: string;
}

export interface AnnotationList {
  readonly onset: number;
  readonly duration: number | null;
  /** The first text of the first list of a record is empty: it keeps the time of the record. */
  readonly texts: readonly string[];
}

const [END, UNIT, DURATION] = [0, 20, 21];
/** Bytes an onset or a duration may have; farther is not looked for its end. */
const MAX_NUMBER_BYTES = 32;

/** All lists of one annotation signal in one record; `at` is where `bytes` lie in the file. Unused bytes are zero. */
export function parseAnnotationLists(bytes: Uint8Array, at: number): readonly AnnotationList[] | EdfProblem {
  const lists: AnnotationList[] = [];
  for (let next = 0; next < bytes.length; ) {
    if (bytes[next] === END) {
      next++;
      continue;
    }
    const begun = next;
    const first = numberEnd(bytes, next);
    const onset = first < 0 ? null : seconds(bytes, next, first, /^[+-]\d{1,12}(\.\d{0,16})?$/);
    if (onset === null) return { problem: 'an annotation does not begin with a time such as +30', at: at + begun };
    let duration: number | null = null;
    next = first + 1;
    if (bytes[first] === DURATION) {
      const second = numberEnd(bytes, next);
      if (second < 0 || bytes[second] !== UNIT) return { problem: 'the duration of an annotation has no end', at: at + next };
      if (second > next) {
        duration = seconds(bytes, next, second, /^\d{1,12}(\.\d{0,16})?$/);
        if (duration === null) return { problem: 'the duration of an annotation is not a number of seconds', at: at + next };
      }
      next = second + 1;
    }
    const texts: string[] = [];
    while (bytes[next] !== END) {
      let end = next;
      while (end < bytes.length && bytes[end] !== UNIT && bytes[end] !== END) end++;
      if (bytes[end] !== UNIT) return { problem: 'an annotation has no end in its data record', at: at + begun };
      // An empty text says nothing, except in the list that keeps the time.
      if (end > next || texts.length === 0) texts.push(words(bytes, next, end));
      next = end + 1;
    }
    lists.push({ onset, duration, texts });
    next++;
  }
  return lists;
}

/** `duration` is left out where it is null. Control characters, some of which end things in a list, become spaces. */
export function annotationBytes({ onset, duration, text }: Annotation): Uint8Array {
  const plain = text.replace(/\p{Cc}/gu, ' ').slice(0, MAX_ANNOTATION_TEXT / 3);
  return utf8(`${signed(onset)}${duration === null ? '' : `\x15${plainSeconds(duration)}`}\x14${plain}\x14\0`);
}

/** The first list of a record: when it begins. */
export const timeKeepingBytes = (onset: number): Uint8Array => utf8(`${signed(onset)}\x14\x14\0`);

const signed = (onset: number): string => `${onset < 0 ? '-' : '+'}${plainSeconds(Math.abs(onset))}`;
/** To the millisecond, without an exponent. */
const plainSeconds = (value: number): string => value.toFixed(3).replace(/\.?0+$/, '');

function numberEnd(bytes: Uint8Array, from: number): number {
  for (let i = from; i < bytes.length && i <= from + MAX_NUMBER_BYTES; i++) if (bytes[i] === UNIT || bytes[i] === DURATION) return i;
  return -1;
}

function seconds(bytes: Uint8Array, from: number, to: number, shape: RegExp): number | null {
  const text = String.fromCharCode(...bytes.subarray(from, to));
  return shape.test(text) ? Number(text) : null;
}

/** UTF-8 as the standard says, else Latin-1 as some recorders do; long texts are cut between characters. */
function words(bytes: Uint8Array, from: number, end: number): string {
  let to = Math.min(end, from + MAX_ANNOTATION_TEXT);
  if (to < end) while (to > from && ((bytes[to] ?? 0) & 0xc0) === 0x80) to--;
  const part = bytes.subarray(from, to);
  return fromUtf8(part) ?? Array.from(part, (byte) => String.fromCharCode(byte)).join('');
}
