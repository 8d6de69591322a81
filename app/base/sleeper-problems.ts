/** What is wrong with a profile, told for people: where in it, what was found, and the way out. */

import type { z } from 'zod';
import { nearestOf } from './nearest.ts';
import { type Sleeper, sleeperSchema } from './sleeper.ts';

export interface SleeperProblem {
  /** Keys from the profile's root, as `['hearing', 'left']`. */
  readonly path: readonly (string | number)[];
  /** What is wrong, without the place: `is 4`, `is missing`. */
  readonly message: string;
  /** The way out. */
  readonly hint: string;
}

export type JudgedSleeper =
  | { readonly ok: true; readonly sleeper: Sleeper }
  | { readonly ok: false; readonly problems: readonly [SleeperProblem, ...SleeperProblem[]] };

/** Reads a profile from anywhere; every problem is told, not only the first. */
export function judgeSleeper(value: unknown): JudgedSleeper {
  const parsed = sleeperSchema.safeParse(value);
  const problems = parsed.success ? beyondTheSchema(parsed.data) : parsed.error.issues.flatMap((issue) => told(issue, value));
  const [first, ...rest] = problems;
  if (first !== undefined) return { ok: false, problems: [first, ...rest] };
  if (!parsed.success) throw new Error('a profile was refused without a reason');
  return { ok: true, sleeper: parsed.data };
}

/** `hearing.left is 300: it must be at most 120.` */
export const problemInWords = ({ path, message, hint }: SleeperProblem): string =>
  `${path.length === 0 ? 'The profile' : path.join('.')} ${message}${hint === '' ? '' : `: ${hint}`}`;

function beyondTheSchema({ name, consents }: Sleeper): SleeperProblem[] {
  const problems: SleeperProblem[] = [];
  if (name !== name.trim() || /\p{Cc}/u.test(name))
    problems.push({ path: ['name'], message: 'has spaces around it or characters that can not be typed', hint: 'it must be a plain word or words' });
  if (new Set(consents).size < consents.length) problems.push({ path: ['consents'], message: 'names one twice', hint: 'name each once' });
  return problems;
}

type Issue = z.core.$ZodIssue;

function told(issue: Issue, root: unknown): SleeperProblem[] {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  const found = at(root, path);
  const what = found === undefined ? 'is missing' : `is ${short(found)}`;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const meant = nearestOf(key, keysAt(path));
        return {
          path: [...path, key],
          message: 'is nothing that a profile has',
          hint: meant === null ? 'remove it' : `did you mean ${meant}?`,
        };
      });
    case 'too_small':
      return [{ path, message: issue.origin === 'string' ? 'is empty' : what, hint: `it must be at least ${issue.minimum}` }];
    case 'too_big': {
      const unit = issue.origin === 'string' ? ' characters long' : issue.origin === 'array' ? ' entries long' : '';
      return [{ path, message: unit === '' ? what : 'is too long', hint: `it must be at most ${issue.maximum}${unit}` }];
    }
    case 'invalid_value':
      return [{ path, message: what, hint: `it must be one of ${issue.values.map(String).join(', ')}` }];
    case 'invalid_type':
      return [{ path, message: what, hint: `it must be ${KINDS[issue.expected] ?? issue.expected}` }];
    case 'invalid_key':
      return [{ path, message: 'is no channel', hint: 'the channels are sound, light, scent, touch, warmth and motion' }];
    default:
      return [{ path, message: what, hint: issue.message }];
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text in quotes',
  number: 'a number',
  int: 'a whole number',
  array: 'a list in [ ]',
  object: 'an object in { }',
  record: 'an object in { }',
};

function at(root: unknown, path: readonly (string | number)[]): unknown {
  let value = root;
  for (const key of path)
    value = typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
  return value;
}

function short(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function keysAt(path: readonly (string | number)[]): readonly string[] {
  if (path.length === 0) return Object.keys(sleeperSchema.shape);
  if (path[0] === 'hearing') return Object.keys(sleeperSchema.shape.hearing.shape);
  if (path[0] === 'devices') return Object.keys(sleeperSchema.shape.devices.element.shape);
  return [];
}
