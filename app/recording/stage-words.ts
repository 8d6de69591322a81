/** What scorers call the stages: AASM, Rechtschaffen and Kales, Sleep-EDF, YASA, EDF+. */

import type { ScoredStage } from '../base/index.ts';

/**
 * Which stages whole numbers stand for. `yasa`: 0 W, 1 N1, 2 N2, 3 N3, 4 R, −1 artefact, −2 unscored (YASA).
 * `rk`: 0 W, 1 N1, 2 N2, 3 and 4 N3, 5 R, 6 movement, 9 unscored (EDF+ §2.2.6 and most archives).
 */
export const NUMBERINGS = ['yasa', 'rk'] as const;
export type Numbering = (typeof NUMBERINGS)[number];

export interface Reading {
  readonly stage: ScoredStage;
  /** Why nobody knows the stage; null where it is known. */
  readonly gap: Gap | null;
}
export type Gap = 'artefact' | 'movement' | 'unscored';

const stage = (known: ScoredStage): Reading => ({ stage: known, gap: null });
const gap = (why: Gap): Reading => ({ stage: '?', gap: why });

const WORDS: ReadonlyMap<string, Reading> = new Map<string, Reading>([
  ...['w', 'wake', 'awake', 'wk'].map((word) => [word, stage('W')] as const),
  ...['n', 's', 'nrem', 'nrem '].flatMap((letter) => [
    [`${letter}1`, stage('N1')] as const,
    [`${letter}2`, stage('N2')] as const,
    [`${letter}3`, stage('N3')] as const,
    [`${letter}4`, stage('N3')] as const,
  ]),
  ...['r', 'rem', 'rem sleep'].map((word) => [word, stage('REM')] as const),
  ...['?', '', 'u', 'uns', 'unscored', 'unknown', 'nan', 'na', 'n/a', 'none'].map((word) => [word, gap('unscored')] as const),
  ...['art', 'artefact', 'artifact'].map((word) => [word, gap('artefact')] as const),
  ...['m', 'mt', 'movement', 'movement time', 'body movement'].map((word) => [word, gap('movement')] as const),
]);

const NUMBERS: Readonly<Record<Numbering, ReadonlyMap<number, Reading>>> = {
  yasa: new Map([
    [0, stage('W')],
    [1, stage('N1')],
    [2, stage('N2')],
    [3, stage('N3')],
    [4, stage('REM')],
    [-1, gap('artefact')],
    [-2, gap('unscored')],
  ]),
  rk: new Map([
    [0, stage('W')],
    [1, stage('N1')],
    [2, stage('N2')],
    [3, stage('N3')],
    [4, stage('N3')],
    [5, stage('REM')],
    [6, gap('movement')],
    [9, gap('unscored')],
    [-1, gap('artefact')],
    [-2, gap('unscored')],
  ]),
};

/** Null for a word that is no stage. “Sleep stage 4” and the like are Rechtschaffen and Kales whatever the numbering. */
export function readStage(word: string, numbering: Numbering): Reading | null {
  const { rest, prefixed } = plain(word);
  const number = numberOf(rest);
  return number === null ? (WORDS.get(rest) ?? null) : (NUMBERS[prefixed ? 'rk' : numbering].get(number) ?? null);
}

/** Tells the numberings apart by what else is there: a 5, 6 or 9, or letters beside the numbers, and 4 is N3; numbers alone up to 4, and 4 is REM. */
export function guessNumbering(words: Iterable<string>): { readonly numbering: Numbering; readonly four: boolean } {
  let [letters, four, beyond] = [false, false, false];
  for (const word of words) {
    const { rest, prefixed } = plain(word);
    if (prefixed) continue;
    const number = numberOf(rest);
    if (number === null) letters ||= WORDS.get(rest)?.gap === null;
    else {
      four ||= number === 4;
      beyond ||= number > 4;
    }
  }
  return { numbering: letters || beyond ? 'rk' : 'yasa', four };
}

function plain(word: string): { readonly rest: string; readonly prefixed: boolean } {
  const text = word.trim().toLowerCase();
  const rest = text.replace(/^(?:sleep[ _-]?)?stage[ _:-]*(?=.)/, '');
  return { rest: rest.replace(/^nrem[ _-](?=\d)/, 'nrem'), prefixed: rest !== text };
}

/** Whole numbers also as `2.0` and `2.000e+00`, as numerical programs write them. */
function numberOf(text: string): number | null {
  if (text.length > 40 || !/^[+-]?\d+(\.\d*)?(e[+-]?\d{1,3})?$/.test(text)) return null;
  const number = Number(text);
  return Number.isInteger(number) ? number : null;
}
