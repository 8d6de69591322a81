/** `dream ssu start`: this process is the watchdog and the outputs of SSUs; a child for each of them is the rest. Runs until it is told to stop. */

import { networkInterfaces } from 'node:os';
import { createInterface } from 'node:readline';
import { InvalidArgumentError, Option } from 'commander';
import { CHANNELS, type StimulusChannel as Channel, RIGHTS } from '../../app/bridge/index.ts';
import { type Output, openOutput, type Running, startDevice, type Told } from '../ssu/index.ts';
import { type Add, list, number, whole } from './options.ts';
import { bold, faint, green, jsonLine, say, tell, yellow } from './output.ts';
import { type Session, Stopped } from './session.ts';
import { type DeviceOptions, type DevicePlan, devicePlans } from './ssu-plans.ts';

interface StartOptions extends DeviceOptions {
  readonly json: boolean;
  readonly fleet?: string;
}

const HELP = `
While it runs: Enter releases · "pair" shows a new code ("pair observe" for one that gives less) · "sensors off", "sensors on"
· "reset everything" makes it as new · "quit". In a fleet a number before that names one device: "2 pair". SIGUSR1 releases too.
With --json, one line of JSON for each event. Outputs, fleets: docs/outputs.md, docs/devices.md.`;

export function ssuStart(session: Session, add: Add): void {
  add<StartOptions>(
    'ssu start',
    'Start an SSU on this computer: an emulated bed with its own key, slots and sleeper.',
    (c) =>
      c
        .option('--name <name>', 'what it calls itself', 'SSU')
        .option('--fleet <n or file>', 'several devices: so many, or those that a JSON file lists')
        .option('--state <dir>', 'where it keeps its key, programs and logs')
        .option('--firmware <version>', 'what it says of its firmware; default: the version of this software')
        .option('--speed <n>', 'how much faster than life a night goes; 0: as fast as it can', number(0, 1_000_000), 1)
        .addOption(new Option('--sleeper <name>', 'who sleeps in it').default('mara').conflicts('hypnogram'))
        .option('--hypnogram <file>', 'a recorded night that sleeps in it')
        .option('--port <n>', 'where it listens; 0: a free one', whole(0, 65_535), 0)
        .option('--host <address>', 'on which of its addresses; default: all', '0.0.0.0')
        .addOption(new Option('--capabilities <list>', 'its channels').argParser(list(channel)).default([...CHANNELS], 'all'))
        .option('--quota <mb>', 'room for uploads that are not whole, in MB', whole(1, 1_000_000), 4096)
        .option('--pair', 'show a code also where it is paired already')
        .option('--no-discovery', 'do not announce it in the network')
        .addOption(
          new Option('--output <what>', 'mqtt://HOST/PREFIX, wav:FILE, player, journal:FILE; may be given several times')
            .argParser((one: string, all: string[]) => [...all, one])
            .default([], 'none'),
        )
        .addHelpText('after', HELP),
    async (_, options) => {
      const plans = await devicePlans(session, options, options.fleet);
      const show = (plan: DevicePlan, told: Told) => {
        const { name, host } = plan.config;
        if (options.json) return jsonLine({ device: name, ...told });
        const words = inWords(told, host === '0.0.0.0' || host === '::' ? ownAddress() : host);
        say(plans.length === 1 || told.event === 'ready' ? words : `${bold(name)}${words}`);
      };
      const all: Running[] = [];
      try {
        for (const plan of plans) all.push(await start(session, plan, (told) => show(plan, told)));
        listen(all);
        throw new Stopped({ why: 'unreadable', ...(await Promise.race(all.map(({ ended }) => ended))) });
      } finally {
        await Promise.all(all.map((one) => one.stop()));
      }
    },
  );
}

async function start(session: Session, { config, outputs }: DevicePlan, show: (told: Told) => void): Promise<Running> {
  let running: Running | null = null;
  const host = {
    name: config.name,
    tell: (message: string) => show({ event: 'output', message }),
    release: (by: string) => running?.release(by),
  };
  const opened: Output[] = [];
  for (const words of outputs) {
    const output = await openOutput(words, { channels: config.channels, path: session.path }, host);
    if (!output.ok) {
      await Promise.all(opened.map((one) => one.close()));
      throw new Stopped(output.failure);
    }
    opened.push(output.value);
  }
  running = startDevice(config, opened, show);
  return running;
}

/** What a person at the devices can do. */
function listen(all: readonly Running[]): void {
  const stop = () => void Promise.all(all.map((one) => one.stop())).then(() => process.exit(0));
  const release = (which: readonly Running[]) => {
    for (const one of which) one.release('the device itself');
  };
  process.on('SIGUSR1', () => release(all));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  createInterface({ input: process.stdin }).on('line', (line) => {
    const words = line.trim().split(/\s+/);
    const one = all[Number(words[0] || Number.NaN) - 1];
    const which = one === undefined ? all : [one];
    const [word = '', ...rest] = one === undefined ? words : words.slice(1);
    if (word === '' || word === 'release') release(which);
    else if (word === 'pair') for (const each of which) each.pair(RIGHTS.filter((right) => rest.includes(right)));
    else if (word === 'sensors') for (const each of which) each.sensors(rest[0] !== 'off');
    else if (word === 'reset' && rest[0] === 'everything') for (const each of which) each.reset();
    else if (word === 'quit') stop();
    else tell(HELP.trim());
  });
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
    case 'output':
      return `  ${told.message}`;
  }
}

/** Of this computer in its network: names are often unknown there. */
function ownAddress(): string {
  const all = Object.values(networkInterfaces()).flatMap((some) => some ?? []);
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1';
}

function channel(text: string): Channel {
  const found = CHANNELS.find((one) => one === text);
  if (found === undefined) throw new InvalidArgumentError(`It must be some of ${CHANNELS.join(', ')}.`);
  return found;
}
