/**
 * Keys as text: modifiers in the order `Mod Ctrl Alt Shift`, then one key, joined by `+`. `Mod` is Control, on a Mac Command;
 * `Ctrl` is the Mac's own Control key beside it. Keys are named as the web names them, with `Space` for the blank.
 * Two that are pressed one after the other stand apart by a blank: `Mod+K Mod+S`.
 */

import { COMMANDS, type Command, type CommandId } from './commands.ts';

/** What the user has changed: keys by command, '' for none. */
export type KeyChanges = Readonly<Record<string, string>>;

/** What is needed of a keyboard event. */
export interface Press {
  readonly key: string;
  /** The key's place on the keyboard, whatever it writes. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const MODIFIERS: ReadonlySet<string> = new Set(['Control', 'Meta', 'Alt', 'AltGraph', 'Shift', 'CapsLock', 'Dead', 'Process', 'Unidentified']);

/** The keys that are down; '' while these are only modifiers. */
export function keysOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }: Press, mac: boolean): string {
  if (MODIFIERS.has(key)) return '';
  // Alt writes other letters on a Mac; what counts is the key.
  const plain = altKey ? (/^(?:Key|Digit)(.)$/.exec(code)?.[1] ?? key) : key;
  // The same key writes + and = on some keyboards, and both mean "larger".
  if (plain === '+') return keysOf({ key: '=', code: '', ctrlKey, metaKey, altKey, shiftKey: false }, mac);
  const name = plain === ' ' ? 'Space' : plain.length === 1 ? plain.toUpperCase() : plain;
  // ⌘Tab is the system's own everywhere: Tab goes with Control on a Mac too.
  const mod = mac && key !== 'Tab' ? metaKey : ctrlKey;
  return [mod && 'Mod', mac && key !== 'Tab' && ctrlKey && 'Ctrl', altKey && 'Alt', shiftKey && 'Shift', name].filter(Boolean).join('+');
}

/** The keys of a command as they are now; '' for none. */
export const keysFor = ({ id, keys, fixed }: Command, changes: KeyChanges): string => (fixed ? undefined : changes[id]) ?? keys ?? '';

/** Whether keys are the first of two. */
export const begins = (keys: string, both: string): boolean => both.startsWith(`${keys} `);

/**
 * The commands that other keys would be taken from. Keys of one view do not disturb those of the whole window, only each other.
 * What runs at the first of two keys leaves no second one, but for a command that listens for it.
 */
export function takenBy(id: CommandId, keys: string, changes: KeyChanges): readonly Command[] {
  const all: readonly Command[] = COMMANDS;
  const own = all.find((known) => known.id === id);
  const near = keys === '' ? [] : all.filter((other) => other.id !== id && other.where === own?.where);
  const same = near.filter((other) => keysFor(other, changes) === keys);
  const cut = near.filter((other) => {
    const others = keysFor(other, changes);
    return (begins(others, keys) && other.first !== true) || (begins(keys, others) && own?.first !== true);
  });
  return [...same, ...cut];
}

/** What has been pressed with one more: the second of two where the first can be one, else anew. */
export const pressedOn = (before: string, now: string, where: Command['where']): string =>
  before !== '' && !before.includes(' ') && keysProblem(before, where) === null ? `${before} ${now}` : now;

/** Why keys can not be those of a command; null where they can. */
export function keysProblem(keys: string, where: Command['where']): string | null {
  const [first = '', second] = keys.split(' ');
  const own = firstProblem(first, where);
  return own ?? (second !== undefined && /(?:^|\+)(?:Escape|Tab)$/.test(second) ? 'Escape and Tab always move through the window or out of it.' : null);
}

function firstProblem(keys: string, where: Command['where']): string | null {
  const parts = keys.split('+');
  const key = parts.at(-1) as string;
  const held = new Set(parts.slice(0, -1));
  if (key === 'Escape' || (key === 'Tab' && !held.has('Mod'))) return `${key} always moves through the window or out of it.`;
  const works = /^F\d/.test(key) || held.has('Mod') || held.has('Ctrl') || held.has('Alt');
  if ((where === undefined || where === 'code') && !works) return 'Keys that write need Ctrl, Alt or Command with them.';
  if (held.has('Mod') && !held.has('Alt') && ['A', 'C', 'V', 'X', 'Z', 'Y'].includes(key)) return 'These keys select, copy, paste and undo everywhere.';
  return null;
}

const SIGNS: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', '=': '+' };
const ON_MAC: Readonly<Record<string, string>> = { Mod: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧', Enter: '↩', Backspace: '⌫' };

/** Keys as the system writes them. */
export function keysAsShown(keys: string, mac: boolean): string {
  if (keys === '') return '';
  if (keys.includes(' '))
    return keys
      .split(' ')
      .map((one) => keysAsShown(one, mac))
      .join(' ');
  const written = mac && keys.endsWith('Tab') ? keys.replace('Mod', 'Ctrl') : keys;
  const parts = written.split('+').map((part) => (mac ? ON_MAC[part] : part === 'Mod' ? 'Ctrl' : undefined) ?? SIGNS[part] ?? part);
  return parts.join(mac ? '' : '+');
}

const ACCELERATORS: Readonly<Record<string, string>> = {
  Mod: 'CmdOrCtrl',
  Enter: 'Return',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
};

const NAMED = /^(?:[!-~]|F\d{1,2}|Space|Tab|Return|Backspace|Delete|Insert|Up|Down|Left|Right|Home|End|PageUp|PageDown|Escape)$/;

/** Keys as the native menu writes them; null where it has no words for them. */
export function acceleratorOf(keys: string): string | null {
  if (keys.includes(' ')) return null;
  const parts = keys.split('+').map((part) => (part === 'Mod' && keys.endsWith('Tab') ? 'Ctrl' : (ACCELERATORS[part] ?? part)));
  return NAMED.test(parts.at(-1) ?? '') ? parts.join('+') : null;
}
