/** Runs in the page's sandbox and hands it `window.dream`: named functions only, never a raw channel. */

import { contextBridge, ipcRenderer, webFrame, webUtils } from 'electron';
import type { BedTold, Channel, DreamWindow, EngineMethods, EngineStatus, Method, Request, Response } from '../../app/bridge/index.ts';
import { COMMANDS, createClient } from '../../app/bridge/index.ts';
import { IPC } from '../electron/ipc-names.ts';
import type { Envelope } from '../electron/relay.ts';

/** The names in the contract, put here by the build: its schemas are the engine's, and cost every start. */
declare const METHODS: readonly Method[];

/** This load of the page: what an earlier one asked is answered to nobody. */
const page = crypto.randomUUID();

const channel: Channel<Request, Response> = {
  send: (message) => ipcRenderer.send(IPC.request, { page, message } satisfies Envelope<Request>),
  listen: (listener) =>
    hear(IPC.response, (raw) => {
      const answer = raw as Envelope<Response>;
      if (answer.page === page) listener(answer.message);
    }),
};
const client = createClient(channel);

const engine = Object.fromEntries(
  METHODS.map((method) => [method, (params: never, onProgress?: (progress: unknown) => void) => client.call(method, params, onProgress as never)]),
) as unknown as EngineMethods;

const dream: DreamWindow = {
  engine,
  dialogs: {
    openProject: () => ipcRenderer.invoke(IPC.openProject),
    copyInto: () => ipcRenderer.invoke(IPC.copyInto),
    newProjects: () => ipcRenderer.invoke(IPC.newProjects),
    importHypnogram: () => ipcRenderer.invoke(IPC.importHypnogram),
    openProgram: () => ipcRenderer.invoke(IPC.openProgram),
    saveBundle: (name) => ipcRenderer.invoke(IPC.saveBundle, name),
    addFiles: async () => (await ipcRenderer.invoke(IPC.addFiles)) ?? [],
    saveNight: (kind, name) => ipcRenderer.invoke(IPC.saveNight, { kind, name }),
    saveKeyFile: (kind, name) => ipcRenderer.invoke(IPC.saveKeyFile, { kind, name }),
    openKeyBackup: () => ipcRenderer.invoke(IPC.keyBackup),
  },
  askedFor: () => ipcRenderer.invoke(IPC.takeAsked),
  onAsked: (listener) => hear(IPC.asked, () => listener()),
  // The compiler knows no page here; what is no file has no path.
  pathOfFile: (file) => webUtils.getPathForFile(file as never),
  showFile: (path) => ipcRenderer.send(IPC.showFile, path),
  openLink: (address) => ipcRenderer.send(IPC.openLink, address),
  setTheme: (theme) => ipcRenderer.send(IPC.theme, theme),
  clipboardText: () => ipcRenderer.invoke(IPC.clipboardText),
  setScale: (scale) => webFrame.setZoomFactor(scale),
  setMenu: (menu) => ipcRenderer.send(IPC.menu, menu),
  onEngineStatus(listener) {
    const undo = hear(IPC.status, (status) => listener(status as EngineStatus));
    ipcRenderer.send(IPC.askStatus);
    return undo;
  },
  startEngine: () => ipcRenderer.send(IPC.again),
  beds: {
    start: (wish) => ipcRenderer.send(IPC.bedStart, wish),
    order: (name, order) => ipcRenderer.send(IPC.bedOrder, { name, order }),
    onTold(listener) {
      const undo = hear(IPC.bedTold, (told) => listener(told as BedTold));
      ipcRenderer.send(IPC.bedAsk);
      return undo;
    },
  },
  onCommand: (listener) =>
    hear(IPC.command, (name) => {
      const command = COMMANDS.find(({ id }) => id === name);
      if (command) listener(command.id);
    }),
};

contextBridge.exposeInMainWorld('dream', dream);

function hear(name: string, listener: (message: unknown) => void): () => void {
  const heard = (_event: unknown, message: unknown) => listener(message);
  ipcRenderer.on(name, heard);
  return () => {
    ipcRenderer.off(name, heard);
  };
}
