/** The log of a night: any change of it is seen. */

import { generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LogBody, utf8 } from '../../../app/base/index.ts';
import { link, newChain, readLog, sealIsOf } from '../../../app/device/night-log.ts';

const device = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const spki = new Uint8Array(device.publicKey.export({ format: 'der', type: 'spki' }));

function logOf(events: number, key = device.privateKey): string[] {
  const first: LogBody = {
    kind: 'lights-out',
    format: 1,
    night: 1,
    device: 'ab'.repeat(32),
    mode: 'natural',
    title: 'T',
    bundle: null,
    subject: 'mara',
    seed: 1,
    clock: '2026-01-01T00:00:00Z',
    speed: 1,
  };
  const bodies: LogBody[] = [
    first,
    ...Array.from({ length: events }, (_, i): LogBody => ({ kind: 'event', at: i, event: { kind: 'mark', at: i, label: 'é' } })),
  ];
  let chain = newChain;
  const lines = bodies.map((body) => {
    const linked = link(chain, body);
    chain = linked.chain;
    return linked.line;
  });
  return [...lines, link(chain, { kind: 'seal', signature: sign('sha256', Buffer.from(chain.head), key).toString('hex') }).line];
}
const read = (lines: readonly string[], torn = false) => readLog(utf8(lines.map((line) => `${line}\n`).join('')), { verifySeal: sealIsOf(spki), torn });

describe('a log', () => {
  it('is read whole, with its seal', () => {
    const log = read(logOf(20));
    expect(log.ok && [log.value.entries.length, log.value.sealed]).toEqual([22, true]);
  });

  it('shows every changed byte, every line that was left out, doubled or exchanged', () => {
    const lines = logOf(8);
    const bytes = utf8(lines.map((line) => `${line}\n`).join(''));
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = bytes.slice();
        changed[at]! ^= flip;
        expect(readLog(changed, { verifySeal: sealIsOf(spki) }).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
    for (let i = 0; i < lines.length - 1; i++) {
      expect(read(lines.toSpliced(i, 1)).ok).toBe(false);
      expect(read(lines.toSpliced(i, 0, lines[i]!)).ok).toBe(false);
      expect(read(lines.toSpliced(i, 2, lines[i + 1]!, lines[i]!)).ok).toBe(false);
    }
  });

  it('made anew by somebody else lacks the seal', () => {
    expect(read(logOf(3, generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)).ok).toBe(false);
  });

  it('that was cut in the middle of a line gives the lines before', () => {
    const bytes = utf8(
      logOf(8)
        .map((line) => `${line}\n`)
        .join(''),
    );
    for (let length = 0; length < bytes.length; length++) expect(readLog(bytes.subarray(0, length), { torn: true }).ok).toBe(true);
  });
});
