/** Tries what an edit could be in the text, and takes the first that does what it promises, and nothing else. */

import { check, describe, severityOf } from '../../check/index.ts';
import { programFiles } from '../../elaborate/index.ts';
import type { FileEdits } from '../../model.ts';
import { type Project, withEdits, withText } from '../../syntax/index.ts';
import { graphOf } from '../graph.ts';
import type { DreamGraph } from '../model.ts';
import type { GraphEdited } from './model.ts';
import { type Changes, changesBetween, shapeOf } from './shape.ts';

export interface Candidate {
  readonly edits: readonly FileEdits[];
  readonly select: string | null;
  /** Whether the graph changed as it should. */
  readonly expect: (changes: Changes, now: DreamGraph) => boolean;
  /** Takes something away, and with it what is said about it. */
  readonly removes?: boolean;
  /** Where nodes that are meant to have another id are expected. */
  readonly named?: (id: string) => string;
}

const ELSEWHERE = 'The text would then mean something else in another place.';

/** What is only wrong with the dream as a whole (a scene that no way leads to yet) is told, and mended by the next edit. */
export function attempt(project: Project, path: string, candidates: Iterable<Candidate>): GraphEdited {
  const graph = graphOf(project, path);
  const wrong = errorsOf(project, path);
  let reason: string | null = null;
  for (const { edits, select, expect, named, removes = false } of candidates) {
    const after = changed(project, edits);
    if (!removes && losesComments(project, after, edits)) {
      reason ??= 'A comment stands inside of it: change it in the text.';
      continue;
    }
    const found = newError(wrong, errorsOf(after, path));
    if (found !== null) reason ??= found;
    else {
      const now = graphOf(after, path);
      if (expect(changesBetween(shapeOf(graph, named), shapeOf(now)), now)) return { ok: true, edits, select, names: newNames(graph, named) };
      reason ??= ELSEWHERE;
    }
  }
  return { ok: false, reason: reason ?? ELSEWHERE };
}

function newNames({ nodes }: DreamGraph, named: Candidate['named']): Record<string, string> {
  return named === undefined ? {} : Object.fromEntries(nodes.map(({ id }) => [id, named(id)]).filter(([id, now]) => id !== now));
}

function losesComments(before: Project, after: Project, edits: readonly FileEdits[]): boolean {
  const comments = (project: Project, file: string) =>
    project.files
      .get(file)
      ?.tree.text.match(/\/\/[^\r\n]*/g)
      ?.map((comment) => comment.trimEnd()) ?? [];
  return edits.some(({ file }) => {
    const kept = comments(after, file);
    return comments(before, file).some((comment) => {
      const place = kept.indexOf(comment);
      if (place >= 0) kept.splice(place, 1);
      return place < 0;
    });
  });
}

function changed(project: Project, edits: readonly FileEdits[]): Project {
  let after = project;
  for (const { file, edits: own } of edits) after = withText(after, file, withEdits(project.files.get(file)?.tree.text ?? '', own));
  return after;
}

/** Sentences of what is wrong, with how often. */
function errorsOf(project: Project, path: string): ReadonlyMap<string, number> {
  const errors = new Map<string, number>();
  for (const file of programFiles(project, path))
    for (const finding of [...(project.files.get(file)?.findings ?? []), ...check(project, file).findings]) {
      if (severityOf(finding.code) !== 'error') continue;
      const { message } = describe(finding, file);
      errors.set(message, (errors.get(message) ?? 0) + 1);
    }
  return errors;
}

function newError(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): string | null {
  for (const [message, times] of after) if (times > (before.get(message) ?? 0)) return message.replaceAll('`', '');
  return null;
}
