/** Help while `dream.json` is written: what may stand at a place, and what stands there. */

import { entryOf, type JsonMember, type JsonNode, readJson, type TextSpan } from './json-text.ts';
import { LANGUAGE_KEYS, PROJECT_KEYS } from './project-file.ts';

export interface FileSuggestion {
  readonly label: string;
  readonly detail: string;
  /** What it takes the place of. */
  readonly span: TextSpan;
  /** A snippet: `$1` and so on are where the caret goes. */
  readonly insertText: string;
}

const LANGUAGES = {
  de: 'German',
  en: 'English',
  es: 'Spanish',
  fr: 'French',
  it: 'Italian',
  ja: 'Japanese',
  'pt-BR': 'Portuguese, Brazil',
  'zh-Hans': 'Chinese',
};

interface Where {
  readonly node: JsonNode & { readonly kind: 'object' };
  /** Names of the objects around, from the outside in. */
  readonly path: readonly string[];
  /** The entry around the place; null between entries. */
  readonly member: JsonMember | null;
  readonly inValue: boolean;
}

/** `dreams`: every .dream file of the folder. */
export function completeProjectFile(text: string, offset: number, dreams: readonly string[]): readonly FileSuggestion[] {
  const { root } = readJson(text);
  const here = { start: offset, end: offset };
  if (root === null) {
    const main = JSON.stringify(dreams[0] ?? 'house.dream');
    return text.trim() === ''
      ? [{ label: 'a project', detail: 'name and text of the dream', span: here, insertText: `{\n  "name": "$1",\n  "main": ${escaped(main)}\n}\n` }]
      : [];
  }
  const where = root.kind === 'object' ? find(root, offset, []) : null;
  if (where === null) return [];
  const { node, path, member, inValue } = where;
  if (inValue) {
    if (path.length > 0 || member?.key !== 'main') return [];
    return dreams.map((dream) => ({
      label: dream,
      detail: 'text of this project',
      span: member.value?.span ?? here,
      insertText: escaped(JSON.stringify(dream)),
    }));
  }
  const span = member?.keySpan ?? here;
  // What has its value already only gets another name.
  const whole = member === null || member.value === null;
  const free = (keys: Readonly<Record<string, string>>, value: (key: string) => string): FileSuggestion[] =>
    Object.entries(keys)
      .filter(([key]) => key === member?.key || entryOf(node, key) === null)
      .map(([key, detail]) => ({ label: key, detail, span, insertText: whole ? `"${key}": ${value(key)}` : `"${key}"` }));
  if (path.length === 0) return free(PROJECT_KEYS, (key) => (key === 'languages' ? '{\n  $1\n}' : '"$1"'));
  if (path[0] !== 'languages') return [];
  if (path.length === 1) return free(LANGUAGES, () => '{\n  "title": "$1",\n  "summary": "$2"\n}');
  return path.length === 2 ? free(LANGUAGE_KEYS, () => '"$1"') : [];
}

/** What the name at a place stands for; null where there is none that is known. */
export function hoverProjectFile(text: string, offset: number): { readonly span: TextSpan; readonly words: string } | null {
  const { root } = readJson(text);
  const where = root?.kind === 'object' ? find(root, offset, []) : null;
  if (where === null || where.member === null || where.inValue) return null;
  const { path, member } = where;
  const known: Readonly<Record<string, string>> =
    path.length === 0 ? PROJECT_KEYS : path[0] === 'languages' ? (path.length === 1 ? LANGUAGES : path.length === 2 ? LANGUAGE_KEYS : {}) : {};
  return Object.hasOwn(known, member.key) ? { span: member.keySpan, words: known[member.key] as string } : null;
}

/** The innermost object around a place. */
function find(node: Where['node'], offset: number, path: readonly string[]): Where | null {
  if (offset <= node.span.start || offset > node.span.end || (node.closed && offset === node.span.end)) return null;
  // Entries without a value reach up to the next one.
  const member = node.members.findLast(({ keySpan }) => keySpan.start <= offset) ?? null;
  if (member === null || offset <= member.keySpan.end) return { node, path, member, inValue: false };
  const { value } = member;
  if (value === null) return { node, path, member, inValue: true };
  const within = value.kind === 'object' ? find(value, offset, [...path, member.key]) : null;
  if (within !== null) return within;
  return offset <= value.span.end ? { node, path, member, inValue: true } : { node, path, member: null, inValue: false };
}

/** As a snippet has it. */
const escaped = (text: string): string => text.replace(/[\\$}]/g, '\\$&');
