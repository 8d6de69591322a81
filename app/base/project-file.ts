/** `dream.json`, the file that makes a folder a project: what it says, what is wrong with it and the way out, and what may stand where. */

import { z } from 'zod';
import { entryOf, type JsonFlaw, type JsonMember, type JsonNode, readJson, type TextSpan } from './json-text.ts';
import { LANGUAGE, languagesSchema, MOST_SUMMARY, MOST_TITLE } from './languages.ts';
import { nearestOf } from './nearest.ts';

export const PROJECT_FILE = 'dream.json';

/** What each entry is, for who writes it. */
export const PROJECT_KEYS = {
  name: 'What the project is called in the window.',
  main: 'The text that holds the dream: a .dream file in this folder, with / between folders.',
  languages: 'Title and summary of the dream in other languages, by BCP 47 code. They go into its bundle.',
} as const;
export const LANGUAGE_KEYS = { title: 'The title in this language.', summary: 'A sentence or two about the dream in this language; may be empty.' } as const;

/** The same as a table, for other editors; what else stands in the file is left alone. */
export const projectFileSchema = z.looseObject({
  name: z.string().min(1).max(MOST_TITLE).describe(PROJECT_KEYS.name),
  main: z.string().min(1).describe(PROJECT_KEYS.main),
  languages: languagesSchema.optional().describe(PROJECT_KEYS.languages),
});

/** What a file says, as far as it can be read; null for what it does not. */
export interface ProjectHead {
  readonly name: string | null;
  readonly main: string | null;
  /** Where `main` stands in the text, quotes and all. */
  readonly mainSpan: TextSpan | null;
}

export interface FileProblem extends JsonFlaw {
  readonly severity: 'error' | 'warning';
}

export function headOf(text: string): ProjectHead {
  const { root } = readJson(text);
  const [name, main] = [entryOf(root, 'name')?.value, entryOf(root, 'main')?.value];
  return {
    name: name?.kind === 'text' && name.value !== '' && name.value.length <= MOST_TITLE ? name.value : null,
    main: main?.kind === 'text' ? main.value : null,
    mainSpan: main?.kind === 'text' ? main.span : null,
  };
}

/** The text with another program named; null where there is no place for it. */
export function withMain(text: string, main: string): string | null {
  const { root } = readJson(text);
  if (root?.kind !== 'object') return null;
  const known = entryOf(root, 'main');
  if (known?.value) return text.slice(0, known.value.span.start) + JSON.stringify(main) + text.slice(known.value.span.end);
  if (known !== null) return null;
  const [first] = root.members;
  const entry = `"main": ${JSON.stringify(main)}`;
  const at = first?.keySpan.start ?? root.span.start + 1;
  return text.slice(0, at) + entry + (first === undefined ? '' : `,${text.slice(root.span.start + 1, at)}`) + text.slice(at);
}

/** `dreams`: every .dream file of the folder. */
export function checkProjectFile(text: string, dreams: readonly string[]): readonly FileProblem[] {
  const { root, flaws } = readJson(text);
  const problems: FileProblem[] = flaws.map((flaw) => ({ ...flaw, severity: 'error' }));
  const put = (severity: FileProblem['severity'], span: TextSpan, message: string, hint: string, fix?: JsonFlaw['fix']): void =>
    void problems.push({ severity, span, message, hint, ...(fix === undefined ? {} : { fix }) });
  if (root === null) return problems;
  if (root.kind !== 'object') {
    put('error', root.span, 'This is no project.', 'Write `{ "name": "…", "main": "….dream" }`.');
    return problems;
  }
  twice(root);
  for (const member of root.members) misspelt(member, root, PROJECT_KEYS);
  const begin = { start: root.span.start, end: root.span.start + 1 };
  const name = words(root, 'name', MOST_TITLE, 'A project needs a name, such as `"Tide House"`.');
  if (name === null && entryOf(root, 'name') === null) put('error', begin, 'The project has no name.', 'Write `"name": "…"`.');
  checkMain(root, begin);
  const languages = entryOf(root, 'languages')?.value ?? null;
  if (languages?.kind === 'object') checkLanguages(languages);
  else if (languages !== null)
    put('error', languages.span, 'Languages are entries by their code.', 'Write `"languages": { "de": { "title": "…", "summary": "…" } }`.');
  return problems.sort((a, b) => a.span.start - b.span.start);

  function checkMain(head: JsonNode, begin: TextSpan): void {
    const [only] = dreams;
    const main = words(head, 'main', Number.POSITIVE_INFINITY, 'Name the text that holds the dream.');
    if (main === null) {
      if (entryOf(head, 'main') === null)
        put('error', begin, 'The project does not say which text holds its dream.', `Write \`"main": ${JSON.stringify(only ?? 'house.dream')}\`.`);
      return;
    }
    if (dreams.includes(main.value)) return;
    const meant = nearestOf(main.value, dreams) ?? (dreams.length === 1 ? only : undefined);
    put(
      'error',
      main.span,
      `There is no text ${main.value} in this folder.`,
      dreams.length === 0 ? 'Add a .dream file first.' : `There ${dreams.length === 1 ? 'is' : 'are'} ${listed(dreams)}.`,
      meant === undefined ? undefined : { title: `Name ${meant}`, span: main.span, newText: JSON.stringify(meant) },
    );
  }

  function checkLanguages(languages: JsonNode & { readonly kind: 'object' }): void {
    twice(languages);
    for (const { key, keySpan, value } of languages.members) {
      if (!LANGUAGE.test(key)) put('error', keySpan, `“${key}” is no code of a language.`, 'Write a BCP 47 code, such as `de`, `pt-BR` or `zh-Hant`.');
      if (value === null) continue;
      if (value.kind !== 'object') {
        put('error', value.span, 'A language has a title and a summary.', 'Write `{ "title": "…", "summary": "…" }`.');
        continue;
      }
      twice(value);
      for (const [part, most] of [
        ['title', MOST_TITLE],
        ['summary', MOST_SUMMARY],
      ] as const) {
        if (entryOf(value, part) === null)
          put('error', keySpan, `“${key}” has no ${part}.`, `Write \`"${part}": "…"\`${part === 'summary' ? '; it may be empty' : ''}.`);
        else words(value, part, most, part === 'title' ? 'A title may not be empty.' : null);
      }
      for (const member of value.members)
        if (!Object.hasOwn(LANGUAGE_KEYS, member.key) && !misspelt(member, value, LANGUAGE_KEYS))
          put('error', member.keySpan, `A language has no “${member.key}”.`, 'It has a title and a summary.');
    }
  }

  /** A text of an object, told of where it is none, too long, or empty where `needed` says what it is for. */
  function words(object: JsonNode, key: string, most: number, needed: string | null): (JsonNode & { readonly kind: 'text' }) | null {
    const value = entryOf(object, key)?.value ?? null;
    if (value === null) return null;
    if (value.kind !== 'text') put('error', value.span, `“${key}” is a text.`, 'Write it in double quotes.');
    else if (value.value === '' && needed !== null) put('error', value.span, `“${key}” is empty.`, needed);
    else if (value.value.length > most) put('error', value.span, `“${key}” has ${value.value.length} characters.`, `It may have ${most}.`);
    else return value;
    return null;
  }

  function twice(object: JsonNode & { readonly kind: 'object' }): void {
    const seen = new Set<string>();
    for (const { key, keySpan } of object.members) {
      if (seen.has(key)) put('error', keySpan, `“${key}” stands here twice.`, 'Only the last one would count. Remove one.');
      seen.add(key);
    }
  }

  function misspelt({ key, keySpan }: JsonMember, object: JsonNode, known: Readonly<Record<string, string>>): boolean {
    const meant = Object.hasOwn(known, key) ? null : nearestOf(key, Object.keys(known));
    if (meant === null || entryOf(object, meant) !== null) return false;
    put('warning', keySpan, `“${key}” is nothing that a project has.`, `Did you mean \`${meant}\`?`, {
      title: `Write ${meant}`,
      span: keySpan,
      newText: JSON.stringify(meant),
    });
    return true;
  }
}

const MOST_LISTED = 5;
const listed = (paths: readonly string[]): string =>
  paths.length > MOST_LISTED ? `${paths.slice(0, MOST_LISTED).join(', ')} and ${paths.length - MOST_LISTED} more` : paths.join(', ');
