/**
 * What a program asks of a sleeper beyond what they agreed to: themes that they avoid, channels and work without consent. Some of it
 * forbids the night; the rest stays silent or rests in it. The only place that decides so.
 */

import { CHANNELS, type Channel, type Sleeper } from '../base/index.ts';
import type { Program } from '../program/index.ts';
import { tonesOn } from './distress.ts';

/** Numbers are rows of the program's tables. */
export type Concern =
  /** `avoided`: as the profile has it. */
  | { readonly kind: 'theme'; readonly theme: number; readonly avoided: string }
  | { readonly kind: 'channel'; readonly channel: Channel; readonly needed: boolean /** The first one; −1: none. */; readonly cue: number }
  /** A scene that disturbs. */
  | { readonly kind: 'nightmares'; readonly state: number; readonly tone: string }
  | { readonly kind: 'lucidity'; readonly transition: number }
  /** Plays asleep what was played awake before. */
  | { readonly kind: 'memory'; readonly cue: number };

/** The signal of the eyes by which a sleeper says that they dream. */
export const LUCID_SIGNAL = 'signal.LRLR';

/** What forbids the night comes first. */
export function concernsOf(program: Program, sleeper: Sleeper): Concern[] {
  const agreed = new Set<string>(sleeper.consents);
  const avoided = new Map(sleeper.avoidThemes.map((theme) => [key(theme), theme]));
  const concerns: Concern[] = program.themes.flatMap(({ name, words }, theme) => {
    const found = [name, ...words].map((word) => avoided.get(key(word))).find((word) => word !== undefined);
    return found === undefined ? [] : [{ kind: 'theme', theme, avoided: found } as const];
  });
  for (const channel of CHANNELS) {
    const cue = program.cues.findIndex((row) => row.channel === channel);
    const listed = program.channels.find((one) => one.channel === channel);
    if (!agreed.has(channel) && (listed !== undefined || cue >= 0)) concerns.push({ kind: 'channel', channel, needed: listed?.optional !== true, cue });
  }
  if (!agreed.has('nightmares')) {
    const state = program.states.findIndex(({ tone }) => tonesOn(tone)[0] > 0);
    const tone = program.states[state]?.tone.find((one) => tonesOn([one])[0] > 0)?.name ?? '';
    if (state >= 0) concerns.push({ kind: 'nightmares', state, tone });
  }
  if (!agreed.has('lucidity')) {
    const transition = program.transitions.findIndex(({ cause }) => cause.on === 'event' && cause.event === LUCID_SIGNAL);
    if (transition >= 0) concerns.push({ kind: 'lucidity', transition });
  }
  if (!agreed.has('memory')) {
    const cue = program.cues.findIndex((_, row) => returns(program, row));
    if (cue >= 0) concerns.push({ kind: 'memory', cue });
  }
  return concerns.sort((a, b) => Number(forbids(b)) - Number(forbids(a)));
}

/** Whether the program may not be played to this sleeper at all. */
export const forbids = (concern: Concern): boolean =>
  concern.kind === 'theme' || concern.kind === 'nightmares' || (concern.kind === 'channel' && concern.needed);

/** Why, and the way out. */
export function concernWords(program: Program, concern: Concern, name: string): { readonly message: string; readonly hint: string } {
  const edit = (what: string) => `If they agree to it, say so in the profile (${what}); else choose another sleeper`;
  switch (concern.kind) {
    case 'theme': {
      const { name: theme, state } = program.themes[concern.theme]!;
      const where = placeOf(program, state);
      const as = key(theme) === key(concern.avoided) ? '' : ` (${theme})`;
      return {
        message: `${where} touches ${concern.avoided}${as}, which ${name} avoids.`,
        hint: state === 0 ? 'Choose another sleeper.' : `Choose another sleeper, or take ${where} out.`,
      };
    }
    case 'channel': {
      const { channel, needed } = concern;
      return needed
        ? { message: `${name} has not agreed to ${channel}, which the dream needs.`, hint: `${edit(channel)}, or make it \`${channel} optional\`.` }
        : { message: `${name} has not agreed to ${channel}: it is optional, and stays silent.`, hint: '' };
    }
    case 'nightmares':
      return {
        message: `${placeOf(program, concern.state)} disturbs (tone ${concern.tone}), and ${name} has not agreed to work with nightmares.`,
        hint: `${edit('nightmares')}, or soften the scene.`,
      };
    case 'lucidity':
      return { message: `${name} has not agreed to lucidity: the program is not told of signals from the dream.`, hint: '' };
    case 'memory':
      return {
        message: `${name} has not agreed to work with memory: what they heard or smelt awake this evening is not played to them asleep.`,
        hint: '',
      };
  }
}

/** Sounds, words and scents of the ritual that a scene plays again. */
function returns({ cues, states }: Program, row: number): boolean {
  const cue = cues[row]!;
  if (cue.channel !== 'sound' && cue.channel !== 'scent') return false;
  const roleOf = (state: number): string => {
    let at = state;
    while ((states[at]?.parent ?? 0) > 0) at = states[at]!.parent;
    return states[at]?.role ?? 'dream';
  };
  const what = (one: typeof cue) => JSON.stringify([one.channel, one.asset, one.words]);
  const role = roleOf(cue.state);
  return role !== 'ritual' && role !== 'morning' && cues.some((other) => roleOf(other.state) === 'ritual' && what(other) === what(cue));
}

function placeOf({ states, title }: Program, state: number): string {
  const path = states[state]?.path ?? '';
  return path === '' ? `“${title}”` : path.replaceAll('/', '.');
}

const key = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();
