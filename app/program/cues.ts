/** Starting and stopping cues. A cue sounds once at a time: where it begins again, it first stops with its fade. */

import { FADE_MS, MIN_LOCK_GAP_MS } from './ceilings.ts';
import { limitOn, mayStart } from './limits.ts';
import { duration, evaluate, ownCues, period, type Run, setHeld } from './run.ts';
import { type CueStart, type Fading, HELD } from './state.ts';
import { dropTimers, setTimer } from './timers.ts';
import type { StartedBy } from './witness.ts';
import { say } from './words.ts';

/** With its scene: at once, when its gate opens, or waiting for its rhythm. */
export function beginWith(run: Run, index: number): void {
  const { gate, lock } = run.machine.program.cues[index]!;
  if (lock === null && evaluate(run, gate, 1) === 0) return;
  armOrStart(run, index, 'scene');
}

export function armOrStart(run: Run, index: number, by: StartedBy): void {
  const slot = run.machine.slotOf[index]!;
  if (slot >= 0) setHeld(run, slot, HELD.spent);
  if (run.machine.program.cues[index]!.lock === null) startCue(run, index, by);
}

/** The rhythm has come to the phase that this cue is locked to. */
export function beginLocked(run: Run, index: number): void {
  const { at, held, cues } = run.state;
  const cue = run.machine.program.cues[index]!;
  if (held[run.machine.slotOf[index]!] !== HELD.spent || at < (cues.gaps[index] ?? 0) || evaluate(run, cue.gate, 1) === 0) return;
  const gap = cue.repeat < 0 ? MIN_LOCK_GAP_MS : period(run, cue.repeat);
  ownCues(run).gaps = { ...cues.gaps, [index]: at + gap };
  startCue(run, index, 'rhythm');
}

export function startCue(run: Run, index: number, by: StartedBy): void {
  run.witness?.starting(run.state, index, by);
  const { at } = run.state;
  const cue = run.machine.program.cues[index]!;
  if (cue.repeat >= 0 && cue.lock === null) {
    // It has one clock, however often it is begun by something else.
    dropTimers(run, 'repeat', index);
    setTimer(run, { due: at + period(run, cue.repeat), kind: 'repeat', of: index, owner: cue.state });
  }
  if (!mayStart(run)) {
    run.performer.cueWithheld(at, index);
    return;
  }
  stopCue(run, index);
  const ceiling = limitOn(run, run.machine.cues[index]!.limits);
  const start = soundOf(run, index, ceiling);
  const { fadeOutMs: fadeMs, durationMs, instance } = start;
  if (durationMs !== null) setTimer(run, { due: at + Math.max(0, durationMs - fadeMs), kind: 'cue-end', of: instance, owner: -1 });
  const cues = ownCues(run);
  cues.playing.push({ instance, cue: index, fadeMs, ends: durationMs !== null, ceiling: Number.isFinite(ceiling) ? ceiling : null });
  cues.nextInstance++;
  run.performer.cueStart(start);
}

/** With its fade, if it sounds. */
export function stopCue(run: Run, index: number): void {
  const { playing } = run.state.cues;
  for (let i = 0; i < playing.length; i++)
    if (playing[i]!.cue === index) {
      stopAt(run, i);
      return;
    }
}

/** All that belong to a state. */
export function stopCuesOf(run: Run, state: number): void {
  const { cues } = run.machine.program;
  for (let i = 0; i < run.state.cues.playing.length; ) {
    if (cues[run.state.cues.playing[i]!.cue]!.state === state) stopAt(run, i);
    else i++;
  }
}

/** Its own time is nearly over: the fade that ends with it begins. */
export function endCue(run: Run, instance: number): void {
  const { playing } = run.state.cues;
  for (let i = 0; i < playing.length; i++)
    if (playing[i]!.instance === instance) {
      stopAt(run, i);
      return;
    }
}

function stopAt(run: Run, place: number): void {
  const { at } = run.state;
  const cues = ownCues(run);
  const { instance, cue, fadeMs, ends, ceiling } = cues.playing[place]!;
  const { playing } = cues;
  for (let i = place + 1; i < playing.length; i++) playing[i - 1] = playing[i]!;
  playing.pop();
  // One that fades since it was stopped before is silent now, so that no cue piles up on itself.
  for (const { instance: before, cue: same, until } of cues.fading) if (same === cue && until > at) run.performer.cueStop(at, before, 0);
  run.performer.cueStop(at, instance, fadeMs);
  if (cues.fading.length > 0) forget(cues.fading, at, cue);
  if (fadeMs > 0) cues.fading.push({ instance, cue, ceiling, until: at + fadeMs });
  if (ends) dropTimers(run, 'cue-end', instance);
}

/** What is silent by now, and what faded of this cue. */
function forget(fading: Fading[], at: number, cue: number): void {
  let kept = 0;
  for (const one of fading) if (one.until > at && one.cue !== cue) fading[kept++] = one;
  while (fading.length > kept) fading.pop();
}

/** All that its expressions say at this instant, under a ceiling. */
function soundOf(run: Run, index: number, ceiling: number): CueStart {
  const cue = run.machine.program.cues[index]!;
  const { floor, quiet, ceiling: bound } = run.machine.cues[index]!;
  const most = Math.min(ceiling, bound);
  const asked = evaluate(run, cue.level, quiet);
  let last = 0;
  let highest = cue.envelope.length === 0 ? asked : Number.NEGATIVE_INFINITY;
  const envelope: { atMs: number; level: number }[] = [];
  for (const point of cue.envelope) {
    const level = evaluate(run, point.level, asked);
    highest = Math.max(highest, level);
    last = Math.max(last, duration(run, point.at, 0));
    envelope.push({ atMs: last, level: Math.min(most, Math.max(floor, level)) });
  }
  const durationMs = cue.duration < 0 ? null : duration(run, cue.duration, 0);
  const fadeOutMs = Math.min(FADE_MS, duration(run, cue.fadeOut, 0));
  return {
    kind: 'cue-start',
    at: run.state.at,
    cue: index,
    instance: run.state.cues.nextInstance,
    level: envelope.length > 0 ? envelope[0]!.level : Math.min(most, Math.max(floor, asked)),
    fadeInMs: Math.min(FADE_MS, duration(run, cue.fadeIn, 0)),
    fadeOutMs: durationMs === null ? fadeOutMs : Math.min(fadeOutMs, durationMs),
    durationMs,
    loop: cue.loop,
    envelope,
    words: say(run, cue.words),
    limited: highest > Math.min(most, Math.max(floor, highest)),
  };
}
