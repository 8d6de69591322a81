/** The sounds in the templates are what the script makes, do not clip, begin gently, and loop without a click. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SOUNDS } from '../../scripts/audio/sounds.ts';

const ROOT = join(import.meta.dirname, '../..');

describe.each(SOUNDS)('$path', ({ path, loop, make }) => {
  const bytes = readFileSync(join(ROOT, path));
  const samples = Array.from({ length: (bytes.length - 44) / 2 }, (_, i) => bytes.readInt16LE(44 + i * 2) / 32_768);
  const step = (i: number) => Math.abs((samples[i] as number) - (samples.at(i - 1) as number));

  it('is made by the script, byte for byte', () => {
    expect(Buffer.compare(bytes, Buffer.from(make()))).toBe(0);
  });

  it('does not clip and is not silent', () => {
    const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    const rms = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
    expect(peak).toBeLessThan(0.75);
    expect(rms).toBeGreaterThan(0.02);
  });

  it(loop ? 'runs on from its end into its start' : 'begins and ends in silence', () => {
    const largest = samples.reduce((most, _, i) => (i === 0 ? most : Math.max(most, step(i))), 0);
    if (loop) expect(step(0)).toBeLessThanOrEqual(largest);
    else expect([Math.abs(samples[0] as number) < 0.001, Math.abs(samples.at(-1) as number) < 0.001]).toEqual([true, true]);
  });
});
