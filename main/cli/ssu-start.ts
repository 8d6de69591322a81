/** `dream ssu start`: this process is the watchdog and the outputs of an SSU; a child of it is the rest. Runs until it is told to stop. */

import { hostname } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { InvalidArgumentError, Option } from 'commander';
import { CHANNELS, type StimulusChannel as Channel, RIGHTS } from '../../app/bridge/index.ts';
import type { Subject } from '../../app/night/index.ts';
import { readRecording } from '../../app/recording/index.ts';
import { dataFolder, recordingFiles } from '../adapters/index.ts';
import { type DeviceConfig, journal, type Running, startDevice, type Told } from '../ssu/index.ts';
import { type Add, list, number, whole } from './options.ts';
import { bold, faint, green, say, tell, yellow } from './output.ts';
import { type Session, Stopped } from './session.ts';

interface StartOptions {
  readonly json: boolean;
  readonly name: string;
  readonly state?: string;
  readonly speed: number;
  readonly sleeper: string;
  readonly hypnogram?: string;
  readonly port: number;
  readonly host: string;
  readonly capabilities: readonly Channel[];
  readonly quota: number;
  readonly pair?: boolean;
  readonly discovery: boolean;
  readonly journal?: string;
}

const HELP = `
While it runs: Enter releases · "pair" shows a new code ("pair observe" for one that gives less) · "sensors off", "sensors on"
· "quit". SIGUSR1 releases too. Remove the state folder for a factory reset. With --json, one line of JSON for each event.`;

export function ssuStart(session: Session, add: Add): void {
  add(
    'ssu start',
    'Start an SSU on this computer: an emulated bed with its own key, slots and sleeper.',
    (c) =>
      c
        .option('--name <name>', 'what it calls itself', 'SSU')
        .option('--state <dir>', 'where it keeps its key, programs and logs')
        .option('--speed <n>', 'how much faster than life a night goes; 0: as fast as it can', number(0, 1_000_000), 1)
        .addOption(new Option('--sleeper <name>', 'who sleeps in it').default('mara').conflicts('hypnogram'))
        .option('--hypnogram <file>', 'a recorded night that sleeps in it')
        .option('--port <n>', 'where it listens; 0: a free one', whole(0, 65_535), 0)
        .option('--host <address>', 'on which of its addresses; default: all', '0.0.0.0')
        .addOption(new Option('--capabilities <list>', 'its channels').argParser(list(channel)).default([...CHANNELS], 'all'))
        .option('--quota <mb>', 'room for uploads that are not whole, in MB', whole(1, 1_000_000), 4096)
        .option('--pair', 'show a code also where it is paired already')
        .option('--no-discovery', 'do not announce it in the network')
        .option('--journal <file>', 'write every change of an output there')
        .addHelpText('after', HELP),
    async (_, given) => {
      const options = given as unknown as StartOptions;
      const dir = options.state === undefined ? join(dataFolder(), 'ssu', slug(options.name)) : session.path(options.state);
      const config: DeviceConfig = {
        dir,
        name: options.name,
        channels: CHANNELS.filter((one) => options.capabilities.includes(one)),
        speed: options.speed,
        host: options.host,
        port: options.port,
        quota: options.quota * 1_000_000,
        discovery: options.discovery,
        pair: options.pair === true,
        subject: await subjectOf(session, options),
      };
      const outputs = options.journal === undefined ? [] : [journal(session.path(options.journal))];
      const running = startDevice(config, outputs, (told) =>
        options.json ? say(JSON.stringify(told)) : say(inWords(told, options.host === '0.0.0.0' || options.host === '::' ? hostname() : options.host)),
      );
      listen(running);
      const wrong = await running.ended;
      await running.stop();
      throw new Stopped({ why: 'unreadable', ...wrong });
    },
  );
}

/** What a person at the device can do. */
function listen(running: Running): void {
  const stop = () => void running.stop().then(() => process.exit(0));
  process.on('SIGUSR1', () => running.release('the device itself'));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  createInterface({ input: process.stdin }).on('line', (line) => {
    const [word = '', ...rest] = line.trim().split(/\s+/);
    if (word === '' || word === 'release') running.release('the device itself');
    else if (word === 'pair') running.pair(RIGHTS.filter((right) => rest.includes(right)));
    else if (word === 'sensors') running.sensors(rest[0] !== 'off');
    else if (word === 'quit') stop();
    else tell(HELP.trim());
  });
}

async function subjectOf(session: Session, { sleeper, hypnogram }: StartOptions): Promise<Subject> {
  if (hypnogram === undefined) return { kind: 'sleeper', sleeper: await session.ask('sleepers.show', { name: sleeper }) };
  const path = session.path(hypnogram);
  const source = await recordingFiles.open(path);
  if (!source.ok) throw new Stopped(source.failure);
  try {
    const read = await readRecording(source.value, basename(path), undefined, { cancelled: false });
    if (!read.ok) throw new Stopped(read.failure);
    const { stages, notes, startMinutes } = read.value;
    return { kind: 'hypnogram', name: basename(path).replace(/\.[^.]*$/, ''), stages, notes, ...(startMinutes === null ? {} : { startMinutes }) };
  } finally {
    await source.value.close();
  }
}

function inWords(told: Told, here: string): string {
  switch (told.event) {
    case 'ready':
      return `${green('✓')} ${bold(told.name)} is on, at ${here}:${told.port}\n  key ${faint(told.fingerprint)}`;
    case 'code':
      return told.code === null ? '  It takes no pairing now; “pair” shows a code.' : `  Pair with it: dream ssu pair ${here}:${told.port} ${bold(told.code)}`;
    case 'night':
      return '  Lights out.';
    case 'release':
      return yellow(`  Fading to silence: ${told.by}.`);
    case 'silent':
      return '  Silent.';
    case 'restart':
      return yellow(`  The device stopped (${told.why}) and starts again.`);
  }
}

function channel(text: string): Channel {
  const found = CHANNELS.find((one) => one === text);
  if (found === undefined) throw new InvalidArgumentError(`It must be some of ${CHANNELS.join(', ')}.`);
  return found;
}

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'ssu';
