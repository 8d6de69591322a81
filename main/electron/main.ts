/** The desktop app: one window over one engine. It passes messages, shows native dialogs, and keeps the engine running. */

import { join } from 'node:path';
import { app, type BrowserWindow, clipboard, type IpcMainInvokeEvent, ipcMain, nativeTheme, session } from 'electron';
import { z } from 'zod';
import { projectIn, type Start, startSchema } from './asked-for.ts';
import { createBeds } from './beds.ts';
import {
  askAddFiles,
  askCopyInto,
  askImportHypnogram,
  askKeyBackup,
  askNewProjects,
  askOpenProgram,
  askOpenProject,
  askSaveBundle,
  askSaveKeyFile,
  askSaveNight,
} from './dialogs.ts';
import { createEngineHost } from './engine-host.ts';
import { denyPermissions, guardPages, isOurPage } from './guards.ts';
import { IPC } from './ipc-names.ts';
import { systemKeychain } from './keychain.ts';
import { launchBed, launchEngine } from './launch-engine.ts';
import { openLink, showFile } from './links.ts';
import { createLog } from './log.ts';
import { createMenu } from './menu.ts';
import { findPlaces } from './places.ts';
import { declareProtocol, servePages } from './protocol.ts';
import { relayEngine } from './relay.ts';
import { createWindow } from './window.ts';

/**
 * MB that a page may fill with what is new before the first collection. V8 begins with one, and collects more than twenty times
 * until the window is there.
 */
const NEW_SPACE_MB = 16;

const places = findPlaces();
const log = createLog(places.logs);
let window: BrowserWindow | null = null;

process.on('uncaughtException', (error) => log(`bug: ${error.stack ?? error.message}`));
process.on('unhandledRejection', (error) => log(`bug: ${error instanceof Error ? error.stack : error}`));

/** The project to show that nobody has shown yet. */
let asked = projectIn(process.argv.slice(1), process.cwd(), app.getAppPath());

// One window for each folder of the user's: a second start hands its project to the first and ends.
if (app.requestSingleInstanceLock({ project: asked } satisfies Start)) start();
else app.quit();

function start(): void {
  // Beside those that this start was given.
  app.commandLine.appendSwitch('js-flags', `${app.commandLine.getSwitchValue('js-flags')} --min-semi-space-size=${NEW_SPACE_MB}`.trim());
  declareProtocol();
  guardPages((address) => {
    if (window) void openLink(window, address);
  });
  app.on('second-instance', (_event, _args, _cwd, told) => {
    const { project } = startSchema.catch({ project: null }).parse(told);
    if (window?.isMinimized()) window.restore();
    window?.focus();
    if (project !== null) show(project);
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    show(path);
  });
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(open);
}

/** In the window, or as soon as there is one. */
function show(project: string): void {
  asked = project;
  tell(IPC.asked, null);
}

function open(): void {
  denyPermissions(session.defaultSession);
  servePages(places.pages);
  // First: its process starts while the rest of this is done. It can say nothing before this is.
  window = createWindow({ ...places, log });
  window.on('closed', () => {
    window = null;
  });
  const host = createEngineHost({
    launch: () =>
      launchEngine({
        entry: places.engine,
        args: [places.data, places.templates, places.newProjects, 'keychain'],
        node: places.node,
        compiled: join(places.userData, 'Compiled'),
        keychain: systemKeychain,
      }),
    onStatus: (status) => tell(IPC.status, status),
    log,
    later: (work, delayMs) => void setTimeout(work, delayMs),
  });
  const beds = createBeds({
    dir: join(places.data, 'ssu'),
    launch: () => launchBed({ entry: places.bed, node: places.node }),
    sleeper: (name) => host.client.call('sleepers.show', { name }).outcome,
    tell: (told) => tell(IPC.bedTold, told),
  });
  app.on('will-quit', () => {
    beds.stopAll();
    host.stop();
  });
  relayEngine({ ipc: ipcMain, client: host.client, log });
  hear(IPC.askStatus, () => tell(IPC.status, host.status()));
  hear(IPC.again, host.again);
  hear(IPC.openLink, (address) => {
    if (window) void openLink(window, address);
  });
  hear(IPC.showFile, showFile);
  hear(IPC.bedStart, (wish) => void beds.start(wish));
  hear(IPC.bedOrder, beds.order);
  hear(IPC.bedAsk, beds.tellAll);
  hear(IPC.theme, (theme) => {
    nativeTheme.themeSource = z.enum(['dark', 'light', 'system']).catch('system').parse(theme);
  });
  answer(IPC.clipboardText, async () => clipboard.readText());
  answer(IPC.takeAsked, async () => {
    const project = asked;
    asked = null;
    return project;
  });
  answer(IPC.openProject, askOpenProject);
  answer(IPC.copyInto, askCopyInto);
  answer(IPC.newProjects, askNewProjects);
  answer(IPC.importHypnogram, askImportHypnogram);
  answer(IPC.openProgram, askOpenProgram);
  answer(IPC.saveBundle, askSaveBundle);
  answer(IPC.addFiles, askAddFiles);
  answer(IPC.saveNight, askSaveNight);
  answer(IPC.saveKeyFile, askSaveKeyFile);
  answer(IPC.keyBackup, askKeyBackup);
  const menu = createMenu({ run: (command) => tell(IPC.command, command), open: show }, process.platform === 'darwin');
  hear(IPC.menu, menu.show);
}

function tell(name: string, message: unknown): void {
  if (window && !window.isDestroyed()) window.webContents.send(name, message);
}

function hear(name: string, listener: (message: unknown) => void): void {
  ipcMain.on(name, (event, message) => {
    if (isOurPage(event.senderFrame)) listener(message);
  });
}

function answer<T>(name: string, ask: (window: BrowserWindow, message: unknown) => Promise<T>): void {
  ipcMain.handle(name, async (event: IpcMainInvokeEvent, message: unknown) => (window && isOurPage(event.senderFrame) ? ask(window, message) : null));
}
