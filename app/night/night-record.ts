/** The record of a night that is over. */

import type { NightRecord } from '../base/index.ts';
import { note } from './distress.ts';
import type { Night, NightStart } from './night.ts';
import { finish, recorderNotes } from './recorder.ts';
import { cut, extended } from './recording.ts';
import { summarize } from './summary.ts';
import { trace, tracesOf } from './traces.ts';

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
    subject: { kind: subject.kind, name: subject.kind === 'sleeper' ? subject.sleeper.name : subject.name },
    seed,
    startMinutes: n.startMinutes,
    durationMs: length,
    stages,
    naturalStages: extended(n.natural, length),
    ...finish(n.recorder, length),
    awakenings: n.awakenings.filter((a) => a.at < length),
    effects: n.effects,
    signals,
    summary: summarize(n.course.end < length ? cut(stages, 0, n.course.end) : stages, cueAwakenings, n.recorder.released),
    notes: [
      ...n.notes,
      ...(n.consent.unplayed === 0 ? [] : [`${n.consent.unplayed} cues that were known from waking stayed silent.`]),
      ...recorderNotes(n.recorder),
    ],
  };
}
