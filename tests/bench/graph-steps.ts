/** What panning, zooming and dragging in a graph cost: scripting, style and layout of each step up to the frame after it. */

import type { CDPSession, Page } from 'playwright-core';

const STEPS = 100;
/** Quiet is so little work, ms, in so long, ms. */
const QUIET_MS = 3;
const QUIET_FOR_MS = 400;
const QUIET_WITHIN_MS = 120_000;

export interface Cost {
  readonly p50: number;
  readonly p95: number;
}
export type Move = 'pan' | 'zoom' | 'drag';

/** `canvas`: where the graph is; `node`: what is dragged, the nearest to its middle. */
export async function costs(page: Page, canvas: string, node: string): Promise<Readonly<Record<Move, Cost>>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const box = await page.locator(canvas).boundingBox();
  if (box === null) throw new Error('There is no graph.');
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const free = { x: box.x + box.width - 12, y: box.y + box.height * 0.4 };
  await quiet(session);
  await page.mouse.move(free.x, free.y);
  await page.mouse.down();
  const pan = await steps(page, session, (i) => page.mouse.move(free.x - i * 3, free.y - i));
  await page.mouse.up();
  await quiet(session);
  await page.mouse.move(middle.x, middle.y);
  const zoom = await steps(page, session, (i) => page.mouse.wheel(0, i < STEPS / 2 ? 30 : -30));
  await quiet(session);
  const from = await nearest(page, node, middle);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  const drag = await steps(page, session, (i) => page.mouse.move(from.x + 8 + i, from.y + 8 + i / 2));
  const moved = await page.evaluate(([x, y]) => document.elementFromPoint(x, y)?.closest('.react-flow__node')?.classList.contains('dragging') === true, [
    from.x + 7 + STEPS,
    from.y + 7.5 + STEPS / 2,
  ] as const);
  await page.mouse.up();
  if (!moved) throw new Error('Nothing was dragged: what was measured was no drag.');
  return { pan, zoom, drag };
}

async function nearest(page: Page, node: string, middle: { readonly x: number; readonly y: number }): Promise<{ readonly x: number; readonly y: number }> {
  const at = await page.evaluate(
    ([selector, x, y]) => {
      const heads = [...document.querySelectorAll(selector)].map((one) => one.getBoundingClientRect());
      const far = (box: DOMRect) => Math.hypot(box.x + box.width / 2 - x, box.y + box.height / 2 - y);
      const [best] = heads.sort((a, b) => far(a) - far(b));
      return best === undefined ? null : { x: best.x + best.width / 2, y: best.y + Math.min(10, best.height / 2) };
    },
    [node, middle.x, middle.y] as const,
  );
  if (at === null) throw new Error('There is no scene in sight.');
  return at;
}

async function steps(page: Page, session: CDPSession, step: (i: number) => Promise<void>): Promise<Cost> {
  const spent: number[] = [];
  for (let i = 0; i < STEPS; i++) {
    const before = await work(session);
    await step(i);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    spent.push((await work(session)) - before);
  }
  spent.sort((a, b) => a - b);
  const at = (share: number) => spent[Math.min(spent.length - 1, Math.floor(spent.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

/** Waits until the page does nothing of its own: what it does besides would be counted. */
async function quiet(session: CDPSession): Promise<void> {
  const until = performance.now() + QUIET_WITHIN_MS;
  for (let still = 0; still < 3; ) {
    const before = await work(session);
    await new Promise((done) => setTimeout(done, QUIET_FOR_MS));
    still = (await work(session)) - before < QUIET_MS ? still + 1 : 0;
    if (performance.now() > until) throw new Error('The page does not come to rest.');
  }
}

/** Milliseconds since the page began. */
async function work(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return 1000 * (of('ScriptDuration') + of('LayoutDuration') + of('RecalcStyleDuration'));
}
