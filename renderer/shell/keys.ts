/** The window's keys, from the table of commands. They come before the editor's own. */

import { begins, COMMANDS, type Command, keysAsShown, keysFor, keysOf } from '../../app/bridge/index.ts';
import { mac, runCommand } from '../state/commands.ts';
import { say } from '../state/graph-edit.ts';
import { typedAhead } from '../state/naming.ts';
import { get, set } from '../state/store.ts';
import { OWN_UNDO } from '../state/undo-here.ts';

/** Where keys are taken by what is there. */
const WRITES = 'input, textarea, select, [contenteditable], .native-edit-context, [role="menuitem"], .cue-curve';
const BUTTONS = 'button, a';
/** What presses a button, or goes wrong beside one. */
const OF_BUTTONS: ReadonlySet<string> = new Set(['Enter', ' ', 'Delete', 'Backspace']);

/** The first of two keys, and where it was pressed. */
let first: { readonly keys: string; readonly target: EventTarget | null } | null = null;

export function listenToKeys(): () => void {
  const pressed = (event: KeyboardEvent) => {
    if (typedAhead(event)) return take(event);
    const keys = keysOf(event, mac);
    if (keys === '' || isSecond(keys, event)) return;
    const command = meantBy((own) => own === keys, event);
    // In an open dialog only its own keys count, and those of the way out.
    if (get().dialog !== null && command?.always !== true) return;
    const isFirst = (command === undefined || command.first === true) && meantBy((own) => begins(keys, own), event) !== undefined;
    if (isFirst) waitAfter(keys, event.target, command === undefined);
    if (command === undefined && !isFirst && !wasGivenAway(keys, event)) return;
    take(event);
    if (command !== undefined) runCommand(command.id);
  };
  const stop = () => waitAfter('', null, false);
  window.addEventListener('keydown', pressed, { capture: true });
  window.addEventListener('pointerdown', stop, { capture: true });
  window.addEventListener('blur', stop);
  window.addEventListener('mouseup', wentBack);
  return () => {
    window.removeEventListener('keydown', pressed, { capture: true });
    window.removeEventListener('pointerdown', stop, { capture: true });
    window.removeEventListener('blur', stop);
    window.removeEventListener('mouseup', wentBack);
  };
}

/** `shown`: nothing else is to be seen of it. */
function waitAfter(keys: string, target: EventTarget | null, shown: boolean): void {
  first = keys === '' ? null : { keys, target };
  const firstKey = shown ? keys : '';
  if (get().firstKey !== firstKey) set({ firstKey });
  if (shown) say(`${keysAsShown(keys, mac)}, and a second key`);
}

/** Whether it was the second of two; a first that opened the palette closes it again, and where it was not, the palette has the key. */
function isSecond(keys: string, event: KeyboardEvent): boolean {
  if (first === null) return false;
  const { keys: before, target } = first;
  const both = `${before} ${keys}`;
  waitAfter('', null, false);
  const inPalette = get().dialog === 'palette';
  const command = meantBy((own) => own === both, { target, key: event.key });
  if (inPalette ? command === undefined : get().dialog !== null) return false;
  take(event);
  if (command === undefined) say(`${keysAsShown(both, mac)} are the keys of nothing`);
  else if (!inPalette) runCommand(command.id);
  else {
    set({ dialog: null });
    // After the palette has given the keyboard back.
    requestAnimationFrame(() => runCommand(command.id));
  }
  return true;
}

type Pressed = Pick<KeyboardEvent, 'target' | 'key'>;

/** Where the view that has the keyboard has them for itself, they mean that. */
function meantBy(wanted: (keys: string) => boolean, event: Pressed): Command | undefined {
  const meant: readonly Command[] = COMMANDS.filter((known) => wanted(keysFor(known, get().settings.keys)) && isMeant(known, event));
  return meant.find(({ where }) => where !== undefined) ?? meant[0];
}

function take(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

/** The two buttons at the side of a mouse. */
function wentBack({ button }: MouseEvent): void {
  if (get().dialog === null && (button === 3 || button === 4)) runCommand(button === 3 ? 'go.back' : 'go.forward');
}

/** Keys of one view count where it has the keyboard, and not where they write or press a button. */
function isMeant({ where, fixed }: Command, { target, key }: Pressed): boolean {
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
