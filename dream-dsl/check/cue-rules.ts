/** What a cue plays, how loud or bright, and for how long. */

import type { AssetFact, Channel } from '../model.ts';
import type { Cue, CueOption, Expr } from '../syntax/index.ts';
import { nearest, spanOf } from '../syntax/index.ts';
import { type Context, find } from './context.ts';
import { infer, rangeText, suggestion, want, wantPeriod, wantTime } from './infer.ts';
import type { Type } from './symbols.ts';
import { COLOURS, open } from './vocabulary.ts';

/** The channel that each kind of cue uses. */
export const CHANNEL_OF: Readonly<Record<Cue['verb'], Channel>> = {
  play: 'sound',
  say: 'sound',
  ask: 'sound',
  light: 'light',
  scent: 'scent',
  touch: 'touch',
  warmth: 'warmth',
  motion: 'motion',
};

/** What a level of each channel measures, and what no cue may exceed: sound at the pillow, light at the eye, warmth as a difference. */
export const LEVEL_OF: Readonly<Record<Channel, Type>> = {
  sound: open('level', 0, 75),
  light: open('light', 0, 1000),
  scent: open('percent', 0, 100),
  touch: open('percent', 0, 100),
  warmth: open('temperature', -5, 5),
  motion: open('percent', 0, 100),
};

/** `awake`: in the ritual and the morning the limits of the dream are not judged, since they are meant for sleep. */
export function checkCue(cx: Context, cue: Cue, awake: boolean): void {
  const channel = CHANNEL_OF[cue.verb];
  checkWhat(cx, cue, channel);
  if (cx.needs !== null && !cx.needs.has(channel)) find(cx, 'DRM051', { from: cue.from, to: cue.from + 1 }, { name: channel });
  const { options } = cue;
  for (let i = 0; i < options.length; i++) {
    const option = options[i] as CueOption;
    for (let j = 0; j < i; j++) {
      if (options[j]?.kind !== option.kind) continue;
      find(cx, 'DRM055', option, { other: spanOf(cx.tree, options[j] as CueOption) });
      break;
    }
    switch (option.kind) {
      case 'At':
        checkLevel(cx, option.level, channel, awake);
        break;
      case 'FadeIn':
        wantTime(cx, option.duration, 'as the time of a fade');
        break;
      case 'For':
        wantTime(cx, option.duration, 'as the length of a cue');
        break;
      case 'Repeat':
        wantPeriod(cx, option.period, 'as the time between two cues');
        break;
      case 'Ramp':
        checkLevel(cx, option.target, channel, awake);
        if (option.over.kind !== 'Missing') wantTime(cx, option.over, 'as the time of a ramp');
        break;
      default:
    }
  }
}

function checkLevel(cx: Context, level: Expr, channel: Channel, awake: boolean): void {
  const type = want(cx, level, LEVEL_OF[channel], `as a level of ${channel}`);
  const limit = awake ? undefined : cx.limits.get(channel);
  if (limit === undefined || type.dimension !== LEVEL_OF[channel].dimension || type.max === Infinity || type.max <= limit.max) return;
  if (type.max > LEVEL_OF[channel].max) return;
  find(cx, 'DRM050', level, {
    name: rangeText({ ...type, min: type.max }),
    expected: rangeText({ ...type, min: limit.max, max: limit.max }),
    because: channel,
    other: limit.span,
  });
}

function checkWhat(cx: Context, cue: Cue, channel: Channel): void {
  const { what } = cue;
  if (what === null) return;
  if (what.kind === 'Text') {
    infer(cx, what);
    return;
  }
  const name = what.text;
  if (name === '') return;
  const asset = cx.assets.get(name);
  if (asset !== undefined) {
    asset.used = true;
    if (asset.channel !== null && asset.channel !== channel)
      find(cx, 'DRM052', what, { name, expected: channel, because: asset.channel, other: asset.nameSpan });
    return;
  }
  if (cx.hidden.has(name)) return;
  if (cue.verb === 'light') {
    if (!(COLOURS as readonly string[]).includes(name))
      find(cx, 'DRM036', what, { name, ...suggestion(cx, what, nearest(name, [...COLOURS, ...assetsOf(cx, 'light')])) });
  } else if (cue.verb === 'play' || cue.verb === 'scent') {
    find(cx, 'DRM023', what, { name, because: channel, ...suggestion(cx, what, nearest(name, assetsOf(cx, channel))) });
  }
}

function assetsOf(cx: Context, channel: Channel): string[] {
  return [...cx.assets.values()].filter((asset) => asset.channel === channel).map((asset) => asset.name);
}

/** What is known of the files of sound assets, told at the line that names them. */
export function checkAssets(cx: Context): void {
  for (const asset of cx.assets.values()) {
    const { source: text } = asset.node;
    const fact =
      asset.channel === 'sound' && text !== null && Object.hasOwn(cx.options.assets ?? {}, asset.source) ? cx.options.assets?.[asset.source] : undefined;
    if (fact !== undefined && text !== null && fact.state !== 'audio') find(cx, FACT_CODES[fact.state], text, { name: asset.source, ...factData(fact) });
  }
}

const FACT_CODES = { missing: 'DRM070', 'too-large': 'DRM071', 'not-audio': 'DRM072', unreadable: 'DRM073' } as const;

function factData(fact: Exclude<AssetFact, { state: 'audio' }>): { because?: string; expected?: string } {
  switch (fact.state) {
    case 'missing':
      return {};
    case 'too-large':
      return { because: megabytes(fact.bytes), expected: megabytes(fact.limitBytes) };
    case 'not-audio':
      return { because: fact.found };
    default:
      return { because: fact.reason };
  }
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 100_000) / 10} MB`;
