/** The frame around the views: settings, dialogs, notices, and work under way. */

import { type AppInfo, DEFAULT_SETTINGS, type EngineStatus, type Settings, type Template } from '../../app/bridge/index.ts';

/** Work under way, to be shown and stopped. */
export interface Work {
  readonly what: string;
  readonly done: number;
  cancel(): void;
}

/** What the user tries again until it works. */
export type Matter =
  | 'preview'
  | 'export'
  | 'night-export'
  | 'import'
  | 'cohort'
  | 'graph'
  | 'settings'
  | 'files'
  | 'format'
  | 'tab'
  | 'outside'
  | 'history'
  | 'devices'
  | 'promises';

export interface Notice {
  readonly id: number;
  readonly tone: 'good' | 'bad' | 'plain';
  readonly title: string;
  readonly detail: string;
  /** A newer notice about the same thing takes its place. */
  readonly about?: Matter;
  /** The one thing to do about it, such as to take it back. */
  readonly action?: { readonly label: string; run(): void };
}

export interface ShellState {
  /** The first project was opened, or none could be. */
  readonly begun: boolean;
  readonly engine: EngineStatus;
  readonly settings: Settings;
  readonly templates: readonly Template[];
  /** The product and where it keeps things; null until the engine has told. */
  readonly about: AppInfo | null;
  readonly notices: readonly Notice[];
  readonly work: Work | null;
  readonly dialog: 'palette' | 'templates' | 'help' | 'sleepers' | 'settings' | 'keys' | 'compare' | null;
  /** The files by use that are walked through while Control is held; null while none are. */
  readonly walked: readonly string[] | null;
  /** The first of two keys, until the second is pressed; '' for none. */
  readonly firstKey: string;
  /** What the palette lists. */
  readonly paletteOf: 'all' | 'files';
  /** The text that is compared with its file. */
  readonly comparing: string;
  /** The code whose page the help shows. */
  readonly help: string;
}

export const AT_THE_START: ShellState = {
  begun: false,
  engine: 'starting',
  settings: DEFAULT_SETTINGS,
  templates: [],
  about: null,
  notices: [],
  work: null,
  dialog: null,
  walked: null,
  firstKey: '',
  paletteOf: 'all',
  comparing: '',
  help: '',
};
