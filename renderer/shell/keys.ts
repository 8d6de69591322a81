/** The window's keys, from the table of commands. They come before the editor's own. */

import { COMMANDS, type Command, keysFor, keysOf } from '../../app/bridge/index.ts';
import { mac, runCommand } from '../state/commands.ts';
import { get } from '../state/store.ts';
import { OWN_UNDO } from '../state/undo-here.ts';

const WRITES = 'input, textarea, select, [contenteditable], [role="menuitem"], .cue-curve, .native-edit-context';
const BUTTONS = 'button, a';
/** What presses a button, or goes wrong beside one. */
const OF_BUTTONS: ReadonlySet<string> = new Set(['Enter', ' ', 'Delete', 'Backspace']);

export function listenToKeys(): () => void {
  const pressed = (event: KeyboardEvent) => {
    const keys = keysOf(event, mac);
    const command: Command | undefined =
      keys === '' ? undefined : COMMANDS.find((known) => keysFor(known, get().settings.keys) === keys && isMeant(known, event));
    // In an open dialog only its own keys count, and those of the way out.
    if (command === undefined ? !wasGivenAway(keys, event) : get().dialog !== null && command.always !== true) return;
    event.preventDefault();
    event.stopPropagation();
    if (command !== undefined) runCommand(command.id);
  };
  window.addEventListener('keydown', pressed, { capture: true });
  window.addEventListener('mouseup', wentBack);
  return () => {
    window.removeEventListener('keydown', pressed, { capture: true });
    window.removeEventListener('mouseup', wentBack);
  };
}

/** The two buttons at the side of a mouse. */
function wentBack({ button }: MouseEvent): void {
  if (get().dialog === null && (button === 3 || button === 4)) runCommand(button === 3 ? 'go.back' : 'go.forward');
}

/** Keys of one view count where it has the keyboard, and not where they write or press a button. */
function isMeant({ where, fixed }: Command, { target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return where === undefined;
  if (fixed) return target.closest(OWN_UNDO) === null;
  if (where === undefined) return true;
  if (where === 'code') return inText(target);
  if (target.closest(`[data-testid="${where}"]`) === null || target.closest(WRITES) !== null) return false;
  return !OF_BUTTONS.has(key) || target.closest(BUTTONS) === null;
}

/** Where the text is written, not what the editor opens over it. */
const inText = (target: Element): boolean =>
  target.closest('[data-testid="code-editor"]') !== null && target.closest('.native-edit-context, .inputarea') !== null;

/** The editor knows the usual keys by itself; those that the user took from a command mean nothing any more. */
const wasGivenAway = (keys: string, { target }: KeyboardEvent): boolean =>
  target instanceof Element && inText(target) && COMMANDS.some((known: Command) => known.where === 'code' && known.keys === keys);
