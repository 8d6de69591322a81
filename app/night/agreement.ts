/**
 * What a program asks of a sleeper beyond what they are, have and agreed to: another age, themes that they avoid, channels and work
 * without consent, channels that nothing at their bed plays. Some of it forbids the night; the rest stays silent or rests in it. The
 * only place that decides so.
 */

import { CHANNELS, type Channel, CONSENTS, type Sleeper } from '../base/index.ts';
import { type Program, spokenOf } from '../program/index.ts';
import { tonesOn } from './distress.ts';
import { NIGHTMARE_BY_TONE } from './effect-parameters.ts';
import { NIGHTMARE_SHARE, TYPICAL_PRONENESS } from './parameters.ts';

/** Numbers are rows of the program's tables. */
export type Concern =
  /** Younger or older than those whom it is for. */
  | { readonly kind: 'age'; readonly age: number }
  /** `avoided`: as the profile has it. */
  | { readonly kind: 'theme'; readonly theme: number; readonly avoided: string }
  | { readonly kind: 'channel'; readonly channel: Channel; readonly needed: boolean /** The first one; −1: none. */; readonly cue: number }
  /** None of their devices plays it. */
  | { readonly kind: 'device'; readonly channel: Channel; readonly cue: number }
  /** The scene that disturbs most; `grave`: enough to be work with nightmares. */
  | { readonly kind: 'nightmares'; readonly state: number; readonly tone: string; readonly grave: boolean }
  | { readonly kind: 'lucidity'; readonly transition: number }
  /** Plays asleep what was played awake before. */
  | { readonly kind: 'memory'; readonly cue: number };

/** The signal of the eyes by which a sleeper says that they dream. */
export const LUCID_SIGNAL = 'signal.LRLR';

/**
 * From this disturbing tone on, a scene brings a sleeper at least as many nightmares as come by nature: those of the model, per REM bout
 * and per REM episode. Both are proportional to proneness, so that it is the same for everyone.
 */
export const GRAVE_TONE = NIGHTMARE_SHARE / TYPICAL_PRONENESS / NIGHTMARE_BY_TONE;

/** Channels that something at the bed plays. A profile without any device says nothing about them: all of them. */
export const playableFor = ({ devices }: Sleeper): ReadonlySet<Channel> => (devices.length === 0 ? ALL : new Set(devices.flatMap(({ channels }) => channels)));
const ALL: ReadonlySet<Channel> = new Set(CHANNELS);

/** What forbids the night comes first. */
export function concernsOf(program: Program, sleeper: Sleeper): Concern[] {
  const concerns = disagreements(program, sleeper);
  const { minAge, maxAge } = program.audience;
  if (sleeper.age < minAge || sleeper.age > maxAge) concerns.push({ kind: 'age', age: sleeper.age });
  const playable = playableFor(sleeper);
  for (const channel of CHANNELS) {
    const cue = program.cues.findIndex((row) => row.channel === channel);
    if (!playable.has(channel) && cue >= 0 && sleeper.consents.includes(channel)) concerns.push({ kind: 'device', channel, cue });
  }
  const order = (concern: Concern) => Number(!forbids(concern)) * KINDS.length + KINDS.indexOf(concern.kind);
  return concerns.sort((a, b) => order(a) - order(b));
}

const KINDS: readonly Concern['kind'][] = ['theme', 'age', 'channel', 'device', 'nightmares', 'lucidity', 'memory'];

/** What of it they avoid or have not agreed to. */
function disagreements(program: Program, sleeper: Pick<Sleeper, 'consents' | 'avoidThemes' | 'nightmareProneness'>): Concern[] {
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
    const disturbs = program.states.map(({ tone }) => tonesOn(tone)[0]);
    const most = Math.max(...disturbs);
    const state = disturbs.indexOf(most);
    const tone = program.states[state]?.tone.find((one) => tonesOn([one])[0] === most)?.name ?? '';
    // Who has more nightmares than most is spared what others would hardly notice.
    const grave = most >= GRAVE_TONE || sleeper.nightmareProneness > TYPICAL_PRONENESS;
    if (most > 0) concerns.push({ kind: 'nightmares', state, tone, grave });
  }
  if (!agreed.has('lucidity')) {
    const transition = program.transitions.findIndex(({ cause }) => cause.on === 'event' && cause.event === LUCID_SIGNAL);
    if (transition >= 0) concerns.push({ kind: 'lucidity', transition });
  }
  if (!agreed.has('memory')) {
    const cue = program.cues.findIndex((_, row) => returns(program, row));
    if (cue >= 0) concerns.push({ kind: 'memory', cue });
  }
  return concerns;
}

/**
 * What a sleeper has to agree to for all of the program, in the order of `CONSENTS`; without what is needed it may not be played to
 * a sleeper with no more nightmares than most.
 */
export function consentsOf(program: Program): { readonly consent: (typeof CONSENTS)[number]; readonly needed: boolean }[] {
  const asked = disagreements(program, { consents: [], avoidThemes: [], nightmareProneness: TYPICAL_PRONENESS });
  return CONSENTS.flatMap((consent) => {
    const concern = asked.find((one) => (one.kind === 'channel' ? one.channel : one.kind) === consent);
    return concern === undefined ? [] : [{ consent, needed: forbids(concern) }];
  });
}

/** Whether the program may not be played to this sleeper at all. */
export const forbids = (concern: Concern): boolean =>
  concern.kind === 'theme' || concern.kind === 'age' || (concern.kind === 'nightmares' && concern.grave) || (concern.kind === 'channel' && concern.needed);

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
    case 'age': {
      const { minAge, maxAge } = program.audience;
      const ages = maxAge >= OLDEST ? `from ${minAge}` : `${minAge} to ${maxAge}`;
      return { message: `The dream is for ages ${ages}, and ${name} is ${concern.age}.`, hint: 'Choose another sleeper, or change `for ages` in the dream.' };
    }
    case 'device':
      return {
        message: `None of the devices of ${name} plays ${concern.channel}: it stays silent.`,
        hint: 'Add a device that plays it to the profile (devices), or choose another sleeper, to hear of its effects.',
      };
    case 'nightmares':
      if (!concern.grave)
        return {
          message: `${placeOf(program, concern.state)} is uneasy (tone ${concern.tone}), and ${name} has not agreed to work with nightmares: it is played, being too slight to bring as many as come by themselves.`,
          hint: '',
        };
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
  const path = state > 0 ? spokenOf({ states }, state) : '';
  return path === '' ? `“${title}”` : path.replaceAll('/', '.');
}

/** Ages from here on are nobody's: the dream names no upper one. */
const OLDEST = 120;

const key = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();
