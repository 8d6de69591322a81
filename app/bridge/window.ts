/** What the window finds as `window.dream`: the engine's requests, and the few things only the desktop can do. */

import type { Call } from './client.ts';
import type { CommandId } from './commands.ts';
import type { Method, Params, Progress } from './contract/index.ts';

export type EngineStatus = 'starting' | 'ready' | 'restarting' | 'failed';

/** What a night can be saved as; also the ending of the file. */
export const SAVED_AS = ['edf', 'csv', 'json', 'svg', 'png', 'wav'] as const;
export type SavedAs = (typeof SAVED_AS)[number];

/** Native dialogs; each answers with a path, or null where the user thought better of it. */
export interface Dialogs {
  openProject(): Promise<string | null>;
  importHypnogram(): Promise<string | null>;
  saveBundle(name: string): Promise<string | null>;
  /** Sounds to copy into the project; none where the user thought better of it. */
  addFiles(): Promise<readonly string[]>;
  /** `name` is what the page proposes, without its ending. */
  saveNight(kind: SavedAs, name: string): Promise<string | null>;
}

export type EngineMethods = { readonly [M in Method]: (params: Params<M>, onProgress?: (progress: Progress<M>) => void) => Call<M> };

/** What the native menu shows of the commands. */
export interface MenuState {
  /** By command, as in keys.ts; '' for none. */
  readonly keys: Readonly<Record<string, string>>;
  /** Commands that have nothing to act on now. */
  readonly off: readonly string[];
}

export interface DreamWindow {
  /** One function for each entry of the contract. */
  readonly engine: EngineMethods;
  readonly dialogs: Dialogs;
  /** Where a file that was dropped lies on the disk; '' for one that lies nowhere. */
  pathOfFile(file: unknown): string;
  /** Asks the user, then opens an https address in the browser. */
  openLink(address: string): void;
  /** Tells the desktop which ground to paint before a page is there. */
  setTheme(theme: 'dark' | 'light' | 'system'): void;
  /** Everything in the window larger or smaller; 1 is the usual size. */
  setScale(scale: number): void;
  setMenu(menu: MenuState): void;
  /** Calls at once with the present status, then at every change. Returns the undo. */
  onEngineStatus(listener: (status: EngineStatus) => void): () => void;
  onCommand(listener: (command: CommandId) => void): () => void;
}
