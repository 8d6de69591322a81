/**
 * Takes a picture of every view of the built app, in each theme and size, so that somebody can look at them all.
 * `--out FOLDER`, `--themes midnight,dawn,contrast`, `--sizes 1440x900,1024x700,1440x900@2` (`@`: everything so much larger),
 * `--views night,graph-scene`; or one picture of a night, as arguments: file, width, height, theme.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Guide, guideIn, THEMES, TOUR, wear } from '../tests/support/tour.ts';
import { openWindow } from '../tests/support/window.ts';
import { run, runAll } from './run.ts';
import { ensureSystemLibraries, hasDisplay, withDisplay } from './system-libraries.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: 'dist/screenshots' },
    themes: { type: 'string', default: THEMES.join() },
    sizes: { type: 'string', default: '1440x900,1024x700,1440x900@2' },
    views: { type: 'string', default: TOUR.map(({ name }) => name).join() },
    built: { type: 'boolean', default: false },
  },
});

if (values.built && hasDisplay()) await takeAll();
else {
  ensureSystemLibraries();
  if (!values.built) runAll([['node', 'scripts/build.ts']]);
  const [command, ...args] = withDisplay(['node', 'scripts/screenshot.ts', '--built', ...process.argv.slice(2)]);
  process.exitCode = run(command, args);
}

async function takeAll(): Promise<void> {
  const [file, width = '1440', height = '900', theme = 'midnight'] = positionals;
  if (file !== undefined) return takeSize(`${width}x${height}`, ['night'], [theme], () => file);
  mkdirSync(values.out, { recursive: true });
  for (const size of values.sizes.split(','))
    await takeSize(size, values.views.split(','), values.themes.split(','), (view, worn) => join(values.out, `${view}-${worn}-${size}.png`));
}

/** One window for each size: the panels are arranged for it. */
async function takeSize(size: string, views: readonly string[], themes: readonly string[], fileOf: (view: string, theme: string) => string): Promise<void> {
  const [, width, height, scale = '1'] = /^(\d+)x(\d+)(?:@(\d+(?:\.\d+)?))?$/.exec(size) ?? [];
  if (width === undefined || height === undefined) throw new Error(`no size: ${size}`);
  const window = await openWindow({ width: Number(width), height: Number(height) });
  const guide = guideIn(window);
  try {
    if (scale !== '1') {
      await guide.command('app.settings');
      await guide
        .by('settings')
        .getByLabel('Size of everything')
        .selectOption(`${Number(scale) * 100}`);
      await guide.press('Escape');
      await guide.by('settings').waitFor({ state: 'detached' });
    }
    // The panels are arranged for the room that there is.
    await guide.command('view.layout');
    await window.page.locator('.code .view-line').first().waitFor();
    const last = Math.max(...views.map((view) => TOUR.findIndex(({ name }) => name === view)));
    for (const { name, show, leave } of TOUR.slice(0, last + 1)) {
      await show(guide);
      for (const theme of THEMES.filter((one) => views.includes(name) && themes.includes(one))) {
        await wear(guide, theme);
        writeFileSync(fileOf(name, theme), await pictureOf(guide));
      }
      await leave?.(guide);
    }
    if (window.errors.length > 0) console.error(size, window.errors);
  } finally {
    await window.close();
  }
}

/** As the window shows it: a picture of the page alone is wrong where everything is larger. Two frames on, so that what was asked for is drawn. */
async function pictureOf({ app, page }: Guide): Promise<Buffer> {
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  const png = await app.evaluate(async ({ BrowserWindow }) => (await BrowserWindow.getAllWindows()[0]?.webContents.capturePage())?.toPNG().toString('base64'));
  return Buffer.from(png ?? '', 'base64');
}
