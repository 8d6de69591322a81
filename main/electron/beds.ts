/** Beds that the window runs for who has none: this process owns their outputs, which are none, and a process of its own has the night of each. */

import { join } from 'node:path';
import { z } from 'zod';
import type { BedTold, Outcome, Sleeper } from '../../app/bridge/index.ts';
import { CHANNELS } from '../../app/bridge/index.ts';
import { type DeviceChild, type Running, startDevice, type Told } from '../ssu/index.ts';

export interface BedsOptions {
  /** Where each bed keeps its key, programs and logs, in a folder of its own. */
  readonly dir: string;
  launch(): DeviceChild;
  sleeper(name: string): Promise<Outcome<Sleeper>>;
  tell(told: BedTold): void;
}

export interface Beds {
  /** What the page asks for; what does not fit is passed over. */
  start(wish: unknown): Promise<void>;
  order(order: unknown): void;
  /** Tells of each bed that is on, for a page that was loaded anew. */
  tellAll(): void;
  stopAll(): void;
}

const MOST_BEDS = 8;
/** Room for uploads that are not whole, bytes. */
const QUOTA = 1_000_000_000;

const wishSchema = z.strictObject({
  name: z
    .string()
    .max(60)
    .regex(/[A-Za-z0-9]/),
  sleeper: z.string().max(200),
  speed: z.number().min(1).max(1_000_000),
});
const orderSchema = z.strictObject({ name: z.string().max(60), order: z.enum(['release', 'pair', 'off']) });

interface Bed {
  readonly running: Running;
  /** It was switched off, and is on its way there. */
  ending: boolean;
  /** Told last of each kind. */
  readonly shown: Map<BedTold['event'], BedTold>;
}

export function createBeds({ dir, launch, sleeper, tell }: BedsOptions): Beds {
  const beds = new Map<string, Bed>();
  /** Names of those whose sleeper is being looked up. */
  const starting = new Set<string>();
  return {
    async start(given) {
      const wish = wishSchema.safeParse(given);
      if (!wish.success || beds.has(wish.data.name) || starting.has(wish.data.name)) return;
      const { name, speed } = wish.data;
      if (beds.size + starting.size >= MOST_BEDS)
        return tell({ name, event: 'failed', message: `No more than ${MOST_BEDS} beds run at once here.`, hint: 'Switch one off first.' });
      starting.add(name);
      const who = await sleeper(wish.data.sleeper).finally(() => starting.delete(name));
      if (!who.ok) return tell({ name, event: 'failed', message: who.failure.message, hint: who.failure.hint });
      const shown: Bed['shown'] = new Map();
      const running = startDevice(
        {
          dir: join(dir, folderOf(name)),
          name,
          channels: CHANNELS,
          speed,
          // Nobody else on the network needs it.
          host: '127.0.0.1',
          port: 0,
          quota: QUOTA,
          discovery: false,
          pair: false,
          subject: { kind: 'sleeper', sleeper: who.value },
        },
        [],
        (told) => {
          const named = { name, ...toldOf(told) };
          shown.set(named.event, named);
          tell(named);
        },
        launch,
      );
      beds.set(name, { running, ending: false, shown });
      const wrong = await running.ended;
      forget(name, running);
      tell({ name, event: 'failed', ...wrong });
      await running.stop();
    },
    order(given) {
      const parsed = orderSchema.safeParse(given);
      const bed = parsed.success ? beds.get(parsed.data.name) : undefined;
      if (!parsed.success || bed === undefined || bed.ending) return;
      const { name, order } = parsed.data;
      if (order === 'release') bed.running.release('the device itself');
      else if (order === 'pair') bed.running.pair([]);
      else {
        bed.ending = true;
        void bed.running.stop().then(() => {
          forget(name, bed.running);
          tell({ name, event: 'ended' });
        });
      }
    },
    tellAll() {
      for (const { shown } of beds.values()) for (const event of ['ready', 'code'] as const) if (shown.has(event)) tell(shown.get(event) as BedTold);
    },
    stopAll() {
      for (const { running } of beds.values()) void running.stop();
      beds.clear();
    },
  };

  /** Another bed may have its name by now. */
  function forget(name: string, running: Running): void {
    if (beds.get(name)?.running === running) beds.delete(name);
  }
}

type Unnamed<T> = T extends unknown ? Omit<T, 'name'> : never;

function toldOf(told: Told): Unnamed<BedTold> {
  switch (told.event) {
    case 'ready':
      return { event: 'ready', port: told.port, fingerprint: told.fingerprint };
    case 'code':
      return { event: 'code', code: told.code };
    default:
      return told;
  }
}

const folderOf = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
