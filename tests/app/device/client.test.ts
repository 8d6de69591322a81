/** The author's side of a connection, over a wire in memory: a device that falls silent is given up, and one that is busy is not. */

import { expect, it } from 'vitest';
import { createDeviceClient, frame, type Wire } from '../../../app/device/index.ts';

type Listener = Parameters<Wire['listen']>[0];

function wired() {
  let listener: Listener | null = null;
  let closed = false;
  const client = createDeviceClient({
    own: '00',
    device: '11',
    deviceKey: new Uint8Array(),
    send: () => {},
    listen: (given) => {
      listener = given;
    },
    close: () => {
      closed = true;
    },
  });
  return { client, heard: () => listener as unknown as Listener, closed: () => closed };
}

it('gives up a device that took a request and does not answer', async () => {
  const { client, heard, closed } = wired();
  const answer = client.call('hello', { protocol: 1 });
  heard().silent();
  expect(await answer).toMatchObject({ ok: false, failure: { why: 'unreachable', message: expect.stringContaining('did not answer') } });
  expect(closed()).toBe(true);
  expect(await client.call('status', {})).toMatchObject({ ok: false, failure: { why: 'unreachable' } });
});

it.each([
  ['a result that the call does not have', { id: 1, ok: true, value: { playing: 'perhaps' } }],
  ['what is neither an answer nor news', { hello: 'there' }],
])('%s ends the connection, and every call with it', async (_, strange) => {
  const { client, heard, closed } = wired();
  const asked = [client.call('release', {}), client.call('status', {})];
  heard().bytes(frame(strange));
  for (const call of asked) expect(await call).toMatchObject({ ok: false, failure: { why: 'refused' } });
  expect(closed()).toBe(true);
});

it('passes over an answer to nothing that was asked', async () => {
  const { client, heard } = wired();
  const asked = client.call('release', {});
  for (const id of [7, 1]) heard().bytes(frame({ id, ok: true, value: { playing: false } }));
  expect(await asked).toEqual({ ok: true, value: { playing: false } });
});

it('waits where nothing was asked, and for an installation', async () => {
  const { client, heard, closed } = wired();
  heard().silent();
  const answer = client.call('install', { sha256: '0'.repeat(64) });
  heard().silent();
  expect(closed()).toBe(false);
  heard().closed({ why: 'unreachable', message: 'cut', hint: '' });
  expect(await answer).toMatchObject({ ok: false, failure: { message: 'cut' } });
});
