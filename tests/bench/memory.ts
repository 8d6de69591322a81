/**
 * Uses the built app as a person would, for some minutes, and tells what the page holds after each round: heap, nodes and
 * listeners that are left when all garbage is gone. What only grows is a leak. At the first settled round and at the last one the
 * heap is taken apart: what V8 knows of the program by then, mostly compiled code, grows towards the size of the program; what we
 * hold must not grow.
 */

import type { CDPSession } from 'playwright-core';

import { guideIn } from '../support/tour.ts';
import { openWindow } from '../support/window.ts';
import { workARound } from './work-a-round.ts';

const MS = 60_000;

/** By this round all is fetched that is fetched when it is needed, and the lists that grow to some length, such as that of versions, have it. */
const SETTLING = 40;

interface Held {
  readonly minute: number;
  readonly heapMB: number;
  readonly nodes: number;
  readonly listeners: number;
}

export async function measureMemory(minutes: number): Promise<void> {
  const window = await openWindow();
  const guide = guideIn(window);
  try {
    const session = await window.page.context().newCDPSession(window.page);
    const began = Date.now();
    const look = async (): Promise<Held> => {
      await session.send('HeapProfiler.collectGarbage');
      const { usedSize } = await session.send('Runtime.getHeapUsage');
      const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
      return { minute: (Date.now() - began) / MS, heapMB: usedSize / 1e6, nodes, listeners: jsEventListeners };
    };
    const held: Held[] = [];
    let first: HeapKinds | null = null;
    do {
      await workARound(guide, held.length);
      held.push(await look());
      if (held.length === SETTLING) first = await heapKinds(session);
      const last = held.at(-1) as Held;
      console.log(`${last.minute.toFixed(1)} min, round ${held.length}: ${last.heapMB.toFixed(1)} MB, ${last.nodes} nodes, ${last.listeners} listeners`);
    } while ((held.at(-1) as Held).minute < minutes);
    for (const what of ['heapMB', 'nodes', 'listeners'] as const) {
      const settled = held.slice(Math.min(SETTLING - 1, held.length - 1));
      const third = Math.ceil(settled.length / 3);
      const [early, late] = [middle(settled.slice(0, third), what), middle(settled.slice(-third), what)];
      console.log(`${what}: ${early.toFixed(1)} in the first third, ${late.toFixed(1)} in the last (${((late / early - 1) * 100).toFixed(1)} %)`);
    }
    if (first !== null) {
      const last = await heapKinds(session);
      console.log(`of the program: ${first.programMB.toFixed(1)} MB after round ${SETTLING}, ${last.programMB.toFixed(1)} MB at the end`);
      console.log(`all else: ${first.elseMB.toFixed(1)} MB after round ${SETTLING}, ${last.elseMB.toFixed(1)} MB at the end`);
    }
    if (window.errors.length > 0) console.log('errors of the page:', window.errors);
  } finally {
    await window.close();
  }
}

interface HeapKinds {
  /** What V8 knows of the program: bytecode, machine code, the shapes of objects, what it met where. */
  readonly programMB: number;
  readonly elseMB: number;
}

/** What a snapshot of the heap says each node's kind is, summed by size. */
async function heapKinds(session: CDPSession): Promise<HeapKinds> {
  const chunks: string[] = [];
  const keep = ({ chunk }: { chunk: string }) => void chunks.push(chunk);
  session.on('HeapProfiler.addHeapSnapshotChunk', keep);
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  session.off('HeapProfiler.addHeapSnapshotChunk', keep);
  const { snapshot, nodes } = JSON.parse(chunks.join('')) as Snapshot;
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [kind, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
  const own = new Set(['code', 'hidden', 'object shape'].map((name) => types[0].indexOf(name)));
  let [program, others] = [0, 0];
  for (let i = 0; i < nodes.length; i += fields.length) {
    if (own.has(nodes[i + kind]!)) program += nodes[i + size]!;
    else others += nodes[i + size]!;
  }
  return { programMB: program / 1e6, elseMB: others / 1e6 };
}

interface Snapshot {
  readonly snapshot: { readonly meta: { readonly node_fields: readonly string[]; readonly node_types: readonly [readonly string[], ...unknown[]] } };
  readonly nodes: readonly number[];
}

function middle(held: readonly Held[], what: Exclude<keyof Held, 'minute'>): number {
  const sorted = held.map((one) => one[what]).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
