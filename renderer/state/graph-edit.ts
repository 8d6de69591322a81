/** Edits that the graph asks for, made in the text: one step of undo each, whichever view takes it back. */

import { type DreamGraph, type FileEdits, type GraphEdit, type GraphNode, type Place, withEdits } from '../../dream-dsl/index.ts';
import { takeGraph } from './analysis.ts';
import { record, redo, undo } from './history.ts';
import { askLanguage } from './language.ts';
import { putPlaces, renamePlaces } from './places.ts';
import { selectById } from './selection.ts';
import { get, notify, set, settle, useStore } from './store.ts';
import { keepGraphStep } from './versions.ts';
import { applyEdits } from './view.ts';

const DONE: Readonly<Record<GraphEdit['kind'], string>> = {
  'add-scene': 'Scene added',
  'add-anywhere': 'Reactions that hold anywhere added',
  duplicate: 'Scene copied',
  paste: 'Pasted',
  group: 'Put into a scene of their own',
  'extract-motif': 'Made a motif',
  reorder: 'Order changed',
  delete: 'Deleted',
  several: 'Done',
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

/** Where scenes are put by the same step; `named` gives the id that one has after it. */
type Puts = (named: (id: string) => string) => ReadonlyMap<string, Place | null>;
const NOWHERE: Puts = () => new Map();

/** What can not be edited in the graph: its text is broken, so that nobody knows what an edit would do there. */
function brokenFor(edit: GraphEdit): string | null {
  const { graph } = get();
  const ids = new Set<string>();
  JSON.stringify(edit, (key, value: unknown) => {
    if (typeof value === 'string' && key !== 'text' && key !== 'name') ids.add(value.replace(/>.*$/, ''));
    return value;
  });
  const node = graph?.nodes.find(({ id, broken }) => broken !== undefined && ids.has(id));
  return node === undefined ? null : `${node.name} is broken in the text. Mend it there first: ${node.broken}`;
}

/** False where it was refused; why is told. */
export async function editGraphBy(edit: GraphEdit, puts = NOWHERE): Promise<boolean> {
  const { program, documents } = get();
  const broken = brokenFor(edit);
  if (broken !== null) return refuse(broken);
  const text = documents[program]?.text;
  const found = await askLanguage('editGraph', program, edit);
  // Somebody typed meanwhile: the answer is of another text.
  if (found === null || get().documents[program]?.text !== text) return false;
  if (!found.ok) return refuse(found.reason);
  apply(found.edits, found.select, new Map(Object.entries(found.names)), puts, found.graph);
  say(DONE[edit.kind]);
  keepStep(found.edits, DONE[edit.kind]);
  return true;
}

/** In every text that speaks of it. */
export async function renameNode({ id, file, nameSpan }: GraphNode, name: string): Promise<boolean> {
  const { documents, graph } = get();
  const text = documents[file]?.text;
  const found = await askLanguage('rename', file, nameSpan.start, name);
  if (found === null || get().documents[file]?.text !== text) return false;
  if (!found.ok) return refuse(found.reason);
  const now = `${id.slice(0, id.lastIndexOf('/') + 1)}${name}`;
  const inside = graph?.nodes.filter((node) => node.id === id || node.id.startsWith(`${id}/`)) ?? [];
  apply(found.edits, now, new Map(inside.map((node) => [node.id, now + node.id.slice(id.length)])), NOWHERE, null);
  say(`Renamed to ${name}`);
  keepStep(found.edits, `Renamed to ${name}`);
  return true;
}

/** Puts scenes where they were dragged; the others stay. */
export function placeNodes(places: ReadonlyMap<string, Place | null>, said: string): void {
  record(() => putPlaces(places));
  say(said);
}

export function undoGraph(): void {
  undo(get().program);
  say('Undone');
}

export function redoGraph(): void {
  redo(get().program);
  say('Done again');
}

export function refuse(reason: string): false {
  notify({ tone: 'plain', title: 'The graph stays as it is', detail: reason.replaceAll('`', ''), about: 'graph' });
  say(`Refused. ${reason}`);
  return false;
}

const keepStep = (edits: readonly FileEdits[], note: string): void =>
  keepGraphStep(
    edits.map(({ file }) => file),
    note,
  );

export const say = (said: string): void => set({ said });

/** `graph`: what it comes to, where that is known; it is drawn at once. */
function apply(edits: readonly FileEdits[], select: string | null, names: ReadonlyMap<string, string>, puts: Puts, graph: DreamGraph | null): void {
  settle('graph');
  const meant = new Map(edits.map(({ file, edits: own }) => [file, withEdits(get().documents[file]?.text ?? '', own)]));
  record(() => {
    for (const { file, edits: own } of edits) applyEdits(file, own);
    renamePlaces(names);
    const places = puts((id) => names.get(id) ?? id);
    if (places.size > 0) putPlaces(places);
  });
  const { documents, program } = get();
  if (graph !== null && [...meant].every(([file, text]) => documents[file]?.text === text)) {
    takeGraph(graph, documents[program]?.text ?? '');
    if (select !== null) selectById(select);
  } else if (select !== null) selectOnceDrawn(select);
}

let waiting: (() => void) | null = null;
const DRAWN_WITHIN_MS = 3000;

/** The graph of the new text comes a moment later. */
function selectOnceDrawn(id: string): void {
  waiting?.();
  const { graph } = get();
  const stop = useStore.subscribe((state) => {
    if (state.graph === graph) return;
    waiting?.();
    selectById(id);
  });
  // Where the text is broken elsewhere nothing is drawn anew, and a later drawing has nothing to do with this.
  const late = setTimeout(() => waiting?.(), DRAWN_WITHIN_MS);
  waiting = () => {
    stop();
    clearTimeout(late);
    waiting = null;
  };
}
