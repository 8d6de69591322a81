/** What the user is in the middle of in the graph: writing a scene's name, or drawing an arrow; and whether what is selected is looked into. */

import { editGraphBy } from './graph-edit.ts';
import { selectedNode } from './graph-work.ts';
import { get, set } from './store.ts';

export function renameSelected(): void {
  const node = selectedNode();
  set({ graphTask: node === null ? null : { kind: 'rename', node: node.id } });
}

/** null: it stays as it was. */
export function endRename(name: string | null): void {
  const { graphTask, graph } = get();
  const node = graphTask?.kind === 'rename' ? graph?.nodes.find(({ id }) => id === graphTask.node) : undefined;
  set({ graphTask: null });
  if (node !== undefined && name !== null && name !== node.name) void editGraphBy({ kind: 'rename', node: node.id, name });
}

export function beginArrow(): void {
  const node = selectedNode();
  if (node === null) set({ graphTask: null });
  else set({ graphTask: { kind: 'connect', node: node.id }, said: `Drawing an arrow from ${node.name}. Go to a scene and press Enter, or Escape.` });
}

/** Where the arrow that is being drawn begins; null while none is. */
export const arrowFrom = (): string | null => {
  const { graphTask } = get();
  return graphTask?.kind === 'connect' ? graphTask.node : null;
};

/** Draws the arrow that was begun, or one from a scene that is named. */
export function endArrow(to: string, from = arrowFrom()): void {
  set({ graphTask: null });
  if (from !== null) void editGraphBy({ kind: 'connect', from, to });
}

export const stopTask = (): void => set({ graphTask: null });

export const toggleInspector = (): void => set(({ inspecting }) => ({ inspecting: !inspecting }));
