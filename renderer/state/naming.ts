/** A scene or a motif that was just made asks for its name. Until its field stands there, what is typed is kept for it: no letter of a name becomes a command. */

import type { NamingTask } from './graph-state.ts';
import { get, set } from './store.ts';

const NOTHING_TYPED = { typed: '', ended: false };

/** What had the keyboard when the last name was asked for. */
let askedFrom: Element | null = null;

/** `make` gives whether it came about, and has selected what it made: a new scene, or the one that is made of the new motif. */
export async function makeAndName(make: () => Promise<boolean>, of: NamingTask['of'] = 'scene'): Promise<void> {
  const asked = { kind: 'rename', of, node: '', ahead: NOTHING_TYPED } as const;
  const before = get().selection?.id;
  askedFrom = document.activeElement;
  set({ graphTask: asked });
  const made = await make();
  const { graphTask, selection } = get();
  if (graphTask?.kind !== 'rename' || graphTask.node !== '') return;
  const there = made && selection?.kind === 'node' && (of === 'motif' || selection.id !== before);
  set({ graphTask: there ? { ...graphTask, node: selection.id } : null });
}

/** Whether the key belongs to a name whose field is not there yet. */
export function typedAhead({ key, ctrlKey, metaKey, altKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): boolean {
  const { graphTask } = get();
  if (graphTask?.kind !== 'rename' || graphTask.ahead === undefined || wentElsewhere()) return false;
  const { typed, ended } = graphTask.ahead;
  // Such a key means something else than a name: what was made keeps the one that it has.
  if (ctrlKey || metaKey || altKey) {
    set({ graphTask: null });
    return false;
  }
  const ahead = ended ? graphTask.ahead : afterKey(typed, key);
  if (ahead === null) return false;
  set({ graphTask: { ...graphTask, ahead } });
  return true;
}

function afterKey(typed: string, key: string): typeof NOTHING_TYPED | null {
  if (key === 'Enter') return { typed, ended: true };
  if (key === 'Escape') return { typed: '', ended: true };
  if (key === 'Backspace') return { typed: typed.slice(0, -1), ended: false };
  return [...key].length === 1 ? { typed: typed + key, ended: false } : null;
}

/** For the field that stands there now; `elsewhere`: it has to leave the keyboard to what its user went to meanwhile. */
export function takeTyped(): { readonly typed: string; readonly ended: boolean; readonly elsewhere: boolean } {
  const { graphTask } = get();
  if (graphTask?.kind !== 'rename' || graphTask.ahead === undefined) return { ...NOTHING_TYPED, elsewhere: false };
  const { ahead, ...task } = graphTask;
  set({ graphTask: task });
  return { ...ahead, elsewhere: wentElsewhere() };
}

/** Out of the graph, or into one of its fields. */
function wentElsewhere(): boolean {
  const now = document.activeElement;
  if (now === null || now === askedFrom || now === document.body) return false;
  return now.matches('input, textarea, select') || now.closest('[data-testid="graph"]') === null;
}
