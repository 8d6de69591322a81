/** What the reader of a night should know about it: how it came about, and whom its program is for. */

import { CONSENTS, calledName, type Sleeper } from '../base/index.ts';
import type { Machine } from '../program/index.ts';
import { concernsOf, concernWords } from './agreement.ts';

export function recordingNotes(startMinutes: number | undefined, notes: readonly string[]): string[] {
  return [
    ...new Set(notes),
    'A recording: its stages play as they were scored, and no cue wakes it. Heart, breath and distress are modelled for a usual sleeper of 35.',
    ...(startMinutes === undefined ? ['The recording does not say its clock time; lights out is taken as 23:00.'] : []),
  ];
}

/** What of the program is not for them, or not played to them. */
export function sleeperNotes({ program }: Machine, sleeper: Sleeper): string[] {
  const { minAge, maxAge } = program.audience;
  const ofAge = sleeper.age >= minAge && sleeper.age <= maxAge;
  // Most of those who are drawn: nothing to look for.
  if (ofAge && sleeper.consents.length === CONSENTS.length && sleeper.avoidThemes.length === 0 && sleeper.devices.length === 0) return [];
  return concernsOf(program, sleeper).map((concern) => concernWords(program, concern, calledName(sleeper)).message);
}
