/** Two slots: what plays is always something that was installed, and what can be fallen back to is never overwritten. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProgramFacts, Slots } from '../../../app/base/index.ts';
import { NO_PROGRAMS, type SlotEvent, stepSlots } from '../../../app/device/slots.ts';

const program = (n: number): ProgramFacts => ({
  sha256: String(n).padStart(64, '0'),
  digest: '0'.repeat(64),
  id: 'd',
  title: `v${n}`,
  version: `${n}.0.0`,
  rollback: n,
  bytes: 1,
  signer: '0'.repeat(64),
  channels: [],
});

function after(...events: SlotEvent[]): Slots {
  return events.reduce((slots, event) => {
    const stepped = stepSlots(slots, event);
    return stepped.ok ? stepped.value : slots;
  }, NO_PROGRAMS);
}
const install = (n: number): SlotEvent => ({ kind: 'install', program: program(n) });
const activate = (slot: 'a' | 'b'): SlotEvent => ({ kind: 'activate', slot });
const [confirm, began, missed, booted]: SlotEvent[] = [{ kind: 'confirm' }, { kind: 'night-began' }, { kind: 'night-missed' }, { kind: 'booted' }];
const ended = (well: boolean): SlotEvent => ({ kind: 'night-ended', well });
const playing = (slots: Slots) => (slots.active === null ? null : slots[slots.active]?.title);
const confirmed = [install(1), activate('a'), confirm!] as const;

describe('a trial', () => {
  it.each([
    ['is kept by confirming', [began!, ended(true), confirm!], 'v2'],
    ['ends with the next night, unconfirmed', [began!, ended(true), began!], 'v1'],
    ['ends when its night goes wrong', [began!, ended(false)], 'v1'],
    ['ends when its night is cut by a lost power', [began!, booted!], 'v1'],
    ['outlives a start by day', [booted!], 'v2'],
    ['is not used up by a night that did not begin', [began!, missed!, began!], 'v2'],
    ['is given up by hand', [activate('a')], 'v1'],
    ['gives way to the next installation', [install(3)], 'v1'],
    ['ends when its file is lost', [{ kind: 'lost', slot: 'b' } as const], 'v1'],
  ] as const)('%s', (_, events, expected) => {
    expect(playing(after(...confirmed, install(2), activate('b'), ...events))).toBe(expected);
  });
});

it('whatever happens, what plays is there, and a trial never costs the program before it', () => {
  const event: fc.Arbitrary<SlotEvent> = fc.oneof(
    fc.integer({ min: 1, max: 9 }).map(install),
    fc.constantFrom('a' as const, 'b' as const).map(activate),
    fc.constantFrom(confirm!, began!, missed!, booted!, ended(true), ended(false)),
    fc.constantFrom('a' as const, 'b' as const).map((slot): SlotEvent => ({ kind: 'lost', slot })),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      let slots = NO_PROGRAMS;
      for (const one of events) {
        const stepped = stepSlots(slots, one);
        if (!stepped.ok) continue;
        const before = slots;
        slots = stepped.value;
        if (slots.active !== null) expect(slots[slots.active]).not.toBeNull();
        if (slots.trial !== null) expect(slots.trial.fallback).not.toBe(slots.active);
        const fallback = before.trial?.fallback ?? (before.trial === null ? before.active : null);
        if (one.kind === 'install' && fallback !== null) expect(slots[fallback]).toBe(before[fallback]);
      }
    }),
  );
});
