/** The shape of a cue in time: its envelope, its fades, the rhythm that it is locked to. */

import type { Cue, CueOption, EnvelopePoint } from '../syntax/index.ts';
import { spanOf } from '../syntax/index.ts';
import { type Context, find, quietly } from './context.ts';
import { infer } from './infer.ts';
import { rangeText } from './range-text.ts';
import { omission } from './suggest.ts';
import { open } from './vocabulary.ts';
import { want } from './want.ts';

const SINCE_BEGIN = open('duration', 0);
const TURN = open('angle', 0, 360);

/** Options that say the same in another way, or contradict each other. */
export function excludedBy(option: CueOption, other: CueOption): boolean {
  return excludes(option.kind, other.kind) || excludes(other.kind, option.kind);
}
const excludes = (kind: CueOption['kind'], other: CueOption['kind']): boolean =>
  (kind === 'Through' && (other === 'At' || other === 'Ramp')) || (kind === 'Locked' && other === 'Loop');

/** Points come in order of time; told only where it is certain that they do not. */
export function checkEnvelope(cx: Context, points: readonly EnvelopePoint[]): void {
  let before: EnvelopePoint | null = null;
  let latest = -Infinity;
  for (const point of points) {
    const at = want(cx, point.at, SINCE_BEGIN, 'as the time of a point');
    if (at.dimension !== 'duration') continue;
    if (before !== null && at.max < latest) {
      find(cx, 'DRM131', point.at, {
        name: rangeText({ ...at, min: at.max }),
        expected: rangeText({ ...at, min: latest, max: latest }),
        other: spanOf(cx.tree, before.at),
      });
    }
    if (at.min <= latest) continue;
    latest = at.min;
    before = point;
  }
}

/** What can't follow a rhythm: cartridges and warmth come slowly, and who is asked needs time. */
const UNLOCKED: ReadonlySet<Cue['verb']> = new Set(['scent', 'warmth', 'ask']);

export function checkLock(cx: Context, cue: Cue, lock: Extract<CueOption, { kind: 'Locked' }>): void {
  if (UNLOCKED.has(cue.verb)) find(cx, 'DRM134', lock, { name: cue.verb, fix: omission(cx, lock, 'Remove the lock') });
  const { phase } = lock;
  if (phase === null || phase.kind === 'Missing') return;
  want(cx, phase, TURN, 'as the phase of a rhythm');
}

/** Fades that are longer than the whole cue. */
export function checkTimes(cx: Context, length: Extract<CueOption, { kind: 'For' }>, fading: Extract<CueOption, { kind: 'Fading' }>): void {
  const whole = quietly(cx, () => infer(cx, length.duration));
  const parts = [fading.into, fading.out].map((part) => (part === null ? 0 : quietly(cx, () => infer(cx, part)).min));
  const least = parts.reduce((sum, part) => sum + part, 0);
  if (whole.dimension !== 'duration' || !(least > whole.max) || least === Infinity) return;
  const data = { name: rangeText({ ...whole, min: least, max: least }), expected: rangeText({ ...whole, min: whole.max }), other: spanOf(cx.tree, length) };
  find(cx, 'DRM135', fading, data);
}
