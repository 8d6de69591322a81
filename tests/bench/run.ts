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

const rows = [...(await parseRows()), ...machineRows(), ...nightRows(), ...(await windowRows())];
if (process.argv.includes('--json')) console.log(JSON.stringify({ rows }));
else {
  console.table(
    rows.map((row) => ({
      work: row.work,
      peer: row.peer,
      ours: Math.round(row.ours),
      theirs: Math.round(row.theirs),
      ratio: `${(row.ours / row.theirs).toFixed(row.ours < row.theirs ? 2 : 1)}×`,
      goal: `${row.goal < 1 ? row.goal.toFixed(2) : row.goal}×`,
      met: row.ours / row.theirs >= row.goal ? 'yes' : 'no',
    })),
  );
}
