/** What `dream ssu start` starts: one device from its options, or a fleet from a number or a file. */

import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { CHANNELS, type StimulusChannel as Channel } from '../../app/bridge/index.ts';
import type { Subject } from '../../app/night/index.ts';
import { readRecording } from '../../app/recording/index.ts';
import { dataFolder, recordingFiles } from '../adapters/index.ts';
import type { DeviceConfig } from '../ssu/index.ts';
import { type Session, Stopped } from './session.ts';

export interface DeviceOptions {
  readonly name: string;
  readonly state?: string | undefined;
  readonly firmware?: string | undefined;
  readonly speed: number;
  readonly sleeper: string;
  readonly hypnogram?: string | undefined;
  readonly port: number;
  readonly host: string;
  readonly capabilities: readonly Channel[];
  readonly quota: number;
  readonly pair?: boolean | undefined;
  readonly discovery: boolean;
  /** Words that name outputs. */
  readonly output: readonly string[];
}

export interface DevicePlan {
  readonly config: DeviceConfig;
  readonly outputs: readonly string[];
}

/** Most devices of one fleet: each is a process. */
export const MAX_FLEET = 64;

const memberSchema = z.strictObject({
  name: z.string().min(1).max(80),
  state: z.string().min(1).optional(),
  firmware: z.string().min(1).max(40).optional(),
  speed: z.number().min(0).max(1_000_000).optional(),
  sleeper: z.string().min(1).optional(),
  hypnogram: z.string().min(1).optional(),
  port: z.number().int().min(0).max(65_535).optional(),
  capabilities: z.array(z.enum(CHANNELS)).optional(),
  quota: z.number().int().min(1).max(1_000_000).optional(),
  pair: z.boolean().optional(),
  discovery: z.boolean().optional(),
  output: z.array(z.string()).optional(),
});
const fleetSchema = z.array(memberSchema).min(1).max(MAX_FLEET);

/** `fleet`: how many, or the path of a file that lists them; what it does not say is as the options say. */
export async function devicePlans(session: Session, options: DeviceOptions, fleet: string | undefined): Promise<DevicePlan[]> {
  if (fleet === undefined) return [await planOf(session, options, stateOf(session, options))];
  const members = /^\d+$/.test(fleet)
    ? Array.from({ length: Number(fleet) }, (_, i) => ({ name: `${options.name} ${i + 1}` }))
    : await readFleet(session.path(fleet));
  if (members.length < 1 || members.length > MAX_FLEET) throw stopped(`A fleet has 1 to ${MAX_FLEET} devices.`, 'Start the others in a fleet of their own.');
  const names = members.map(({ name }) => slug(name));
  const twice = members.find(({ name }, i) => names.indexOf(slug(name)) !== i);
  if (twice !== undefined) throw stopped(`Two devices of the fleet are called “${twice.name}”.`, 'Give each a name of its own.');
  return Promise.all(
    members.map((member, i) => {
      const { port } = options;
      // A recording in the place of the sleeper that the options name.
      const one: DeviceOptions = { ...options, port: port === 0 ? 0 : port + i, hypnogram: undefined, ...given(member) };
      const own = 'sleeper' in member || 'hypnogram' in member ? one : { ...one, hypnogram: options.hypnogram };
      return planOf(session, own, 'state' in member ? stateOf(session, own) : stateOf(session, { ...options, name: one.name }, one.name));
    }),
  );
}

/** Where a device of this name keeps what it knows, unless it was told. */
export function stateOf(session: Session, { name, state }: Pick<DeviceOptions, 'name' | 'state'>, below = ''): string {
  if (state === undefined) return join(dataFolder(), 'ssu', slug(name));
  return below === '' ? session.path(state) : join(session.path(state), slug(below));
}

async function planOf(session: Session, options: DeviceOptions, dir: string): Promise<DevicePlan> {
  const { name, firmware, speed, host, port, quota, discovery, capabilities, output, pair } = options;
  const config: DeviceConfig = {
    dir,
    name,
    ...(firmware === undefined ? {} : { firmware }),
    channels: CHANNELS.filter((one) => capabilities.includes(one)),
    speed,
    host,
    port,
    quota: quota * 1_000_000,
    discovery,
    pair: pair === true,
    subject: await subjectOf(session, options),
  };
  return { config, outputs: output };
}

async function subjectOf(session: Session, { sleeper, hypnogram }: DeviceOptions): Promise<Subject> {
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

async function readFleet(path: string): Promise<z.infer<typeof fleetSchema>> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw stopped(`Could not read the fleet ${path}.`, 'Give a number of devices, or a file that lists them; see docs/devices.md.');
  });
  try {
    const parsed = fleetSchema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    const [number, ...where] = issue?.path ?? [];
    const which = typeof number === 'number' ? `device ${number + 1}` : 'the list';
    throw stopped(
      `The fleet ${path} is not as it should be: ${which}${where.length === 0 ? '' : `, ${where.join('.')}`}: ${issue?.message}.`,
      'See docs/devices.md.',
    );
  } catch (error) {
    if (error instanceof SyntaxError) throw stopped(`The fleet ${path} is no JSON: ${error.message}.`, 'See docs/devices.md for an example.');
    throw error;
  }
}

/** Only what is said. */
const given = <T extends object>(member: T): T => Object.fromEntries(Object.entries(member).filter(([, value]) => value !== undefined)) as T;

const stopped = (message: string, hint: string) => new Stopped({ why: 'refused', message, hint });

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'ssu';
