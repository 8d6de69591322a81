/** What the window finds as `window.dream`: the engine's requests, and the few things only the desktop can do. */

import type { Call } from './client.ts';
import type { CommandId } from './commands.ts';
import type { Method, Params, Progress } from './contract/index.ts';

export type EngineStatus = 'starting' | 'ready' | 'restarting' | 'failed';

/** What a night can be saved as; also the ending of the file. */
export const SAVED_AS = ['edf', 'csv', 'json', 'jsonl', 'svg', 'png', 'wav'] as const;
export type SavedAs = (typeof SAVED_AS)[number];

/** Files of keys; also their ending. */
export const KEY_FILE_KINDS = ['pem', 'keys'] as const;
export type KeyFileKind = (typeof KEY_FILE_KINDS)[number];

/** Native dialogs; each answers with a path, or null where the user thought better of it. */
export interface Dialogs {
  openProject(): Promise<string | null>;
  /** The folder in which a copy of the project is to have its own. */
  copyInto(): Promise<string | null>;
  /** The folder in which new projects are to have their own. */
  newProjects(): Promise<string | null>;
  importHypnogram(): Promise<string | null>;
  /** A text of a dream, or a bundle, from anywhere. */
  openProgram(): Promise<string | null>;
  saveBundle(name: string): Promise<string | null>;
  /** Sounds to copy into the project; none where the user thought better of it. */
  addFiles(): Promise<readonly string[]>;
  /** `name` is what the page proposes, without its ending. */
  saveNight(kind: SavedAs, name: string): Promise<string | null>;
  /** A public key, or a backup of all keys; `name` is what the page proposes, without its ending. */
  saveKeyFile(kind: KeyFileKind, name: string): Promise<string | null>;
  openKeyBackup(): Promise<string | null>;
}

export type EngineMethods = { readonly [M in Method]: (params: Params<M>, onProgress?: (progress: Progress<M>) => void) => Call<M> };

/** What the native menu shows of the commands. */
export interface MenuState {
  /** By command, as in keys.ts; '' for none. */
  readonly keys: Readonly<Record<string, string>>;
  /** Commands that have nothing to act on now. */
  readonly off: readonly string[];
  /** Commands that are on, of those that are on or off. */
  readonly on: readonly string[];
  /** Folders of dreams that were open before, the newest first. */
  readonly recent: readonly string[];
}

/** How much faster than life the nights of an emulated bed go. */
export const BED_SPEEDS = [
  [1, 'as fast as life'],
  [60, 'a minute in a second'],
  [600, 'ten minutes in a second'],
  [3600, 'an hour in a second'],
] as const;

/** An emulated bed to be started. `sleeper`: the name of a profile. */
export interface BedWish {
  readonly name: string;
  readonly sleeper: string;
  /** ms of the night in one of the clock. */
  readonly speed: number;
}

/** What a person at the bed can do: the button on it, a new code, the switch. */
export type BedOrder = 'release' | 'pair' | 'off';

/** What an emulated bed shows to a person beside it. */
export type BedTold = { readonly name: string } & (
  | { readonly event: 'ready'; readonly port: number; readonly fingerprint: string }
  /** null: it takes no pairing now. */
  | { readonly event: 'code'; readonly code: string | null }
  | { readonly event: 'night' | 'silent' | 'ended' }
  | { readonly event: 'release'; readonly by: string }
  | { readonly event: 'restart'; readonly why: string }
  | { readonly event: 'output'; readonly message: string }
  | { readonly event: 'failed'; readonly message: string; readonly hint: string }
);

/** Beds in processes of their own, which end with the window. */
export interface Beds {
  start(wish: BedWish): void;
  order(name: string, order: BedOrder): void;
  /** Calls at once for each that is on, then at every change. Returns the undo. */
  onTold(listener: (told: BedTold) => void): () => void;
}

export interface DreamWindow {
  /** One function for each entry of the contract. */
  readonly engine: EngineMethods;
  readonly dialogs: Dialogs;
  readonly beds: Beds;
  /** The project that the start of the app named, or another start since; null where none did. Each is told once. */
  askedFor(): Promise<string | null>;
  /** Calls when there is one to ask for. Returns the undo. */
  onAsked(listener: () => void): () => void;
  /** Where a file that was dropped lies on the disk; '' for one that lies nowhere. */
  pathOfFile(file: unknown): string;
  /** Shows a file or folder, by its path on the disk, in the system's own file manager. */
  showFile(path: string): void;
  /** Asks the user, then opens an https address in the browser. */
  openLink(address: string): void;
  /** Tells the desktop which ground to paint before a page is there. */
  setTheme(theme: 'dark' | 'light' | 'system'): void;
  /** Everything in the window larger or smaller; 1 is the usual size. */
  setScale(scale: number): void;
  /** What would be pasted, for who asks for it by a menu of the page. */
  clipboardText(): Promise<string>;
  setMenu(menu: MenuState): void;
  /** Calls at once with the present status, then at every change. Returns the undo. */
  onEngineStatus(listener: (status: EngineStatus) => void): () => void;
  /** Once more, where it was given up. */
  startEngine(): void;
  onCommand(listener: (command: CommandId) => void): () => void;
}
