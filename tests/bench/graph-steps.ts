/** Panning, zooming and dragging in a graph as a hand does them: every step from the pressed button to what still happens after it was let go. */

import type { CDPSession, Page } from 'playwright-core';

export type Move = 'pan' | 'zoom' | 'drag';
export const MOVES: readonly Move[] = ['pan', 'zoom', 'drag'];

const STROKES = 4;
const STROKE_STEPS = 30;
const ZOOM_STEPS = 60;
/** To begin a stroke at. */
const MOST_PLACES = 30;
const DRAG_STEPS = 100;
const MOST_OUT = 12;
const OUT_BY = 120;
/** Quiet is so little work, ms, in so long, ms. */
const QUIET_MS = 3;
const QUIET_FOR_MS = 400;
const QUIET_WITHIN_MS = 120_000;

/** Where the graph is, and what is dragged in it: the nearest to its middle. */
export interface Graph {
  readonly canvas: string;
  readonly node: string;
}

/** Does one of them. */
export async function gesture(page: Page, move: Move, { canvas, node }: Graph): Promise<void> {
  const box = await boxOf(page, canvas);
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  if (move === 'pan') await pan(page, box);
  else if (move === 'zoom') await zoom(page, middle);
  else await drag(page, await nearest(page, node, middle));
}

/** By strokes, as far as a hand goes. */
async function pan(page: Page, box: Area): Promise<void> {
  for (let stroke = 0; stroke < STROKES; stroke++) {
    const [dx, dy] = stroke < STROKES / 2 ? [-14, 0] : [0, -9];
    const free = await groundFor(page, box);
    await page.mouse.down();
    for (let i = 1; i <= STROKE_STEPS; i++) await step(page, () => page.mouse.move(free.x + i * dx, free.y + i * dy));
    await page.mouse.up();
  }
}

interface Area extends Point {
  readonly width: number;
  readonly height: number;
}

/** Where the picture can be taken by: who sees nothing but what is in one scene goes further away first. */
async function groundFor(page: Page, box: Area): Promise<Point> {
  for (let i = 0; i < MOST_OUT; i++) {
    const free = await freeGround(page, box);
    if (free !== null) return free;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await step(page, () => page.mouse.wheel(0, OUT_BY));
    await quiet(page);
  }
  throw new Error('There is no ground to be seen that the view could be moved by.');
}

async function boxOf(page: Page, canvas: string): Promise<Area> {
  const box = await page.locator(canvas).boundingBox();
  if (box === null) throw new Error('There is no graph.');
  return box;
}

/** Goes to a place between the nodes, low and at the right. */
async function freeGround(page: Page, box: Area): Promise<Point | null> {
  for (const at of await groundIn(page, box)) {
    // What is under the mouse may come onto the page only then.
    await step(page, () => page.mouse.move(at.x, at.y));
    const ground = await page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.classList.contains('react-flow__pane') === true, at);
    if (ground) return at;
  }
  return null;
}

function groundIn(page: Page, box: Area): Promise<readonly Point[]> {
  return page.evaluate(
    ({ x, y, width, height, most }) => {
      const free: { x: number; y: number }[] = [];
      for (let aside = 8; aside < width; aside += 6)
        for (let below = 16; below < height - 16; below += 6) {
          const at = { x: x + width - aside, y: y + height - below };
          if (document.elementFromPoint(at.x, at.y)?.classList.contains('react-flow__pane') === true) free.push(at);
          // Looking is work of the page, too, and none of the hand's.
          if (free.length === most) return free;
        }
      return free;
    },
    { ...box, most: MOST_PLACES },
  );
}

/** Out until all is seen, and in again. */
async function zoom(page: Page, middle: Point): Promise<void> {
  await page.mouse.move(middle.x, middle.y);
  for (let i = 0; i < 2 * ZOOM_STEPS; i++) await step(page, () => page.mouse.wheel(0, i < ZOOM_STEPS ? 34 : -34));
}

async function drag(page: Page, from: Point): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let i = 0; i < DRAG_STEPS; i++) await step(page, () => page.mouse.move(from.x + 8 + i, from.y + 8 + i / 2));
  const moved = await page.evaluate(([x, y]) => document.elementFromPoint(x, y)?.closest('.react-flow__node')?.classList.contains('dragging') === true, [
    from.x + 7 + DRAG_STEPS,
    from.y + 7.5 + DRAG_STEPS / 2,
  ] as const);
  await page.mouse.up();
  if (!moved) throw new Error('Nothing was dragged: what was measured was no drag.');
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** One step a frame. */
async function step(page: Page, move: () => Promise<void>): Promise<void> {
  await move();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
}

async function nearest(page: Page, node: string, middle: Point): Promise<Point> {
  const at = await page.evaluate(
    ([selector, x, y]) => {
      const far = (one: { x: number; y: number }) => Math.hypot(one.x - x, one.y - y);
      const heads = [...document.querySelectorAll(selector)].flatMap((head) => {
        const box = head.getBoundingClientRect();
        const at = { x: box.x + Math.min(40, box.width / 2), y: box.y + Math.min(10, box.height / 2) };
        return head.contains(document.elementFromPoint(at.x, at.y)) ? [at] : [];
      });
      const [best] = heads.sort((a, b) => far(a) - far(b));
      return best ?? null;
    },
    [node, middle.x, middle.y] as const,
  );
  if (at === null) throw new Error('There is no scene in sight.');
  return at;
}

/** Waits until the page does nothing of its own: what it does besides would be counted. */
export async function quiet(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const until = performance.now() + QUIET_WITHIN_MS;
  for (let still = 0; still < 3; ) {
    const before = await work(session);
    await new Promise((done) => setTimeout(done, QUIET_FOR_MS));
    still = (await work(session)) - before < QUIET_MS ? still + 1 : 0;
    if (performance.now() > until) throw new Error('The page does not come to rest.');
  }
  await session.detach();
}

/** Milliseconds since the page began. */
async function work(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return 1000 * (of('ScriptDuration') + of('LayoutDuration') + of('RecalcStyleDuration'));
}
