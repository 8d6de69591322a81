/** A night at every point at which a claim could change: where its program changes, on the grid of the sensors, and where a level turns. */

import { CHANNELS, levelOn, type NightRecord, together } from '../base/index.ts';
import { type Env, operandsOf, type Tree } from '../program/index.ts';
import { samplesOf, type Walk } from '../walk/index.ts';

export interface Sample {
  readonly at: number;
  /** Until the next one. */
  readonly to: number;
  readonly env: Env;
}

const HOUR_MS = 3_600_000;

/** Of a night that is over, in order, from lights out to its end. */
export function* claimSamples(walk: Walk, claims: Tree): Generator<Sample> {
  const { record } = walk;
  const asked = operandsOf(claims.code, 'level');
  if (asked.length === 0) {
    yield* samplesOf(walk, claims, 0, 0, record.durationMs);
    return;
  }
  const turns = turnsOf(record, asked);
  let next = 0;
  for (const { at, to, env } of samplesOf(walk, claims, 0, 0, record.durationMs)) {
    while (next < turns.length && turns[next]! <= at) next++;
    for (let from = at; from < to; ) {
      const until = Math.min(to, turns[next] ?? to);
      yield { at: from, to: until, env: { ...env, levels: levelsAt(record, asked, from) } };
      from = until;
      if (turns[next] === until) next++;
    }
  }
}

/** Instants at which a level turns or jumps, and the last ones before; each once, in order. */
function turnsOf({ cues, durationMs }: NightRecord, asked: readonly (string | number)[]): readonly number[] {
  const turns = new Set<number>();
  for (const { channel, points, from, to } of cues) {
    if (asked.includes('cues')) for (const at of [from, from + HOUR_MS]) turns.add(at);
    if (!asked.includes(channel)) continue;
    for (const [at] of [...points, [from], [to]] as const) for (const near of [at - 1, at]) turns.add(near);
  }
  return [...turns].filter((at) => at > 0 && at < durationMs).sort((a, b) => a - b);
}

/** In the order of CHANNELS, then the cues that began in the last hour; only what is asked for. */
function levelsAt({ cues }: NightRecord, asked: readonly (string | number)[], at: number): readonly number[] {
  const levels = CHANNELS.map((channel) =>
    asked.includes(channel)
      ? together(
          channel,
          cues.filter((cue) => cue.channel === channel && cue.from <= at && at < cue.to).map(({ points }) => levelOn(points, at)),
        )
      : 0,
  );
  return [...levels, asked.includes('cues') ? cues.filter(({ from }) => from <= at && at < from + HOUR_MS).length : 0];
}
