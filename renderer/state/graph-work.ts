/** What can be done with all that is selected in the graph, in one step each. */

import { copyOf, type DreamGraph, type GraphEdit, type GraphNode, projectOf } from '../../dream-dsl/index.ts';
import { unfoldTo } from './folds.ts';
import { editGraphBy, type Puts, placeNodes, refuse, say } from './graph-edit.ts';
import { makeAndName } from './naming.ts';
import { placesOf } from './places.ts';
import { chosenOf, selectNode, selectNodes } from './selection.ts';
import { get, set } from './store.ts';
import { isDreamText } from './texts-state.ts';

/** The scene that is selected last; null where none is. */
export const selectedNode = (): GraphNode | null => {
  const { selection, graph } = get();
  return selection?.kind === 'node' ? (graph?.nodes.find(({ id }) => id === selection.id) ?? null) : null;
};

/** In the selected layer, beside the selected nested scene, else in what is shown. */
export function parentForNew(): string | null {
  const node = selectedNode();
  if (node === null) return get().graphInside;
  return node.kind === 'layer' ? node.id : node.parent !== null && node.kind === 'scene' ? node.parent : null;
}

/** What comes into it is seen. */
function openParent(): string | null {
  const parent = parentForNew();
  if (parent !== null) unfoldTo(`${parent}/`);
  return parent;
}

export function addScene(): void {
  void makeAndName(() => editGraphBy({ kind: 'add-scene', parent: openParent() }));
}

/** In the selected scene or layer. */
export function addInside(): void {
  const node = selectedNode();
  if (node === null) return;
  unfoldTo(`${node.id}/`);
  void makeAndName(() => editGraphBy({ kind: 'add-scene', parent: node.id }));
}

/** In the selected scene; beside the layer that is selected. */
export function addLayer(): void {
  const node = selectedNode();
  const parent = node?.kind === 'layer' ? node.parent : node?.id;
  if (parent == null) return;
  unfoldTo(`${parent}/`);
  void makeAndName(() => editGraphBy({ kind: 'add-layer', parent }));
}

/** What holds in every scene; where the dream has it already, it is shown. */
export function addAnywhere(): void {
  const known = get().graph?.nodes.find(({ kind }) => kind === 'anywhere');
  if (known === undefined) return void editGraphBy({ kind: 'add-anywhere' });
  selectNode(known);
  say('The dream has reactions that hold anywhere. Draw arrows from here.');
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
  const texts = Object.values(documents).flatMap(({ path, text }) => (isDreamText(path) ? [[path, text] as const] : []));
  const copied = copyOf(projectOf(Object.fromEntries(texts)), program, chosen);
  if (copied.ok) say(chosen.length === 1 ? 'Copied' : `${chosen.length} scenes copied`);
  else refuse(copied.reason);
  return copied.ok ? copied.text : null;
}

export function paste(text: string): void {
  void editGraphBy({ kind: 'paste', parent: openParent(), text });
}

/** The new scene stands where the first of them stood, and they in it as they stood to each other. */
export function groupSelected(): void {
  const nodes = chosenOf(get());
  const { placements } = placesOf(get());
  const placed = nodes.flatMap((id) => placements.get(id) ?? []);
  const left = Math.min(...placed.map(({ x }) => x));
  const top = Math.min(...placed.map(({ y }) => y));
  const stood: Puts = (named) => {
    if (placed.length === 0) return new Map();
    const group = named(nodes[0] ?? '').replace(/\/[^/]*$/, '');
    const inside = nodes.flatMap((id) => {
      const place = placements.get(id);
      return place === undefined ? [] : [[named(id), { x: place.x - left + GROUP_LEFT_PX, y: place.y - top + GROUP_TOP_PX }] as const];
    });
    return new Map([[group, { x: left - GROUP_LEFT_PX, y: top - GROUP_TOP_PX }], ...inside]);
  };
  void makeAndName(() => editGraphBy({ kind: 'group', nodes }, stood));
}
const GROUP_LEFT_PX = 14;
const GROUP_TOP_PX = 40;

export function extractMotif(): void {
  const node = selectedNode();
  if (node !== null) void makeAndName(() => editGraphBy({ kind: 'extract-motif', node: node.id }), 'motif');
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

/** Shows what is in a scene as a picture of its own; null: the whole dream again. What was left is selected. */
export function openInside(id: string | null): void {
  const { graph, graphInside } = get();
  if (id !== null && !graph?.nodes.some(({ parent }) => parent === id)) {
    say('Nothing is nested in it');
    return;
  }
  const left = graph?.nodes.find((node) => node.id === graphInside);
  set({ graphInside: id });
  const out = left !== undefined && (id === null || left.id.startsWith(`${id}/`));
  selectNodes(out ? [left] : []);
  say(id === null ? 'The whole dream' : `Inside ${id.replaceAll('/', ', ')}`);
}

export function openSelected(): void {
  const node = selectedNode();
  if (node !== null) openInside(node.id);
}

export function openAround(): void {
  const { graph, graphInside } = get();
  if (graphInside !== null) openInside(graph?.nodes.find(({ id }) => id === graphInside)?.parent ?? null);
}

let walked = { from: '', by: 0, nth: -1, at: '' };

/** Along the arrows: to the scene that the next one leads to, or that it comes from; again, to the next of these. */
export function walkAlong(by: 1 | -1): void {
  const { graph } = get();
  const here = selectedNode();
  if (graph === null || here === null) return;
  // Arrived by this key: the same key goes on from where it began.
  const again = walked.at === here.id && walked.by === by && ways(graph, walked.from, by).length > 1;
  const from = again ? walked.from : here.id;
  const edges = ways(graph, from, by);
  const nth = again ? (walked.nth + 1) % edges.length : 0;
  const edge = edges[nth];
  const to = graph.nodes.find(({ id }) => id === (by > 0 ? edge?.target : edge?.source));
  if (edge === undefined || to === undefined) {
    say(by > 0 ? `No arrow leads out of ${here.name}` : `No arrow leads to ${here.name}`);
    return;
  }
  walked = { from, by, nth, at: to.id };
  unfoldTo(to.id);
  selectNode(to);
  say(`${to.name}, ${edge.kind === 'at once' ? 'at once' : `by ${edge.cause === '' ? edge.label : edge.cause}`}, ${nth + 1} of ${edges.length}`);
}

function ways({ edges }: DreamGraph, id: string, by: 1 | -1): DreamGraph['edges'] {
  const seen = new Set<string>();
  return edges.filter(({ source, target }) => {
    const [here, there] = by > 0 ? [source, target] : [target, source];
    if (here !== id || there === id || seen.has(there)) return false;
    seen.add(there);
    return true;
  });
}
