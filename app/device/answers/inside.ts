/** What the answers of a device work with: its parts, who asks, and the two things that several of them do. */

import { good, type Outcome } from '../../base/index.ts';
import type { Keeper } from '../keeper.ts';
import type { NightLogs } from '../night-logs.ts';
import type { NightPlayer } from '../night-player.ts';
import type { Pairing } from '../pairing.ts';
import type { DevicePorts } from '../ports.ts';
import type { Call, CallParams, CallResult } from '../protocol.ts';
import { type SlotEvent, stepSlots } from '../slots.ts';
import type { DeviceState } from '../state.ts';
import type { Uploads } from '../uploads.ts';
import type { Watches } from '../watches.ts';

export interface Inside {
  readonly ports: DevicePorts;
  readonly keeper: Keeper;
  readonly pairing: Pairing;
  readonly uploads: Uploads;
  readonly logs: NightLogs;
  readonly player: NightPlayer;
}

/** Who asks. */
export interface Asker {
  readonly fingerprint: string;
  readonly watches: Watches;
}

export type Answers = { readonly [C in Call]: (params: CallParams<C>, asker: Asker) => Promise<Outcome<CallResult<C>>> };

/** Has the slots take an event, and keeps what comes of it. */
export function stepKept(keeper: Keeper, event: SlotEvent): Promise<Outcome<DeviceState>> {
  return keeper.change((state) => {
    const stepped = stepSlots(state.slots, event);
    if (!stepped.ok || stepped.value === state.slots) return stepped.ok ? good(state) : stepped;
    return good({ ...state, slots: stepped.value });
  });
}

/** Removes the files of programs that stand in no slot, but not of one that plays: its sounds fade. */
export async function tidy({ keeper, player, ports }: Pick<Inside, 'keeper' | 'player' | 'ports'>): Promise<void> {
  const { a, b } = keeper.state.slots;
  await ports.storage.keepPrograms([a?.sha256, b?.sha256, player.bundle].filter((sha256) => typeof sha256 === 'string'));
}
