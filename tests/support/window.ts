/** The real window of the built app in a folder of its own, for tests that use it as a person would. */

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Locator, type Page } from 'playwright-core';
import { findElectron, sandboxArguments } from '../../scripts/electron-runtime.ts';

export interface OpenWindow {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** The user's folder of this window. */
  readonly home: string;
  /** What the page wrote to its console as an error, and what it threw. */
  readonly errors: readonly string[];
  /** The next native dialogs answer with this path. */
  answerDialogs(path: string): Promise<void>;
  close(): Promise<void>;
}

export const newHome = (): string => mkdtempSync(join(tmpdir(), 'dream-window-'));

/** Ends only what hangs: a machine may be busy. */
const PATIENCE_MS = 60_000;

export interface WindowOptions {
  /** The user's folder; default a new one. */
  readonly home?: string;
  readonly width?: number;
  readonly height?: number;
  /** More arguments of the start, such as a project. */
  readonly args?: readonly string[];
}

/** How a start of the built app with this user's folder is called. */
export async function startCommand(home: string, args: readonly string[] = []) {
  const silent = () => {};
  const electron = await findElectron(process.cwd(), silent);
  return {
    executablePath: electron.executable,
    args: [...sandboxArguments(silent), '--disable-gpu', `--user-data-dir=${home}`, ...electron.appArguments, ...args],
    env: { ...(process.env as Record<string, string>), ...electron.environment },
  };
}

export async function openWindow({ home = newHome(), width = 1440, height = 900, args = [] }: WindowOptions = {}): Promise<OpenWindow> {
  const app = sure(await _electron.launch({ ...(await startCommand(home, args)), timeout: PATIENCE_MS }));
  const page = await app.firstWindow({ timeout: PATIENCE_MS });
  page.setDefaultTimeout(PATIENCE_MS);
  await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height), { width, height });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  // What did not come up must not go on beside the tests after it.
  await page.waitForSelector('body[data-app-state="ready"]').catch(async (error) => {
    await app.close();
    throw error;
  });
  return {
    app,
    page,
    home,
    errors,
    answerDialogs: (path) =>
      app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath });
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] });
      }, path),
    close: () => app.close(),
  };
}

const LOST = 'promise was garbage collected';
const MOST_TRIES = 10;

/** What is asked of the main process is asked again where its collector took the answer while it was awaited: all that tests ask can be done twice. */
function sure(app: ElectronApplication): ElectronApplication {
  const evaluate = app.evaluate.bind(app) as (...asked: unknown[]) => Promise<unknown>;
  const again = async (...asked: unknown[]): Promise<unknown> => {
    for (let tries = 1; ; tries++) {
      try {
        return await evaluate(...asked);
      } catch (error) {
        if (tries === MOST_TRIES || !String(error).includes(LOST)) throw error;
      }
    }
  };
  app.evaluate = again as typeof app.evaluate;
  return app;
}

/** Runs what the palette lists under these words, by keys alone, as soon as it is what Enter would take; done when it has begun. */
export async function pick(page: Page, words: string): Promise<void> {
  const palette = page.locator('[data-testid="palette"]');
  await page.keyboard.press('Control+k');
  await palette.locator('input:focus').waitFor();
  await page.keyboard.type(words);
  const named = words.split(' ').map((word) => `[data-value*="${word}" i]`);
  await palette.locator(`[aria-selected="true"]${named.join('')}`).waitFor();
  await page.keyboard.press('Enter');
  await palette.waitFor({ state: 'detached' });
  // It begins in the frame after the palette has given the keyboard back.
  await frames(page, 2);
}

/** The first lines of the text into sight: only lines in sight are drawn, and the text goes along with a night. */
export async function toTop(page: Page): Promise<void> {
  const editor = page.locator('[data-testid="code-editor"]');
  // Where panels were just put back, its place is there before it is.
  await editor.locator('.view-line').first().waitFor();
  await editor.click();
  await page.waitForFunction(() => document.activeElement?.closest('[data-testid="code-editor"]') !== null);
  await page.keyboard.press('Control+Home');
}

/**
 * Clicks a line of the text where it can be seen. Its middle can lie beyond the editor's edge, all the more when numbers come beside it:
 * a plain click would first scroll there by other hands than the editor's, which then takes it for a click beside the text. Where the
 * text went along with a night meanwhile, another line was clicked, and it is clicked again.
 */
export async function clickLine(line: Locator): Promise<void> {
  const inEditor = () => line.evaluate((element) => element.closest('.monaco-editor')?.contains(document.activeElement) ?? false);
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
    await line.waitFor();
    const [box, shown] = await Promise.all([line.boundingBox(), line.locator('xpath=ancestor::*[contains(@class, "editor-scrollable")]').boundingBox()]);
    if (box === null || shown === null) continue;
    await line.page().mouse.click(Math.max(box.x, shown.x) + 8, box.y + box.height / 2);
    if ((await inEditor()) && (await line.boundingBox())?.y === box.y) return;
  }
  throw new Error('the line could not be clicked');
}

/**
 * Done when the editor's list offers this, and Tab or Enter would take it. It goes away where anything moves under it: a person asks once
 * more, and waits the longer, the slower the machine is. `again`: how they ask.
 */
export async function offered(page: Page, words: string, again = () => page.keyboard.press('Control+Space')): Promise<void> {
  const row = page.locator('.suggest-widget.visible .monaco-list-row.focused', { hasText: words }).first();
  const isThere = (timeout: number) =>
    row.waitFor({ timeout }).then(
      () => true,
      () => false,
    );
  for (let timeout = 1000; timeout < PATIENCE_MS; timeout *= 2) {
    if (await isThere(timeout)) return;
    await again();
  }
  throw new Error(`nothing was offered with “${words}”`);
}

/**
 * Watches from now on for what may stand on the page for a moment only: on a fast machine it is gone before one looks. Gives what waits
 * until it was there. `words`: what it has to say.
 */
export async function watchFor(page: Page, selector: string, words = ''): Promise<() => Promise<unknown>> {
  const seen = await page.evaluateHandle(
    ([wanted, said]) => {
      const state = { was: false };
      const observer = new MutationObserver(() => {
        if (![...document.querySelectorAll(wanted)].some(({ textContent }) => textContent?.includes(said))) return;
        state.was = true;
        observer.disconnect();
      });
      observer.observe(document.documentElement, { subtree: true, childList: true, characterData: true, attributes: true });
      return state;
    },
    [selector, words] as const,
  );
  return () => page.waitForFunction(({ was }) => was, seen);
}

/** What is on its way from one look to another has the colours of neither; what turns without end is left to turn. Then it is also painted so. */
export async function lookSettled(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY),
  );
  await frames(page, 2);
}

const frames = (page: Page, count: number): Promise<void> =>
  page.evaluate(async (count) => {
    for (let frame = 0; frame < count; frame++) await new Promise(requestAnimationFrame);
  }, count);

type Box = NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>;

/** Where something is on the screen, as soon as it is still there a few frames later: what was drawn a moment ago may still be on its way. */
export const still = async (what: Locator): Promise<Box> => (await allStill([what]))[0];

/** The same for several, of one moment: none of them measured before a layout came, and another one after it. */
export async function allStill<const T extends readonly Locator[]>(whats: T): Promise<{ readonly [I in keyof T]: Box }> {
  const [first] = whats;
  for (let last = ''; ; ) {
    const boxes = await Promise.all(whats.map((what) => what.boundingBox()));
    const now = JSON.stringify(boxes);
    if (!boxes.includes(null) && now === last) return boxes as unknown as { readonly [I in keyof T]: Box };
    last = now;
    if (first !== undefined) await frames(first.page(), 6);
  }
}
