/** Whom the way out asks: every bed that plays, and every one of which nobody can say that it does not. */

import { expect, it } from 'vitest';
import { mayPlay } from '../../../renderer/state/devices.ts';
import type { DeviceStatus, Paired, Reach } from '../../../renderer/state/devices-state.ts';

const status = (night: boolean) => ({ night: night ? { night: 1 } : null }) as DeviceStatus;
const here = (night: boolean): Reach => ({ kind: 'here', status: status(night), skewMs: 0 });
const away = (last: DeviceStatus | null): Reach => ({ kind: 'away', failure: { why: 'unreachable', message: '', hint: '' }, last });

it.each<[what: string, reach: Reach | undefined, asked: boolean]>([
  ['one that plays', here(true), true],
  ['one that says it is silent', here(false), false],
  ['one that was silent when it was met last', away(status(false)), true],
  ['one that was never met', away(null), true],
  ['one that is being asked how it is', { kind: 'asking' }, true],
  ['one that nobody looked for yet', undefined, true],
])('%s', (_, reach, asked) => {
  const paired = [{ name: 'Bed', fingerprint: 'f' } as Paired];
  expect(mayPlay({ paired, reach: reach === undefined ? {} : { f: reach } })).toEqual(asked ? paired : []);
});
