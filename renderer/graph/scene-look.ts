/** Whether a scene looks as it did: typing above it moves it in the text, and changes nothing of it. */

import { type SceneLook, wordsOfFold } from './fold.ts';

export const looksSame = (a: SceneLook, b: SceneLook): boolean =>
  a === b ||
  (a.id === b.id &&
    a.kind === b.kind &&
    a.name === b.name &&
    a.motif === b.motif &&
    a.initial === b.initial &&
    a.reachable === b.reachable &&
    a.broken === b.broken &&
    wordsOfFold(a) === wordsOfFold(b) &&
    isSameList(a.tone, b.tone, (one, other) => one.name === other.name && one.value === other.value) &&
    isSameList(
      a.cues,
      b.cues,
      (one, other) => one.channel === other.channel && one.label === other.label && one.level === other.level && one.gate === other.gate,
    ));

export const isSameList = <T>(a: readonly T[], b: readonly T[], same: (one: T, other: T) => boolean): boolean =>
  a.length === b.length && a.every((one, i) => same(one, b[i] as T));
