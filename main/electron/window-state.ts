/** Where the window was and how large, kept between starts. */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowState {
  readonly bounds: Bounds | null;
  readonly maximized: boolean;
}

export const MIN_SIZE = { width: 1024, height: 700 } as const;

const whole = z.number().int();
const stateSchema = z.object({
  bounds: z.object({ x: whole, y: whole, width: whole.min(MIN_SIZE.width), height: whole.min(MIN_SIZE.height) }).nullable(),
  maximized: z.boolean(),
});
const FRESH: WindowState = { bounds: null, maximized: false };
/** How much of the window must lie on a screen to be found again, px. */
const GRIP = 80;

/** A state that is missing, broken, or on a screen that is gone gives way to a fresh one. */
export function readWindowState(file: string, screens: readonly Bounds[]): WindowState {
  try {
    const state = stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return state.bounds !== null && screens.some((screen) => reachable(state.bounds as Bounds, screen)) ? state : FRESH;
  } catch {
    return FRESH;
  }
}

export function writeWindowState(file: string, state: WindowState): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(state));
}

const reachable = (window: Bounds, screen: Bounds): boolean =>
  window.x + window.width >= screen.x + GRIP &&
  window.x <= screen.x + screen.width - GRIP &&
  window.y >= screen.y - GRIP / 2 &&
  window.y <= screen.y + screen.height - GRIP;
