/** A recorded night from the annotations of an EDF+ file: Sleep-EDF's texts, the standard ones of EDF+, and AASM's. */

import { type Cancel, good, type Outcome } from '../base/index.ts';
import type { Annotation } from './edf-annotations.ts';
import { openEdf, readAnnotations } from './edf-read.ts';
import { EPOCH_SECONDS, type ReadAs, type ReadHypnogram, refusal } from './hypnogram.ts';
import { epochOf } from './hypnogram-table.ts';
import { MAX_RECORDING_MS } from './limits.ts';
import type { RecordingSource } from './ports.ts';
import { guessNumbering, readStage } from './stage-words.ts';
import { type ScoredEvent, timelineOf } from './timeline.ts';

const HINT =
  'Stages are read from annotations such as “Sleep stage N2” with an onset and a duration. Scorings often come in a file of their own beside the signals.';
const DAY_MINUTES = 24 * 60;

/** `name` is the file as the user knows it. */
export async function readEdfHypnogram(source: RecordingSource, name: string, as: ReadAs = {}, cancel?: Cancel): Promise<Outcome<ReadHypnogram>> {
  const refuse = refusal(name, HINT);
  const edf = await openEdf(source, name);
  if (!edf.ok) return edf;
  const { header } = edf.value;
  if (header.kind === 'EDF') return refuse('this is plain EDF, which has signals and no annotations; stages are not in it.');
  const read = await readAnnotations(edf.value, cancel);
  if (!read.ok) return read;
  const { annotations } = read.value;
  const numbering = as.numbering ?? guessNumbering(annotations.map(({ text }) => text)).numbering;
  const events = stageEvents(annotations, numbering, as);
  if (events.length === 0)
    return refuse(annotations.length === 0 ? 'there is no annotation in it.' : `none of its ${annotations.length} annotations is a stage.`);
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { from, to, number } of events) {
    [low, high] = [Math.min(low, from), Math.max(high, to)];
    if (high - low > MAX_RECORDING_MS)
      return refuse(`annotation ${number}: stages lie more than three days apart.`, 'Cut the recording to the night that you want to see.');
  }
  const timeline = timelineOf(events, {
    place: 'Annotation',
    stretch: (from, to) => `nothing is scored before it from ${(low + from) / 1000} s to ${(low + to) / 1000} s; it counts`,
  });
  if ('contradiction' in timeline)
    return refuse(`annotation ${timeline.contradiction.number}: most of the night is scored twice, and differently.`, 'Keep the annotations of one scorer.');
  if (timeline.stages.length === 0) return refuse('its stages have no duration.');
  const epochMs = as.epochSeconds === undefined ? epochOf(events) : as.epochSeconds * 1000;
  const others = annotations.length - events.length;
  return good({
    stages: timeline.stages,
    notes: [
      `Read as ${header.kind}: ${events.length} annotations of stages, ${epochMs / 1000} s an epoch.`,
      ...(others > 0 ? [`${others} annotations are about something else than stages and were passed over.`] : []),
      ...edf.value.notes,
      ...read.value.notes,
      ...timeline.notes,
    ],
    epochs: Math.max(1, Math.round((timeline.stages.at(-1)?.to ?? 0) / epochMs)),
    startMinutes: header.startSeconds === null ? null : modulo(header.startSeconds / 60 + timeline.from / 60_000, DAY_MINUTES),
  });
}

/** A stage without a duration lasts until the next one, the last an epoch. */
function stageEvents(annotations: readonly Annotation[], numbering: 'yasa' | 'rk', as: ReadAs): ScoredEvent[] {
  const found: (Omit<ScoredEvent, 'to'> & { readonly length: number | null })[] = [];
  for (const [i, { onset, duration, text }] of annotations.entries()) {
    // Texts may name a signal: “Sleep stage N2@@EEG Fpz-Cz”.
    const word = text.split('@@')[0] ?? '';
    const reading = word.trim() === '' ? null : readStage(word, numbering);
    if (reading === null) continue;
    found.push({ from: Math.round(onset * 1000), length: duration === null ? null : Math.round(duration * 1000), ...reading, number: i + 1 });
  }
  const starts = found.map(({ from }) => from).sort((a, b) => a - b);
  const fallback = (as.epochSeconds ?? EPOCH_SECONDS.default) * 1000;
  let next = 0;
  const after = new Map<number, number>();
  for (const [i, from] of starts.entries()) {
    while (next < starts.length && (starts[next] ?? 0) <= from) next++;
    if (i === 0 || from !== starts[i - 1]) after.set(from, starts[next] ?? from + fallback);
  }
  return found.map(({ length, ...event }) => ({ ...event, to: length === null ? (after.get(event.from) ?? event.from) : event.from + length }));
}

const modulo = (value: number, by: number): number => ((value % by) + by) % by;
