/** Beds that this window runs, for who has none: started, shown as they stand in the room, and switched off. */

import type { BedOrder, BedTold, BedWish } from '../../app/bridge/index.ts';
import { change, refreshDevices } from './devices.ts';
import type { Bed } from './devices-state.ts';
import { desktop } from './engine.ts';
import { get, notify } from './store.ts';

/** From now on what beds show is known. */
export function keepBeds(): void {
  desktop().beds.onTold((told) => hear(told));
}

export function startBed(wish: BedWish): void {
  put({ name: wish.name, state: 'starting', port: 0, fingerprint: '', code: null, said: 'It is being switched on.', told: null });
  desktop().beds.start(wish);
}

export const orderBed = (name: string, order: BedOrder): void => desktop().beds.order(name, order);

export function forgetBed(name: string): void {
  change(({ beds: { [name]: _, ...rest } }) => ({ beds: rest }));
}

const put = (bed: Bed): void => change(({ beds }) => ({ beds: { ...beds, [bed.name]: bed } }));

function hear(told: BedTold): void {
  const bed = get().devices.beds[told.name];
  if (bed === undefined) return;
  put({ ...bed, told, ...partOf(told) });
  if (told.event === 'failed') notify({ tone: 'bad', title: `${told.name} is off`, detail: `${told.message} ${told.hint}`, about: 'devices' });
  if (told.event === 'ready' || told.event === 'night' || told.event === 'silent') void refreshDevices();
}

function partOf(told: BedTold): Partial<Bed> {
  switch (told.event) {
    case 'ready':
      return { state: 'on', port: told.port, fingerprint: told.fingerprint, said: 'It is on.' };
    case 'code':
      return { code: told.code };
    case 'night':
      return { said: 'Lights out.' };
    case 'release':
      return { said: `Fading to silence: ${told.by}.` };
    case 'silent':
      return { said: 'Silent.' };
    case 'restart':
      return { said: `It stopped (${told.why}) and starts again.` };
    case 'output':
      return { said: told.message };
    case 'failed':
      return { state: 'ended', code: null, said: `${told.message} ${told.hint}` };
    case 'ended':
      return { state: 'ended', code: null, said: 'It is switched off.' };
  }
}
