/** Sounds are what the manifest says of them: their kind, how long and how loud, measured again by their samples. */

import { measureSound, type SoundDecoder, soundFormat } from '../audio/index.ts';
import { type Cancel, type Failure, good, type Outcome } from '../base/index.ts';
import type { SoundRow } from './manifest.ts';
import type { ByteSource } from './ports.ts';
import { refused } from './zip-reader.ts';

/** Loudness is told rounded to this; machines may round otherwise. dB. */
const ROUNDING = 0.1 + 1e-9;
const HEAD_BYTES = 12;

/** null where it is as told. */
export async function soundProblem(
  decoder: SoundDecoder,
  row: SoundRow,
  source: Pick<ByteSource, 'size' | 'read'>,
  cancel: Cancel,
  step: (done: number) => Promise<void>,
): Promise<Outcome<Failure | null>> {
  const no = (cause: string) => good(refused(`asset ${row.path.slice('assets/'.length)}`, cause));
  const head = await source.read(0, Math.min(HEAD_BYTES, source.size));
  if (!head.ok) return head;
  const format = soundFormat(head.value);
  if (format !== row.format) return no(`it is ${format ?? 'no sound that a device can play'}, and the manifest says ${row.format}`);
  const heard = await measureSound(decoder, source, row.format, cancel, step);
  if (!heard.ok) return heard;
  if ('unplayable' in heard.value) return no(heard.value.unplayable);
  if (heard.value.durationMs !== row.durationMs) return no(`it plays for ${heard.value.durationMs} ms, and the manifest says ${row.durationMs} ms`);
  const [found, told] = [heard.value.loudness, row.loudness];
  if (told === null) return found === null ? good(null) : no('the manifest does not say how loud it is');
  // What can not be measured may not be told as if it were.
  if (found === null) return no('the manifest says how loud it is, which can not be measured');
  const wrong = (['integrated', 'peak', 'momentary', 'shortTerm'] as const).find((key) => !close(found[key], told[key]));
  return wrong === undefined ? good(null) : no(`its loudness (${WORDS[wrong]}) is ${spell(found[wrong])}, and the manifest says ${spell(told[wrong])}`);
}

const WORDS = { integrated: 'of all of it, LUFS', peak: 'peak, dBFS', momentary: 'loudest 0.4 s, LUFS', shortTerm: 'loudest 3 s, LUFS' } as const;
const spell = (level: number | null): string => (level === null ? 'none' : String(level));
const close = (a: number | null, b: number | null): boolean => (a === null || b === null ? a === b : Math.abs(a - b) <= ROUNDING);

/** What a person should know before the sounds are played to a sleeper. */
export function soundNotes(sounds: readonly (SoundRow & { readonly name: string })[]): string[] {
  return sounds.flatMap(({ name, loudness }) => {
    if (loudness === null) return [`${name}: its loudness was not measured, as its rate is below 8 kHz. Convert it to a higher one.`];
    const { integrated, momentary, shortTerm } = loudness;
    const swell = Math.max((momentary ?? -70) - (integrated ?? -70) - MOMENTARY_LU, (shortTerm ?? -70) - (integrated ?? -70) - SHORT_TERM_LU);
    if (integrated === null || momentary === null || swell <= 0) return [];
    return [
      `${name}: its loudest moment is ${(momentary - integrated).toFixed(1)} LU above the whole of it. A cue plays the whole at its level, so that moment is as much louder and may wake; even it out.`,
    ];
  });
}

/** How far the loudest 0.4 s and 3 s of short programmes may be above the whole, LU: EBU R 128 s1 (2014), −15 and −18 for −23 LUFS. Made for broadcasts, not for sleep. */
const MOMENTARY_LU = 8;
const SHORT_TERM_LU = 5;
