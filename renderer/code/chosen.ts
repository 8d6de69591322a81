/**
 * What a menu of mends does, worked out when it is chosen: the texts may have changed under the open menu, by the graph, an undo or
 * another program. Then it is done to the texts as they are, or not at all, and that is told.
 */

import type { FileEdits, Span } from '../../dream-dsl/index.ts';
import { moveBetween } from '../state/difference.ts';
import { get, notify } from '../state/store.ts';
import type { monaco } from './monaco.ts';
import { workspaceEdit } from './moving.ts';

export type Worked = { readonly ok: true; readonly edits: readonly FileEdits[] } | { readonly ok: false; readonly reason: string };

/** As the editor has it: without an edit, it asks for one when it is chosen. */
export type Chosen = monaco.languages.CodeAction & { readonly work?: () => Promise<Worked> };

/** Somebody may go on writing meanwhile, but not as fast as this for ever. */
const MOST_TRIES = 5;

export async function resolveCodeAction(action: Chosen): Promise<Chosen> {
  const { work, title } = action;
  if (work === undefined) return action;
  let worked: Worked = { ok: false, reason: movedOn(title) };
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { documents } = get();
    const found = await work();
    if (get().documents !== documents) continue;
    worked = found;
    break;
  }
  if (!worked.ok) notify({ tone: 'plain', title: 'The text stays as it is', detail: worked.reason });
  return { ...action, edit: workspaceEdit(worked.ok ? worked.edits : []) };
}

/** Where a place of a text is now; null where what stood there was written over. */
export const placeNow = (path: string, text: string, span: Span): Span | null => moveBetween(text, get().documents[path]?.text ?? '')(span, true);

export const movedOn = (title: string): string => `It changed while the menu was open, and “${title}” has no place in it any more.`;
