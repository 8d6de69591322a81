/** Tries what an edit could be in the text, and takes the first that does what it promises, and nothing else. */

import { check, describe, severityOf } from '../../check/index.ts';
import { programFiles } from '../../elaborate/index.ts';
import type { FileEdits, TextEdit } from '../../model.ts';
import { type Project, withFileEdits } from '../../syntax/index.ts';
import { graphOf } from '../graph.ts';
import type { DreamGraph } from '../model.ts';
import type { GraphEdited } from './model.ts';
import { type Changes, changesBetween } from './shape.ts';

export interface Candidate {
  readonly edits: readonly FileEdits[];
  readonly select: string | null;
  /** Whether the graph changed as it should. */
  readonly expect: (changes: Changes, now: DreamGraph) => boolean;
  /** Takes something away, and with it what is said about it. */
  readonly removes?: boolean;
  /** In which nodes rules may be others afterwards; default in none. */
  readonly rules?: (id: string) => boolean;
  /** Where nodes that are meant to have another id are expected. */
  readonly named?: (id: string) => string;
}

const ELSEWHERE = 'The text would then mean something else in another place.';

/** What is only wrong with the dream as a whole (a scene that no way leads to yet) is told, and mended by the next edit. */
export function attempt(project: Project, path: string, candidates: Iterable<Candidate>): GraphEdited {
  const graph = graphOf(project, path);
  const wrong = errorsOf(project, path);
  let reason: string | null = null;
  for (const { edits, select, expect, named, removes = false, rules = nowhere } of candidates) {
    const after = withFileEdits(project, edits);
    if (!removes && losesComments(project, after, edits)) {
      reason ??= 'A comment stands inside of it: change it in the text.';
      continue;
    }
    const found = newError(wrong, errorsOf(after, path), edits);
    if (found !== null) reason ??= found;
    else {
      const now = graphOf(after, path);
      const changes = changesBetween(graph, now, named);
      if (expect(changes, now) && changes.otherRules.every(rules)) return { ok: true, edits, select, names: newNames(graph, named), graph: now };
      reason ??= ELSEWHERE;
    }
  }
  return { ok: false, reason: reason ?? ELSEWHERE };
}

const nowhere = (): boolean => false;

function newNames({ nodes }: DreamGraph, named: Candidate['named']): Record<string, string> {
  return named === undefined ? {} : Object.fromEntries(nodes.map(({ id }) => [id, named(id)]).filter(([id, now]) => id !== now));
}

function losesComments(before: Project, after: Project, edits: readonly FileEdits[]): boolean {
  return edits.some(({ file }) => {
    const kept = new Map<string, number>();
    for (const comment of commentsOf(after, file)) kept.set(comment, (kept.get(comment) ?? 0) + 1);
    return commentsOf(before, file).some((comment) => {
      const left = kept.get(comment) ?? 0;
      kept.set(comment, left - 1);
      return left <= 0;
    });
  });
}

const commentsOf = (project: Project, file: string): string[] =>
  (project.files.get(file)?.tree.text.match(/\/\/[^\r\n]*/g) ?? []).map((comment) => comment.trimEnd());

interface Wrong {
  readonly file: string;
  readonly message: string;
  readonly start: number;
}

function errorsOf(project: Project, path: string): Wrong[] {
  return programFiles(project, path).flatMap((file) =>
    [...(project.files.get(file)?.findings ?? []), ...check(project, file).findings]
      .filter(({ code }) => severityOf(code) === 'error')
      .map((finding) => ({ file, message: describe(finding, file).message, start: finding.span.start })),
  );
}

/** The first that was not there: at the place where the edits put an old one it is that one; within an edit one of the same words is. */
function newError(before: readonly Wrong[], after: readonly Wrong[], edits: readonly FileEdits[]): string | null {
  const standing = new Map<string, number>();
  const within = new Map<string, number>();
  for (const { file, message, start } of before) {
    const at = placeAfter(start, edits.find((own) => own.file === file)?.edits ?? []);
    const [counts, key] = at === null ? [within, `${file}\n${message}`] : [standing, `${file}\n${message}\n${at}`];
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const take = (counts: Map<string, number>, key: string): boolean => {
    const left = counts.get(key) ?? 0;
    counts.set(key, left - 1);
    return left > 0;
  };
  const found = after.find(({ file, message, start }) => !take(standing, `${file}\n${message}\n${start}`) && !take(within, `${file}\n${message}`));
  return found === undefined ? null : found.message;
}

/** null where an edit took the place away. */
function placeAfter(offset: number, edits: readonly TextEdit[]): number | null {
  let shift = 0;
  for (const { span, newText } of edits) {
    if (span.start > offset) break;
    if (offset < span.end) return null;
    shift += newText.length - (span.end - span.start);
  }
  return offset + shift;
}
