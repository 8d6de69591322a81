/** The window's keys, from the table of commands. They come before the editor's own. */

import { COMMANDS } from '../state/commands.ts';
import { get } from '../state/store.ts';

const mac = navigator.platform.startsWith('Mac');

export function listenToKeys(): () => void {
  const byKeys = new Map(COMMANDS.filter(({ keys }) => keys !== '' && keys !== 'Space').map((command) => [command.keys, command]));
  const pressed = (event: KeyboardEvent) => {
    const command = byKeys.get(nameOf(event));
    // In an open dialog only its own keys count; the editor has its own find.
    if (command === undefined || get().dialog !== null) return;
    event.preventDefault();
    event.stopPropagation();
    command.run();
  };
  window.addEventListener('keydown', pressed, { capture: true });
  return () => window.removeEventListener('keydown', pressed, { capture: true });
}

function nameOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string {
  const parts = [(mac ? metaKey : ctrlKey) && 'Ctrl', altKey && 'Alt', shiftKey && 'Shift', key.length === 1 ? key.toUpperCase() : key];
  return parts.filter(Boolean).join('+');
}

/** The keys as this system writes them. */
export const keysAsShown = (keys: string): string => (mac ? keys.replace('Ctrl', '⌘').replace('Alt', '⌥') : keys);
