/** A tour through every view of the real window, as a user comes to see it: each stop goes on from the one before. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import type { CommandId } from '../../app/bridge/index.ts';
import { IPC } from '../../main/electron/ipc-names.ts';
import { clickLine, lookSettled, type OpenWindow, offered } from './window.ts';

export interface Guide extends OpenWindow {
  by(testId: string): Locator;
  press(keys: string): Promise<void>;
  /** As the native menu sends it. */
  command(id: CommandId): Promise<void>;
  /** The program's file. */
  readonly file: string;
}

interface Stop {
  readonly name: string;
  /** Done when it is there to be looked at. */
  readonly show: (guide: Guide) => Promise<unknown>;
  /** What only this stop needs is put away. */
  readonly leave?: (guide: Guide) => Promise<unknown>;
}

export function guideIn(window: OpenWindow): Guide {
  return {
    ...window,
    by: (testId) => window.page.locator(`[data-testid="${testId}"]`),
    press: (keys) => window.page.keyboard.press(keys),
    command: (id) =>
      window.app.evaluate(({ BrowserWindow }, [channel, name]) => BrowserWindow.getAllWindows()[0]?.webContents.send(channel, name), [
        IPC.command,
        id,
      ] as const),
    file: join(window.home, 'data', 'projects', 'Tide House', 'tide-house.dream'),
  };
}

export const THEMES = ['midnight', 'dawn', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

export async function wear({ page, command }: Guide, theme: Theme): Promise<void> {
  await command(`view.theme.${theme}`);
  await page.locator(`html[data-theme="${theme}"]`).waitFor({ state: 'attached' });
  await lookSettled(page);
}

const putAway = ({ press }: Guide) => press('Escape');
const panel = (name: string, id: CommandId, testId: string): Stop => ({ name, show: ({ command, by }) => command(id).then(() => by(testId).waitFor()) });
const dialog = (name: string, id: CommandId, shown: string): Stop => ({
  name,
  show: ({ command, page }) => command(id).then(() => page.waitForSelector(shown)),
  leave: (guide) => putAway(guide).then(() => guide.page.waitForSelector(shown, { state: 'detached' })),
});

const menu = (name: string, opener: (guide: Guide) => Locator): Stop => ({
  name,
  show: (guide) =>
    opener(guide)
      .click()
      .then(() => guide.page.waitForSelector('[role="menu"]')),
  leave: (guide) => putAway(guide).then(() => guide.page.waitForSelector('[role="menu"]', { state: 'detached' })),
});

/** Types at the end of the line of the text that has these words. */
async function typeAt({ page, press }: Guide, words: string, typed: string): Promise<void> {
  await clickLine(page.locator('.code .view-line', { hasText: words }).first());
  await press('End');
  await page.keyboard.type(typed);
}

export const TOUR: readonly Stop[] = [
  { name: 'start', show: ({ by }) => by('first-steps').waitFor() },
  dialog('gallery', 'project.new', '[data-template="slow-sea"] svg'),
  panel('problems-none', 'view.problems', 'problems'),
  panel('devices-none', 'view.devices', 'devices'),
  panel('cohort-empty', 'view.cohort', 'cohort'),
  panel('search-empty', 'edit.findAll', 'search'),
  panel('explorer', 'view.project', 'explorer'),
  panel('outline', 'view.outline', 'outline'),
  {
    name: 'night',
    async show({ page, command, by }) {
      await page.click('[aria-label="Put the first steps away"]');
      await command('view.night');
      await command('night.preview');
      await by('night-summary').waitFor();
      for (let i = 0; i < 8; i++) await page.click('[aria-label="To the next transition"]');
      // In a small window the graph stands behind the text.
      if (!(await by('graph').isVisible())) return;
      await page.waitForSelector('.scene-active');
      await page.waitForSelector('.scene-share');
    },
  },
  menu('night-export', ({ by }) => by('night-export')),
  menu('night-listen', ({ by }) => by('night-listen')),
  panel('moment', 'view.moment', 'moment-inspector'),
  { name: 'why', show: ({ command, page }) => command('night.why').then(() => page.waitForSelector('.why-summary')) },
  {
    name: 'why-not',
    async show({ command, by, page }) {
      await command('view.outline');
      await by('outline').getByRole('button', { name: 'anywhere' }).first().click();
      await clickLine(page.locator('.code .view-line', { hasText: 'when distress' }).first());
      await command('night.whyLine');
      await page.waitForSelector('[data-testid="why"][data-answer="why-not"]');
    },
  },
  panel('compare-empty', 'night.compare', 'compare'),
  {
    name: 'compare',
    async show({ by, page }) {
      await by('compare').getByRole('button', { name: 'Without the program' }).click();
      await page.waitForSelector('[data-testid="compare-count"]');
    },
  },
  {
    name: 'cohort',
    async show({ command, by, page }) {
      await command('view.cohort');
      await by('cohort').getByLabel('sleepers', { exact: true }).fill('40');
      await by('run-cohort').click();
      await page.waitForSelector('[data-testid="cohort"][data-nights="40"]');
      await by('run-cohort').waitFor();
    },
  },
  {
    name: 'promises',
    async show({ command, by, page }) {
      await command('view.promises');
      await by('promises').getByLabel('at most').selectOption('100');
      await by('examine').click();
      await page.waitForSelector('[data-testid="promises"][data-nights="100"]');
    },
  },
  menu('sleeper-picker', ({ by }) => by('sleeper-picker')),
  dialog('sleepers', 'night.sleepers', '[data-testid="portrait"]'),
  {
    name: 'sleepers-new',
    async show({ command, by, page }) {
      await command('night.sleepers');
      await by('sleepers').getByRole('button', { name: 'Add a sleeper' }).click();
      await page.waitForSelector('[data-testid="sleepers"] form');
    },
    leave: putAway,
  },
  {
    name: 'settings',
    async show({ command, by }) {
      await command('app.settings');
      await by('settings').getByLabel('Save by itself').selectOption('off');
    },
    leave: (guide) => putAway(guide).then(() => guide.by('settings').waitFor({ state: 'detached' })),
  },
  {
    name: 'settings-keys',
    async show({ command, by }) {
      await command('app.settings');
      await by('signing-keys').scrollIntoViewIfNeeded();
    },
    leave: (guide) => putAway(guide).then(() => guide.by('settings').waitFor({ state: 'detached' })),
  },
  dialog('keys', 'app.keys', '[data-testid="keys"]'),
  dialog('help', 'help.language', '[data-testid="help"]'),
  dialog('palette', 'view.palette', '[data-testid="palette"]'),
  {
    name: 'graph-scene',
    async show({ page, press, by }) {
      await by('graph').getByLabel('Find a scene in the graph').fill('drifting');
      await press('Enter');
      await page.waitForSelector('.scene-selected[data-node="drifting"]');
      await by('graph').getByLabel('Look into what is selected').click();
      await by('inspector').waitFor();
    },
  },
  {
    name: 'graph-refused',
    async show({ press, by }) {
      await by('inspector').getByRole('button', { name: 'Course of surf' }).click();
      await by('inspector').getByLabel('Tone', { exact: true }).fill('calm 7');
      await press('Enter');
      await by('inspector').getByRole('alert').waitFor();
    },
    leave: putAway,
  },
  menu('graph-more', ({ by }) => by('graph').getByLabel('More to do with what is selected')),
  {
    name: 'completion',
    async show(guide) {
      await guide.command('view.code');
      await typeAt(guide, 'scene drifting', '\n');
      await guide.press('Control+Space');
      await offered(guide.page, '');
    },
    leave: putAway,
  },
  {
    name: 'search',
    async show({ by, command }) {
      await command('edit.findAll');
      await by('search').getByLabel('Find in all files').fill('drifting');
      await by('search').locator('.search-match').first().waitFor();
    },
  },
  {
    name: 'problems',
    async show(guide) {
      await guide.command('view.outline');
      await typeAt(guide, 'scene drifting', '\n    play surff at 340dB\n    on stage -> nowhere');
      await guide.command('view.problems');
      await guide.by('problems').locator('li').first().waitFor();
    },
  },
  {
    name: 'help-problem',
    show: ({ by }) =>
      by('problems')
        .locator('.problem-code')
        .first()
        .click()
        .then(() => by('help').waitFor()),
    leave: putAway,
  },
  {
    name: 'history',
    show: ({ command, by }) => command('view.history').then(() => by('history').locator('.modified .view-line').first().waitFor()),
  },
  {
    name: 'history-graph',
    show: ({ by, page }) =>
      by('history')
        .getByRole('tab', { name: 'Graph' })
        .click()
        .then(() => page.waitForSelector('[role="tabpanel"]')),
  },
  {
    name: 'conflict',
    async show({ file, page }) {
      writeFileSync(file, readFileSync(file, 'utf8').replace(/(scene drifting.*)/, '$1 // theirs'));
      await page.getByRole('alert').getByText('changed by another program').waitFor();
    },
  },
  dialog('compare-file', 'file.compare', '.sheet-compare .modified .view-line'),
  { name: 'notices', show: ({ command, page }) => command('edit.formatOnSave').then(() => page.waitForSelector('.notice')) },
];
