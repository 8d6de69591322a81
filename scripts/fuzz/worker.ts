/** A hand of the fuzzer: attempts of one range, counted by how they ended. */

import { parentPort, workerData } from 'node:worker_threads';
import { attempt } from './attempt.ts';
import { corpus } from './corpus.ts';

/** Attempts between two reports. */
const PORTION = 500;

export interface Task {
  readonly seed: number;
  /** This hand makes the attempts `from`, `from + stride`, … below `to`. */
  readonly from: number;
  readonly to: number;
  readonly stride: number;
}

export type Report =
  | { readonly kind: 'done'; readonly tried: number; readonly counts: Record<string, number>; readonly longestMs: number; readonly longest: number }
  | { readonly kind: 'broken'; readonly number: number; readonly why: string };

const { seed, from, to, stride } = workerData as Task;
const originals = await corpus();
let counts: Record<string, number> = {};
let [tried, longestMs, longest] = [0, 0, from];
const tell = (report: Report) => parentPort?.postMessage(report);
for (let number = from; number < to; number += stride) {
  const began = performance.now();
  try {
    const ended = await attempt(originals, seed, number);
    counts[ended] = (counts[ended] ?? 0) + 1;
  } catch (e) {
    tell({ kind: 'broken', number, why: e instanceof Error ? (e.stack ?? e.message) : String(e) });
  }
  const took = performance.now() - began;
  if (took > longestMs) [longestMs, longest] = [took, number];
  if (++tried < PORTION && number + stride < to) continue;
  tell({ kind: 'done', tried, counts, longestMs, longest });
  [tried, counts] = [0, {}];
}
