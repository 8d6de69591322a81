/** Commands about nights of SSU devices: night, release, log. */

import type { Result } from '../../app/bridge/index.ts';
import { type Add, whole } from './options.ts';
import { green, json, say, yellow } from './output.ts';
import type { Session } from './session.ts';
import { nightTable } from './ssu-night-table.ts';

export function ssuNights(session: Session, add: Add): void {
  add(
    'ssu night <device>',
    'Lights out: the device plays its active program to its sleeper.',
    (c) =>
      c
        .option('--seed <n>', 'which night', whole(0, 0xffffffff), 1)
        .option('--natural', 'play nothing, only record')
        .option('--watch', 'show what happens as a table, until the morning; with --json the lines of the log as they are'),
    async ([device = ''], options) => {
      const { night } = await session.ask('devices.night', {
        device,
        mode: options['natural'] === true ? 'natural' : 'program',
        seed: Number(options['seed']),
      });
      if (options['watch'] === true) await watch(session, device, night, options.json);
      else if (options.json) json({ night });
      else say(`${green('✓')} Night ${night} began. See it with: dream ssu log ${device} --follow`);
    },
  );

  add(
    'ssu release <device>',
    'The way out: everything fades, and the sleeper sleeps on.',
    (c) => c,
    async ([device = ''], options) => {
      const released = await session.ask('devices.release', { device });
      if (options.json) json(released);
      else say(released.playing ? `${green('✓')} Released.` : 'No night is on; the device is silent.');
    },
  );

  add(
    'ssu log <device>',
    'Fetch the log of a night and check every line of it.',
    (c) =>
      c
        .option('--night <n>', 'default: the last', whole(1, 999_999))
        .option('--follow', 'show lines as they are written, until the morning')
        .option('--out <file>', 'keep the log as it is, line by line'),
    async ([device = ''], options) => {
      const night = options['night'] as number | undefined;
      if (options['follow'] === true) return watch(session, device, night, options.json);
      const out = options['out'];
      const log = await session.ask('devices.log', {
        device,
        ...(night === undefined ? {} : { night }),
        ...(typeof out === 'string' ? { out: session.path(out) } : {}),
      });
      if (options.json) return json(log);
      const table = nightTable();
      for (const body of log.entries) for (const row of table.add(body)) say(row);
      say(
        `${log.sealed || log.open ? green('✓') : yellow('!')} ${log.entries.length} lines, all in their chain${log.sealed ? ', sealed by the device' : yellow(log.open ? ', not sealed yet: the night is on' : ', without a seal: what came after them is missing')}.`,
      );
    },
  );
}

/** A log as it is written, as a table; with `raw`, its lines as they are. */
async function watch(session: Session, device: string, night: number | undefined, raw: boolean): Promise<void> {
  const table = nightTable();
  await session.ask('devices.watch', { device, ...(night === undefined ? {} : { night }) }, ({ lines }) => {
    for (const line of lines) {
      if (raw) say(line);
      else for (const row of table.add((JSON.parse(line) as { body: Body }).body)) say(row);
    }
  });
}

type Body = Result<'devices.log'>['entries'][number];
