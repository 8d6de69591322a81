/** Renders the sounds of a night to a WAV file: streamed, stopped at will, whole under its name or not at all. */

import { render, scoreOf } from '../audio/index.ts';
import { bad, type Cancel, good, LOUDEST_LEVEL_DB, type NightRecord, type Outcome, REFERENCE_LEVEL_DB, REFERENCE_RMS_DBFS } from '../base/index.ts';
import { CANCELLED } from '../cohort/index.ts';
import type { EnginePorts } from './ports.ts';
import { openSounds, type ProgramSounds } from './sounds.ts';

interface Rendering {
  readonly night: NightRecord;
  readonly from: number;
  readonly to: number;
  readonly out: string;
}

export async function renderNight(
  { recordings, unpacker, pause }: EnginePorts,
  sounds: ProgramSounds,
  { night, from, to, out }: Rendering,
  cancel: Cancel,
  report: (phase: string, done: number) => Promise<void>,
): Promise<Outcome<{ path: string; bytes: number; notes: string[] }>> {
  if (to <= from) return bad({ why: 'bad-range', message: 'The range to render has no length.', hint: 'Give an end after its beginning.' });
  const voices = scoreOf(night, sounds.cues).filter((voice) => voice.to > from && voice.from < to);
  const used = new Set(voices.flatMap(({ asset }) => asset ?? []));
  const opened = await openSounds({ unpacker }, sounds, used, cancel, (done) => report('reading sounds', done));
  if (!opened.ok) return opened;
  const { pcm, close } = opened.value;
  const sink = await recordings.create(out);
  if (!sink.ok) {
    await close();
    return sink;
  }
  let bytes = 0;
  try {
    for await (const block of render({ voices, sounds: pcm, from, to })) {
      if (cancel.cancelled) return bad(CANCELLED);
      if (!block.ok) return block;
      const put = await sink.value.write(block.value.bytes);
      if (!put.ok) return put;
      bytes += block.value.bytes.length;
      await report('rendering', block.value.done);
      await pause();
    }
    const done = await sink.value.commit();
    if (!done.ok) return done;
    const said = voices.some(({ asset }) => asset === null) ? ['Words are a soft tone that swells with each of them.'] : [];
    return good({ path: out, bytes, notes: [...said, LEVELS_NOTE] });
  } finally {
    await sink.value.abandon();
    await close();
  }
}

const LEVELS_NOTE = `Not calibrated: ${REFERENCE_LEVEL_DB} dB at the pillow is ${REFERENCE_RMS_DBFS} dB full scale here, and nothing is louder than ${LOUDEST_LEVEL_DB} dB would be.`;
