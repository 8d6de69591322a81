/** Scenes that are folded to one card in the graph: a matter of looking, so that undo leaves them alone. They stay with their program between sessions, under whatever names. */

import { say } from './graph-edit.ts';
import { followFolds, keyOfFolds, recallFolds, rememberFolds } from './kept-folds.ts';
import { chosenOf, selectNode } from './selection.ts';
import { get, type State, set, useStore } from './store.ts';

/** Folds a scene, or unfolds it. */
export function toggleFold(id: string): void {
  const { graph, folded, selection } = get();
  const node = graph?.nodes.find((known) => known.id === id);
  if (node === undefined) return;
  const closes = !folded.has(id);
  put(closes ? [...folded, id] : [...folded].filter((other) => other !== id), id);
  // What is selected stays in sight.
  if (closes && selection?.kind === 'node' && selection.id.startsWith(`${id}/`)) selectNode(node);
  say(closes ? `${node.name} folded` : `${node.name} unfolded`);
}

/** What is selected; of a scene with nothing in it the one around it. */
export function foldSelected(): void {
  const { graph, folded } = get();
  const nodes = graph?.nodes ?? [];
  const holders = new Set(nodes.map(({ parent }) => parent));
  const ids = chosenOf(get()).flatMap((id) => (holders.has(id) ? [id] : (nodes.find((node) => node.id === id)?.parent ?? [])));
  const [first] = ids;
  if (first === undefined) {
    say('Nothing is nested here');
    return;
  }
  const closes = !folded.has(first);
  for (const id of new Set(ids)) if (get().folded.has(id) !== closes) toggleFold(id);
}

/** All that is nested at the top folds; where all of that is folded already, everything opens. */
export function foldAll(): void {
  const { graph, folded, graphInside, selection } = get();
  const nodes = graph?.nodes ?? [];
  const holders = new Set(nodes.map(({ parent }) => parent));
  const top = nodes.filter(({ id, parent }) => parent === graphInside && holders.has(id));
  if (top.length === 0) {
    say('Nothing is nested here');
    return;
  }
  const around = top.find(({ id }) => `${selection?.id}/`.startsWith(`${id}/`));
  const closes = top.some(({ id }) => !folded.has(id));
  put(closes ? [...folded, ...top.map(({ id }) => id)] : [], around?.id);
  if (closes && around !== undefined && around.id !== selection?.id) selectNode(around);
  say(closes ? `${top.length === 1 ? 'One scene' : `${top.length} scenes`} folded` : 'All unfolded');
}

/** Opens all that is around a scene. */
export function unfoldTo(id: string): void {
  const { folded } = get();
  const shut = [...folded].filter((other) => id.startsWith(`${other}/`));
  const [outermost] = shut.toSorted((a, b) => a.length - b.length);
  if (outermost !== undefined)
    put(
      [...folded].filter((other) => !shut.includes(other)),
      outermost,
    );
}

/** From now on they are those of the open program, and follow names. Returns the undo. */
export function keepFolds(): () => void {
  return useStore.subscribe((state, before) => {
    if (keyIn(state) !== keyIn(before)) set({ folded: recallFolds(localStorage, keyIn(state)), foldedLast: '' });
    else if (state.graph !== before.graph && state.graph !== null && before.graph !== null) {
      const folded = followFolds(state.folded, before.graph, state.graph);
      if (folded !== state.folded) put([...folded]);
    }
  });
}

/** `last`: the one that was folded or unfolded; '' where nothing was, and only names are others. */
function put(ids: readonly string[], last = ''): void {
  const folded = new Set(ids);
  set({ folded, foldedLast: last });
  rememberFolds(localStorage, keyIn(get()), folded);
}

const keyIn = ({ project, program }: Pick<State, 'project' | 'program'>): string | null => keyOfFolds(project?.dir, program);
