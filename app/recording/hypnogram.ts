/** What reading a recorded night gives, how it may be told what to expect, and how it refuses. */

import { bad, type Outcome, type StageSpan } from '../base/index.ts';
import type { Numbering } from './stage-words.ts';

/** `epochs`: a number and a stage a row · `starts`: a start and a stage · `intervals`: start, duration, stage · `list`: one stage a line. */
export const TABLE_SHAPES = ['epochs', 'starts', 'intervals', 'list'] as const;
export type TableShape = (typeof TABLE_SHAPES)[number];

/** What is left out is found out from the file, and said in the notes. */
export interface ReadAs {
  readonly shape?: TableShape | undefined;
  /** Length of an epoch where the file does not say it. */
  readonly epochSeconds?: number | undefined;
  readonly numbering?: Numbering | undefined;
}

export interface ReadHypnogram {
  /** From 0, touching. */
  readonly stages: StageSpan[];
  /** What the file was taken for, then what is missing or contradictory in it, with its places. */
  readonly notes: string[];
  readonly epochs: number;
  /** The clock at the first epoch, minutes after midnight; null where the file does not say it. */
  readonly startMinutes: number | null;
}

export const EPOCH_SECONDS = { default: 30, least: 1, most: 120 } as const;

export type Refuse = (message: string, hint?: string, line?: number) => Extract<Outcome<never>, { ok: false }>;

/** `name` is the file as the user knows it. */
export function refusal(name: string, usual: string): Refuse {
  return (message, hint = usual, line) =>
    bad({
      why: 'bad-recording',
      message: `${name}${line === undefined ? '' : `, line ${line}`}: ${message}`,
      hint,
      place: line === undefined ? { file: name } : { file: name, line },
    });
}

/** Foreign text, short and without control characters, in quotation marks. */
export const quoted = (text: string, most = 30): string => `“${text.slice(0, most).replace(/\p{Cc}/gu, '�')}${text.length > most ? '…' : ''}”`;
