/** What a device is and does, in words. */

import type { Right } from '../../app/bridge/index.ts';
import { type DeviceStatus, type Reach, statusOf } from '../state/devices-state.ts';
import { clock } from '../state/figures.ts';

type Slots = DeviceStatus['slots'];
export type SlotName = 'a' | 'b';
export const SLOTS: readonly SlotName[] = ['a', 'b'];

/** Hours and minutes since lights out. */
export const sinceLightsOut = (ms: number): string => clock(ms / 60_000);

/** One line of a list. */
export function inShort(reach: Reach | undefined): string {
  const status = statusOf(reach);
  if (reach === undefined || reach.kind === 'asking') return 'asking…';
  if (status?.night != null) {
    const { title, at, released } = status.night;
    const night = `${released ? 'released' : 'night on'}, ${sinceLightsOut(at)}: ${title}`;
    return reach.kind === 'away' ? `away; ${night}` : night;
  }
  if (reach.kind === 'away') return reach.failure.why === 'another-device' ? 'another key: not this bed' : 'away';
  const { active } = reach.status.slots;
  const program = active === null ? null : reach.status.slots[active];
  return program == null ? 'here, plays nothing' : `here, plays ${program.title} ${program.version}`;
}

/** How a slot stands. */
export function slotWords({ active, trial }: Slots, slot: SlotName): string {
  if (slot === active) {
    if (trial === null) return 'active';
    return trial.nights === 0
      ? 'active, on trial from the next night'
      : trial.running
        ? 'active, its trial night is on'
        : 'active, tried for a night: confirm it';
  }
  return trial?.fallback === slot ? 'the way back' : 'waits';
}

export const RIGHT_WORDS: Readonly<Record<Right, string>> = {
  publish: 'send programs and say which keys are trusted',
  activate: 'choose what plays, and begin nights',
  observe: 'see how it is and what its nights were',
};

export const rightsWords = (rights: readonly Right[]): string => (rights.length === 0 ? 'release only' : rights.join(', '));

/** Enough to tell one from another by eye. */
export const shortly = (hex: string): string => `${hex.slice(0, 4)} ${hex.slice(4, 8)} ${hex.slice(8, 12)} ${hex.slice(12, 16)}`;
