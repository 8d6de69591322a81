/** The night in words, for who does not see the picture, and for the tooltip. */

import { levelOn, type NightRecord, spoken } from '../../app/bridge/index.ts';
import type { EventKind, NightEvent } from '../state/night-events.ts';
import type { Stretch } from '../state/night-state.ts';
import { clockOf, lengthOf } from './clock.ts';

export const STAGE_WORDS = { W: 'awake', N1: 'N1', N2: 'N2', N3: 'N3', REM: 'REM', '?': 'not scored' } as const;
export const UNITS = { sound: 'dB', light: 'lx', scent: '%', touch: '%', warmth: '°C', motion: '%' } as const;

/** One line on a moment: `03:10:24, REM, in shore, sound surf 30 dB`. */
export function momentOf(night: NightRecord, ms: number): string {
  const here = ({ from, to }: { readonly from: number; readonly to: number }) => from <= ms && ms < to;
  const stage = night.stages.find(here)?.stage ?? '?';
  const scenes = night.scenes.filter(here).map(({ path }) => spoken(night, path));
  const innermost = scenes.filter((path) => !scenes.some((other) => other.startsWith(`${path}/`)));
  const cues = night.cues
    .filter(here)
    .map((cue) => `${cue.channel} ${cue.words === '' ? cue.label : `“${cue.words}”`} ${round(levelOn(cue.points, ms))} ${UNITS[cue.channel]}`);
  return [clockOf(night.startMinutes, ms, true), STAGE_WORDS[stage], innermost.length === 0 ? 'no scene' : innermost.join(' + '), ...cues].join(' · ');
}

export const KIND_WORDS: Readonly<Record<EventKind, string>> = {
  stage: 'sleep',
  transition: 'passage',
  scene: 'scene',
  cue: 'cue',
  awakening: 'awakening',
  effect: 'effect',
  mark: 'mark',
};

/** What happened, when, for how long, and of a cue its levels. */
export function eventInFull(night: NightRecord, event: NightEvent): string {
  const when = clockOf(night.startMinutes, event.at, true);
  const words = `${when} · ${wordsOf(night, event)}`;
  if (event.to <= event.at) return words;
  const length = lengthOf(event.to - event.at);
  if (event.kind !== 'cue') return `${words} · ${length}`;
  const { channel, points } = night.cues[event.index]!;
  const levels = points.map(([, level]) => level);
  return `${words} · up to ${round(levels.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a), 0))} ${UNITS[channel]} · ${length}`;
}

export function rangeInWords(night: NightRecord, { from, to }: Stretch): string {
  return `Range from ${clockOf(night.startMinutes, from, true)} to ${clockOf(night.startMinutes, to, true)}, ${lengthOf(to - from)}`;
}

/** What happened, in a line. */
export function wordsOf(night: NightRecord, { kind, index }: NightEvent): string {
  switch (kind) {
    case 'stage': {
      const { stage } = night.stages[index]!;
      return stage === '?' ? 'not scored: the stage is unknown' : STAGE_WORDS[stage];
    }
    case 'transition': {
      const { from, to, cause } = night.transitions[index]!;
      return `${from === '' ? 'begins' : spoken(night, from)} → ${spoken(night, to)} (${cause})`;
    }
    case 'scene':
      return spoken(night, night.scenes[index]!.path);
    case 'cue': {
      const { channel, label, words, limited } = night.cues[index]!;
      return `${channel}: ${words === '' ? label : `“${words}”`}${limited ? ', lowered to a limit' : ''}`;
    }
    case 'awakening':
      return night.awakenings[index]!.cause === 'cue' ? 'woken by a cue' : 'wakes by itself';
    case 'effect':
      return EFFECT_WORDS[night.effects![index]!.kind];
    case 'mark':
      return `mark “${night.marks[index]!.label}”`;
  }
}

const EFFECT_WORDS: Readonly<Record<NonNullable<NightRecord['effects']>[number]['kind'], string>> = {
  lighter: 'sleep made lighter by a cue',
  deeper: 'sleep made deeper by a cue',
  sooner: 'asleep sooner by a cue',
  incubated: 'words of the edge of sleep come into the dream',
  incorporated: 'a cue comes into the dream',
  reactivated: 'a memory is reactivated',
  lucid: 'signal of a lucid dreamer',
  rehearsed: 'a soothing cue is recognised',
  'bad-dream': 'a bad dream',
  nightmare: 'a nightmare',
};

const round = (value: number): number => Math.round(value * 10) / 10;
