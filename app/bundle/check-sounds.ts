/** Sounds are what the manifest says of them: their kind, and of a WAV how long it is and how loud, measured again. */

import { measureWav, soundFormat } from '../audio/index.ts';
import { type Cancel, type Failure, good, type Outcome } from '../base/index.ts';
import type { SoundRow } from './manifest.ts';
import type { ByteSource } from './ports.ts';
import { refused } from './zip-reader.ts';

/** Loudness is told rounded to this; machines may round otherwise. dB. */
const ROUNDING = 0.1 + 1e-9;
const HEAD_BYTES = 12;

/** null where it is as told. */
export async function soundProblem(
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
  const wav = format === 'WAV' ? await measureWav(source, cancel, step) : good(null);
  if (!wav.ok) return wav;
  // What can not be measured may not be told as if it were.
  if (wav.value === null) return row.loudness === null ? good(null) : no('the manifest says how loud it is, which can not be measured');
  if (wav.value.durationMs !== row.durationMs) return no(`it plays for ${wav.value.durationMs} ms, and the manifest says ${row.durationMs} ms`);
  const [found, told] = [wav.value.loudness, row.loudness];
  if (found === null || told === null) return found === told ? good(null) : no('the manifest does not say how loud it is');
  const wrong = (['integrated', 'peak', 'momentary', 'shortTerm'] as const).find((key) => !close(found[key], told[key]));
  return wrong === undefined ? good(null) : no(`its loudness (${WORDS[wrong]}) is ${spell(found[wrong])}, and the manifest says ${spell(told[wrong])}`);
}

const WORDS = { integrated: 'of all of it, LUFS', peak: 'peak, dBFS', momentary: 'loudest 0.4 s, LUFS', shortTerm: 'loudest 3 s, LUFS' } as const;
const spell = (level: number | null): string => (level === null ? 'none' : String(level));
const close = (a: number | null, b: number | null): boolean => (a === null || b === null ? a === b : Math.abs(a - b) <= ROUNDING);

/** What a person should know before the sounds are played to a sleeper. */
export function soundNotes(sounds: readonly (SoundRow & { readonly name: string })[]): string[] {
  return sounds.flatMap(({ name, format, loudness }) => {
    if (loudness === null)
      return [
        `${name}: its loudness was not measured, as it is ${format === 'WAV' ? 'of an unusual kind of WAV' : format}. A WAV of at least 8 kHz is measured.`,
      ];
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
