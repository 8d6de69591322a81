/** What can be done with all that is selected in the graph, in one step each. */

import { copyOf, type GraphEdit, type GraphNode, isLayoutPath, projectOf } from '../../dream-dsl/index.ts';
import { editGraphBy, placeNodes, refuse, say } from './graph-edit.ts';
import { placesOf } from './places.ts';
import { chosenOf } from './selection.ts';
import { get } from './store.ts';

/** The scene that is selected last; null where none is. */
export const selectedNode = (): GraphNode | null => {
  const { selection, graph } = get();
  return selection?.kind === 'node' ? (graph?.nodes.find(({ id }) => id === selection.id) ?? null) : null;
};

/** In the selected layer, beside the selected nested scene, else at the top. */
export function parentForNew(): string | null {
  const node = selectedNode();
  if (node === null) return null;
  return node.kind === 'layer' ? node.id : node.parent !== null && node.kind === 'scene' ? node.parent : null;
}

export function addScene(): void {
  void editGraphBy({ kind: 'add-scene', parent: parentForNew() });
}

export function deleteSelected(): void {
  const { selection } = get();
  const [first, second] = chosenOf(get());
  if (selection?.kind === 'edge') void editGraphBy({ kind: 'delete-edge', edge: selection.id });
  else if (first !== undefined)
    void editGraphBy(second === undefined ? { kind: 'delete-node', node: first } : { kind: 'delete', nodes: chosenOf(get()), edges: [] });
}

export function duplicateSelected(): void {
  const edits = chosenOf(get()).map((node): GraphEdit => ({ kind: 'duplicate', node }));
  const [first] = edits;
  if (first !== undefined) void editGraphBy(edits.length === 1 ? first : { kind: 'several', edits });
}

/** The text of what is selected; null where it can not be copied, and why is told. */
export function copySelected(): string | null {
  const { program, documents } = get();
  const chosen = chosenOf(get());
  if (chosen.length === 0) return null;
  const texts = Object.values(documents).flatMap(({ path, text }) => (isLayoutPath(path) ? [] : [[path, text] as const]));
  const copied = copyOf(projectOf(Object.fromEntries(texts)), program, chosen);
  if (copied.ok) say(chosen.length === 1 ? 'Copied' : `${chosen.length} scenes copied`);
  else refuse(copied.reason);
  return copied.ok ? copied.text : null;
}

export function paste(text: string): void {
  void editGraphBy({ kind: 'paste', parent: parentForNew(), text });
}

/** The new scene stands where the first of them stood, and they in it as they stood to each other. */
export function groupSelected(): void {
  const nodes = chosenOf(get());
  const { placements } = placesOf(get());
  const placed = nodes.flatMap((id) => placements.get(id) ?? []);
  const left = Math.min(...placed.map(({ x }) => x));
  const top = Math.min(...placed.map(({ y }) => y));
  void editGraphBy({ kind: 'group', nodes }, (named) => {
    if (placed.length === 0) return new Map();
    const group = named(nodes[0] ?? '').replace(/\/[^/]*$/, '');
    const inside = nodes.flatMap((id) => {
      const place = placements.get(id);
      return place === undefined ? [] : [[named(id), { x: place.x - left + GROUP_LEFT_PX, y: place.y - top + GROUP_TOP_PX }] as const];
    });
    return new Map([[group, { x: left - GROUP_LEFT_PX, y: top - GROUP_TOP_PX }], ...inside]);
  });
}
const GROUP_LEFT_PX = 14;
const GROUP_TOP_PX = 40;

export function extractMotif(): void {
  const node = selectedNode();
  if (node !== null) void editGraphBy({ kind: 'extract-motif', node: node.id });
}

export function reorderSelected(by: -1 | 1): void {
  const { selection } = get();
  if (selection !== null) void editGraphBy({ kind: 'reorder', id: selection.id, by });
}

/** Scenes are where the layout puts them again: those that are selected, else all. */
export function tidyPlaces(): void {
  const chosen = chosenOf(get());
  const placed = [...placesOf(get()).placements.keys()];
  const ids = chosen.length === 0 ? placed : placed.filter((id) => chosen.some((one) => id === one || id.startsWith(`${one}/`)));
  const said = ids.length === 1 ? 'One scene is placed by the layout again' : `${ids.length} scenes are placed by the layout again`;
  if (ids.length === 0) say('Nothing here was placed by hand');
  else placeNodes(new Map(ids.map((id) => [id, null])), said);
}
