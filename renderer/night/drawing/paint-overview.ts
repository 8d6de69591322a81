/** The whole night in a strip: depth of sleep, what was not scored, and awakenings by cues. */

import type { NightRecord } from '../../../app/bridge/index.ts';
import { STAGE_ROWS } from '../model/rows.ts';
import { visit } from '../model/spans.ts';
import { stageInk } from './paint-stages.ts';
import type { Surface } from './surface.ts';

export function paintOverview(s: Surface, night: NightRecord, width: number, height: number): void {
  const xOf = (ms: number) => (ms / night.durationMs) * width;
  visit(night.stages, { from: 0, to: night.durationMs }, night.durationMs / width, ({ from, stage }, _, until) => {
    const [x, end] = [xOf(from), xOf(until)];
    if (stage === '?') return s.rect(x, 2, end - x, height - 4, { ink: '--faint', alpha: 0.25 });
    const y = 3 + (STAGE_ROWS.indexOf(stage) / STAGE_ROWS.length) * (height - 6);
    s.rect(x, y, Math.max(1, end - x), 3, { ink: stageInk(stage) });
  });
  for (const { at, cause } of night.awakenings)
    if (cause === 'cue') s.area([xOf(at) - 3, height, xOf(at), height - 5, xOf(at) + 3, height], { ink: '--danger' });
}
