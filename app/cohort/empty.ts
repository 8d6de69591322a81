/** A part without any night, for the programs of a job. */

import type { Program } from '../program/index.ts';
import { CRITERIA, sharedRows } from './job.ts';
import { MEASURES } from './measures.ts';
import type { Part } from './part.ts';
import { rowsOf } from './rows.ts';
import { newPair, newSide } from './sums.ts';
import { newTally } from './tally.ts';

export function emptyPart(programs: readonly Program[]): Part {
  const rows = programs.map((program) => rowsOf(program).rows);
  const [first = [], second = []] = rows;
  return {
    covered: [],
    nights: 0,
    events: 0,
    arms: [first, second].map((arm) => ({ tallies: arm.map(newTally), sides: MEASURES.map(newSide) })),
    pairs: [...MEASURES, ...(programs.length > 1 ? sharedRows(first, second) : [])].map(newPair),
    worst: CRITERIA.map(() => []),
  };
}
