/** What the user is in the middle of in the graph: writing a scene's name, or drawing an arrow; and whether what is selected is looked into. */

import { editGraphBy, tryGraphEdit, undoGraph } from './graph-edit.ts';
import { selectedNode } from './graph-work.ts';
import { get, set } from './store.ts';

export function renameSelected(): void {
  const node = selectedNode();
  set({ graphTask: node === null ? null : { kind: 'rename', of: 'scene', node: node.id } });
}

/** null where it has that name now; else why not, and it is still being written. null: it stays as it was. */
export async function endRename(name: string | null): Promise<string | null> {
  const { graphTask, graph } = get();
  const task = graphTask?.kind === 'rename' ? graphTask : null;
  const node = graph?.nodes.find(({ id }) => id === task?.node);
  const wanted = name?.trim() ?? '';
  const [kind, known] = task?.of === 'motif' ? (['rename-motif', node?.motif] as const) : (['rename', node?.name] as const);
  const reason = node === undefined || wanted === '' || wanted === known ? null : await tryGraphEdit({ kind, node: node.id, name: wanted });
  if (reason === null && get().graphTask === graphTask) stopTask();
  return reason;
}

/** Takes back what the scene was made by, whose name nobody has begun to write. */
export function undoInstead(): void {
  stopTask();
  undoGraph();
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
