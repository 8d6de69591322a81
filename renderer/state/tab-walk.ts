/**
 * Walking through the tabs by use, the one before this one first. As long as Control is held the order stays as it was when
 * the walk began, so that more steps lead further back, and stands over the window; where the walk ends is the one used last.
 */

import { nameOf } from './file-paths.ts';
import { say } from './graph-edit.ts';
import { whenMoved } from './moved.ts';
import { get, set, useStore } from './store.ts';
import { byUse } from './tab-row.ts';
import { showFile } from './tabs.ts';

/** The one used last first; also such as have no tab any more. */
let used: readonly string[] = [];
let held = false;

export function walkTabs(by: 1 | -1): void {
  const { tabs, path, walked } = get();
  const walk = walked ?? byUse(tabs, [path, ...used]);
  const next = walk[(walk.indexOf(path) + by + walk.length) % walk.length];
  if (next !== undefined) {
    showFile(next);
    say(nameOf(next));
  }
  if (held) set({ walked: walk });
  else endWalk();
}

/** At one of the list, by the mouse. */
export function endWalkAt(path: string): void {
  showFile(path);
  endWalk();
}

function endWalk(): void {
  held = false;
  set({ walked: null });
  note(get().path);
}

const note = (path: string): void => {
  used = [path, ...used.filter((other) => other !== path)];
};

/** Notes what is shown, and when Control is held and let go. Returns the undo. */
export function followTabs(): () => void {
  const down = ({ ctrlKey }: KeyboardEvent) => {
    held = ctrlKey;
  };
  const up = ({ ctrlKey }: KeyboardEvent) => {
    if (held && !ctrlKey) endWalk();
  };
  const unfollow = useStore.subscribe(({ path, walked }, before) => {
    if (path !== before.path && walked === null) note(path);
  });
  const unmoved = whenMoved((moved) => {
    used = used.map(moved);
  });
  window.addEventListener('keydown', down, { capture: true });
  window.addEventListener('keyup', up, { capture: true });
  window.addEventListener('blur', endWalk);
  return () => {
    unfollow();
    unmoved();
    window.removeEventListener('keydown', down, { capture: true });
    window.removeEventListener('keyup', up, { capture: true });
    window.removeEventListener('blur', endWalk);
  };
}
