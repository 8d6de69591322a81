/**
 * Changes bundles in a million ways and looks that none crashes the reader, hangs it, fills the memory or passes for genuine.
 * `--from N` goes on where a run stopped; `--only N` repeats one attempt.
 */

import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { attempt } from './fuzz/attempt.ts';
import { corpus } from './fuzz/corpus.ts';
import type { Report, Task } from './fuzz/worker.ts';

/** Heap of each hand, MB: one that needs more ends, and the run fails. */
const HEAP_MB = 256;
/** A hand that says nothing while this much is worked, or for this long where nothing is, hangs; ms. On a busy machine the clock alone would blame the others. */
const SILENT_WORK_MS = 120_000;
const SILENCE_MS = 3_600_000;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    threads: { type: 'string', default: String(availableParallelism()) },
    minutes: { type: 'string' },
    only: { type: 'string' },
  },
});
const seed = Number(values.seed);

if (values.only !== undefined) console.log(await attempt(await corpus(), seed, Number(values.only)));
else process.exitCode = (await run()) ? 0 : 1;

async function run(): Promise<boolean> {
  const [from, threads] = [Number(values.from), Number(values.threads)];
  const to = from + Number(values.count);
  const until = values.minutes === undefined ? Number.POSITIVE_INFINITY : performance.now() + Number(values.minutes) * 60_000;
  const counts = new Map<string, number>();
  let [tried, broken, longestMs, longest] = [0, 0, 0, from];
  const hear = (report: Report) => {
    if (report.kind === 'broken') {
      broken++;
      console.error(`BROKEN by attempt ${report.number} (repeat: npm run -s fuzz -- --seed ${seed} --only ${report.number})\n${report.why}`);
      return;
    }
    tried += report.tried;
    if (report.longestMs > longestMs) [longestMs, longest] = [report.longestMs, report.longest];
    for (const [ended, n] of Object.entries(report.counts)) counts.set(ended, (counts.get(ended) ?? 0) + n);
    if (process.stderr.isTTY) process.stderr.write(`\r${tried} tried, ${broken} broken `);
  };
  const lost = await Promise.all(Array.from({ length: threads }, (_, i) => hand({ seed, from: from + i, to, stride: threads }, until, hear)));
  broken += lost.filter((why) => why !== null).length;
  for (const why of lost) if (why !== null) console.error(`BROKEN: ${why}`);
  const width = Math.max(0, ...[...counts.keys()].map((ended) => ended.length));
  for (const [ended, n] of [...counts].sort(([a], [b]) => a.localeCompare(b))) console.log(`${ended.padEnd(width)}  ${n}`);
  console.log(`\nHow far they came, all ways of changing together:\n${byLayer(counts)}\n`);
  console.log(
    `${tried} bundles tried from ${from} with seed ${seed}, ${broken} broken; the longest took ${Math.round(longestMs)} ms (attempt ${longest}); no hand may use more than ${HEAP_MB} MB of heap.`,
  );
  if (tried < to - from) console.log(`Stopped early: go on with --from ${from + tried}`);
  return broken === 0;
}

/** Of all hands together. */
function workedMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** In the order of reading: how many ended where. */
function byLayer(counts: ReadonlyMap<string, number>): string {
  const layers = ['zip structure', 'manifest', 'signature', 'source', 'asset', 'evidence', 'program', 'verifier', 'and ran', 'nothing changed'];
  const all = [...counts.values()].reduce((a, b) => a + b, 0);
  return layers
    .map((layer) => {
      const n = [...counts].filter(([ended]) => ended.slice(ended.indexOf(': ')).includes(layer)).reduce((sum, [, of]) => sum + of, 0);
      return `${layer.padEnd(16)} ${((100 * n) / Math.max(1, all)).toFixed(1).padStart(5)} %`;
    })
    .join('\n');
}

/** null where it came to its end, or was told to stop. */
function hand(task: Task, until: number, hear: (report: Report) => void): Promise<string | null> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./fuzz/worker.ts', import.meta.url), { workerData: task, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
    let [heard, worked] = [performance.now(), workedMs()];
    let ended = false;
    const end = (why: string | null) => {
      if (ended) return;
      ended = true;
      clearInterval(watch);
      void worker.terminate().then(() => resolve(why));
    };
    const watch = setInterval(() => {
      if (performance.now() > until) end(null);
      else if (workedMs() - worked > SILENT_WORK_MS * task.stride || performance.now() - heard > SILENCE_MS) end('a hand hangs');
    }, 500);
    worker.on('message', (report: Report) => {
      [heard, worked] = [performance.now(), workedMs()];
      if (!ended) hear(report);
    });
    worker.on('error', (e) => end(e.message));
    worker.on('exit', () => end(null));
  });
}
