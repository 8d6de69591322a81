/** The table of commands holds together; keys are read, shown and kept apart. */

import { describe, expect, it } from 'vitest';
import { acceleratorOf, COMMANDS, type Command, keysAsShown, keysFor, keysOf, keysProblem, type Press, pressedOn, takenBy } from '../../../app/bridge/index.ts';

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
      expect(acceleratorOf(keys) === null, id).toBe(keys.includes(' '));
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
    ['Mod+K Mod+S', false, 'Ctrl+K Ctrl+S'],
    ['Mod+K Mod+S', true, '⌘K ⌘S'],
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
    ['Mod+K Mod+S', null],
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
    expect(takenBy('view.code', 'Mod+K', {}).map(({ id }) => id)).toEqual(['view.palette', 'app.keysToo']);
    expect(takenBy('view.code', 'Mod+K', { 'view.palette': '', 'app.keysToo': '' })).toEqual([]);
    expect(takenBy('view.code', 'Mod+J', { 'view.graph': 'Mod+J' }).map(({ id }) => id)).toEqual(['view.graph']);
    expect(takenBy('view.code', 'Space', {})).toEqual([]);
    expect(takenBy('view.code', '', { 'view.graph': '' })).toEqual([]);
  });

  it('keeps two keys apart from what runs at the first of them, but for the palette', () => {
    const taken = (keys: string) => takenBy('view.code', keys, {}).map(({ id }) => id);
    expect(taken('Mod+K Mod+J')).toEqual([]);
    expect(taken('Mod+K Mod+S')).toEqual(['app.keysToo']);
    expect(taken('Mod+E Mod+J')).toEqual(['bundle.export']);
    expect(takenBy('view.palette', 'Mod+K', {})).toEqual([]);
  });

  it.each([
    ['', 'Mod+M', undefined, 'Mod+M'],
    ['Mod+M', 'Mod+S', undefined, 'Mod+M Mod+S'],
    ['Mod+M', 'S', undefined, 'Mod+M S'],
    ['B', 'Mod+S', undefined, 'Mod+S'],
    ['Mod+M Mod+S', 'Mod+E', undefined, 'Mod+E'],
  ])('that are pressed after %s, %s in %s, come to %s', (before, now, where, both) => {
    expect(pressedOn(before, now, where)).toBe(both);
    expect(keysProblem(both, where)).toBeNull();
  });

  it('refuses the ways out as second keys', () => expect(keysProblem('Mod+M Escape', undefined)).toMatch(/Escape/));

  it('leaves the system’s own keys as they are, whatever was kept', () => {
    const undo = all.find(({ id }) => id === 'edit.undo') as Command;
    expect(keysFor(undo, { 'edit.undo': 'F7' })).toBe('Mod+Z');
  });
});
