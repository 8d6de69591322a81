/** Every command of the window: one table for the palette, the menu, the keys and the buttons. */

import type { Command as MenuCommand } from '../../app/bridge/index.ts';
import { showHelp } from './help.ts';
import { exportBundle, importHypnogram, previewNight } from './night.ts';
import { chooseProject } from './project.ts';
import { changeSettings } from './settings.ts';
import { get, set } from './store.ts';
import { closeTab, stepFile } from './tabs.ts';
import { formatText, saveByHand, toggleFormatOnSave } from './tidy.ts';
import { findInText, goToNextProblem, resetLayout, showPanel } from './view.ts';

export interface Command {
  readonly id: string;
  readonly title: string;
  readonly group: 'Dream' | 'Night' | 'View' | 'Help';
  /** As shown; the menu or the shell's keys carry it out. */
  readonly keys: string;
  run(): void;
}

const command = (id: string, group: Command['group'], title: string, keys: string, run: () => void): Command => ({ id, group, title, keys, run });

export const COMMANDS: readonly Command[] = [
  command('project.new', 'Dream', 'New dream from a template…', 'Ctrl+N', () => set({ dialog: 'templates' })),
  command('project.open', 'Dream', 'Open a project…', 'Ctrl+O', () => void chooseProject()),
  command('project.save', 'Dream', 'Save now', 'Ctrl+S', () => void saveByHand()),
  command('bundle.export', 'Dream', 'Export a signed bundle…', 'Ctrl+E', () => void exportBundle()),
  command('night.preview', 'Night', 'Preview the night', 'Ctrl+Enter', () => void previewNight()),
  command('night.another', 'Night', 'Preview another night', '', () => {
    set({ seed: get().seed + 1 });
    void previewNight();
  }),
  command('night.play', 'Night', 'Play or pause the night', 'Space', () => set(({ preview, playing }) => ({ playing: preview !== null && !playing }))),
  command('night.sleepers', 'Night', 'Sleepers: look at them, add and edit…', '', () => set({ dialog: 'sleepers' })),
  command('night.cohort', 'Night', 'Run a cohort: many nights at once', 'Ctrl+Shift+Enter', () => showPanel('cohort')),
  command('night.numbers', 'Night', 'Numbers beside the lines: on or off', '', () => {
    void changeSettings({ numbers: !get().settings.numbers });
  }),
  command('hypnogram.import', 'Night', 'Import a recorded night…', '', () => void importHypnogram()),
  command('edit.find', 'View', 'Find in the text', 'Ctrl+F', findInText),
  command('edit.format', 'View', 'Format the text', 'Alt+Shift+F', () => void formatText()),
  command('edit.formatOnSave', 'View', 'Format when saving by hand: on or off', '', () => void toggleFormatOnSave()),
  command('file.next', 'View', 'Next file', 'Ctrl+PageDown', () => stepFile(1)),
  command('file.previous', 'View', 'Previous file', 'Ctrl+PageUp', () => stepFile(-1)),
  command('file.close', 'View', 'Close the tab of this file', 'Ctrl+F4', () => closeTab(get().path)),
  command('problem.next', 'View', 'Go to the next problem', 'F8', goToNextProblem),
  command('view.code', 'View', 'Show the code', 'Alt+1', () => showPanel('code')),
  command('view.graph', 'View', 'Show the graph', 'Alt+2', () => showPanel('graph')),
  command('view.night', 'View', 'Show the night', 'Alt+3', () => showPanel('night')),
  command('view.problems', 'View', 'Show the problems', 'Alt+4', () => showPanel('problems')),
  command('view.cohort', 'View', 'Show the cohort', 'Alt+6', () => showPanel('cohort')),
  command('view.outline', 'View', 'Show the outline', 'Alt+5', () => showPanel('outline')),
  command('view.layout', 'View', 'Put the panels back in place', '', resetLayout),
  command(
    'view.theme',
    'View',
    'Switch between midnight and dawn',
    '',
    () => void changeSettings({ theme: document.documentElement.dataset['theme'] === 'dawn' ? 'midnight' : 'dawn' }),
  ),
  command('view.theme.system', 'View', 'Follow the system’s light or dark', '', () => void changeSettings({ theme: 'system' })),
  command('help.language', 'Help', 'The language: a tour and every construct', 'F1', () => showHelp('language')),
  command('view.reader', 'View', 'Lay the text out for a screen reader: on or off', '', () => {
    void changeSettings({ screenReader: !get().settings.screenReader });
  }),
  command('view.palette', 'View', 'All commands', 'Ctrl+K', () => set({ dialog: 'palette' })),
];

export function runCommand(id: MenuCommand | string): void {
  COMMANDS.find((known) => known.id === id)?.run();
}
