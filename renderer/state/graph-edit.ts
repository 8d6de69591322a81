/** Edits that the graph asks for, made in the text: one step of undo each, whichever view takes it back. */

import { type FileEdits, type Place, type SceneEdit, withEdits } from '../../dream-dsl/index.ts';
import type { Answer } from '../language/answers.ts';
import { takeGraph } from './analysis.ts';
import { dreamTexts } from './dream-texts.ts';
import { inOrder, record, redo, undo } from './history.ts';
import { keepDrawn } from './known-graphs.ts';
import { askLanguage } from './language.ts';
import { putPlaces, renamePlaces } from './places.ts';
import { chosenNow, selectAgain, selectById, whenDrawn } from './selection.ts';
import { get, notify, set, settle } from './store.ts';
import { keepGraphStep } from './versions.ts';
import { applyEdits, textHasKeyboard } from './view.ts';

const DONE: Readonly<Record<Exclude<SceneEdit['kind'], 'rename' | 'rename-motif'>, string>> = {
  'add-scene': 'Scene added',
  'add-layer': 'Layer added',
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
  'change-scene': 'Scene changed',
  'add-rule': 'Reaction added',
  'delete-rule': 'Reaction deleted',
  'change-rule': 'Reaction changed',
  'add-while': 'Cues with a condition added',
  'delete-while': 'Cues with a condition deleted',
  'change-while': 'Cues with a condition changed',
  'add-cue': 'Cue added',
  'add-sound': 'Sound added',
  'delete-cue': 'Cue deleted',
  'change-cue': 'Cue changed',
};

/** Where scenes are put by the same step; `named` gives the id that one has after it. */
export type Puts = (named: (id: string) => string) => ReadonlyMap<string, Place | null>;
const NOWHERE: Puts = () => new Map();

/** What can not be edited in the graph: its text is broken, so that nobody knows what an edit would do there. */
function brokenFor(edit: SceneEdit): string | null {
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
export async function editGraphBy(edit: SceneEdit, puts = NOWHERE): Promise<boolean> {
  const reason = await tryGraphEdit(edit, puts);
  return reason === null || refuse(reason);
}

/** null where it was done; else why not, for who asked to tell. Those that are asked for quickly come about in their order, each in the text that the one before left. */
export function tryGraphEdit(edit: SceneEdit, puts = NOWHERE): Promise<string | null> {
  const wrote = textHasKeyboard();
  return inOrder(() => editNow(edit, puts, () => !wrote && textHasKeyboard()));
}

async function editNow(edit: SceneEdit, puts: Puts, wentToText: () => boolean): Promise<string | null> {
  const { program } = get();
  const broken = brokenFor(edit);
  if (broken !== null) return broken;
  const found = await answerFor(program, edit);
  if (found === null) return 'The text changed meanwhile: try it once more.';
  if (!found.ok) return found.reason;
  apply(found, puts, wentToText());
  const done = edit.kind === 'rename' || edit.kind === 'rename-motif' ? `Renamed to ${edit.name}` : DONE[edit.kind];
  say(done);
  keepStep(found.edits, done);
  return null;
}

const MOST_ASKED = 10;

/** Where somebody typed meanwhile, the answer is of another text, and asked for again; null where that does not come to an end. */
async function answerFor(program: string, edit: SceneEdit): Promise<Answer<'editGraph'> | null> {
  for (let asked = 0; asked < MOST_ASKED; asked++) {
    const text = get().documents[program]?.text;
    const found = await askLanguage('editGraph', program, edit);
    if (found === null || get().program !== program) return null;
    if (get().documents[program]?.text === text) return found;
  }
  return null;
}

/** Puts scenes where they were dragged; the others stay. */
export function placeNodes(places: ReadonlyMap<string, Place | null>, said: string): void {
  record(() => putPlaces(places));
  say(said);
}

export function undoGraph(): void {
  undo(() => get().program);
  say('Undone');
}

export function redoGraph(): void {
  redo(() => get().program);
  say('Done again');
}

export function refuse(reason: string): false {
  const detail = reason.replaceAll('`', '');
  notify({ tone: 'plain', title: 'The graph stays as it is', detail, about: 'graph' });
  say(`Refused. ${detail}`);
  return false;
}

const keepStep = (edits: readonly FileEdits[], note: string): void =>
  keepGraphStep(
    edits.map(({ file }) => file),
    note,
  );

/** The same once more has another end: else readers of screens would not read it again. */
export const say = (said: string): void => set(({ said: before }) => ({ said: said === before ? `${said}\u200b` : said }));

type Edited = Extract<Answer<'editGraph'>, { ok: true }>;

/** The graph that it comes to is drawn at once. What it made is selected, and the text goes there, unless somebody went to the text since it was asked for. */
function apply({ edits, select, names, graph }: Edited, puts: Puts, wentToText: boolean): void {
  settle('graph');
  keepDrawn();
  const chosen = chosenNow();
  const meant = new Map(edits.map(({ file, edits: own }) => [file, withEdits(get().documents[file]?.text ?? '', own)]));
  record(() => {
    for (const { file, edits: own } of edits) applyEdits(file, own);
    renamePlaces(new Map(Object.entries(names)));
    const places = puts((id) => names[id] ?? id);
    if (places.size > 0) putPlaces(places);
  });
  const { documents } = get();
  if ([...meant].every(([file, text]) => documents[file]?.text === text)) {
    takeGraph(graph, dreamTexts());
    keepDrawn();
  }
  if (select === null || wentToText) selectAgain(chosen, (id) => names[id] ?? id);
  else whenDrawn(() => selectById(select));
}
