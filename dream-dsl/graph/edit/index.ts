/**
 * Edits of the graph as edits of the text. Each is tried before it is given: the graph of the new text must have changed as
 * the edit says and nowhere else, and nothing may be wrong that was not. What can not be done so is refused, with the reason.
 */

import type { Project } from '../../syntax/index.ts';
import { changeEdge, connect, deleteEdge, reconnect } from './arrows.ts';
import { attempt, type Candidate } from './attempt.ts';
import { outermost, paste } from './clipboard.ts';
import { addCue, addSound, changeCue, deleteCue } from './cues.ts';
import { type Desk, deskOf, isRefusal, type Refusal } from './desk.ts';
import { addGroup, deletions, groupOf } from './group.ts';
import type { GraphEdit, GraphEdited } from './model.ts';
import { extractMotif } from './motif.ts';
import { reorder } from './order.ts';
import { addRule, changeRule, deleteRule } from './rules.ts';
import { changeScene } from './say.ts';
import { addAnywhere, addLayer, addScene, deleteNode, deleteNodes, duplicate, moveNode } from './scenes.ts';
import { inSteps, type Step, withIds } from './several.ts';
import { addWhile, changeWhile, deleteWhile } from './whiles.ts';

export function editGraph(project: Project, path: string, edit: GraphEdit): GraphEdited {
  const step =
    (one: GraphEdit): Step =>
    (so, named) =>
      editGraph(so, path, withIds(one, named));
  if (edit.kind === 'several') return inSteps(project, path, edit.edits.map(step));
  if (edit.kind === 'delete') {
    // All at once, where that comes to the same: each step reads the whole text again.
    const desk = edit.edges.length > 0 ? null : deskOf(project, path);
    const candidates = desk === null ? null : deleteNodes(desk, outermost(edit.nodes));
    const whole = candidates === null || isRefusal(candidates) ? null : attempt(project, path, candidates);
    return whole?.ok === true ? whole : inSteps(project, path, deletions(edit).map(step));
  }
  if (edit.kind === 'group') {
    const group = groupOf(project, path, edit);
    if (typeof group === 'string') return { ok: false, reason: group };
    const into = group.nodes.map((node) => step({ kind: 'move-node', node, parent: group.id }));
    const made = inSteps(project, path, [(so) => addGroup(so, path, group), ...into]);
    return made.ok ? { ...made, select: group.id } : made;
  }
  const desk = deskOf(project, path);
  if (desk === null) return { ok: false, reason: NO_TEXT };
  const candidates = candidatesOf(desk, edit);
  return isRefusal(candidates) ? { ok: false, reason: candidates.refused } : attempt(project, path, candidates);
}

/** Why an edit is out of the question whatever it would come to; null where it can be tried. */
export function refusalOf(project: Project, path: string, edit: Single): string | null {
  const desk = deskOf(project, path);
  const candidates = desk === null ? { refused: NO_TEXT } : candidatesOf(desk, edit);
  return isRefusal(candidates) ? candidates.refused : null;
}

/** One that is not made of others. */
type Single = Exclude<GraphEdit, { kind: 'several' | 'delete' | 'group' }>;
const NO_TEXT = 'There is no such text.';

function candidatesOf(desk: Desk, edit: Single): readonly Candidate[] | Refusal {
  switch (edit.kind) {
    case 'add-scene':
      return addScene(desk, edit);
    case 'add-layer':
      return addLayer(desk, edit);
    case 'add-anywhere':
      return addAnywhere(desk);
    case 'duplicate':
      return duplicate(desk, edit);
    case 'paste':
      return paste(desk, edit);
    case 'extract-motif':
      return extractMotif(desk, edit);
    case 'reorder':
      return reorder(desk, edit);
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
    case 'change-scene':
      return changeScene(desk, edit);
    case 'add-rule':
      return addRule(desk, edit);
    case 'delete-rule':
      return deleteRule(desk, edit);
    case 'change-rule':
      return changeRule(desk, edit);
    case 'add-while':
      return addWhile(desk, edit);
    case 'delete-while':
      return deleteWhile(desk, edit);
    case 'change-while':
      return changeWhile(desk, edit);
    case 'add-cue':
      return addCue(desk, edit);
    case 'add-sound':
      return addSound(desk, edit);
    case 'delete-cue':
      return deleteCue(desk, edit);
    case 'change-cue':
      return changeCue(desk, edit);
  }
}
