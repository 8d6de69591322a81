/** Keys that belong to one view or to the editor, to be looked up; they are not commands of the window. */

interface Part {
  readonly where: string;
  readonly keys: readonly (readonly [keys: string, title: string])[];
}

export const FIXED_KEYS: readonly Part[] = [
  {
    where: 'In the text',
    keys: [
      ['Mod+Space', 'Suggest what can stand here'],
      ['Mod+.', 'Mends and changes of shape'],
      ['F2', 'Rename, in all files'],
      ['F12', 'Go to where it is defined'],
      ['Alt+F12', 'Look at where it is defined, without leaving'],
      ['Shift+F12', 'Look at every place that speaks of it'],
      ['Mod+Shift+O', 'Go to a part of this text by name'],
      ['Mod+/', 'Comment or uncomment'],
      ['Mod+D', 'Select the next of the same'],
      ['Alt+ArrowUp', 'Move the line up'],
      ['Alt+ArrowDown', 'Move the line down'],
      ['Mod+Z', 'Undo'],
      ['Mod+Shift+Z', 'Redo'],
    ],
  },
  {
    where: 'In the graph',
    keys: [
      ['A', 'Add a scene'],
      ['C', 'Draw an arrow from the selected scene'],
      ['F2', 'Rename the selected scene'],
      ['Mod+D', 'Duplicate'],
      ['Delete', 'Delete'],
      ['I', 'Show or hide the inspector'],
      ['ArrowRight', 'Go to the next scene in this direction'],
    ],
  },
  {
    where: 'In the night',
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
