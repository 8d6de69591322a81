/** Starting and stopping cues: levels under the program's limits, repeats, words. */

import type { CueRow } from './format.ts';
import { dropTimers, duration, period, type Run, setTimer } from './run.ts';

const HOUR_MS = 3_600_000;
/** Levels where the author gave none: sound dB(A), light lx, others percent or °C. [assumption (model)], chosen low. */
const QUIET: Readonly<Record<CueRow['channel'], number>> = { sound: 30, light: 0.5, scent: 10, touch: 10, warmth: 0.2, motion: 10 };

export function startCue(run: Run, index: number): void {
  const { program, evaluate } = run.machine;
  const cue = program.cues[index] as CueRow;
  if (cue.repeat >= 0) setTimer(run, { due: run.at + period(run, cue.repeat), kind: 'repeat', of: index, owner: cue.state });
  if (!mayStart(run)) {
    run.effects.push({ kind: 'cue-withheld', at: run.at, cue: index });
    return;
  }
  const ceiling = limitOn(run, cue.channel);
  const asked = evaluate(cue.level, run, QUIET[cue.channel]);
  const target = cue.ramp === null ? null : evaluate(cue.ramp.target, run, 0);
  const durationMs = cue.duration < 0 ? null : duration(run, cue.duration, 0);
  const instance = run.nextInstance++;
  const fadeMs = duration(run, cue.fade, 0);
  run.playing = [...run.playing, { instance, cue: index, fadeMs, ceiling: Number.isFinite(ceiling) ? ceiling : null }];
  if (durationMs !== null) setTimer(run, { due: run.at + durationMs, kind: 'cue-end', of: instance, owner: -1 });
  run.effects.push({
    kind: 'cue-start',
    at: run.at,
    cue: index,
    instance,
    level: Math.min(asked, ceiling),
    fadeMs,
    durationMs,
    loop: cue.loop,
    ramp: cue.ramp === null || target === null ? null : { target: Math.min(target, ceiling), overMs: duration(run, cue.ramp.over, 0) },
    words: wordsOf(run, cue),
    limited: asked > ceiling || (target !== null && target > ceiling),
  });
}

/** Stops every sounding instance that `which` names, with its own fade. */
export function stopCues(run: Run, which: (cue: CueRow, index: number) => boolean): void {
  for (const playing of run.playing) {
    if (!which(run.machine.program.cues[playing.cue] as CueRow, playing.cue)) continue;
    run.playing = run.playing.filter((other) => other !== playing);
    run.effects.push({ kind: 'cue-stop', at: run.at, instance: playing.instance, fadeMs: playing.fadeMs });
    dropTimers(run, (timer) => timer.kind === 'cue-end' && timer.of === playing.instance);
  }
}

/** Its own time is over. */
export function endCue(run: Run, instance: number): void {
  if (!run.playing.some((playing) => playing.instance === instance)) return;
  run.playing = run.playing.filter((playing) => playing.instance !== instance);
  run.effects.push({ kind: 'cue-stop', at: run.at, instance, fadeMs: 0 });
}

/** Limits that began or ended hold at once, also for cues that sound already. */
export function watchLimits(run: Run): void {
  if (!run.machine.movingLimits) return;
  for (const playing of run.playing) {
    const limit = limitOn(run, (run.machine.program.cues[playing.cue] as CueRow).channel);
    const ceiling = Number.isFinite(limit) ? limit : null;
    if (ceiling === playing.ceiling) continue;
    run.playing = run.playing.map((other) => (other.instance === playing.instance ? { ...playing, ceiling } : other));
    run.effects.push({ kind: 'cue-ceiling', at: run.at, instance: playing.instance, ceiling });
  }
}

/** Whether a limit on cues per hour has room for one more; if so, it is counted. */
function mayStart(run: Run): boolean {
  const perHour = limitOn(run, 'cues');
  if (!Number.isFinite(perHour)) return true;
  const recent = run.starts.filter((at) => at > run.at - HOUR_MS);
  const room = recent.length < perHour;
  run.starts = room ? [...recent, run.at] : recent;
  return room;
}

/** The lowest limit that holds now; infinite where none does. */
function limitOn(run: Run, subject: CueRow['channel'] | 'cues'): number {
  let lowest = Number.POSITIVE_INFINITY;
  for (const limit of run.machine.program.limits) {
    if (limit.subject === subject && limit.max < lowest && run.machine.evaluate(limit.condition, run, 1) !== 0) lowest = limit.max;
  }
  return lowest;
}

const wordsOf = (run: Run, cue: CueRow): string =>
  cue.words.map((part) => (typeof part === 'string' ? part : 'param' in part ? (run.texts[part.param] ?? '') : String(run.vars[part.var]))).join('');
