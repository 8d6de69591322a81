/**
 * Walking through the tabs by use, the one before this one first. As long as Control is held the order stays as it was when
 * the walk began, so that more steps lead further back; where the walk ends is the one used last.
 */

import { nameOf } from './file-paths.ts';
import { say } from './graph-edit.ts';
import { whenMoved } from './moved.ts';
import { get, useStore } from './store.ts';
import { byUse } from './tab-row.ts';
import { showFile } from './tabs.ts';

/** The one used last first; also such as have no tab any more. */
let used: readonly string[] = [];
let walk: readonly string[] | null = null;
let held = false;

export function walkTabs(by: 1 | -1): void {
  const { tabs, path } = get();
  walk ??= byUse(tabs, [path, ...used]);
  const next = walk[(walk.indexOf(path) + by + walk.length) % walk.length];
  if (next !== undefined) {
    showFile(next);
    say(nameOf(next));
  }
  if (!held) endWalk();
}

function endWalk(): void {
  held = false;
  walk = null;
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
  const unfollow = useStore.subscribe(({ path }, before) => {
    if (path !== before.path && walk === null) note(path);
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
