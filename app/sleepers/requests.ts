/** What can be asked about sleepers: finding, keeping, hiding, and files of them. */

import { bad, type Failure, good, judgeSleeper, type Outcome, problemInWords, type Sleeper, utf8 } from '../base/index.ts';
import { CAST, generateSleepers } from '../night/index.ts';
import type { KeptSleeper, SleeperFiles, SleeperShelf, SleeperVersion } from './ports.ts';
import { key, profilesAsText, readProfiles } from './profile-file.ts';

/** Absent: any. */
export interface SleeperQuery {
  /** Words, each of which is in the name, title, story, themes or devices. */
  readonly find?: string | undefined;
  readonly minAge?: number | undefined;
  readonly maxAge?: number | undefined;
  readonly sex?: Sleeper['sex'] | undefined;
  readonly chronotype?: Sleeper['chronotype'] | undefined;
  readonly origin?: 'cast' | 'own' | undefined;
  /** Those that were hidden too. */
  readonly hidden?: boolean | undefined;
}

export type ListedSleeper = Sleeper & { origin: 'cast' | 'own'; hidden: boolean; version: number };
export type Taken = 'refuse' | 'replace' | 'skip';
export interface Imported {
  added: string[];
  replaced: string[];
  skipped: string[];
  unchanged: string[];
}

export async function listSleepers(shelf: SleeperShelf, query: SleeperQuery = {}): Promise<Outcome<ListedSleeper[]>> {
  const kept = await all(shelf);
  return kept.ok ? good(kept.value.filter((one) => fits(one, query)).map(listed)) : kept;
}

/** By name, also where the case differs; hidden ones too. With a version: as they were, also when they were removed since. */
export async function findSleeper(shelf: SleeperShelf, name: string, version?: number): Promise<Outcome<Sleeper>> {
  if (version === undefined) {
    const found = await findKept(shelf, name);
    return found.ok ? good(found.value.sleeper) : found;
  }
  const history = await sleeperHistory(shelf, name);
  if (!history.ok) return history;
  const { versions } = history.value;
  const found = versions.find((one) => one.version === version);
  if (found !== undefined) return good(found.sleeper);
  return bad({
    why: 'not-found',
    message: `“${name}” has no version ${version}.`,
    hint: `There are: ${versions.map((one) => one.version).join(', ')}.`,
  });
}

export async function sleeperHistory(shelf: SleeperShelf, name: string): Promise<Outcome<{ name: string; versions: SleeperVersion[] }>> {
  const found = await findKept(shelf, name);
  const own = found.ok ? found.value.sleeper.name : name.trim();
  const versions = await shelf.sleeperVersions(own);
  if (!versions.ok) return versions;
  if (versions.value.length === 0 && !found.ok) return found;
  return good({ name: own, versions: [...versions.value] });
}

/** `basedOn` is the version that was edited, where the caller knows it: a newer one is not written over. */
export async function putSleeper(shelf: SleeperShelf, profile: unknown, mode: 'add' | 'edit', basedOn?: number | undefined): Promise<Outcome<ListedSleeper>> {
  const judged = judgeSleeper(profile);
  if (!judged.ok) {
    return bad({
      why: 'bad-sleeper',
      message: `The sleeper was not kept. ${judged.problems.slice(0, 10).map(problemInWords).join(' · ')}.`,
      hint: 'Change what is named and try again.',
    });
  }
  const seeded = await shelf.seedSleepers(CAST);
  if (!seeded.ok) return seeded;
  const { sleeper } = judged;
  const put = await shelf.putSleepers((kept) => {
    const there = kept.find((one) => key(one.sleeper.name) === key(sleeper.name));
    if (mode === 'add') return there === undefined ? good([sleeper]) : bad(taken(there));
    if (there === undefined) return bad(nobody(sleeper.name, kept));
    if (there.ofCast) return bad(ofCast(there.sleeper.name, 'changed'));
    if (basedOn !== undefined && there.version !== basedOn) return bad(changedSince(there));
    return good([{ ...sleeper, name: there.sleeper.name }]);
  });
  if (!put.ok) return put;
  const now = await findKept(shelf, sleeper.name);
  return now.ok ? good(listed(now.value)) : now;
}

export async function removeSleeper(shelf: SleeperShelf, name: string): Promise<Outcome<{ name: string; versionsKept: number }>> {
  const found = await findKept(shelf, name);
  if (!found.ok) return found;
  const own = found.value.sleeper.name;
  if (found.value.ofCast) return bad(ofCast(own, 'removed'));
  const removed = await shelf.removeSleeper(own);
  if (!removed.ok) return removed;
  const versions = await shelf.sleeperVersions(own);
  return versions.ok ? good({ name: own, versionsKept: versions.value.length }) : versions;
}

export async function hideSleeper(shelf: SleeperShelf, name: string, hidden: boolean): Promise<Outcome<ListedSleeper>> {
  const found = await findKept(shelf, name);
  if (!found.ok) return found;
  const done = await shelf.hideSleeper(found.value.sleeper.name, hidden);
  return done.ok ? good(listed({ ...found.value, hidden })) : done;
}

export interface Wanted {
  readonly count: number;
  readonly seed: number;
  readonly minAge?: number | undefined;
  readonly maxAge?: number | undefined;
  readonly sex?: Sleeper['sex'] | undefined;
  readonly chronotype?: Sleeper['chronotype'] | undefined;
  /** Names are this with `-1`, `-2` …; else `s` and the seed. */
  readonly prefix?: string | undefined;
  readonly save: boolean;
}

export async function generate(shelf: SleeperShelf, wanted: Wanted): Promise<Outcome<{ sleepers: Sleeper[]; saved: number }>> {
  const { count, seed, prefix, save, minAge = 5, maxAge = 85, sex, chronotype } = wanted;
  if (minAge > maxAge) return bad({ why: 'wrong-call', message: `No age is from ${minAge} to ${maxAge}.`, hint: 'Give the lower age first.' });
  const filter = { minAge, maxAge, ...(sex === undefined ? {} : { sex }), ...(chronotype === undefined ? {} : { chronotype }) };
  const sleepers = generateSleepers(count, seed, filter).map((sleeper, i) => (prefix === undefined ? sleeper : { ...sleeper, name: `${prefix}-${i + 1}` }));
  const [first] = sleepers;
  const judged = judgeSleeper(first);
  if (!judged.ok) return bad({ why: 'bad-sleeper', message: `${problemInWords(judged.problems[0])}.`, hint: 'Choose another prefix.' });
  if (!save) return good({ sleepers, saved: 0 });
  const kept = await keep(shelf, sleepers, 'refuse', 'Give them another prefix, or another seed.');
  return kept.ok ? good({ sleepers, saved: kept.value.added.length }) : kept;
}

export async function importSleepers(shelf: SleeperShelf, files: SleeperFiles, path: string, taken: Taken): Promise<Outcome<Imported>> {
  const read = await readProfiles(files, path);
  return read.ok ? keep(shelf, read.value, taken, 'Rename them in the file, or import with --replace or --skip.') : read;
}

/** Writes those named, or all that are not hidden. */
export async function exportSleepers(
  shelf: SleeperShelf,
  files: SleeperFiles,
  out: string,
  names: readonly string[] | undefined,
): Promise<Outcome<{ path: string; count: number; bytes: number }>> {
  const kept = await all(shelf);
  if (!kept.ok) return kept;
  const chosen: Sleeper[] = [];
  if (names === undefined) chosen.push(...kept.value.filter((one) => !one.hidden).map((one) => one.sleeper));
  for (const name of names ?? []) {
    const found = kept.value.find((one) => key(one.sleeper.name) === key(name));
    if (found === undefined) return bad(nobody(name, kept.value));
    if (!chosen.includes(found.sleeper)) chosen.push(found.sleeper);
  }
  const bytes = utf8(profilesAsText(chosen));
  const sink = await files.create(out);
  if (!sink.ok) return sink;
  try {
    const written = await sink.value.write(bytes);
    if (!written.ok) return written;
    const done = await sink.value.commit();
    return done.ok ? good({ path: out, count: chosen.length, bytes: bytes.length }) : done;
  } finally {
    await sink.value.abandon();
  }
}

/** All of them or none. Of the cast nobody is replaced; a profile that is already there as it is counts as unchanged. */
async function keep(shelf: SleeperShelf, sleepers: readonly Sleeper[], mode: Taken, hint: string): Promise<Outcome<Imported>> {
  const seeded = await shelf.seedSleepers(CAST);
  if (!seeded.ok) return seeded;
  const told: Imported = { added: [], replaced: [], skipped: [], unchanged: [] };
  const put = await shelf.putSleepers((kept) => {
    const known = new Map(kept.map((one) => [key(one.sleeper.name), one]));
    const clash: string[] = [];
    const wanted: Sleeper[] = [];
    for (const sleeper of sleepers) {
      const there = known.get(key(sleeper.name));
      if (there === undefined) {
        told.added.push(sleeper.name);
        wanted.push(sleeper);
      } else if (same(there.sleeper, sleeper)) told.unchanged.push(sleeper.name);
      else if (mode === 'skip') told.skipped.push(sleeper.name);
      else if (mode === 'refuse' || there.ofCast) clash.push(there.ofCast ? `${sleeper.name} (of the cast)` : sleeper.name);
      else {
        told.replaced.push(sleeper.name);
        wanted.push({ ...sleeper, name: there.sleeper.name });
      }
    }
    if (clash.length === 0) return good(wanted);
    const some = clash.length > 8 ? `${clash.slice(0, 8).join(', ')} and ${clash.length - 8} more` : clash.join(', ');
    return bad({ why: 'exists', message: `There are other sleepers of these names already: ${some}. None was taken over.`, hint });
  });
  return put.ok ? good(told) : put;
}

/** Whether two profiles say the same, in whatever order. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return left.length === right.length && left.every(([name, value]) => same(value, (b as Record<string, unknown>)[name]));
}

async function all(shelf: SleeperShelf): Promise<Outcome<readonly KeptSleeper[]>> {
  const seeded = await shelf.seedSleepers(CAST);
  return seeded.ok ? shelf.keptSleepers() : seeded;
}

async function findKept(shelf: SleeperShelf, name: string): Promise<Outcome<KeptSleeper>> {
  const kept = await all(shelf);
  if (!kept.ok) return kept;
  const found = kept.value.find(({ sleeper }) => sleeper.name === name) ?? kept.value.find(({ sleeper }) => key(sleeper.name) === key(name));
  return found === undefined ? bad(nobody(name, kept.value)) : good(found);
}

function fits({ sleeper, ofCast, hidden }: KeptSleeper, query: SleeperQuery): boolean {
  if (hidden && query.hidden !== true) return false;
  if (query.origin !== undefined && (query.origin === 'cast') !== ofCast) return false;
  if (sleeper.age < (query.minAge ?? 0) || sleeper.age > (query.maxAge ?? 200)) return false;
  if (query.sex !== undefined && query.sex !== sleeper.sex) return false;
  if (query.chronotype !== undefined && query.chronotype !== sleeper.chronotype) return false;
  const words = plain(query.find ?? '')
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return true;
  const said = plain([sleeper.name, sleeper.title, sleeper.story, ...sleeper.avoidThemes, ...sleeper.devices.map(({ name }) => name)].join('\n'));
  return words.every((word) => said.includes(word));
}

/** Lower case without marks: `tomas` finds Tomás. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const listed = ({ sleeper, ofCast, hidden, version }: KeptSleeper): ListedSleeper => ({ ...sleeper, origin: ofCast ? 'cast' : 'own', hidden, version });

/** Names told where one was not found. */
const NAMES_TOLD = 24;

function nobody(name: string, kept: readonly KeptSleeper[]): Failure {
  const names = kept.filter(({ hidden }) => !hidden).map(({ sleeper }) => sleeper.name);
  const more = names.length > NAMES_TOLD ? ` and ${names.length - NAMES_TOLD} more` : '';
  return { why: 'not-found', message: `There is no sleeper “${name}”.`, hint: `There are: ${names.slice(0, NAMES_TOLD).join(', ')}${more}.` };
}

function taken({ sleeper, ofCast }: KeptSleeper): Failure {
  return {
    why: 'exists',
    message: `There is a sleeper “${sleeper.name}” already${ofCast ? ', of the cast' : ''}.`,
    hint: ofCast ? 'Choose another name.' : 'Choose another name, or edit that one.',
  };
}

function ofCast(name: string, what: string): Failure {
  return { why: 'of-cast', message: `“${name}” is of the cast and can not be ${what}.`, hint: 'Make a copy under another name, or hide it.' };
}

function changedSince({ sleeper, version }: KeptSleeper): Failure {
  return {
    why: 'changed-outside',
    message: `“${sleeper.name}” was changed elsewhere since; it is at version ${version} now.`,
    hint: 'Open it again, then edit.',
  };
}
