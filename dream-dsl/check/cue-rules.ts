/** What a cue plays, how loud or bright, and for how long. */

import type { Channel } from '../model.ts';
import type { Cue, CueOption, Expr } from '../syntax/index.ts';
import { spanOf, textOf } from '../syntax/index.ts';
import { markAsset, PLAYED, thingOf, unknownThing } from './assets.ts';
import { CHANNEL_OF, LEVEL_OF } from './channels.ts';
import { type Context, declaredAt, find } from './context.ts';
import { checkEnvelope, checkLock, checkTimes, excludedBy } from './cue-shape.ts';
import { literalIn } from './fit.ts';
import { infer } from './infer.ts';
import { needChannel } from './needs.ts';
import { rangeText } from './range-text.ts';
import { omission } from './suggest.ts';
import { CHANNELS } from './vocabulary.ts';
import { want, wantPeriod, wantTime } from './want.ts';

/** `awake`: in the ritual and the morning the limits of the dream are not judged, since they are meant for sleep. */
export function checkCue(cx: Context, cue: Cue, awake: boolean): void {
  const channel = CHANNEL_OF[cue.verb];
  checkWhat(cx, cue, channel);
  needChannel(cx, { from: cue.from, to: cue.from + 1 }, channel, null);
  const { options } = cue;
  let length: CueOption | null = null;
  let fading: CueOption | null = null;
  for (let i = 0; i < options.length; i++) {
    const option = options[i] as CueOption;
    if (option.kind === 'For') length = option;
    else if (option.kind === 'Fading') fading = option;
    if (i > 0) checkBeside(cx, options, i);
    checkOption(cx, cue, option, channel, awake);
  }
  if (length !== null && fading !== null) checkTimes(cx, length, fading);
}

/** An option that stands there already, or does not go with another one. */
function checkBeside(cx: Context, options: readonly CueOption[], i: number): void {
  const option = options[i] as CueOption;
  for (let j = 0; j < i; j++) {
    const earlier = options[j] as CueOption;
    if (earlier.kind === option.kind) find(cx, 'DRM055', option, { other: spanOf(cx.tree, earlier), fix: omission(cx, option, 'Remove it') });
    else if (excludedBy(option, earlier)) find(cx, 'DRM132', option, { name: wordOf(option), because: wordOf(earlier), other: spanOf(cx.tree, earlier) });
    else continue;
    return;
  }
}

const WORD_OF: Partial<Readonly<Record<CueOption['kind'], string>>> = { At: 'at', Ramp: 'ramp', Through: 'through', Locked: 'locked', Loop: 'loop' };
const wordOf = (option: CueOption): string => WORD_OF[option.kind] ?? option.kind;

function checkOption(cx: Context, cue: Cue, option: CueOption, channel: Channel, awake: boolean): void {
  switch (option.kind) {
    case 'At':
      checkLevel(cx, option.level, channel, awake);
      return;
    case 'Fading':
      if (option.into !== null) wantTime(cx, option.into, 'as the time of a fade');
      if (option.out !== null && option.out !== option.into) wantTime(cx, option.out, 'as the time of a fade');
      return;
    case 'For':
      wantTime(cx, option.duration, 'as the length of a cue');
      return;
    case 'Repeat':
      wantPeriod(cx, option.period, 'as the time between two cues');
      return;
    case 'Ramp':
      checkLevel(cx, option.target, channel, awake);
      if (option.over.kind !== 'Missing') wantTime(cx, option.over, 'as the time of a ramp');
      return;
    case 'Through':
      for (const point of option.points) checkLevel(cx, point.level, channel, awake);
      checkEnvelope(cx, option.points);
      return;
    case 'Locked':
      checkLock(cx, cue, option);
      return;
    default:
  }
}

const LEVEL_TEXT = Object.fromEntries(CHANNELS.map((channel) => [channel, `as a level of ${channel}`])) as Readonly<Record<Channel, string>>;

/** A level of the channel's kind, and not above the limit of the dream. */
function checkLevel(cx: Context, level: Expr, channel: Channel, awake: boolean): void {
  const allowed = LEVEL_OF[channel];
  const limit = awake ? undefined : cx.limits.get(channel);
  const value = literalIn(level, allowed.dimension);
  if (value >= allowed.min && value <= (limit === undefined ? allowed.max : Math.min(limit.max, allowed.max))) return;
  const type = want(cx, level, allowed, LEVEL_TEXT[channel]);
  if (limit === undefined || type.dimension !== allowed.dimension || type.max === Infinity || type.max <= limit.max || type.max > allowed.max) return;
  const most = rangeText({ ...type, min: limit.max, max: limit.max });
  const newText = type.min >= limit.max ? most : `min(${most}, ${textOf(cx.tree, level)})`;
  const fix = { title: `Lower it to ${most}`, edits: [{ span: spanOf(cx.tree, level), newText }] };
  find(cx, 'DRM050', level, { name: rangeText({ ...type, min: type.max }), expected: most, because: channel, other: limit.span, fix });
}

function checkWhat(cx: Context, cue: Cue, channel: Channel): void {
  const { what } = cue;
  if (what === null) return;
  if (what.kind === 'Text') {
    infer(cx, what);
    return;
  }
  const name = what.text;
  const thing = thingOf(cx, name);
  switch (thing?.kind) {
    case 'asset':
      markAsset(cx, what, name, thing);
      if (thing.channel !== null && thing.channel !== channel) wrongChannel(cx, cue, name, channel, thing.channel, declaredAt(cx, thing));
      return;
    case 'param':
      cx.used.add(thing);
      if (thing.type.dimension !== PLAYED[channel]) wrongChannel(cx, cue, name, channel, thing.type.dimension, declaredAt(cx, thing));
      return;
    case 'colour':
      if (channel === 'light') return;
      break;
    default:
  }
  if (what.segments.every((segment) => segment.text !== '')) unknownThing(cx, what, name, channel);
}

const VERB_OF: Readonly<Record<string, string>> = { sound: 'play', colour: 'light' };

function wrongChannel(cx: Context, cue: Cue, name: string, expected: Channel, because: string, place: ReturnType<typeof declaredAt>): void {
  const verb = VERB_OF[because] ?? because;
  const { start } = spanOf(cx.tree, cue);
  const fix = { title: `Write \`${verb} ${name}\``, edits: [{ span: { start, end: start + cue.verb.length }, newText: verb }] };
  if (cue.what !== null) find(cx, 'DRM052', cue.what, { name, expected, because, ...place, ...(cue.options.length === 0 ? { fix } : {}) });
}
