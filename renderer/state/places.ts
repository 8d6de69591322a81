/** Where scenes stand by hand: kept in a text beside the program, which is saved and taken back like every other. */

import { type DreamGraph, layoutPathOf, type Place, type ReadLayout, readLayout, renamedBetween, withNames, withPlaces } from '../../dream-dsl/index.ts';
import { get, type State, set, useStore } from './store.ts';
import { changeText } from './texts.ts';
import type { Document } from './texts-state.ts';

let known: { readonly text: string; readonly layout: ReadLayout } = { text: '', layout: readLayout('') };

/** Of the program that is drawn; the same object while its text is the same. */
export function placesOf({ documents, program }: State): ReadLayout {
  const text = documents[layoutPathOf(program)]?.text ?? '';
  if (text !== known.text) known = { text, layout: readLayout(text) };
  return known.layout;
}

/** Places scenes, or forgets where they were with null. Where the file is no layout, it stays as it is. */
export function putPlaces(places: ReadonlyMap<string, Place | null>): void {
  write((text) => withPlaces(text, places));
}

/** The same scenes by other names. */
export function renamePlaces(names: ReadonlyMap<string, string>): void {
  if (names.size > 0) write((text) => withNames(text, names));
}

/** From now on places follow names that are changed in the text, by whatever hand. Gives the undo. */
export function keepPlacesNamed(): () => void {
  return useStore.subscribe((state, before) => {
    const same = state.project === before.project && state.program === before.program;
    if (same && state.graph !== before.graph && state.graph !== null && before.graph !== null) followNames(before.graph, state.graph);
  });
}

function followNames(before: DreamGraph, now: DreamGraph): void {
  const { placements } = placesOf(get());
  if (placements.size > 0) renamePlaces(new Map([...renamedBetween(before, now)].filter(([id]) => placements.has(id))));
}

/** In the place of a file that can not be read. */
export function beginPlacesAnew(): void {
  write(() => withPlaces('', new Map()));
}

function write(change: (text: string) => string | null): void {
  const path = layoutPathOf(get().program);
  const document = get().documents[path];
  const text = change(document?.text ?? '');
  if (text === null || text === document?.text) return;
  if (document === undefined) set(({ documents }) => ({ documents: { ...documents, [path]: empty(path) } }));
  changeText(path, text);
}

/** A text that is on no disk yet. */
const empty = (path: string): Document => ({ path, text: '', savedText: '', savedDigest: null, save: { kind: 'saved' }, revision: 0 });
