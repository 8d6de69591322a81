/**
 * Uses the built app as a person would, for some minutes, and tells what the page holds after each round: heap, nodes and
 * listeners that are left when all garbage is gone. What only grows is a leak. V8's machine code is in the heap too, and grows towards
 * the size of the program for as long as functions become hot; `interpreted`, the page runs without any, and what is left is ours:
 * that must not grow.
 */

import { guideIn } from '../support/tour.ts';
import { openWindow } from '../support/window.ts';
import { workARound } from './work-a-round.ts';

const MS = 60_000;
const NO_MACHINE_CODE = '--js-flags=--no-turbofan --no-maglev --no-sparkplug';

/** By this round all is fetched that is fetched when it is needed, and the lists that grow to some length, such as that of versions, have it. */
const SETTLING = 40;

interface Held {
  readonly minute: number;
  readonly heapMB: number;
  readonly nodes: number;
  readonly listeners: number;
}

export async function measureMemory(minutes: number, interpreted: boolean): Promise<void> {
  const window = await openWindow({ args: interpreted ? [NO_MACHINE_CODE] : [] });
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
    do {
      await workARound(guide, held.length);
      held.push(await look());
      const last = held.at(-1) as Held;
      console.log(`${last.minute.toFixed(1)} min, round ${held.length}: ${last.heapMB.toFixed(1)} MB, ${last.nodes} nodes, ${last.listeners} listeners`);
    } while ((held.at(-1) as Held).minute < minutes);
    for (const what of ['heapMB', 'nodes', 'listeners'] as const) {
      const settled = held.slice(Math.min(SETTLING - 1, held.length - 1));
      const third = Math.ceil(settled.length / 3);
      const [early, late] = [middle(settled.slice(0, third), what), middle(settled.slice(-third), what)];
      console.log(`${what}: ${early.toFixed(1)} in the first third, ${late.toFixed(1)} in the last (${((late / early - 1) * 100).toFixed(1)} %)`);
    }
    if (window.errors.length > 0) console.log('errors of the page:', window.errors);
  } finally {
    await window.close();
  }
}

function middle(held: readonly Held[], what: Exclude<keyof Held, 'minute'>): number {
  const sorted = held.map((one) => one[what]).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
