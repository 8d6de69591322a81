/** What the window finds as `window.dream`: the engine's requests, and the few things only the desktop can do. */

import type { Call } from './client.ts';
import type { Method, Params, Progress } from './contract.ts';

/** Commands of the native menu that the window carries out. */
export const COMMANDS = [
  'project.new',
  'project.open',
  'project.save',
  'hypnogram.import',
  'bundle.export',
  'edit.find',
  'view.palette',
  'view.theme',
  'night.preview',
  'help.language',
] as const;
export type Command = (typeof COMMANDS)[number];

export type EngineStatus = 'starting' | 'ready' | 'restarting' | 'failed';

/** Native dialogs; each answers with a path, or null where the user thought better of it. */
export interface Dialogs {
  openProject(): Promise<string | null>;
  importHypnogram(): Promise<string | null>;
  saveBundle(name: string): Promise<string | null>;
}

export type EngineMethods = { readonly [M in Method]: (params: Params<M>, onProgress?: (progress: Progress<M>) => void) => Call<M> };

export interface DreamWindow {
  /** One function for each entry of the contract. */
  readonly engine: EngineMethods;
  readonly dialogs: Dialogs;
  /** Asks the user, then opens an https address in the browser. */
  openLink(address: string): void;
  /** Tells the desktop which ground to paint before a page is there. */
  setTheme(theme: 'dark' | 'light' | 'system'): void;
  /** Calls at once with the present status, then at every change. Returns the undo. */
  onEngineStatus(listener: (status: EngineStatus) => void): () => void;
  onCommand(listener: (command: Command) => void): () => void;
}
