/** Frames: whole however they arrive, and hostile bytes end in a refusal. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { frame, frameReader } from '../../../app/device/frames.ts';

it('any messages cut anywhere come out the same', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ id: fc.nat(), text: fc.string() }), { maxLength: 8 }), fc.array(fc.integer({ min: 1, max: 9 })), (messages, cuts) => {
      const bytes = Buffer.concat(messages.map((message) => frame(message)));
      const reader = frameReader(() => 10_000);
      const out: unknown[] = [];
      for (let at = 0, i = 0; at < bytes.length; i++) {
        const size = cuts[i % Math.max(1, cuts.length)] ?? bytes.length;
        out.push(...(reader.push(new Uint8Array(bytes.subarray(at, at + size)))?.map(({ value }) => value) ?? ['broken']));
        at += size;
      }
      expect(out).toEqual(messages);
    }),
  );
});

it('a frame that is too long is refused before it is there, and hostile bytes never throw', () => {
  expect(frameReader(() => 10).push(new Uint8Array([0, 0, 0, 11]))).toBeNull();
  expect(frameReader(() => 10).push(new Uint8Array([0, 0, 0, 1, 0xff]))).toBeNull();
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void frameReader(() => 100).push(bytes)));
});
