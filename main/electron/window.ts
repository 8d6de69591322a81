/** The one window: sandboxed, remembered in place and size, shown when it has something to show. */

import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { PAGE } from './guards.ts';
import { MIN_SIZE, readWindowState, writeWindowState } from './window-state.ts';

/** Grounds of the two palettes, to paint before the page does. */
const GROUND = { dark: '#0b0e1a', light: '#f6f1ea' } as const;

/** What the page may not do; the test of security reads it. */
export const WEB_PREFERENCES = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  webSecurity: true,
  spellcheck: false,
} as const;

/** Of Chromium's console. */
const ERROR_LEVEL = 3;

export interface WindowOptions {
  readonly preload: string;
  /** The folder for the window's place. */
  readonly userData: string;
  readonly log: (line: string) => void;
}

export function createWindow({ preload, userData, log }: WindowOptions): BrowserWindow {
  const file = join(userData, 'window.json');
  const state = readWindowState(
    file,
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    ...(state.bounds ?? {}),
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    show: false,
    title: 'Dream Coder',
    backgroundColor: nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light,
    webPreferences: { ...WEB_PREFERENCES, preload },
  });
  if (state.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    try {
      writeWindowState(file, { bounds: window.getNormalBounds(), maximized: window.isMaximized() });
    } catch (error) {
      log(`the window's place was not kept: ${error}`);
    }
  });
  window.webContents.on('console-message', (_event, level, message) => {
    if (level === ERROR_LEVEL) log(`page: ${message.slice(0, 2000)}`);
  });
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log(`the page ended: ${reason}`);
    if (reason !== 'clean-exit' && !window.isDestroyed()) window.webContents.reload();
  });
  void window.loadURL(PAGE);
  return window;
}
