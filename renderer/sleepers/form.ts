/** A profile as it stands in the form: numbers and lists as typed, judged as a whole. */

import { CHANNELS, CONSENTS, judgeSleeper, type Sleeper, type SleeperProblem, timeOfDay } from '../../app/bridge/index.ts';

/** What is typed, by the field's path: `hearing.left`. */
export interface Draft {
  readonly texts: Readonly<Record<string, string>>;
  readonly consents: readonly string[];
  readonly devices: Sleeper['devices'];
  /** What the form does not show, and a new sleeper begins with. */
  readonly rest: Sleeper;
}

const NUMBERS = ['age', 'sleepNeedHours', 'nightmareProneness', 'onset', 'wakefulness', 'deepSleep', 'remSleep'] as const;
const WORDS = ['name', 'title', 'story', 'sex', 'chronotype'] as const;

export function draftOf(sleeper: Sleeper): Draft {
  const texts: Record<string, string> = {
    bedtimeMinutes: timeOfDay(sleeper.bedtimeMinutes),
    timeInBedHours: String(Math.round((sleeper.timeInBedMinutes / 60) * 100) / 100),
    'hearing.left': String(sleeper.hearing.left),
    'hearing.right': String(sleeper.hearing.right),
    avoidThemes: sleeper.avoidThemes.join(', '),
  };
  for (const field of WORDS) texts[field] = sleeper[field];
  for (const field of NUMBERS) texts[field] = String(Math.round(sleeper[field] * 1000) / 1000);
  for (const channel of CHANNELS) texts[`sensitivity.${channel}`] = String(sleeper.sensitivity[channel] ?? 1);
  return { texts, consents: sleeper.consents, devices: sleeper.devices, rest: sleeper };
}

/** The profile, or what is wrong with it by the field's path. */
export function judge({ texts, consents, devices, rest }: Draft): { readonly sleeper: Sleeper | null; readonly problems: Readonly<Record<string, string>> } {
  const text = (field: string) => texts[field] ?? '';
  const timeInBed = number(text('timeInBedHours'));
  // What was not touched stays as it is, to the last digit that the form does not show.
  const before = draftOf(rest).texts;
  const kept = <T>(field: string, value: T, as: T): T => (text(field) === before[field] ? as : value);
  const profile: Record<string, unknown> = {
    ...rest,
    bedtimeMinutes: kept('bedtimeMinutes', minutesOf(text('bedtimeMinutes')), rest.bedtimeMinutes),
    timeInBedMinutes: kept('timeInBedHours', typeof timeInBed === 'number' ? Math.round(timeInBed * 60) : timeInBed, rest.timeInBedMinutes),
    sensitivity: Object.fromEntries(
      CHANNELS.filter((channel) => text(`sensitivity.${channel}`).trim() !== '1' || rest.sensitivity[channel] !== undefined).map((channel) => [
        channel,
        number(text(`sensitivity.${channel}`)),
      ]),
    ),
    hearing: { left: number(text('hearing.left')), right: number(text('hearing.right')) },
    avoidThemes: themesIn(text('avoidThemes')),
    devices: devices.map((device) => ({ ...device, name: device.name.trim() })),
    consents: CONSENTS.filter((consent) => consents.includes(consent)),
  };
  for (const field of WORDS) profile[field] = field === 'name' ? text(field).trim() : text(field);
  for (const field of NUMBERS) profile[field] = kept<unknown>(field, number(text(field)), rest[field]);
  const judged = judgeSleeper(profile);
  if (judged.ok) return { sleeper: judged.sleeper, problems: {} };
  const problems: Record<string, string> = {};
  for (const problem of judged.problems) problems[fieldOf(problem)] ??= inWords(problem);
  return { sleeper: null, problems };
}

/** Words between commas. */
export const themesIn = (text: string): string[] =>
  text
    .split(',')
    .map((theme) => theme.trim())
    .filter((theme) => theme !== '');

/** Minutes after midnight; a time in the first hours belongs to the evening before it. */
function minutesOf(text: string): number | string {
  const [, hours, minutes] = /^(\d{1,2})[:.](\d\d)$/.exec(text.trim()) ?? [];
  const value = Number(hours) * 60 + Number(minutes);
  if (!(Number(minutes) < 60 && Number(hours) < 24)) return text;
  return value < EARLIEST_MINUTES ? value + 1440 : value;
}

const EARLIEST_MINUTES = 6 * 60;

/** What is no number stays as typed, so that the verdict can show it. */
const number = (text: string): number | string => (text.trim() === '' || !Number.isFinite(Number(text)) ? text : Number(text));

function fieldOf({ path }: SleeperProblem): string {
  const [first = '', second] = path;
  if (first === 'timeInBedMinutes') return 'timeInBedHours';
  return (first === 'hearing' || first === 'sensitivity') && second !== undefined ? `${first}.${second}` : String(first);
}

function inWords({ path, message, hint }: SleeperProblem): string {
  if (path[0] === 'bedtimeMinutes') return 'It must be a time such as 23:30.';
  if (path[0] === 'timeInBedMinutes') return 'It must be 1 to 16 hours.';
  const said = hint === '' ? `It ${message}` : hint;
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
}
