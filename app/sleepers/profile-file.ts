/** Files of profiles: one profile, a list of them, or the document that `export` writes. */

import { bad, type Failure, fromUtf8, good, judgeSleeper, type Outcome, problemInWords, type Sleeper } from '../base/index.ts';
import { lineOf, lineOfError } from './json-lines.ts';
import type { SleeperFiles } from './ports.ts';

/** Largest file, bytes: more than `MOST_PROFILES` of the largest profiles that people write. */
const MAX_BYTES = 32 * 1024 * 1024;
export const MOST_PROFILES = 10_000;
/** Problems told one by one. */
const MOST_TOLD = 10;
const FORMAT = 'dream-sleepers';
const VERSION = 1;
/** What `sleepers list` says beside a profile; it is no part of one. */
const BESIDE = new Set(['origin', 'hidden', 'version']);

export async function readProfiles(files: SleeperFiles, path: string): Promise<Outcome<readonly Sleeper[]>> {
  const opened = await files.open(path);
  if (!opened.ok) return opened;
  try {
    const { size } = opened.value;
    if (size > MAX_BYTES) return refuse(path, 1, `it has ${size} bytes`, `A file of sleepers has at most ${MAX_BYTES}; split it.`);
    const bytes = await opened.value.read(0, size);
    if (!bytes.ok) return bytes;
    const text = fromUtf8(bytes.value);
    if (text === null) return refuse(path, 1, 'it is no text in UTF-8', 'Name a JSON file of sleepers.');
    return parseProfiles(text.replace(/^\ufeff/, ''), path);
  } finally {
    await opened.value.close();
  }
}

export function parseProfiles(text: string, path: string): Outcome<readonly Sleeper[]> {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    const cause = error instanceof Error ? error.message.replace(/ in JSON at position.*/s, '').replace(/, "[\s\S]*/, '') : '';
    return refuse(path, lineOfError(text, error), `it is no JSON: ${cause.slice(0, 120)}`, 'Mend the text there; dream sleepers export shows the form.');
  }
  const held = profilesIn(document);
  if (!held.ok) return refuse(path, lineOf(text, held.path), held.cause, held.hint);
  const { profiles, path: root } = held;
  if (profiles.length === 0) return refuse(path, lineOf(text, root), 'it holds no sleeper', 'Name a file with at least one profile.');
  if (profiles.length > MOST_PROFILES) return refuse(path, 1, `it holds ${profiles.length} sleepers`, `A file has at most ${MOST_PROFILES}; split it.`);
  return judged(text, path, profiles, root);
}

function judged(text: string, path: string, profiles: readonly unknown[], root: readonly (string | number)[]): Outcome<readonly Sleeper[]> {
  const sleepers: Sleeper[] = [];
  const told: { readonly line: number; readonly words: string; readonly hint: string }[] = [];
  const seen = new Map<string, number>();
  const many = root !== SINGLE;
  for (const [i, profile] of profiles.entries()) {
    const at = many ? [...root, i] : [];
    const verdict = judgeSleeper(plain(profile));
    const name = verdict.ok ? verdict.sleeper.name : nameOf(profile);
    const who = many ? `sleeper ${i + 1}${name === '' ? '' : ` (“${name}”)`}, ` : '';
    if (!verdict.ok) {
      for (const problem of verdict.problems) {
        if (told.length === MOST_TOLD) break;
        told.push({ line: lineOf(text, [...at, ...problem.path]), words: `${who}${problemInWords(problem)}`, hint: 'Mend it in the file and try again.' });
      }
    } else if (seen.has(key(name)) && told.length < MOST_TOLD) {
      told.push({
        line: lineOf(text, [...at, 'name']),
        words: `${who}has the same name as sleeper ${(seen.get(key(name)) ?? 0) + 1}`,
        hint: 'Each sleeper needs a name of their own.',
      });
    } else if (verdict.ok) sleepers.push(verdict.sleeper);
    seen.set(key(name), seen.get(key(name)) ?? i);
  }
  const [first] = told;
  if (first === undefined) return good(sleepers);
  const list = told.map(({ line, words }) => `line ${line}: ${words}`).join(' · ');
  return bad({ ...BAD, message: `${path}, ${list}.`, hint: first.hint, place: { file: path, line: first.line } });
}

/** The document of a file; `JSON.parse` of it gives the profiles again. */
export function profilesAsText(sleepers: readonly Sleeper[]): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, sleepers }, null, 2)}\n`;
}

/** Names are the same where only the case differs: they are found that way too. */
export const key = (name: string): string => name.trim().toLowerCase();

const BAD = { why: 'bad-sleeper' } as const;
const SINGLE: readonly (string | number)[] = [];

type Held =
  | { readonly ok: true; readonly profiles: readonly unknown[]; readonly path: readonly (string | number)[] }
  | { readonly ok: false; readonly path: readonly (string | number)[]; readonly cause: string; readonly hint: string };

function profilesIn(document: unknown): Held {
  if (Array.isArray(document)) return { ok: true, profiles: document, path: [] };
  if (typeof document !== 'object' || document === null)
    return { ok: false, path: [], cause: 'it is no profile and no list of them', hint: 'Begin it with { or [.' };
  if (!('sleepers' in document)) return { ok: true, profiles: [document], path: SINGLE };
  const { format = FORMAT, version = VERSION, sleepers } = document as Readonly<Record<string, unknown>>;
  if (format !== FORMAT) return { ok: false, path: ['format'], cause: `its format is ${JSON.stringify(format)}`, hint: `It must be "${FORMAT}".` };
  if (version !== VERSION)
    return { ok: false, path: ['version'], cause: `it is of version ${JSON.stringify(version)}`, hint: `This Dream Coder reads version ${VERSION}.` };
  if (!Array.isArray(sleepers)) return { ok: false, path: ['sleepers'], cause: '“sleepers” is no list', hint: 'Put the profiles into [ ].' };
  return { ok: true, profiles: sleepers, path: ['sleepers'] };
}

function plain(profile: unknown): unknown {
  if (typeof profile !== 'object' || profile === null || Array.isArray(profile)) return profile;
  return Object.fromEntries(Object.entries(profile).filter(([name]) => !BESIDE.has(name)));
}

function nameOf(profile: unknown): string {
  const name = typeof profile === 'object' && profile !== null && 'name' in profile ? profile.name : '';
  return typeof name === 'string' ? name.slice(0, 60) : '';
}

function refuse(path: string, line: number, cause: string, hint: string): { readonly ok: false; readonly failure: Failure } {
  return bad({ ...BAD, message: `${path}, line ${line}: ${cause}.`, hint, place: { file: path, line } });
}
