/** The bench: our work beside the peers' in the same run, as ratios. */

import { machineRows } from './machine.ts';
import { nightRows } from './nights.ts';
import { parseRows } from './parse.ts';
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

const rows = [...(await parseRows()), ...machineRows(), ...nightRows(), ...(await windowRows())];
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
