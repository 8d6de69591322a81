/** A plain React Flow with a chain of nodes: our peer in graphs. */

import { type PlainWindow, plainWindow } from './plain-window.ts';

/** Builds it. Gives what opens a window with so many nodes. */
export async function plainFlow(): Promise<(nodes: number) => Promise<PlainWindow>> {
  const open = await plainWindow('flow.tsx');
  return async (nodes) => {
    const window = await open({ width: 760, height: 480, search: `nodes=${nodes}` });
    await window.page.waitForSelector('.react-flow__node', { timeout: 120_000 });
    return window;
  };
}
