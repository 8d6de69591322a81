/** What the reader of a night should know about it: how it came about, and whom its program is for. */

import type { Sleeper } from '../base/index.ts';
import type { Machine } from '../program/index.ts';

export function recordingNotes(startMinutes: number | undefined, notes: readonly string[]): string[] {
  return [
    ...new Set(notes),
    'A recording: its stages play as they were scored, and no cue wakes it. Heart, breath and distress are modelled for a usual sleeper of 35.',
    ...(startMinutes === undefined ? ['The recording does not say its clock time; lights out is taken as 23:00.'] : []),
  ];
}

export function audienceNotes(machine: Machine, sleeper: Sleeper): string[] {
  const { minAge, maxAge } = machine.program.audience;
  if (sleeper.age >= minAge && sleeper.age <= maxAge) return [];
  return [`The program is for ages ${minAge} to ${maxAge}; this sleeper is ${sleeper.age}.`];
}
