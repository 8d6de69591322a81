/**
 * Release: from any state, one step leads there and everything is silent within a stated time. That it can not be masked is the
 * machine's own rule; what is left to prove is that the release itself begins nothing that outlasts it.
 */

import type { Check } from '../base/index.ts';
import { inside, RELEASE_FADE_MS } from '../program/index.ts';
import type { Ceilings } from './ceilings.ts';
import type { Flow } from './flow.ts';
import { findingsOn, ms } from './report.ts';
import { cueRange } from './values.ts';

export function checkRelease(flow: Flow, { silenceMs }: Ceilings): Check {
  const { program, values, release } = flow;
  const findings = findingsOn(program);
  const ends = `give it a time: \`for 10s\``;
  let silent = values.time(program.states[release]!.fadeAll, RELEASE_FADE_MS).max;
  if (silent > silenceMs)
    findings.refuse(
      'states',
      release,
      `Release can take ${ms(silent)} to fade everything; at most ${ms(silenceMs)} may pass to silence.`,
      `Write a shorter time: \`fade all over ${ms(silenceMs)}\`.`,
    );
  for (const [cue, row] of program.cues.entries()) {
    if (row.state < 0 || !inside(flow, row.state, release)) continue;
    const { durationMs } = cueRange(values, row);
    if (row.lock !== null || row.repeat >= 0)
      findings.refuse('cues', cue, 'A cue of the release begins again and again, so that release never ends in silence.', 'Play it once, and give it a time.');
    else if (durationMs === Number.POSITIVE_INFINITY)
      findings.refuse('cues', cue, 'A cue of the release has no end of its own, and nothing ends it before the morning.', `Leave it out, or ${ends}.`);
    else if (durationMs > silenceMs)
      findings.refuse(
        'cues',
        cue,
        `A cue of the release can sound for ${ms(durationMs)}; at most ${ms(silenceMs)} may pass to silence.`,
        `Leave it out, or ${ends}.`,
      );
    else silent = Math.max(silent, durationMs);
  }
  for (const [i, { source }] of program.transitions.entries())
    if (inside(flow, source, release))
      findings.refuse(
        'transitions',
        i,
        'Something leads on from the release: it is the end of the program until the morning.',
        'Take the reaction out of the release.',
      );
  return findings.check('release', [{ what: 'silence after release', value: silent, limit: silenceMs, unit: 'ms' }]);
}
