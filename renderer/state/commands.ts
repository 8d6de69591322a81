/** What each command of the table does, when it has something to act on, and which keys it has now. */

import {
  COMMANDS,
  type Command,
  type CommandId,
  type CommandNeed,
  commandOf,
  keysAsShown,
  keysFor,
  type MenuState,
  type Settings,
  type ToggleId,
} from '../../app/bridge/index.ts';
import { chooseFiles } from './add-files.ts';
import { nextAutosave } from './autosave.ts';
import { desktop } from './engine.ts';
import { fileHere } from './file-here.ts';
import { copyPath, duplicate, showOutside } from './file-work.ts';
import { trashEntry } from './files.ts';
import { foldAll, foldSelected } from './folds.ts';
import { goBack, goForward } from './go-back.ts';
import { beginArrow, renameSelected, toggleInspector } from './graph-task.ts';
import {
  addAnywhere,
  addInside,
  addLayer,
  addScene,
  deleteSelected,
  duplicateSelected,
  extractMotif,
  groupSelected,
  openAround,
  openSelected,
  reorderSelected,
  tidyPlaces,
  walkAlong,
} from './graph-work.ts';
import { showHelp, showHelpHere } from './help.ts';
import { exportBundle, importHypnogram, previewAnother, previewNight } from './night.ts';
import { chooseProject, copyProject, recentProjects } from './project.ts';
import { runFromSelection } from './reach.ts';
import { releaseAll } from './release.ts';
import { lookAhead } from './sending.ts';
import { changeSettings, stepScale } from './settings.ts';
import { goToStop, toggleStop } from './stops.ts';
import { get, notifyFailure, type State, set, useStore } from './store.ts';
import { closedLast } from './tab-row.ts';
import { walkTabs } from './tab-walk.ts';
import { closeTab, keepTab, moveShownTab, reopenTab, stepFile } from './tabs.ts';
import { formatText, saveByHand, toggleFormatOnSave, toggleTab } from './tidy.ts';
import { redoHere, undoHere } from './undo-here.ts';
import { actInText, askForSearch, askInFiles, closePanel, type ExplorerHandle, enterPanel, resetLayout } from './view.ts';
import { askAboutCaret, askAboutCursor } from './why.ts';

const RUNS: Readonly<Record<CommandId, () => void>> = {
  'project.new': () => set({ dialog: 'templates' }),
  'project.open': () => void chooseProject(),
  'project.save': () => void saveByHand(),
  'file.new': () => askInFiles((files) => files.newFile()),
  'file.folder': () => askInFiles((files) => files.newFolder()),
  'file.rename': () => askHere((files, path) => files.rename(path)),
  'file.move': () => askHere((files, path) => files.move(path)),
  'file.duplicate': () => void duplicate(fileHere()),
  'file.delete': () => void trashHere(),
  'file.show': () => showOutside(fileHere()),
  'file.path': () => copyPath(fileHere(), true),
  'file.add': () => void chooseFiles(),
  'project.copy': () => void copyProject(),
  'file.compare': () => set(({ path }) => ({ dialog: 'compare', comparing: path })),
  'file.close': () => closeTab(get().path),
  'file.keep': () => keepTab(get().path),
  'file.reopen': reopenTab,
  'hypnogram.import': () => void importHypnogram(),
  'bundle.export': () => void exportBundle(),
  'bundle.preflight': () => {
    enterPanel('devices');
    void lookAhead();
  },
  'app.settings': () => set({ dialog: 'settings' }),
  'app.keys': () => set({ dialog: 'keys' }),
  'edit.undo': undoHere,
  'edit.redo': redoHere,
  'edit.suggest': () => actInText('editor.action.triggerSuggest'),
  'edit.mend': () => actInText('editor.action.quickFix'),
  'edit.rename': () => actInText('editor.action.rename'),
  'edit.comment': () => actInText('editor.action.commentLine'),
  'go.definition': () => actInText('editor.action.revealDefinition'),
  'go.peek': () => actInText('editor.action.peekDefinition'),
  'go.references': () => actInText('editor.action.goToReferences'),
  'go.part': () => actInText('editor.action.quickOutline'),
  'go.line': () => actInText('editor.action.gotoLine'),
  'edit.find': () => actInText('actions.find'),
  'edit.findAll': askForSearch,
  'edit.format': () => void formatText(),
  'edit.autosave': () => void nextAutosave(),
  'edit.formatOnSave': () => void toggleFormatOnSave(),
  'go.back': goBack,
  'go.forward': goForward,
  'go.file': () => set({ dialog: 'palette', paletteOf: 'files' }),
  'file.used': () => walkTabs(1),
  'file.usedBack': () => walkTabs(-1),
  'file.later': () => moveShownTab(1),
  'file.earlier': () => moveShownTab(-1),
  'file.next': () => stepFile(1),
  'file.previous': () => stepFile(-1),
  'problem.next': () => actInText('editor.action.marker.next'),
  'problem.previous': () => actInText('editor.action.marker.prev'),
  'app.keysToo': () => runCommand('app.keys'),
  'view.palette': () => set({ dialog: 'palette', paletteOf: 'all' }),
  'view.commands': () => runCommand('view.palette'),
  'view.code': () => enterPanel('code'),
  'view.graph': () => enterPanel('graph'),
  'view.night': () => enterPanel('night'),
  'view.problems': () => enterPanel('problems'),
  'view.promises': () => enterPanel('promises'),
  'view.outline': () => enterPanel('outline'),
  'view.project': () => enterPanel('project'),
  'view.history': () => enterPanel('history'),
  'view.cohort': () => enterPanel('cohort'),
  'view.moment': () => enterPanel('moment'),
  'view.devices': () => enterPanel('devices'),
  'night.stop': () => void toggleStop(get().path, get().caret),
  'night.nextStop': () => goToStop(1),
  'night.previousStop': () => goToStop(-1),
  'night.runHere': runFromSelection,
  'night.compare': () => enterPanel('compare'),
  'night.why': askAboutCursor,
  'night.whyLine': askAboutCaret,
  'view.close': closePanel,
  'view.layout': resetLayout,
  'view.theme': () => wear(document.documentElement.dataset['theme'] === 'dawn' ? 'midnight' : 'dawn'),
  'view.theme.midnight': () => wear('midnight'),
  'view.theme.dawn': () => wear('dawn'),
  'view.theme.contrast': () => wear('contrast'),
  'view.theme.system': () => wear('system'),
  'view.larger': () => stepScale(1),
  'view.smaller': () => stepScale(-1),
  'view.usual': () => stepScale(0),
  'view.wrap': () => void changeSettings({ wrap: !get().settings.wrap }),
  'view.follow': () => void changeSettings({ followNight: !get().settings.followNight }),
  'view.reader': () => void changeSettings({ screenReader: !get().settings.screenReader }),
  'view.tab': () => void toggleTab(),
  'graph.add': addScene,
  'graph.inside': addInside,
  'graph.layer': addLayer,
  'graph.anywhere': addAnywhere,
  'graph.connect': beginArrow,
  'graph.rename': renameSelected,
  'graph.duplicate': duplicateSelected,
  'graph.delete': deleteSelected,
  'graph.group': groupSelected,
  'graph.motif': extractMotif,
  'graph.earlier': () => reorderSelected(-1),
  'graph.later': () => reorderSelected(1),
  'graph.open': openSelected,
  'graph.around': openAround,
  'graph.fold': foldSelected,
  'graph.foldAll': foldAll,
  'graph.along': () => walkAlong(1),
  'graph.back': () => walkAlong(-1),
  'graph.tidy': tidyPlaces,
  'graph.inspect': toggleInspector,
  'night.preview': () => void previewNight(),
  'night.another': () => void previewAnother(),
  'night.play': () => set(({ playing }) => ({ playing: !playing })),
  'night.cohort': () => enterPanel('cohort'),
  'night.numbers': () => void changeSettings({ numbers: !get().settings.numbers }),
  'night.sleepers': () => set({ dialog: 'sleepers' }),
  'device.release': releaseAll,
  'help.here': showHelpHere,
  'help.language': () => showHelp('language'),
  'help.window': () => showHelp('window'),
  'help.graph': () => showHelp('graph'),
  'help.semantics': () => showHelp('semantics'),
  'help.promises': () => showHelp('promises'),
  'help.walking': () => showHelp('walking'),
  'help.cohorts': () => showHelp('cohorts'),
  'help.sleepers': () => showHelp('sleepers'),
  'help.recordings': () => showHelp('recordings'),
  'help.listening': () => showHelp('listening'),
  'help.devices': () => showHelp('devices'),
  'help.keys': () => showHelp('keys'),
  'help.your-work': () => showHelp('your-work'),
};

function askHere(what: (files: ExplorerHandle, path: string) => void): void {
  const path = fileHere();
  askInFiles((files) => what(files, path));
}

async function trashHere(): Promise<void> {
  const failure = await trashEntry(fileHere());
  if (failure !== null) notifyFailure('It was not deleted', failure, 'files');
}

const wear = (theme: Settings['theme']): void => void changeSettings({ theme });

const HAS: Readonly<Record<CommandNeed, (state: State) => boolean>> = {
  project: ({ project }) => project !== null,
  night: ({ preview }) => preview !== null,
  tabs: ({ tabs }) => tabs.length > 1,
  closed: (state) => closedLast(state) !== undefined,
  glanced: ({ glanced, path }) => glanced !== '' && glanced === path,
  device: ({ devices }) => (devices.paired ?? []).length > 0,
  selected: ({ selection }) => selection !== null,
  scene: ({ selection }) => selection?.kind === 'node',
};

const wears =
  (theme: Settings['theme']) =>
  ({ settings }: State) =>
    settings.theme === theme;

const ON: Readonly<Record<ToggleId, (state: State) => boolean>> = {
  'edit.formatOnSave': ({ settings }) => settings.formatOnSave,
  'view.theme.midnight': wears('midnight'),
  'view.theme.dawn': wears('dawn'),
  'view.theme.contrast': wears('contrast'),
  'view.theme.system': wears('system'),
  'view.wrap': ({ settings }) => settings.wrap,
  'view.follow': ({ settings }) => settings.followNight,
  'view.reader': ({ settings }) => settings.screenReader,
  'view.tab': ({ settings }) => settings.tabMoves,
  'night.numbers': ({ settings }) => settings.numbers,
};

/** Whether a command is on; null for one that is neither on nor off. */
export const isOn = ({ id }: Command, state: State): boolean | null => (id in ON ? ON[id as ToggleId](state) : null);

/** Whether a command has what it acts on. */
export const canRun = (command: Command, state: State): boolean => command.needs === undefined || HAS[command.needs](state);

/** Nothing happens where the command has nothing to act on. */
export function runCommand(id: CommandId): void {
  if (canRun(commandOf(id), get())) RUNS[id]();
}

export const mac = navigator.platform.startsWith('Mac');

/** The keys of a command as this system writes them; '' for none. */
export const useKeys = (id: CommandId): string => useStore(({ settings }) => keysAsShown(keysFor(commandOf(id), settings.keys), mac));

/** Keeps the native menu in step with keys and with what can be done. Returns the undo. */
export function keepMenuInStep(): () => void {
  let shown = '';
  const show = (state: State): void => {
    const menu: MenuState = {
      keys: state.settings.keys,
      off: COMMANDS.filter((command) => !canRun(command, state)).map(({ id }) => id),
      on: COMMANDS.filter((command) => isOn(command, state) === true).map(({ id }) => id),
      recent: [...recentProjects(state)],
    };
    const now = JSON.stringify(menu);
    if (now === shown) return;
    shown = now;
    desktop().setMenu(menu);
  };
  show(get());
  return useStore.subscribe((state, before) => {
    // Not with every letter that is typed.
    if (
      state.settings !== before.settings ||
      state.project !== before.project ||
      state.preview !== before.preview ||
      state.tabs !== before.tabs ||
      state.glanced !== before.glanced ||
      (state.glanced !== '' && state.path !== before.path) ||
      state.devices !== before.devices ||
      state.selection?.kind !== before.selection?.kind
    )
      show(state);
  });
}
