/** Edits that the graph asks for, made in the text: one step of undo each, whichever view takes it back. */

import type { FileEdits, GraphEdit, GraphNode } from '../../dream-dsl/index.ts';
import { askLanguage } from './language.ts';
import { selectEdge, selectNode } from './selection.ts';
import { get, notify, type State, set, settle, useStore } from './store.ts';
import { applyEdits, redoIn, undoIn } from './view.ts';

const DONE: Readonly<Record<GraphEdit['kind'], string>> = {
  'add-scene': 'Scene added',
  duplicate: 'Scene copied',
  'delete-node': 'Scene deleted',
  'move-node': 'Scene moved',
  connect: 'Arrow drawn',
  reconnect: 'Arrow led elsewhere',
  'delete-edge': 'Arrow deleted',
  'change-edge': 'Arrow changed',
  'add-cue': 'Cue added',
  'delete-cue': 'Cue deleted',
  'change-cue': 'Cue changed',
};

/** False where it was refused; why is told. */
export async function editGraphBy(edit: GraphEdit): Promise<boolean> {
  const { program, documents } = get();
  const text = documents[program]?.text;
  const found = await askLanguage('editGraph', program, edit);
  // Somebody typed meanwhile: the answer is of another text.
  if (found === null || get().documents[program]?.text !== text) return false;
  if (!found.ok) return refuse(found.reason);
  apply(found.edits, found.select);
  say(DONE[edit.kind]);
  return true;
}

/** In every text that speaks of it. */
export async function renameNode({ file, nameSpan }: GraphNode, name: string): Promise<boolean> {
  const text = get().documents[file]?.text;
  const found = await askLanguage('rename', file, nameSpan.start, name);
  if (found === null || get().documents[file]?.text !== text) return false;
  if (!found.ok) return refuse(found.reason);
  apply(found.edits, null);
  say(`Renamed to ${name}`);
  return true;
}

export const undoGraph = (): void => {
  undoIn(get().program);
  say('Undone');
};
export const redoGraph = (): void => {
  redoIn(get().program);
  say('Done again');
};

function refuse(reason: string): false {
  notify({ tone: 'plain', title: 'The graph stays as it is', detail: reason.replaceAll('`', ''), about: 'graph' });
  say(`Refused. ${reason}`);
  return false;
}

const say = (said: string): void => set({ said });

function apply(edits: readonly FileEdits[], select: string | null): void {
  settle('graph');
  for (const { file, edits: own } of edits) applyEdits(file, own);
  if (select !== null) selectOnceDrawn(select);
}

let waiting: (() => void) | null = null;

/** The graph of the new text comes a moment later. */
function selectOnceDrawn(id: string): void {
  waiting?.();
  const { graph } = get();
  waiting = useStore.subscribe((state) => {
    if (state.graph === graph) return;
    waiting?.();
    waiting = null;
    selectById(state, id);
  });
}

function selectById({ graph }: State, id: string): void {
  const node = graph?.nodes.find((known) => known.id === id);
  const edge = graph?.edges.find((known) => known.id === id);
  if (node !== undefined) selectNode(node);
  else if (edge !== undefined) selectEdge(edge);
}
