/**
 * Every command of the window, as one table. The native menu, the palette, the keys, the buttons' hints and the page on keys
 * derive from it; what a command does is in the window.
 */

/** The native menus, in their order; also the headings of the palette. */
export const COMMAND_GROUPS = ['File', 'Edit', 'Go', 'View', 'Graph', 'Night', 'Help'] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** What must be there for a command to do something, in words that follow "needs". */
export const COMMAND_NEEDS = {
  project: 'an open project',
  night: 'a previewed night',
  tabs: 'a second open file',
  closed: 'a tab that was closed',
  glanced: 'a tab that gives way to the next file',
  device: 'a paired device',
  selected: 'something that is selected in the graph',
  scene: 'a selected scene',
} as const;
export type CommandNeed = keyof typeof COMMAND_NEEDS;

interface Row {
  readonly id: string;
  readonly group: CommandGroup;
  /** As a person would ask for it; one that opens something which asks back ends in "…". */
  readonly title: string;
  /** Before the user changes them; see keys.ts. */
  readonly keys?: string;
  readonly needs?: CommandNeed;
  /** Its keys count only where this view has the keyboard. */
  readonly where?: 'night' | 'graph' | 'code';
  /** Its keys are the system's own: they stay as they are, and mean what is nearest to the keyboard. */
  readonly fixed?: true;
  /** Its keys count wherever the user is, also in dialogs. */
  readonly always?: true;
  /** It is on or off, which menu and palette show. */
  readonly toggles?: true;
  /** A second key of another command: it is listed only where keys are shown and changed. */
  readonly second?: true;
  /** It may run at the first of two keys: it takes the second for what both mean. */
  readonly first?: true;
  /** In the menu a line stands above it. */
  readonly line?: true;
}

export const COMMANDS = [
  { id: 'project.new', group: 'File', title: 'New dream…', keys: 'Mod+N' },
  { id: 'project.open', group: 'File', title: 'Open a project…', keys: 'Mod+O' },
  { id: 'project.save', group: 'File', title: 'Save now', keys: 'Mod+S', needs: 'project', line: true },
  { id: 'file.new', group: 'File', title: 'New file in this project', keys: 'Mod+Alt+N', needs: 'project' },
  { id: 'file.folder', group: 'File', title: 'New folder in this project', needs: 'project' },
  { id: 'file.add', group: 'File', title: 'Add sounds to this project…', needs: 'project' },
  { id: 'file.rename', group: 'File', title: 'Rename this file', needs: 'project', line: true },
  { id: 'file.move', group: 'File', title: 'Move this file to another folder', needs: 'project' },
  { id: 'file.duplicate', group: 'File', title: 'Duplicate this file', needs: 'project' },
  { id: 'file.delete', group: 'File', title: 'Delete this file', needs: 'project' },
  { id: 'file.show', group: 'File', title: 'Show this file in the file manager', needs: 'project' },
  { id: 'file.path', group: 'File', title: 'Copy the path of this file', needs: 'project' },
  { id: 'project.copy', group: 'File', title: 'Copy this project to another folder…', needs: 'project' },
  { id: 'file.compare', group: 'File', title: 'Compare the text with its file', needs: 'project' },
  { id: 'file.close', group: 'File', title: 'Close the tab of this file', keys: 'Mod+W', needs: 'tabs' },
  { id: 'file.keep', group: 'File', title: 'Keep the tab of this file open', needs: 'glanced' },
  { id: 'file.reopen', group: 'File', title: 'Open the tab again that was closed last', keys: 'Mod+Shift+T', needs: 'closed' },
  { id: 'hypnogram.import', group: 'File', title: 'Import a recorded night…', line: true },
  { id: 'bundle.export', group: 'File', title: 'Export a signed bundle…', keys: 'Mod+E', needs: 'project' },
  { id: 'bundle.preflight', group: 'File', title: 'Pre-flight: what a bed would refuse, before it is sent', keys: 'Mod+Shift+E', needs: 'project' },
  { id: 'app.settings', group: 'File', title: 'Settings…', keys: 'Mod+,', line: true },
  { id: 'app.keys', group: 'File', title: 'Keyboard shortcuts: look them up and change them…', keys: 'Mod+Alt+K' },
  { id: 'app.keysToo', group: 'File', title: 'Keyboard shortcuts… (a second key)', keys: 'Mod+K Mod+S', second: true },

  { id: 'edit.undo', group: 'Edit', title: 'Undo', keys: 'Mod+Z', needs: 'project', fixed: true },
  { id: 'edit.redo', group: 'Edit', title: 'Redo', keys: 'Mod+Shift+Z', needs: 'project', fixed: true },
  { id: 'edit.find', group: 'Edit', title: 'Find in the text', keys: 'Mod+F', needs: 'project', line: true },
  { id: 'edit.findAll', group: 'Edit', title: 'Find and replace in all files', keys: 'Mod+Shift+F', needs: 'project' },
  { id: 'edit.suggest', group: 'Edit', title: 'Suggest what can stand here', keys: 'Mod+Space', needs: 'project', where: 'code', line: true },
  { id: 'edit.mend', group: 'Edit', title: 'Mends and changes of shape…', keys: 'Mod+.', needs: 'project', where: 'code' },
  { id: 'edit.rename', group: 'Edit', title: 'Rename the name at the caret, in all files', keys: 'F2', needs: 'project', where: 'code' },
  { id: 'edit.comment', group: 'Edit', title: 'Comment or uncomment the lines', keys: 'Mod+/', needs: 'project', where: 'code' },
  { id: 'edit.format', group: 'Edit', title: 'Format the text', keys: 'Alt+Shift+F', needs: 'project' },
  { id: 'edit.autosave', group: 'Edit', title: 'Save by itself: after a pause, on looking elsewhere, or never' },
  { id: 'edit.formatOnSave', group: 'Edit', title: 'Format when saving by hand', toggles: true },

  { id: 'go.definition', group: 'Go', title: 'Go to where the name is defined', keys: 'F12', needs: 'project', where: 'code' },
  { id: 'go.peek', group: 'Go', title: 'Look at where it is defined, without leaving', keys: 'Alt+F12', needs: 'project', where: 'code' },
  { id: 'go.references', group: 'Go', title: 'Look at every place that speaks of it', keys: 'Shift+F12', needs: 'project', where: 'code' },
  { id: 'go.part', group: 'Go', title: 'Go to a part of this text by name…', keys: 'Mod+Shift+O', needs: 'project', where: 'code' },
  { id: 'go.line', group: 'Go', title: 'Go to a line by its number…', keys: 'Mod+G', needs: 'project' },
  { id: 'go.back', group: 'Go', title: 'Back to where you were in the text', keys: 'Mod+Alt+ArrowLeft', needs: 'project', line: true },
  { id: 'go.forward', group: 'Go', title: 'Forward again', keys: 'Mod+Alt+ArrowRight', needs: 'project' },
  { id: 'go.file', group: 'Go', title: 'Go to a file of this project by name…', keys: 'Mod+P', needs: 'project', line: true },
  { id: 'file.next', group: 'Go', title: 'Next file', keys: 'Mod+PageDown', needs: 'tabs' },
  { id: 'file.previous', group: 'Go', title: 'Previous file', keys: 'Mod+PageUp', needs: 'tabs' },
  { id: 'file.used', group: 'Go', title: 'The file used before this one', keys: 'Mod+Tab', needs: 'tabs' },
  { id: 'file.usedBack', group: 'Go', title: 'The file used longest ago', keys: 'Mod+Shift+Tab', needs: 'tabs' },
  { id: 'file.later', group: 'Go', title: 'Move the tab of this file to the right', keys: 'Mod+Shift+PageDown', needs: 'tabs' },
  { id: 'file.earlier', group: 'Go', title: 'Move the tab of this file to the left', keys: 'Mod+Shift+PageUp', needs: 'tabs' },
  { id: 'problem.next', group: 'Go', title: 'Go to the next problem', keys: 'F8', needs: 'project', line: true },
  { id: 'problem.previous', group: 'Go', title: 'Go to the problem before', keys: 'Shift+F8', needs: 'project' },

  { id: 'view.palette', group: 'View', title: 'All commands…', keys: 'Mod+K', first: true },
  { id: 'view.commands', group: 'View', title: 'All commands… (a second key)', keys: 'Mod+Shift+P', second: true, first: true },
  { id: 'view.code', group: 'View', title: 'Show the code', keys: 'Alt+1', needs: 'project', line: true },
  { id: 'view.graph', group: 'View', title: 'Show the graph', keys: 'Alt+2', needs: 'project' },
  { id: 'view.night', group: 'View', title: 'Show the night', keys: 'Alt+3', needs: 'project' },
  { id: 'view.problems', group: 'View', title: 'Show the problems', keys: 'Alt+4', needs: 'project' },
  { id: 'view.promises', group: 'View', title: 'Show the promises: what is proven, and what a night breaks', keys: 'Alt+Shift+P', needs: 'project' },
  { id: 'view.outline', group: 'View', title: 'Show the outline', keys: 'Alt+5', needs: 'project' },
  { id: 'view.moment', group: 'View', title: 'Show the moment: everything at the playhead', keys: 'Alt+7', needs: 'project' },
  { id: 'view.project', group: 'View', title: 'Show the project’s files and sounds', keys: 'Alt+0', needs: 'project' },
  { id: 'view.history', group: 'View', title: 'Show the history: earlier versions of the text', keys: 'Alt+8', needs: 'project' },
  { id: 'view.cohort', group: 'View', title: 'Show the cohort', keys: 'Alt+6', needs: 'project' },
  { id: 'view.devices', group: 'View', title: 'Show the devices: beds to pair with, send to and watch', keys: 'Alt+9', needs: 'project' },
  { id: 'view.close', group: 'View', title: 'Close this panel', keys: 'Mod+Shift+W', needs: 'project' },
  { id: 'view.layout', group: 'View', title: 'Put the panels back in place', needs: 'project' },
  { id: 'view.theme', group: 'View', title: 'Switch between midnight and dawn', line: true },
  { id: 'view.theme.midnight', group: 'View', title: 'Theme: midnight, dark', toggles: true },
  { id: 'view.theme.dawn', group: 'View', title: 'Theme: dawn, light', toggles: true },
  { id: 'view.theme.contrast', group: 'View', title: 'Theme: high contrast', toggles: true },
  { id: 'view.theme.system', group: 'View', title: 'Theme: follow the system’s light or dark', toggles: true },
  { id: 'view.larger', group: 'View', title: 'Everything larger', keys: 'Mod+=', line: true },
  { id: 'view.smaller', group: 'View', title: 'Everything smaller', keys: 'Mod+-' },
  { id: 'view.usual', group: 'View', title: 'Everything in its usual size', keys: 'Mod+0' },
  { id: 'view.wrap', group: 'View', title: 'Long lines of the text go on below', keys: 'Alt+Z', line: true, toggles: true },
  { id: 'view.follow', group: 'View', title: 'The text scrolls along with the night', toggles: true },
  { id: 'view.reader', group: 'View', title: 'Lay the text out for a screen reader', toggles: true },
  { id: 'view.tab', group: 'View', title: 'Tab moves on from the text instead of indenting', keys: 'Mod+Shift+M', toggles: true },

  { id: 'graph.add', group: 'Graph', title: 'Add a scene', keys: 'A', needs: 'project', where: 'graph' },
  { id: 'graph.inside', group: 'Graph', title: 'Add a scene inside the selected one', keys: 'N', needs: 'scene', where: 'graph' },
  { id: 'graph.layer', group: 'Graph', title: 'Add a layer to the selected scene', keys: 'L', needs: 'scene', where: 'graph' },
  { id: 'graph.anywhere', group: 'Graph', title: 'React anywhere: begin what holds in every scene', keys: 'Shift+A', needs: 'project', where: 'graph' },
  { id: 'graph.connect', group: 'Graph', title: 'Draw an arrow from the selected scene', keys: 'C', needs: 'scene', where: 'graph' },
  { id: 'graph.rename', group: 'Graph', title: 'Rename the selected scene', keys: 'F2', needs: 'scene', where: 'graph' },
  { id: 'graph.duplicate', group: 'Graph', title: 'Duplicate the selected scenes', keys: 'Mod+D', needs: 'scene', where: 'graph' },
  { id: 'graph.delete', group: 'Graph', title: 'Delete what is selected', keys: 'Delete', needs: 'selected', where: 'graph' },
  { id: 'graph.group', group: 'Graph', title: 'Put the selected scenes into a scene of their own', keys: 'G', needs: 'scene', where: 'graph', line: true },
  { id: 'graph.motif', group: 'Graph', title: 'Make a motif of the selected scene', keys: 'M', needs: 'scene', where: 'graph' },
  { id: 'graph.earlier', group: 'Graph', title: 'Move what is selected earlier in the text', keys: 'Mod+ArrowUp', needs: 'selected', where: 'graph' },
  { id: 'graph.later', group: 'Graph', title: 'Move what is selected later in the text', keys: 'Mod+ArrowDown', needs: 'selected', where: 'graph' },
  { id: 'graph.open', group: 'Graph', title: 'Open the selected scene by itself', keys: 'O', needs: 'scene', where: 'graph', line: true },
  { id: 'graph.around', group: 'Graph', title: 'Leave to the scene around', keys: 'U', needs: 'project', where: 'graph' },
  { id: 'graph.fold', group: 'Graph', title: 'Fold or unfold the selected scene', keys: 'F', needs: 'scene', where: 'graph' },
  { id: 'graph.foldAll', group: 'Graph', title: 'Fold all scenes, or unfold them', keys: 'Shift+F', needs: 'project', where: 'graph' },
  { id: 'graph.along', group: 'Graph', title: 'Walk along an arrow to where it leads; again, the next arrow', keys: ']', needs: 'scene', where: 'graph' },
  { id: 'graph.back', group: 'Graph', title: 'Walk back along an arrow to where it comes from', keys: '[', needs: 'scene', where: 'graph' },
  {
    id: 'graph.tidy',
    group: 'Graph',
    title: 'Tidy: place the selected scenes, or all, by the layout',
    keys: 'T',
    needs: 'project',
    where: 'graph',
    line: true,
  },
  { id: 'graph.inspect', group: 'Graph', title: 'Show or hide the inspector', keys: 'I', needs: 'project', where: 'graph' },

  { id: 'night.preview', group: 'Night', title: 'Preview the night', keys: 'Mod+Enter', needs: 'project' },
  { id: 'night.another', group: 'Night', title: 'Preview another night', needs: 'project' },
  { id: 'night.play', group: 'Night', title: 'Play or pause the night', keys: 'Space', needs: 'night', where: 'night' },
  { id: 'night.cohort', group: 'Night', title: 'Run a cohort: many nights at once', keys: 'Mod+Shift+Enter', needs: 'project', line: true },
  { id: 'night.numbers', group: 'Night', title: 'Numbers beside the lines', toggles: true },
  { id: 'night.compare', group: 'Night', title: 'Compare the night with another', keys: 'Alt+C', needs: 'night', line: true },
  { id: 'night.why', group: 'Night', title: 'Why did this happen? (at the playhead)', keys: 'Alt+W', needs: 'night' },
  { id: 'night.whyLine', group: 'Night', title: 'Why, or why not? (the line at the caret)', keys: 'Alt+Shift+W', needs: 'night' },
  { id: 'night.stop', group: 'Night', title: 'Stop here: set or remove a stop on the line of the caret', keys: 'F9', needs: 'project', line: true },
  { id: 'night.nextStop', group: 'Night', title: 'To the next stop of the night', keys: 'F10', needs: 'night' },
  { id: 'night.previousStop', group: 'Night', title: 'To the stop before', needs: 'night' },
  { id: 'night.runHere', group: 'Night', title: 'Run from here: a night that enters the selected scene', keys: 'Alt+R', needs: 'project' },
  {
    id: 'device.release',
    group: 'Night',
    title: 'Release: let the sleepers of all beds go, now',
    keys: 'Mod+Shift+R',
    needs: 'device',
    always: true,
    line: true,
  },
  { id: 'night.sleepers', group: 'Night', title: 'Sleepers: look at them, add and edit…', line: true },

  { id: 'help.here', group: 'Help', title: 'About what is before you: the problem at the caret, or this view', keys: 'F1' },
  { id: 'help.language', group: 'Help', title: 'The language: a tour and every construct', line: true },
  { id: 'help.window', group: 'Help', title: 'The window: panels, getting about, finding, keys' },
  { id: 'help.graph', group: 'Help', title: 'The graph: what is drawn, and how it is changed' },
  { id: 'help.semantics', group: 'Help', title: 'How a program runs, exactly' },
  { id: 'help.promises', group: 'Help', title: 'Promises' },
  { id: 'help.walking', group: 'Help', title: 'Walking through a night: moments, stops, why' },
  { id: 'help.cohorts', group: 'Help', title: 'Cohorts: many nights' },
  { id: 'help.sleepers', group: 'Help', title: 'Sleepers' },
  { id: 'help.recordings', group: 'Help', title: 'Recorded nights' },
  { id: 'help.listening', group: 'Help', title: 'Listening to sounds and nights' },
  { id: 'help.devices', group: 'Help', title: 'From export to a bed' },
  { id: 'help.keys', group: 'Help', title: 'Signing keys' },
  { id: 'help.your-work', group: 'Help', title: 'Where your work is kept' },
] as const satisfies readonly Row[];

export type CommandId = (typeof COMMANDS)[number]['id'];
/** Those that are on or off. */
export type ToggleId = Extract<(typeof COMMANDS)[number], { readonly toggles: true }>['id'];
export interface Command extends Row {
  readonly id: CommandId;
}

export const commandOf = (id: CommandId): Command => COMMANDS.find((known) => known.id === id) as Command;
