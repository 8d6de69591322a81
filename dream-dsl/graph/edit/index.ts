/**
 * Edits of the graph as edits of the text. Each is tried before it is given: the graph of the new text must have changed as
 * the edit says and nowhere else, and nothing may be wrong that was not. What can not be done so is refused, with the reason.
 */

import type { Project } from '../../syntax/index.ts';
import { changeEdge, connect, deleteEdge, reconnect } from './arrows.ts';
import { attempt, type Candidate } from './attempt.ts';
import { addCue, changeCue, deleteCue } from './cues.ts';
import { type Desk, deskOf, isRefusal, type Refusal } from './desk.ts';
import type { GraphEdit, GraphEdited } from './model.ts';
import { addScene, deleteNode, duplicate, moveNode } from './scenes.ts';

export function editGraph(project: Project, path: string, edit: GraphEdit): GraphEdited {
  const desk = deskOf(project, path);
  if (desk === null) return { ok: false, reason: 'There is no such text.' };
  const candidates = candidatesOf(desk, edit);
  return isRefusal(candidates) ? { ok: false, reason: candidates.refused.replaceAll('`', '') } : attempt(project, path, candidates);
}

function candidatesOf(desk: Desk, edit: GraphEdit): readonly Candidate[] | Refusal {
  switch (edit.kind) {
    case 'add-scene':
      return addScene(desk, edit);
    case 'duplicate':
      return duplicate(desk, edit);
    case 'delete-node':
      return deleteNode(desk, edit);
    case 'move-node':
      return moveNode(desk, edit);
    case 'connect':
      return connect(desk, edit);
    case 'reconnect':
      return reconnect(desk, edit);
    case 'delete-edge':
      return deleteEdge(desk, edit);
    case 'change-edge':
      return changeEdge(desk, edit);
    case 'add-cue':
      return addCue(desk, edit);
    case 'delete-cue':
      return deleteCue(desk, edit);
    case 'change-cue':
      return changeCue(desk, edit);
  }
}
