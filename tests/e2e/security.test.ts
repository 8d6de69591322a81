/** What the page is kept from, point by point, in the real window. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { contract } from '../../app/bridge/index.ts';
import { type OpenWindow, openWindow } from '../support/window.ts';

let window: OpenWindow;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

it('isolates the page: sandbox on, no Node, no webview', async () => {
  const preferences = await window.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({ contextIsolation: true, sandbox: true, nodeIntegration: false, webviewTag: false, webSecurity: true });
  expect(await window.page.evaluate(() => ['require', 'process', 'module', 'Buffer'].filter((name) => name in globalThis))).toEqual([]);
});

it('hands the page named functions only: one for each entry of the contract', async () => {
  const given = await window.page.evaluate(() => {
    const { dream } = globalThis as unknown as { dream: { engine: object } };
    return { top: Object.keys(dream).sort(), engine: Object.keys(dream.engine).sort() };
  });
  expect(given.top).toEqual([
    'askedFor',
    'beds',
    'clipboardText',
    'dialogs',
    'engine',
    'onAsked',
    'onCommand',
    'onEngineStatus',
    'openLink',
    'pathOfFile',
    'setMenu',
    'setScale',
    'setTheme',
    'showFile',
    'startEngine',
  ]);
  expect(given.engine).toEqual(Object.keys(contract).sort());
});

it('serves pages from one folder, with a policy, and nothing outside of it', async () => {
  const seen = await window.page.evaluate(async () => {
    const page = await fetch('dream://app/index.html');
    const status = async (address: string) => (await fetch(address).catch(() => ({ status: 0 }))).status;
    return {
      policy: page.headers.get('content-security-policy'),
      up: await status('dream://app/..%2f..%2fpackage.json'),
      other: await status('dream://elsewhere/index.html'),
      web: await status('https://example.com/'),
    };
  });
  expect(seen.policy).toMatch(/^default-src 'none'; script-src 'self';/);
  expect([403, 404, 0]).toContain(seen.up);
  expect([403, 0]).toContain(seen.other);
  expect(seen.web).toBe(0);
});

it('runs no script written into the page', async () => {
  expect(
    await window.page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.broken = true';
      document.head.append(script);
      return 'broken' in globalThis;
    }),
  ).toBe(false);
});

it('denies going elsewhere, new windows and rights of the device', async () => {
  await window.app.evaluate(({ dialog }) => {
    dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false });
  });
  const outcome = await window.page.evaluate(async () => {
    const opened = globalThis.open('https://example.com/');
    location.href = 'https://example.com/';
    const asked = await Notification.requestPermission().catch(() => 'denied');
    return { opened: opened === null, asked };
  });
  expect(outcome).toEqual({ opened: true, asked: 'denied' });
  expect(window.page.url()).toBe('dream://app/index.html');
  expect(window.app.windows()).toHaveLength(1);
});

it('answers a request that does not fit the contract with words, not with a crash', async () => {
  const failure = await window.page.evaluate(async () => {
    const { dream } = globalThis as unknown as { dream: { engine: Record<string, (params: unknown) => { outcome: Promise<{ failure: { why: string } }> }> } };
    return (await dream.engine['project.open']?.({ dir: 5 }).outcome)?.failure.why;
  });
  expect(failure).toBe('wrong-call');
});

it('keeps language work off the window’s own thread', async () => {
  // A session of our own is told of workers that began before anybody looked on, too.
  const session = await window.page.context().newCDPSession(window.page);
  const workers: string[] = [];
  session.on('Target.attachedToTarget', ({ targetInfo: { url } }) => workers.push(url));
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true });
  // The layout's begins with the first graph that is not known, or when the window is idle; elk's own is a worker of it.
  for (const name of ['language.worker', 'layout.worker']) await expect.poll(() => workers.some((url) => url.includes(name))).toBe(true);
});
