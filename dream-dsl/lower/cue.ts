/** A cue of the text as a row of the table. */

import { CHANNEL_OF } from '../check/index.ts';
import { constant, type Frame, type GatedCue, givenFor, playedBy, typed } from '../elaborate/index.ts';
import type { Cue, CueOption } from '../syntax/index.ts';
import type { CueRow, Index } from './model.ts';
import { wordsGiven, wordsOf } from './words.ts';
import { assetKey, type Lowering, locationOf } from './work.ts';

/** Puts the cue into the table, and gives its index. `state` is −1 for anchors. */
export function addCue(lowering: Lowering, { cue, gates }: GatedCue, frame: Frame, state: Index): Index {
  const { exprs } = lowering;
  const option = optionsOf(cue);
  const fading = option('Fading');
  lowering.origins.cues.push(locationOf(frame, cue));
  return (
    lowering.cues.push({
      state,
      channel: CHANNEL_OF[cue.verb],
      verb: cue.verb,
      ...what(lowering, cue, frame),
      level: exprs.add(option('At')?.level, frame),
      fadeIn: exprs.add(fading?.into, frame),
      fadeOut: exprs.add(fading?.out, frame),
      loop: option('Loop') !== undefined,
      duration: exprs.add(option('For')?.duration, frame),
      repeat: exprs.add(option('Repeat')?.period, frame),
      envelope: envelopeOf(lowering, cue, frame),
      lock: lockOf(cue, frame),
      gate: exprs.all(gates, frame),
    }) - 1
  );
}

const optionsOf =
  (cue: Cue) =>
  <K extends CueOption['kind']>(kind: K) =>
    cue.options.find((option): option is Extract<CueOption, { kind: K }> => option.kind === kind);

function what(lowering: Lowering, cue: Cue, frame: Frame): Pick<CueRow, 'asset' | 'words'> {
  if (cue.what === null) return { asset: -1, words: [] };
  if (cue.what.kind === 'Text') return { asset: -1, words: wordsOf(lowering, cue.what, frame) };
  const played = playedBy(cue, frame);
  if (played?.kind === 'asset') return { asset: lowering.assetOf.get(assetKey(played)) ?? -1, words: [] };
  if (played?.kind === 'colour') return { asset: -1, words: [played.name] };
  const symbol = frame.symbols.resolve(cue);
  const given = symbol?.kind === 'param' ? givenFor(symbol, frame) : null;
  return { asset: -1, words: given === null ? [cue.what.text] : wordsGiven(lowering, given) };
}

/** A ramp is the way from the level at the start to another one. */
function envelopeOf({ exprs }: Lowering, cue: Cue, frame: Frame): CueRow['envelope'] {
  const option = optionsOf(cue);
  const through = option('Through');
  if (through !== undefined) return through.points.map(({ at, level }) => ({ at: exprs.add(at, frame), level: exprs.add(level, frame) }));
  const ramp = option('Ramp');
  if (ramp === undefined) return [];
  const start = { at: exprs.addTyped(ZERO), level: exprs.add(option('At')?.level, frame) };
  return [start, { at: exprs.add(ramp.over, frame), level: exprs.add(ramp.target, frame) }];
}

const ZERO = { op: 'number', value: 0, type: { dimension: 'duration', min: 0, max: 0 } } as const;

function lockOf(cue: Cue, frame: Frame): CueRow['lock'] {
  const locked = optionsOf(cue)('Locked');
  if (locked === undefined || locked.rhythm === null) return null;
  const degrees = locked.phase === null ? 0 : (constant(typed(locked.phase, frame)) ?? 0);
  return { rhythm: locked.rhythm === 'breath' ? 'breath' : 'slow-wave', degrees };
}
