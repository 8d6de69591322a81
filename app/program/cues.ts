/** Starting and stopping cues: levels under the program's limits, repeats, words. */

import type { CueRow } from './format.ts';
import { duration, type Run } from './run.ts';

const HOUR_MS = 3_600_000;
/** Shortest time between repeats, ms: a repeat of no length would never end. */
const MIN_PERIOD_MS = 1000;
/** Levels where the author gave none: sound dB(A), light lx, others percent or °C. Chosen low; the checker asks for a level. */
const QUIET: Readonly<Record<CueRow['channel'], number>> = { sound: 30, light: 0.5, scent: 10, touch: 10, warmth: 0.2, motion: 10 };

export function startCue(run: Run, index: number): void {
  const { program, evaluate } = run.machine;
  const cue = program.cues[index] as CueRow;
  const repeat = cue.repeat < 0 ? 0 : Math.max(MIN_PERIOD_MS, duration(run, cue.repeat, 0));
  if (repeat > 0) run.timers.push({ due: run.at + repeat, kind: 'repeat', of: index, owner: cue.state });
  const perHour = program.limits.reduce(
    (most, l) => (l.subject === 'cues' && evaluate(l.condition, run, 1) !== 0 ? Math.min(most, l.max) : most),
    Number.POSITIVE_INFINITY,
  );
  if (perHour !== Number.POSITIVE_INFINITY) {
    const recent = run.starts.filter((at) => at > run.at - HOUR_MS);
    if (recent.length >= perHour) {
      run.starts = recent;
      run.effects.push({ kind: 'cue-withheld', at: run.at, cue: index });
      return;
    }
    run.starts = [...recent, run.at];
  }
  const ceiling = program.limits.reduce(
    (most, l) => (l.subject === cue.channel && evaluate(l.condition, run, 1) !== 0 ? Math.min(most, l.max) : most),
    Number.POSITIVE_INFINITY,
  );
  const asked = evaluate(cue.level, run, QUIET[cue.channel]);
  const target = cue.ramp === null ? null : evaluate(cue.ramp.target, run, 0);
  const durationMs = cue.duration < 0 ? null : duration(run, cue.duration, 0);
  const instance = run.nextInstance++;
  const fadeMs = duration(run, cue.fade, 0);
  run.playing.push({ instance, cue: index, fadeMs });
  if (durationMs !== null) run.timers.push({ due: run.at + durationMs, kind: 'cue-end', of: instance, owner: -1 });
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
    words: cue.words.map((part) => (typeof part === 'string' ? part : 'param' in part ? (run.texts[part.param] ?? '') : String(run.vars[part.var]))).join(''),
    limited: asked > ceiling || (target !== null && target > ceiling),
  });
}

/** Stops every sounding instance that `which` names, with its own fade. */
export function stopCues(run: Run, which: (cue: CueRow, index: number) => boolean): void {
  run.playing = run.playing.filter((playing) => {
    if (!which(run.machine.program.cues[playing.cue] as CueRow, playing.cue)) return true;
    run.effects.push({ kind: 'cue-stop', at: run.at, instance: playing.instance, fadeMs: playing.fadeMs });
    run.timers = run.timers.filter((timer) => timer.kind !== 'cue-end' || timer.of !== playing.instance);
    return false;
  });
}
