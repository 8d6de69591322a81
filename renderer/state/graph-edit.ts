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

/** An edit of several texts is taken back in all of them, where none of them has changed since. */
export function undoGraph(): void {
  const last = done.at(-1);
  const whole = last !== undefined && isNow(last.after);
  for (const file of whole ? Object.keys(last.after) : [get().program]) undoIn(file);
  if (whole) undone.push(...done.splice(-1));
  say('Undone');
}

export function redoGraph(): void {
  const next = undone.at(-1);
  const whole = next !== undefined && isNow(next.before);
  for (const file of whole ? Object.keys(next.before) : [get().program]) redoIn(file);
  if (whole) done.push(...undone.splice(-1));
  say('Done again');
}

/** Texts by path, before and after an edit of the graph. */
interface DoneEdit {
  readonly before: Readonly<Record<string, string>>;
  readonly after: Readonly<Record<string, string>>;
}

let done: DoneEdit[] = [];
let undone: DoneEdit[] = [];
/** Of more steps the text's own undo knows. */
const STEPS_KNOWN = 200;

const textsNow = (files: readonly string[]): Record<string, string> => Object.fromEntries(files.map((file) => [file, get().documents[file]?.text ?? '']));
const isNow = (texts: Readonly<Record<string, string>>): boolean => Object.entries(texts).every(([file, text]) => get().documents[file]?.text === text);

function refuse(reason: string): false {
  notify({ tone: 'plain', title: 'The graph stays as it is', detail: reason.replaceAll('`', ''), about: 'graph' });
  say(`Refused. ${reason}`);
  return false;
}

const say = (said: string): void => set({ said });

function apply(edits: readonly FileEdits[], select: string | null): void {
  settle('graph');
  const files = edits.map(({ file }) => file);
  const before = textsNow(files);
  for (const { file, edits: own } of edits) applyEdits(file, own);
  done = [...done.slice(1 - STEPS_KNOWN), { before, after: textsNow(files) }];
  undone = [];
  if (select !== null) selectOnceDrawn(select);
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
    selectById(state, id);
  });
  // Where the text is broken elsewhere nothing is drawn anew, and a later drawing has nothing to do with this.
  const late = setTimeout(() => waiting?.(), DRAWN_WITHIN_MS);
  waiting = () => {
    stop();
    clearTimeout(late);
    waiting = null;
  };
}

function selectById({ graph }: State, id: string): void {
  const node = graph?.nodes.find((known) => known.id === id);
  const edge = graph?.edges.find((known) => known.id === id);
  if (node !== undefined) selectNode(node);
  else if (edge !== undefined) selectEdge(edge);
}
