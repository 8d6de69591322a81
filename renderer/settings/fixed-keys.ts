/** Keys that belong to one view or to the editor, to be looked up; they are not commands of the window. */

import type { Command } from '../../app/bridge/index.ts';

interface Part {
  readonly where: string;
  readonly view: NonNullable<Command['where']>;
  readonly keys: readonly (readonly [keys: string, title: string])[];
}

export const FIXED_KEYS: readonly Part[] = [
  {
    where: 'In the text',
    view: 'code',
    keys: [
      ['Mod+D', 'Select the next of the same'],
      ['Alt+ArrowUp', 'Move the line up'],
      ['Alt+ArrowDown', 'Move the line down'],
    ],
  },
  {
    where: 'In the graph',
    view: 'graph',
    keys: [
      ['ArrowRight', 'Go to the next scene in this direction'],
      ['Alt+ArrowRight', 'Place what is selected a little further in this direction'],
      ['Enter', 'Rename the selected scene, or end the arrow that is being drawn there'],
      ['Backspace', 'Delete what is selected'],
      ['Mod+A', 'Select all scenes'],
    ],
  },
  {
    where: 'In the night',
    view: 'night',
    keys: [
      ['ArrowRight', 'A little later; with Shift, much later'],
      ['ArrowLeft', 'A little earlier; with Shift, much earlier'],
      ['Home', 'To the beginning of the night'],
      ['End', 'To its end'],
      ['=', 'Zoom in'],
      ['-', 'Zoom out'],
    ],
  },
];

/** Why keys that one view keeps can not be those of a command that would be heard there; null where none does. */
export function fixedProblem(keys: string, view: Command['where']): string | null {
  for (const part of FIXED_KEYS) {
    const [, title] = (view === undefined || view === part.view ? part.keys : []).find(([own]) => own === keys || keys.startsWith(`${own} `)) ?? [];
    if (title !== undefined) return `${part.where} these stay for “${title}”.`;
  }
  return null;
}
