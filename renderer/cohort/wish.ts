/** What the bar of a cohort asks for: whose nights, how many, and what is different about them; as plain data and in words. */

import { type CohortPlanParams, type ListedSleeper, timeOfDay } from '../../app/bridge/index.ts';
import { counted } from '../state/figures.ts';

export type NightPlan = NonNullable<CohortPlanParams['night']>;
export type Asked = Pick<CohortPlanParams, 'sleepers' | 'nights' | 'seed' | 'night'>;
type Drawn = Extract<CohortPlanParams['sleepers'], { kind: 'drawn' }>;
/** What is left out can be anything; ages, what the program is for. */
export type People = Omit<Drawn, 'kind' | 'count'>;

export interface Wish {
  readonly who: 'drawn' | 'chosen';
  readonly count: number;
  readonly people: People;
  readonly names: readonly string[];
  /** Of each sleeper. */
  readonly nights: number;
  readonly plan: NightPlan;
}

export const FIRST_WISH: Wish = { who: 'drawn', count: 1000, people: {}, names: [], nights: 1, plan: {} };

/** Sleepers × nights that one cohort can have. */
const MAX_NIGHTS = 2_097_152;
export const MAX_EACH = 365;
/** That can be chosen by name. */
export const MAX_CHOSEN = 1000;
export const mostSleepers = ({ nights }: Wish): number => Math.floor(MAX_NIGHTS / nights);

/** What the engine is asked; null where nobody is chosen. */
export function askedFor({ who, count, people, names, nights, plan }: Wish, seed: number): Asked | null {
  if (who === 'chosen' && names.length === 0) return null;
  const sleepers: Asked['sleepers'] = who === 'drawn' ? { kind: 'drawn', count, ...people } : { kind: 'named', names: names.slice(0, MAX_CHOSEN) };
  return { sleepers, nights, seed, ...(Object.keys(plan).length === 0 ? {} : { night: plan }) };
}

const SEX = { f: 'female', m: 'male' } as const;

export function whoInWords({ who, people, names }: Wish, sleepers: readonly ListedSleeper[]): string {
  if (who === 'drawn') return ['drawn', ...peopleInWords(people)].join(', ');
  // Titles tell more after a comma.
  const [first, ...more] = names.map((name) => sleepers.find((one) => one.name === name)?.title.split(',')[0] || name);
  if (first === undefined) return 'nobody chosen';
  return more.length === 0 ? first : more.length === 1 ? `${first} and ${more[0]}` : `${first} and ${counted(more.length)} others`;
}

function peopleInWords({ minAge, maxAge, sex, chronotype }: People): string[] {
  const ages = minAge === undefined && maxAge === undefined ? [] : [`${minAge ?? '…'}–${maxAge ?? '…'} years`];
  return [...ages, ...(sex === undefined ? [] : [SEX[sex]]), ...(chronotype === undefined ? [] : [chronotype])];
}

/** From minutes after midnight; past midnight it begins anew. */
export const clockField = (minutes: number | undefined): string => (minutes === undefined ? '' : timeOfDay(minutes));

/** Of `23:30`; undefined for no clock. */
export function minutesOf(clock: string): number | undefined {
  const [, hours, minutes] = clock.match(/^(\d{1,2}):(\d{2})$/) ?? [];
  return hours === undefined || Number(hours) > 23 || Number(minutes) > 59 ? undefined : Number(hours) * 60 + Number(minutes);
}

/** Of `5, 4.5`: hours in order; null where it is no such list. */
export function hoursOf(list: string): readonly number[] | null {
  const parts = list.split(/[\s,;]+/).filter((part) => part !== '');
  const hours = parts.map(Number);
  return hours.length <= 60 && hours.every((one) => one >= 0 && one <= 24) ? hours : null;
}

export function planInWords({ bedtimeMinutes, timeInBedMinutes, hoursAwake, sleptHours }: NightPlan): string {
  const parts = [
    ...(bedtimeMinutes === undefined ? [] : [`from ${clockField(bedtimeMinutes)}`]),
    ...(timeInBedMinutes === undefined ? [] : [`${timeInBedMinutes / 60} h in bed`]),
    ...(hoursAwake === undefined ? [] : [`${hoursAwake} h awake before`]),
    ...(sleptHours === undefined ? [] : [`slept ${sleptHours.join(', ')} h before`]),
  ];
  return parts.length === 0 ? 'as usual' : parts.join(', ');
}

/** The plan with a part changed; undefined takes it out. */
export function changed<T extends object, K extends keyof T>(whole: T, key: K, value: T[K] | undefined): T {
  const { [key]: _, ...others } = whole;
  return (value === undefined ? others : { ...others, [key]: value }) as T;
}
