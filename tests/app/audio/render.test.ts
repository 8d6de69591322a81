/** A night as sound: WAV read as it is, mixed as the levels say, never too loud, and written so that it is read again. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { liveMix, openWav, type Pcm, render, scoreOf } from '../../../app/audio/index.ts';
import { gainOf, LOUDEST_LEVEL_DB, PEAK, REFERENCE_LEVEL_DB, REFERENCE_RMS_DBFS } from '../../../app/base/index.ts';

const fromBytes = (bytes: Uint8Array) => ({
  size: bytes.length,
  read: async (offset: number, length: number) => ({ ok: true as const, value: bytes.subarray(offset, Math.max(offset, offset + length)) }),
});

function wav(samples: readonly number[], { rate = 8000, channels = 1, bits = 16, float = false } = {}): Uint8Array {
  const width = bits / 8;
  const bytes = new Uint8Array(44 + samples.length * width);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode('RIFF____WAVEfmt '));
  view.setUint32(16, 16, true);
  view.setUint16(20, float ? 3 : 1, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, rate, true);
  view.setUint16(34, bits, true);
  bytes.set(new TextEncoder().encode('data'), 36);
  view.setUint32(40, samples.length * width, true);
  samples.forEach((sample, i) => {
    const at = 44 + i * width;
    if (float) view.setFloat32(at, sample, true);
    else if (bits === 8) view.setUint8(at, Math.round(sample * 127) + 128);
    else if (bits === 16) view.setInt16(at, Math.round(sample * 32_767), true);
    else if (bits === 24) {
      const value = Math.round(sample * 8_388_607);
      view.setUint16(at, value & 0xffff, true);
      view.setInt8(at + 2, value >> 16);
    } else view.setInt32(at, Math.round(sample * 2_147_483_647), true);
  });
  return bytes;
}

async function pcmOf(bytes: Uint8Array): Promise<Pcm> {
  const opened = await openWav(fromBytes(bytes));
  if (!opened.ok || opened.value === null) throw new Error('no WAV');
  return opened.value;
}

const sine = (frames: number, hz = 440, rate = 8000) => Array.from({ length: frames }, (_, i) => 0.5 * Math.sin((2 * Math.PI * hz * i) / rate));
const cue = (from: number, to: number, level: number, number = 0) => ({
  cue: number,
  channel: 'sound' as const,
  label: 'x',
  from,
  to,
  points: [
    [from, level],
    [to, level],
  ] as [number, number][],
  limited: false,
  words: '',
});

async function rendered(plan: Parameters<typeof render>[0]): Promise<Pcm> {
  const parts: Uint8Array[] = [];
  for await (const block of render(plan)) {
    if (!block.ok) throw new Error(block.failure.message);
    parts.push(block.value.bytes);
  }
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return pcmOf(bytes);
}

const samplesOf = async (pcm: Pcm) => {
  const read = await pcm.read(0, pcm.frames);
  if (!read.ok) throw new Error('unreadable');
  return read.value;
};
const rms = (samples: Float32Array) => Math.sqrt(samples.reduce((sum, one) => sum + one * one, 0) / samples.length);
const dbfs = (value: number) => 20 * Math.log10(value);

describe('WAV', () => {
  it.each([
    [8, false, 0.02],
    [16, false, 1e-4],
    [24, false, 1e-6],
    [32, false, 1e-6],
    [32, true, 1e-7],
  ])('of %i bits (float: %s) is read as it is', async (bits, float, near) => {
    const pcm = await pcmOf(wav([0, 0.5, -0.5, 0.25], { bits, float, channels: 2 }));
    expect(pcm).toMatchObject({ channels: 2, frames: 2, rate: 8000 });
    const wanted = [0, 0.5, -0.5, 0.25];
    for (const [i, sample] of (await samplesOf(pcm)).entries()) expect(Math.abs(sample - wanted[i]!)).toBeLessThan(near);
  });

  it('takes any bytes without harm: refused or read, never more than there is', async () => {
    const good = wav(sine(20));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(43), fc.nat(255)), { maxLength: 6 }), fc.nat(good.length), async (changes, end) => {
        const bytes = good.slice(0, end);
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        const opened = await openWav(fromBytes(bytes));
        expect(opened.ok).toBe(true);
        if (opened.ok && opened.value !== null) expect(opened.value.frames).toBeLessThanOrEqual(bytes.length);
      }),
    );
  });
});

describe('a rendered night', () => {
  it('has the loudness that the law gives a level', async () => {
    const sounds = new Map([['a', await pcmOf(wav(sine(8000)))]]);
    for (const level of [30, 45, 60]) {
      const voices = scoreOf({ cues: [cue(0, 10_000, level)] }, [{ asset: 'a', loop: true }]);
      const out = await rendered({ voices, sounds, from: 0, to: 10_000 });
      expect(out.frames).toBe(220_500);
      expect(dbfs(rms(await samplesOf(out)))).toBeCloseTo(REFERENCE_RMS_DBFS + level - REFERENCE_LEVEL_DB, 0);
    }
  });

  it('is silent where nothing sounds, and where a sound that is not repeated is over', async () => {
    const sounds = new Map([['a', await pcmOf(wav(sine(8000)))]]);
    const voices = scoreOf({ cues: [cue(2000, 8000, 45)] }, [{ asset: 'a', loop: false }]);
    const samples = await samplesOf(await rendered({ voices, sounds, from: 0, to: 10_000 }));
    const second = (n: number) => rms(samples.subarray(n * 22_050 + 100, (n + 1) * 22_050 - 100));
    expect(second(0)).toBe(0);
    expect(second(2)).toBeGreaterThan(0.01);
    expect(second(4)).toBe(0);
  });

  it('of a part is that part of the whole', async () => {
    const sounds = new Map([['a', await pcmOf(wav(sine(5000)))]]);
    const voices = scoreOf({ cues: [cue(500, 9000, 40), cue(3000, 3800, 50, 1)] }, [
      { asset: 'a', loop: true },
      { asset: null, loop: false },
    ]);
    const whole = await samplesOf(await rendered({ voices, sounds, from: 0, to: 10_000 }));
    const part = await samplesOf(await rendered({ voices, sounds, from: 2000, to: 6000 }));
    const apart = part.map((sample, i) => Math.abs(sample - whole[i + 2 * 22_050]!));
    expect(Math.max(...apart)).toBeLessThan(0.002);
  });

  it('never goes above the peak, however many sounds come together', async () => {
    const sounds = new Map([['a', await pcmOf(wav(sine(8000)))]]);
    const cues = Array.from({ length: 40 }, (_, i) => cue(0, 1000, 85, i));
    const voices = scoreOf(
      { cues },
      cues.map(() => ({ asset: 'a', loop: true })),
    );
    const samples = await samplesOf(await rendered({ voices, sounds, from: 0, to: 1000 }));
    expect(Math.max(...samples.map(Math.abs))).toBeLessThanOrEqual(PEAK + 1e-4);
  });

  it('keeps both sides of a stereo sound apart', async () => {
    const left = Array.from({ length: 8000 }, (_, i) => (i % 2 === 0 ? 0.4 * Math.sin(i / 5) : 0));
    const sounds = new Map([['a', await pcmOf(wav(left, { channels: 2 }))]]);
    const out = await rendered({ voices: scoreOf({ cues: [cue(0, 500, 45)] }, [{ asset: 'a', loop: true }]), sounds, from: 0, to: 500 });
    const samples = await samplesOf(out);
    expect(out.channels).toBe(2);
    expect(rms(samples.filter((_, i) => i % 2 === 0))).toBeGreaterThan(0.01);
    expect(rms(samples.filter((_, i) => i % 2 === 1))).toBe(0);
  });
});

describe('the law of loudness', () => {
  it('keeps differences, dB for dB, up to the ceiling, and is silent at 0', () => {
    expect(dbfs(gainOf(40, 0.2) / gainOf(30, 0.2))).toBeCloseTo(10, 9);
    expect(gainOf(85, 0.2)).toBe(gainOf(LOUDEST_LEVEL_DB, 0.2));
    expect(gainOf(0, 0.2)).toBe(0);
    expect(gainOf(Number.NaN, 0.2)).toBe(0);
  });
});

describe('a sound of a few frames', () => {
  it('is repeated as it is, and asks for no more reading than a longer one', async () => {
    const pcm = await pcmOf(wav([0.25, -0.25, 0.1]));
    let reads = 0;
    const read: Pcm['read'] = (frame, count) => {
      reads++;
      return pcm.read(frame, count);
    };
    const counted = { ...pcm, read };
    const mix = liveMix({ rate: 8000, channels: 1 }, new Map([['a', counted]]));
    const sounding = [{ id: '1', level: 45, asset: 'a', loop: true }];
    for (let i = 0; i < 50; i++) await mix.block(sounding, 160);
    expect(reads).toBe(1);
    const block = await mix.block(sounding, 160);
    if (!block.ok) throw new Error('unreadable');
    // 51 blocks of 160 frames: three times as many as it has, and a level that stays.
    for (let i = 3; i < 160; i++) expect(block.value[i]).toBeCloseTo(block.value[i - 3]!, 6);
    expect(new Set([...block.value.subarray(0, 3)].map((one) => one.toFixed(4))).size).toBe(3);
  });
});
