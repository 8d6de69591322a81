/** Plain uPlot charts of a night: our peer in drawing it. */

import { STAGES } from '../../app/base/index.ts';
import type { NightRecord } from '../../app/bridge/index.ts';
import { modelOf } from '../../renderer/night/model/model.ts';
import { type PlainWindow, plainWindow } from './plain-window.ts';

/** One row of a night as numbers. */
export interface PlainLine {
  readonly name: string;
  /** ms, rising. */
  readonly at: readonly number[];
  readonly value: readonly number[];
  readonly stepped: boolean;
}

/** Stages, the level of each channel and each of its cues, and every signal: as many points as our timeline has of them. */
export function linesOf(night: NightRecord): readonly PlainLine[] {
  const { channels, signals } = modelOf(night);
  const line = (name: string, { at, value }: { readonly at: ArrayLike<number>; readonly value: ArrayLike<number> }): PlainLine => ({
    name,
    at: Array.from(at),
    value: Array.from(value),
    stepped: false,
  });
  const stages = night.stages.map(({ stage }) => STAGES.indexOf(stage as (typeof STAGES)[number]));
  return [
    { name: 'stages', at: night.stages.map(({ from }) => from), value: stages, stepped: true },
    ...channels.flatMap(({ channel, level, voices }) => [line(channel, level), ...voices.map((voice) => line(voice.label, voice.level))]),
    ...signals.map(({ name, series }) => line(name, series)),
  ];
}

export async function openPlainChart(
  lines: readonly PlainLine[],
  { width, height }: { readonly width: number; readonly height: number },
): Promise<PlainWindow> {
  const open = await plainWindow('chart.ts');
  const window = await open({ width: Math.round(width), height: Math.round(height) });
  await window.page.waitForFunction('window.drawNight !== undefined');
  await window.page.evaluate((given) => (globalThis as unknown as { drawNight(lines: readonly PlainLine[]): void }).drawNight(given), lines);
  await window.page.waitForSelector('.uplot');
  return window;
}
