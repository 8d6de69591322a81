/** `dream preflight`: all that would be refused, and what is proven, before anything is written or sent. */

import type { PreflightItem } from '../../app/bridge/index.ts';
import type { Add } from './options.ts';
import { bold, faint, green, json, red, say, tell, yellow } from './output.ts';
import { sourceOf } from './project-commands.ts';
import type { Session } from './session.ts';

export function preflightCommand(session: Session, add: Add): void {
  add(
    'preflight <file>',
    'Check a program or a bundle for all that a device would refuse, and with --on for what these devices would.',
    (c) => c.option('--on <device...>', 'paired devices that it shall go to').option('--key <id>', 'the key that will sign; default: your first one'),
    async ([file = ''], options) => {
      const devices = Array.isArray(options['on']) ? options['on'].map(String) : [];
      const key = options['key'];
      const found = await session.ask('bundle.preflight', {
        source: await sourceOf(session, file),
        devices,
        ...(typeof key === 'string' ? { key } : {}),
      });
      const held = found.devices.filter(({ ready }) => !ready);
      if (!found.ready || held.length > 0) process.exitCode = 1;
      if (options.json) return json(found);
      for (const item of found.items) say(inWords(item));
      if (found.program === null || !found.ready) return tell(`${red('✗')} ${file} can not leave yet.`);
      const { title, version } = found.program;
      const ready = found.devices.filter((device) => device.ready).map(({ name }) => name);
      if (devices.length === 0) say(`${green('✓')} ${bold(title)} ${version} can be exported.`);
      if (ready.length > 0) say(`${green('✓')} ${bold(title)} ${version} can go to ${ready.join(', ')}.`);
      if (held.length > 0) tell(`${red('✗')} It can not go to ${held.map(({ name }) => name).join(', ')}.`);
    },
  );
}

const SIGNS: Readonly<Record<PreflightItem['level'], string>> = { stop: red('✗'), care: yellow('!'), fine: green('✓') };

function inWords({ level, device, message, hint, place }: PreflightItem): string {
  const where = place === null ? '' : `${place.file}:${place.range.start.line + 1}: `;
  return `${SIGNS[level]} ${where}${device === null ? '' : `${device}: `}${message}${hint === '' ? '' : ` ${faint(hint)}`}`;
}
