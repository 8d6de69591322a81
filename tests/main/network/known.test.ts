/** The list of devices that somebody paired with: changes that come at once all count. */

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createDeviceNetwork } from '../../../main/network/index.ts';

it('keeps every one of many changes at once', async () => {
  const devices = createDeviceNetwork(mkdtempSync(join(tmpdir(), 'dream-known-')));
  const names = Array.from({ length: 12 }, (_, i) => `Bed ${i}`);
  const one = (name: string, i: number) => ({ name, fingerprint: String(i).padStart(64, '0'), host: '127.0.0.1', port: 1 + i, rights: [] });
  const made = await Promise.all(names.map((name, i) => devices.change((all) => [...all, one(name, i)])));
  expect(made.every(({ ok }) => ok)).toBe(true);
  const known = await devices.known();
  expect(known.ok && known.value.map(({ name }) => name)).toEqual(names);
});
