/**
 * The bench: our work beside the peers' in the same run, as ratios. Names of parts as arguments (`machine nights`) run these alone.
 * `memory MINUTES` alone uses the window for so long and tells what it holds; with `interpreted`, without V8's machine code.
 */

import { cancelRows } from './cancel.ts';
import { cohortRows } from './cohorts.ts';
import { firstResultRows } from './first-result.ts';
import { lengthRows } from './length.ts';
import { machineRows } from './machine.ts';
import { measureMemory } from './memory.ts';
import { nightRows } from './nights.ts';
import { parseRows } from './parse.ts';
import { savedRows } from './saved.ts';
import { timelineRows } from './timeline.ts';
import { typingRows } from './typing.ts';
import { uploadRows } from './upload.ts';
import { windowRows } from './window.ts';

export interface Row {
  readonly work: string;
  readonly peer: string;
  /** Work per second. */
  readonly ours: number;
  readonly theirs: number;
  /** The ratio to reach. */
  readonly goal: number;
}

/** To three digits, or whole where there are more before the point. */
const readable = (value: number) => (value >= 100 ? Math.round(value) : Number(value.toPrecision(3)));

const PARTS: Readonly<Record<string, () => readonly Row[] | Promise<readonly Row[]>>> = {
  parse: parseRows,
  length: lengthRows,
  machine: machineRows,
  nights: nightRows,
  cohorts: cohortRows,
  cancel: cancelRows,
  saved: savedRows,
  upload: uploadRows,
  start: windowRows,
  'first-result': firstResultRows,
  timeline: timelineRows,
  typing: typingRows,
};
const [alone, minutes = '60', how] = process.argv.slice(2);
if (alone === 'memory') {
  await measureMemory(Number(minutes), how === 'interpreted');
  process.exit();
}
const wanted = process.argv.slice(2).filter((argument) => argument in PARTS);
const rows: Row[] = [];
for (const [name, part] of Object.entries(PARTS)) if (wanted.length === 0 || wanted.includes(name)) rows.push(...(await part()));
if (process.argv.includes('--json')) console.log(JSON.stringify({ rows }));
else {
  console.table(
    rows.map((row) => ({
      work: row.work,
      peer: row.peer,
      ours: readable(row.ours),
      theirs: readable(row.theirs),
      ratio: `${readable(row.ours / row.theirs)}×`,
      goal: `${readable(row.goal)}×`,
      met: row.ours / row.theirs >= row.goal ? 'yes' : 'no',
    })),
  );
}
