/** The record of a night: of one that is over, and of one that goes on. */

import type { NightRecord } from '../base/index.ts';
import { namesOf } from '../program/index.ts';
import { note } from './distress.ts';
import type { Night, NightStart } from './night.ts';
import { copyOf, finish, recorderNotes } from './recorder.ts';
import { cut, extended } from './recording.ts';
import { summarize } from './summary.ts';
import { copyOfTraces, trace, tracesOf } from './traces.ts';
import { troublesOf } from './troubles.ts';

/** Of what came about before `at`, ms. The night goes on as if nobody had asked. */
export function recordSoFar(n: Night, start: NightStart, at: number): NightRecord {
  const length = Math.max(1, at);
  return recordOfNight(
    {
      ...n,
      length,
      stages: n.stages.map((span) => ({ ...span })),
      natural: cut(n.natural, 0, length),
      effects: [...n.effects],
      distress: { ...n.distress, points: [...n.distress.points] },
      traces: copyOfTraces(n.traces),
      recorder: copyOf(n.recorder),
    },
    start,
  );
}

/** Of all of it, once it is over. */
export function recordOfNight(n: Night, { subject, seed }: NightStart): NightRecord {
  const { length } = n;
  const stages = n.stages.filter((s) => s.from < length);
  const final = stages.at(-1);
  if (final !== undefined) final.to = length;
  note(n.distress, length);
  trace(n.traces, length, n);
  const cueAwakenings = n.awakenings.filter((a) => a.cause === 'cue').length;
  const signals: NightRecord['signals'] = [{ name: 'distress', unit: '0–1', points: n.distress.points }, ...tracesOf(n.traces)];
  for (const [i, points] of n.recorder.vars.entries()) {
    const { name, value } = n.machine.program.vars[i]!;
    if (points.length > 0) signals.push({ name, unit: 'variable', points: [[0, value], ...points, [length, points.at(-1)![1]]] });
  }
  return {
    subject:
      subject.kind === 'sleeper' ? { kind: 'sleeper', name: subject.sleeper.name, title: subject.sleeper.title } : { kind: 'hypnogram', name: subject.name },
    seed,
    ...namesOf(n.machine.program),
    startMinutes: n.startMinutes,
    durationMs: length,
    stages,
    naturalStages: extended(n.natural, length),
    ...finish(n.recorder, length),
    awakenings: n.awakenings.filter((a) => a.at < length),
    effects: n.effects,
    ...troublesOf(n.recorder.troubles),
    signals,
    summary: summarize(stages, n.course.end, cueAwakenings, n.recorder.released),
    notes: [
      ...n.notes,
      ...(n.consent.unplayed === 0 ? [] : [`${n.consent.unplayed} cues that were known from waking stayed silent.`]),
      ...recorderNotes(n.recorder),
    ],
  };
}
