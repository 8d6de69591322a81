/** Sees to what is needed of the system on Linux: installs it where we may, else says how. */

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { run } from './run.ts';

/** Debian's names; `xvfb` and `unzip` are for machines without a display or without the official Electron. */
const PACKAGES = ['xvfb', 'unzip', 'libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libatk-bridge2.0-0', 'libcups2', 'libdrm2', 'libxkbcommon0'];

/** Ends this process where something is missing that we can not install. */
export function ensureSystemLibraries(): void {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return;
  const missing = PACKAGES.filter((name) => !installed(name));
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) {
    console.error(`Electron needs libraries that are not installed. Run this, then try again:\n\n  sudo apt-get install -y ${missing.join(' ')}\n`);
    process.exit(1);
  }
  console.log(`Installing what Electron needs: ${missing.join(', ')}`);
  if (!install(missing)) process.exit(1);
}

/** Programs that some tests talk to; those tests report themselves skipped where one is missing. `mosquitto`: an MQTT broker. */
const FOR_TESTS = ['mosquitto'];

/** Goes on without where it can not have them. */
export function ensureTestPrograms(): void {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return;
  const missing = FOR_TESTS.filter((name) => !installed(name));
  if (missing.length === 0) return;
  console.log(`For the tests: ${missing.join(', ')}`);
  if (process.getuid?.() !== 0 || !install(missing)) console.log('Tests that need it are skipped.');
}

function install(names: readonly string[]): boolean {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  return run('apt-get', ['update', '-qq'], env) === 0 && run('apt-get', ['install', '-y', '-qq', ...names], env) === 0;
}

// biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg's own placeholder
const STATUS = '-f=${Status}';

/** Newer Debians carry some of them under the same name with a `t64` at its end. */
function installed(name: string): boolean {
  return [name, `${name}t64`].some((n) => spawnSync('dpkg-query', ['-W', STATUS, n]).stdout?.toString().includes('ok installed'));
}

/** Whether windows need a display of their own making here. */
export const hasDisplay = (): boolean => process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);

/** The same command, on a display in memory where there is no other. */
export function withDisplay(command: readonly [string, ...string[]]): readonly [string, ...string[]] {
  return hasDisplay() ? command : ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24', ...command];
}
