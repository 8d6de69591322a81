/** The table of commands holds together; keys are read, shown and kept apart. */

import { describe, expect, it } from 'vitest';
import { acceleratorOf, COMMANDS, type Command, keysAsShown, keysFor, keysOf, keysProblem, type Press, takenBy } from '../../../app/bridge/index.ts';

const press = (key: string, held: Partial<Press> = {}): Press => ({ key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

const all: readonly Command[] = COMMANDS;

describe('the table', () => {
  it('names no command twice and gives no keys twice', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const command of all) expect(takenBy(command.id, keysFor(command, {}), {}), command.id).toEqual([]);
  });

  it('gives only keys that a user could give, and that the menu can show', () => {
    for (const { id, keys, where, fixed } of all) {
      if (keys === undefined || fixed) continue;
      expect(keysProblem(keys, where), id).toBeNull();
      expect(acceleratorOf(keys), id).not.toBeNull();
    }
  });
});

describe('keys that are pressed', () => {
  it.each([
    [press('k', { ctrlKey: true }), false, 'Mod+K'],
    [press('k', { metaKey: true }), true, 'Mod+K'],
    [press('k', { ctrlKey: true }), true, 'Ctrl+K'],
    [press('F', { ctrlKey: true, shiftKey: true }), false, 'Mod+Shift+F'],
    [press('Enter', { ctrlKey: true, shiftKey: true }), false, 'Mod+Shift+Enter'],
    [press('Tab', { ctrlKey: true }), false, 'Mod+Tab'],
    [press('Tab', { ctrlKey: true, shiftKey: true }), true, 'Mod+Shift+Tab'],
    [press('Tab'), true, 'Tab'],
    [press('¡', { altKey: true, code: 'Digit1' }), true, 'Alt+1'],
    [press('+', { ctrlKey: true }), false, 'Mod+='],
    [press('+', { ctrlKey: true, shiftKey: true, code: 'Equal' }), false, 'Mod+='],
    [press(' '), false, 'Space'],
    [press('Shift', { shiftKey: true }), false, ''],
    [press('Dead'), false, ''],
  ])('%o on a Mac %s are %s', (event, mac, keys) => expect(keysOf(event, mac)).toBe(keys));
});

describe('keys as shown', () => {
  it.each([
    ['Mod+Shift+Enter', false, 'Ctrl+Shift+Enter'],
    ['Mod+Shift+Enter', true, '⌘⇧↩'],
    ['Mod+Tab', true, '⌃Tab'],
    ['Mod+=', false, 'Ctrl++'],
    ['', false, ''],
  ])('%s on a Mac %s reads %s', (keys, mac, shown) => expect(keysAsShown(keys, mac)).toBe(shown));
});

describe('keys in the native menu', () => {
  it.each([
    ['Mod+Shift+Enter', 'CmdOrCtrl+Shift+Return'],
    ['Mod+Tab', 'Ctrl+Tab'],
    ['F8', 'F8'],
    ['Alt+ArrowUp', 'Alt+Up'],
    ['Mod+ContextMenu', null],
    ['Mod+ß', null],
  ])('%s are %s', (keys, accelerator) => expect(acceleratorOf(keys)).toBe(accelerator));
});

describe('keys a user may give', () => {
  it.each([
    ['A', undefined, false],
    ['Shift+A', undefined, false],
    ['Mod+A', undefined, false],
    ['Tab', undefined, false],
    ['Mod+Tab', undefined, true],
    ['A', 'night', true],
    ['A', 'code', false],
    ['F2', 'code', true],
    ['F5', undefined, true],
    ['Mod+Alt+A', undefined, true],
  ] as const)('%s in %s: %s', (keys, where, fine) => expect(keysProblem(keys, where) === null).toBe(fine));

  it('says whose they are, by what the user changed, and lets a view have keys of its own', () => {
    expect(takenBy('view.code', 'Mod+K', {}).map(({ id }) => id)).toEqual(['view.palette']);
    expect(takenBy('view.code', 'Mod+K', { 'view.palette': '' })).toEqual([]);
    expect(takenBy('view.code', 'Mod+J', { 'view.graph': 'Mod+J' }).map(({ id }) => id)).toEqual(['view.graph']);
    expect(takenBy('view.code', 'Space', {})).toEqual([]);
    expect(takenBy('view.code', '', { 'view.graph': '' })).toEqual([]);
  });

  it('leaves the system’s own keys as they are, whatever was kept', () => {
    const undo = all.find(({ id }) => id === 'edit.undo') as Command;
    expect(keysFor(undo, { 'edit.undo': 'F7' })).toBe('Mod+Z');
  });
});
