/** A night's stages as a small picture of characters, with the hours below. */

import { inHours, type NightRecord } from '../../app/bridge/index.ts';
import { faint } from './output.ts';

const ROWS = ['W', 'REM', 'N1', 'N2', 'N3'] as const;
const WIDTH = 72;

export function chart(night: NightRecord): string {
  const step = night.durationMs / WIDTH;
  const cells = Array.from({ length: WIDTH }, (_, i) => {
    const middle = (i + 0.5) * step;
    return night.stages.find((span) => middle >= span.from && middle < span.to)?.stage ?? '?';
  });
  const lines = ROWS.map((row) => `${row.padStart(5)} ${cells.map((stage) => (stage === row ? '█' : stage === '?' ? '·' : ' ')).join('')}`);
  const hours: string[] = [];
  for (let i = 0; i < WIDTH; i += 12) hours.push(clock(night, i * step).padEnd(12));
  return `${lines.join('\n')}\n${faint(`      ${hours.join('')}`)}`;
}

/** Local clock time, `23:41`. */
export function clock(night: Pick<NightRecord, 'startMinutes'>, ms: number): string {
  return inHours((night.startMinutes + ms / 60_000) % 1440);
}
