/** The desktop app: one window over one engine. It passes messages, shows native dialogs, and keeps the engine running. */

import { join } from 'node:path';
import { app, type BrowserWindow, type IpcMainInvokeEvent, ipcMain, nativeTheme, session } from 'electron';
import { z } from 'zod';
import { createBeds } from './beds.ts';
import { askAddFiles, askImportHypnogram, askOpenProgram, askOpenProject, askSaveBundle, askSaveNight } from './dialogs.ts';
import { createEngineHost } from './engine-host.ts';
import { denyPermissions, guardPages, isOurPage } from './guards.ts';
import { IPC } from './ipc-names.ts';
import { launchBed, launchEngine } from './launch-engine.ts';
import { openLink } from './links.ts';
import { createLog } from './log.ts';
import { createMenu } from './menu.ts';
import { findPlaces } from './places.ts';
import { declareProtocol, servePages } from './protocol.ts';
import { relayEngine } from './relay.ts';
import { createWindow } from './window.ts';

const places = findPlaces();
const log = createLog(places.logs);
let window: BrowserWindow | null = null;

process.on('uncaughtException', (error) => log(`bug: ${error.stack ?? error.message}`));
process.on('unhandledRejection', (error) => log(`bug: ${error instanceof Error ? error.stack : error}`));

// Two windows over one database would overwrite each other's texts; a folder of its own makes a second one harmless.
const alone = app.commandLine.hasSwitch('user-data-dir') || app.requestSingleInstanceLock();
if (alone) start();
else app.quit();

function start(): void {
  declareProtocol();
  guardPages((address) => {
    if (window) void openLink(window, address);
  });
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(open);
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
    launch: () => launchEngine({ entry: places.engine, args: [places.data, places.templates], node: places.node }),
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
  hear(IPC.openLink, (address) => {
    if (window) void openLink(window, address);
  });
  hear(IPC.bedStart, (wish) => void beds.start(wish));
  hear(IPC.bedOrder, beds.order);
  hear(IPC.bedAsk, beds.tellAll);
  hear(IPC.theme, (theme) => {
    nativeTheme.themeSource = z.enum(['dark', 'light', 'system']).catch('system').parse(theme);
  });
  answer(IPC.openProject, askOpenProject);
  answer(IPC.importHypnogram, askImportHypnogram);
  answer(IPC.openProgram, askOpenProgram);
  answer(IPC.saveBundle, askSaveBundle);
  answer(IPC.addFiles, askAddFiles);
  answer(IPC.saveNight, askSaveNight);
  const menu = createMenu((command) => tell(IPC.command, command), process.platform === 'darwin');
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
