/** Commands about SSU devices: find, pair, status, install, activate, confirm, trust, revoke, unpair. */

import { InvalidArgumentError, Option } from 'commander';
import { type Params, type Result, RIGHTS, type Right } from '../../app/bridge/index.ts';
import { clock as clockOf } from './hypnogram-chart.ts';
import { type Add, list, whole } from './options.ts';
import { bold, columns, faint, green, json, say, tell, yellow } from './output.ts';
import { progressLine } from './progress-line.ts';
import type { Session } from './session.ts';

const FIND_SECONDS = 3;

export function ssuCommands(session: Session, add: Add): void {
  add(
    'ssu find',
    'List the devices in the local network, and those that you are paired with.',
    (c) => c.option('--seconds <n>', 'how long to listen', whole(1, 60), FIND_SECONDS),
    async (_, options) => {
      const { devices: found } = await session.ask('devices.find', { forMs: Number(options['seconds']) * 1000 });
      const { devices: paired } = await session.ask('devices.list', {});
      if (options.json) return json({ found, paired });
      const unseen = paired.filter((known) => !found.some(({ id }) => known.fingerprint.startsWith(id)));
      if (found.length === 0) tell('Nothing announces itself here. Where the network carries no multicast, give the address that the device shows.');
      say(
        columns([
          ...found.map((one) => [one.paired ?? one.name, `${one.host}:${one.port}`, one.paired === null ? 'not paired' : green('paired'), faint(one.id)]),
          ...unseen.map((one) => [one.name, `${one.host}:${one.port}`, 'paired, not seen now', faint(one.fingerprint.slice(0, 32))]),
        ]),
      );
    },
  );

  add<Pick<Params<'devices.pair'>, 'name' | 'as'> & { readonly rights: Right[] }>(
    'ssu pair <device> <code>',
    'Pair with a device, by its address or name and the code that it shows.',
    (c) =>
      c
        .option('--name <name>', 'how you call it; default: as it calls itself')
        .option('--as <name>', 'how you are called there', 'an author')
        .addOption(new Option('--rights <list>', `some of ${RIGHTS.join(', ')}`).argParser(list(right)).default([...RIGHTS], 'all')),
    async ([device = '', code = ''], options) => {
      if (!/^\d{6}$/.test(code)) return wrong('The code has six digits; the device shows it.');
      const { name, as, rights } = options;
      const paired = await session.ask('devices.pair', { device, code, rights, ...(name === undefined ? {} : { name }), ...(as === undefined ? {} : { as }) });
      if (options.json) json(paired);
      else
        say(
          `${green('✓')} Paired with ${bold(paired.name)} at ${paired.host}:${paired.port}: you may ${paired.rights.join(', ')}\n  key ${paired.fingerprint}`,
        );
    },
  );

  add(
    'ssu status <device>',
    'Show the slots of a device, what it plays and whom it knows.',
    (c) => c,
    async ([device = ''], options) => {
      const status = await session.ask('devices.status', { device });
      if (options.json) json(status);
      else say(inWords(status));
    },
  );

  add(
    'ssu install <device> <bundle>',
    'Send a bundle to a device, which checks it and puts it into a slot. Goes on where it was cut.',
    (c) => c,
    async ([device = '', bundle = ''], options) => {
      const line = progressLine();
      try {
        const installed = await session.ask('devices.install', { device, path: session.path(bundle) }, ({ phase, done }) => line.show(phase, done));
        line.end();
        for (const note of installed.notes) tell(note);
        if (options.json) json(installed);
        else say(`${green('✓')} ${installed.program.title} ${installed.program.version} is in slot ${installed.slot}. It plays once you activate it.`);
      } finally {
        line.end();
      }
    },
  );

  add(
    'ssu activate <device>',
    'Have a device play another slot from the next night on, on trial.',
    (c) => c.addOption(new Option('--slot <slot>', 'default: the one that is not active').choices(['a', 'b'])),
    async ([device = ''], options) => {
      const slot = options['slot'] as 'a' | 'b' | undefined;
      const { slots } = await session.ask('devices.activate', { device, ...(slot === undefined ? {} : { slot }) });
      if (options.json) json({ slots });
      else if (slots.trial === null) say(`${green('✓')} Slot ${slots.active} is active.`);
      else
        say(
          `${green('✓')} Slot ${slots.active} is active, on trial: without “confirm” after its first night the device goes back to ${slots.trial.fallback === null ? 'playing nothing' : `slot ${slots.trial.fallback}`}.`,
        );
    },
  );

  add(
    'ssu confirm <device>',
    'Keep the program that is on trial. Nothing older is taken from then on.',
    (c) => c,
    async ([device = ''], options) => {
      const { slots, nights } = await session.ask('devices.confirm', { device });
      if (options.json) json({ slots, nights });
      else say(`${green('✓')} Slot ${slots.active} stays${nights === 0 ? yellow(', though it was not tried for a night') : ''}.`);
    },
  );

  add(
    'ssu trust <device> <key>',
    'Have a device take bundles signed with this public key.',
    (c) => c,
    async ([device = '', key = ''], options) => {
      await session.ask('devices.trust', { device, signer: key });
      if (options.json) json({});
      else say(`${green('✓')} Trusted.`);
    },
  );

  add(
    'ssu revoke <device> <key-id>',
    'Have a device refuse everything signed with this key, for good.',
    (c) => c,
    async ([device = '', keyId = ''], options) => {
      await session.ask('devices.revoke', { device, keyId });
      if (options.json) json({});
      else say(`${green('✓')} Revoked. What it signed is gone from the device.`);
    },
  );

  add(
    'ssu unpair <device>',
    'Forget a device, and have it forget you.',
    (c) => c,
    async ([device = ''], options) => {
      const { name, told } = await session.ask('devices.unpair', { device });
      if (options.json) json({ name, told });
      else say(`${green('✓')} ${name} is forgotten${told ? '' : yellow('; it could not be told, and still knows you')}.`);
    },
  );
}

function inWords(status: Result<'devices.status'>): string {
  const { slots, night } = status;
  const slot = (name: 'a' | 'b') => {
    const program = slots[name];
    const what = program === null ? faint('empty') : `${program.title} ${program.version}`;
    const how =
      slots.active !== name
        ? ''
        : slots.trial === null
          ? green('active')
          : yellow(`active, on trial (${slots.trial.nights} ${slots.trial.nights === 1 ? 'night' : 'nights'})`);
    return [`  slot ${name}`, what, how];
  };
  return [
    `${bold(status.name)}, firmware ${status.firmware}, machine ${status.machine}: ${status.channels.join(', ')}`,
    columns([slot('a'), slot('b')]),
    night === null
      ? '  No night is on.'
      : `  Night ${night.night} is on: ${night.title}, ${clockOf({ startMinutes: 0 }, night.at)} after lights out${night.released ? ', released' : ''}.`,
    `  Paired with ${status.peers.map(({ name, rights }) => `${name} (${rights.join(', ')})`).join('; ')}.`,
    ...status.notes.map((note) => faint(`  ${note}`)),
  ].join('\n');
}

function right(text: string): Right {
  const found = RIGHTS.find((one) => one === text);
  if (found === undefined) throw new InvalidArgumentError(`It must be some of ${RIGHTS.join(', ')}.`);
  return found;
}

function wrong(message: string): void {
  tell(message);
  process.exitCode = 2;
}
