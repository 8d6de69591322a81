/** What every frame of a while costs the page's main thread, read from Chromium's own trace: its scripting, and all of its work. */

import { readFileSync } from 'node:fs';
import type { ElectronApplication, Page } from 'playwright-core';

export interface FrameCosts {
  readonly frames: number;
  /** Milliseconds of the processor a frame. */
  readonly script: Spread;
  /** Scripting, style, layout, paint and all else. */
  readonly all: Spread;
}

export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly most: number;
}

export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** The part of it that the thread had a processor. */
  readonly tdur?: number;
}

const CATEGORIES = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-devtools.timeline.frame',
  'devtools.timeline.frame',
  'v8',
  'blink.user_timing',
];
const [BEGIN, END, REST] = ['frame-costs-begin', 'frame-costs-end', 'frame-costs-rest'];
/** A frame counts that has something of the hand, or does so much of its own, ms: what rests is not measured. */
const WORKS_MS = 1;

/** `after`: until what it led to is done as well. */
export async function frameCosts(app: ElectronApplication, page: Page, during: () => Promise<void>, after: () => Promise<void>): Promise<FrameCosts> {
  return costsOf(await traced(app, page, during, after));
}

/** Events of all threads between the two marks. */
async function traced(app: ElectronApplication, page: Page, during: () => Promise<void>, after: () => Promise<void>): Promise<readonly TraceEvent[]> {
  await app.evaluate(({ contentTracing }, included_categories) => contentTracing.startRecording({ included_categories }), CATEGORIES);
  await page.evaluate((name) => performance.mark(name), BEGIN);
  await during();
  await page.evaluate((name) => performance.mark(name), END);
  await after();
  await page.evaluate((name) => performance.mark(name), REST);
  const file = await app.evaluate(({ contentTracing }) => contentTracing.stopRecording());
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly traceEvents: readonly TraceEvent[] }).traceEvents;
}

/** What the developer tools count as scripting. */
const SCRIPT: ReadonlySet<string> = new Set([
  'EvaluateScript',
  'EventDispatch',
  'FireAnimationFrame',
  'FireIdleCallback',
  'FunctionCall',
  'HandlePostMessage',
  'MajorGC',
  'MinorGC',
  'RunMicrotasks',
  'TimerFire',
  'v8.callFunction',
  'v8.run',
]);
/** Not scripting, though it may happen in the middle of it. */
const DRAWING: ReadonlySet<string> = new Set(['Layout', 'UpdateLayoutTree', 'PrePaint', 'Paint', 'Layerize', 'Commit']);

export function costsOf(events: readonly TraceEvent[]): FrameCosts {
  const begin = events.find(({ name }) => name === BEGIN);
  const end = events.find(({ name }) => name === END);
  const rest = events.find(({ name }) => name === REST);
  if (begin === undefined || end === undefined || rest === undefined) throw new Error('The trace does not tell of the page.');
  const own = events
    .filter(({ pid, tid, ts }) => pid === begin.pid && tid === begin.tid && ts >= begin.ts && ts <= rest.ts)
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const starts = own.filter(({ name }) => name === 'BeginMainThreadFrame').map(({ ts }) => ts);
  // A frame has what happened since the one before it: the events that it shows, and its own callbacks.
  const frames = [begin.ts, ...starts];
  const script = new Array<number>(frames.length).fill(0);
  const all = new Array<number>(frames.length).fill(0);
  const heard = new Array<boolean>(frames.length).fill(false);
  let frame = 0;
  let [taskUntil, scriptUntil, drawUntil] = [0, 0, 0];
  for (const { name, ph, ts, dur = 0, tdur = dur } of own) {
    if (ph !== 'X') continue;
    while (frame + 1 < frames.length && (frames[frame + 1] as number) <= ts) frame++;
    if (name === 'EventDispatch' && ts <= end.ts) heard[frame] = true;
    if (name === 'RunTask' && ts >= taskUntil) {
      taskUntil = ts + dur;
      all[frame] = (all[frame] as number) + tdur / 1000;
    }
    if (SCRIPT.has(name) && ts >= scriptUntil) {
      scriptUntil = ts + dur;
      script[frame] = (script[frame] as number) + tdur / 1000;
    }
    if (DRAWING.has(name) && ts >= drawUntil) {
      drawUntil = ts + dur;
      if (ts < scriptUntil) script[frame] = (script[frame] as number) - tdur / 1000;
    }
  }
  const counted = frames.flatMap((_, i) => (heard[i] || (script[i] as number) >= WORKS_MS ? [i] : []));
  return { frames: counted.length, script: spreadOf(counted.map((i) => script[i] as number)), all: spreadOf(counted.map((i) => all[i] as number)) };
}

function spreadOf(costs: readonly number[]): Spread {
  const sorted = [...costs].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), most: at(1) };
}
