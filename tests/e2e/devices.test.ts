/** From the window to a bed that is a process of its own: pair, look ahead, send, play, watch, let go, and open the log; and a bed of the window's own. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { findings } from '../support/axe.ts';
import { type Link, link } from '../support/link.ts';
import { ownPort } from '../support/ports.ts';
import { endDevices, scratch, startDevice, type TestDevice } from '../support/ssu.ts';
import { clickLine, type OpenWindow, openWindow, pick, watchFor } from '../support/window.ts';

let window: OpenWindow;
let bed: TestDevice;
let guest: TestDevice;
let way: Link;
let guestsWay: Link;
const by = (id: string) => window.page.locator(`[data-testid="${id}"]`);
const press = (keys: string) => window.page.keyboard.press(keys);
const type = (text: string) => window.page.keyboard.type(text);
const home = scratch('window');
const port = await ownPort();
const startBed = () => startDevice(home, ['--name', 'Bedroom', '--port', String(port), '--speed', '600', '--capabilities', 'sound,light', '--sleeper', 'mara']);

beforeAll(async () => {
  bed = await startBed();
  guest = await startDevice(scratch('guest'), ['--name', 'Guest room', '--capabilities', 'sound,light']);
  await bed.until('code');
  await guest.until('code');
  way = await link(bed.port);
  guestsWay = await link(guest.port);
  window = await openWindow();
});
afterAll(async () => {
  await window?.close();
  way?.close();
  guestsWay?.close();
  await endDevices();
});

it('says what it will show where there is no bed yet', async () => {
  await press('Alt+9');
  await by('devices').getByText('None yet').waitFor();
  await by('devices').getByText('will be shown here').waitFor();
  await by('preflight').locator('summary').click();
  await by('preflight').getByText('Proven: can always be released.').waitFor();
});

it('pairs by address and code with the keyboard alone, and says so when the code is wrong', async () => {
  await by('pair-by-address').focus();
  await press('Enter');
  await by('pair-form').waitFor();
  await type(`127.0.0.1:${way.port}`);
  await press('Tab');
  const wrong = bed.code() === '000000' ? '000001' : '000000';
  const from = bed.told.length;
  await type(wrong);
  await press('Enter');
  await by('pair-form').getByText('The code is not the one that the device shows').waitFor();
  await bed.until('code', from);
  await type(bed.code());
  await press('Enter');
  await window.page.locator('[data-testid="device"][data-device="Bedroom"]').waitFor();
  // The form is gone, and the keyboard at what came of it.
  await by('devices').locator('button[data-device="Bedroom"]:focus').waitFor();
  await by('slots').getByText('empty').first().waitFor();
  await window.page.locator('[data-check="clock"][data-level="good"]').waitFor();
});

it('looks ahead for the only bed, ticked by itself, and knows what will be silent there', async () => {
  await window.page.locator('[data-target="Bedroom"]:checked').waitFor();
  await by('preflight').locator('[data-level="care"]', { hasText: 'This device has no scent' }).waitFor();
  await by('send').and(window.page.locator(':enabled')).waitFor();
  await expect.poll(() => by('preflight').getAttribute('data-stops')).toBe('0');
});

it('sends nothing that is broken, and leads to the line', async () => {
  await clickLine(window.page.locator('.code .view-line').first());
  await press('Control+End');
  await type('nonsense');
  await by('preflight').locator('[data-about="text"] .link').first().waitFor();
  await expect.poll(() => by('send').isDisabled()).toBe(true);
  await by('preflight').locator('[data-about="text"] .link').first().click();
  await window.page.waitForFunction(() => document.activeElement?.closest('.code') !== null);
  await press('Control+z');
  await by('send').and(window.page.locator(':enabled')).waitFor();
});

it('sends, goes on by itself where the link is cut, activates on trial, and begins the night', async () => {
  way.cutAfter(100_000);
  const cut = await watchFor(window.page, '[data-sent="Bedroom"][data-phase="cut"]', 'goes on from there');
  await by('send').focus();
  await press('Enter');
  await cut();
  await window.page.locator('[data-sent="Bedroom"][data-phase="done"]').waitFor();
  // What was pressed can not be pressed again, or is gone: the keyboard stays beside it.
  await by('outbox').locator(':focus').waitFor();
  await by('activate-sent').focus();
  await press('Enter');
  await window.page.locator('[data-slot="a"][data-state="trial"]').waitFor();
  await by('outbox').locator(':focus').waitFor();
  await by('lights-out').and(window.page.locator(':enabled')).focus();
  await press('Enter');
  await bed.until('night');
});

it('watches it in the Night view, where it grows', async () => {
  await window.page.locator('[data-testid="played"][data-state="live"]').waitFor();
  const asleep = async () => (await by('moment').textContent()) ?? '';
  const first = await asleep();
  await expect.poll(asleep).not.toBe(first);
  await window.page.locator('.scene-active').first().waitFor();
});

it('lets go from a dialog, by one key, and tells what the bed answered', async () => {
  await by('release-bar').getByText('plays Tide House').waitFor();
  const from = bed.told.length;
  await pick(window.page, 'settings');
  await by('settings').waitFor();
  await press('Control+Shift+R');
  await bed.until('release', from);
  await press('Escape');
  await by('release-bar').getByText('it fades to silence').waitFor();
  await bed.until('silent', from);
});

it('opens the log of the morning, every line of it checked', async () => {
  await window.page.locator('[data-testid="played"][data-state="checked"]', { hasText: 'log checked' }).waitFor({ timeout: 180_000 });
  await expect.poll(() => by('night-summary').textContent()).toContain('releasedyes');
  await press('Alt+9');
  await window.page.locator('[data-check="log"][data-level="good"]', { hasText: 'sealed by this bed' }).waitFor();
  await by('slots').getByRole('button', { name: 'Confirm' }).click();
  await window.page.locator('[data-slot="a"][data-state="active"]').waitFor();
});

it('sends to two beds at once: one has it while the link to the other is broken, which goes on when it is mended', async () => {
  await by('pair-by-address').click();
  await by('pair-form').waitFor();
  await type(`127.0.0.1:${guestsWay.port}`);
  await press('Tab');
  await type(guest.code());
  await press('Enter');
  await window.page.locator('[data-testid="device"][data-device="Guest room"]').waitFor();
  await window.page.locator('[data-target="Guest room"]').check();
  await by('send').and(window.page.locator(':enabled')).getByText('Send to 2 of 2').waitFor();
  guestsWay.breakAfter(200_000);
  await by('send').click();
  await window.page.locator('[data-sent="Guest room"][data-phase="cut"]').waitFor();
  await window.page.locator('[data-sent="Bedroom"][data-phase="done"]').waitFor();
  guestsWay.mend();
  // It also tries again by itself for a while, and may just be at it.
  const there = window.page.locator('[data-sent="Guest room"][data-phase="done"]', { hasText: 'It is in slot a' });
  const goOn = window.page.locator('[data-sent="Guest room"]').getByRole('button', { name: 'Go on' });
  await expect
    .poll(async () => {
      if (await goOn.isVisible()) await goOn.click({ timeout: 1000 }).catch(() => {});
      return there.count();
    })
    .toBe(1);
  await window.page.locator('button[data-device="Bedroom"]').click();
  await window.page.locator('[data-testid="device"][data-device="Bedroom"]').waitFor();
});

it('scrolls in one place only where the window is small', async () => {
  const resize = (width: number, height: number) =>
    window.app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height), { width, height });
  await resize(1024, 600);
  await expect.poll(() => window.page.evaluate(() => innerWidth)).toBe(1024);
  await press('Alt+9');
  await by('device').waitFor();
  const around = await by('devices').evaluate((devices) => {
    const scrolling: string[] = [];
    for (let outer = devices.parentElement; outer !== null; outer = outer.parentElement)
      if (outer.scrollHeight > outer.clientHeight + 1) scrolling.push(outer.className);
    return scrolling;
  });
  await resize(1440, 900);
  await expect.poll(() => window.page.evaluate(() => innerWidth)).toBe(1440);
  await press('Alt+9');
  expect(around).toEqual([]);
});

it('has no serious finding of axe in any theme', async () => {
  for (const [theme, name] of [
    ['midnight', 'midnight'],
    ['dawn', 'dawn'],
    ['contrast', 'high contrast'],
  ]) {
    await pick(window.page, `theme: ${name}`);
    await window.page.locator(`html[data-theme="${theme}"]`).waitFor();
    expect(await findings(window.page, [], '[data-testid="devices"]'), theme).toEqual([]);
  }
});

it('says what to do when a bed can not be reached', async () => {
  await by('lights-out').click();
  await by('release').waitFor();
  await window.page.locator('[data-testid="played"][data-state="live"]').waitFor();
  await bed.kill();
  await by('release').click();
  await by('release-bar').getByText('Press the button on the bed itself').waitFor();
  await press('Alt+9');
  await window.page.locator('[data-device="Bedroom"][data-reach="away"]').waitFor();
});

it('shows a night that the power cut as such, once the bed is back', async () => {
  bed = await startBed();
  // The window followed that night, and opens its log as soon as the bed answers; then it can be opened again.
  const played = window.page.locator('[data-testid="played"][data-state="checked"]');
  await played.getByText('It was cut after').waitFor();
  await press('Alt+9');
  await window.page.locator('[data-device="Bedroom"][data-reach="here"]').waitFor();
  await by('open-log').click();
  await played.getByText('It was cut after').waitFor();
  await played.getByText('the power went').waitFor();
  await by('release-bar').getByText('no night is on, it is silent').waitFor();
  await press('Alt+9');
  await window.page.locator('[data-check="log"][data-level="good"]', { hasText: 'sealed by this bed' }).waitFor();
});

it('starts a bed of its own, pairs with the code on its face, and switches it off', async () => {
  await by('new-bed').click();
  await by('start-bed').click();
  const code = by('bed-code');
  await code.waitFor();
  await by('beds').getByRole('button', { name: 'Pair…' }).click();
  await by('pair-code').fill((await code.textContent()) ?? '');
  await by('pair').click();
  await window.page.locator('[data-testid="device"][data-device="Bedside"]').waitFor();
  await by('beds').getByRole('button', { name: 'Switch Bedside off' }).click();
  await window.page.locator('[data-bed="Bedside"][data-state="ended"]').waitFor();
  expect(window.errors).toEqual([]);
});
