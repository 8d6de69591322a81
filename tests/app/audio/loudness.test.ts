/** Loudness of signals whose loudness the standards state. */

import { describe, expect, it } from 'vitest';
import { highPassStage, type Loudness, loudnessMeter, shelfStage } from '../../../app/audio/loudness.ts';

/** Tones one after another, the same in every channel. */
type Tone = readonly [seconds: number, dbfs: number];
function loudnessOf(tones: readonly Tone[], { rate = 48_000, channels = 2 as 1 | 2, hz = 1000, piece = 10_000 } = {}): Loudness {
  const meter = loudnessMeter(rate, channels);
  const lengths = tones.map(([seconds]) => Math.round(seconds * rate));
  const samples = new Float32Array(lengths.reduce((a, b) => a + b, 0) * channels);
  let frame = 0;
  for (const [i, [, dbfs]] of tones.entries()) {
    const amplitude = 10 ** (dbfs / 20);
    for (const end = frame + lengths[i]!; frame < end; frame++)
      samples.fill(amplitude * Math.sin((2 * Math.PI * hz * frame) / rate), frame * channels, (frame + 1) * channels);
  }
  for (let at = 0; at < samples.length; at += piece * channels) meter.add(samples.subarray(at, at + piece * channels));
  return meter.result();
}

describe('the filter of ITU-R BS.1770', () => {
  it('has the coefficients of tables 1 and 2 at 48 kHz', () => {
    const expected = { b0: 1.53512485958697, b1: -2.69169618940638, b2: 1.19839281085285, a1: -1.69065929318241, a2: 0.73248077421585 };
    for (const [name, value] of Object.entries(expected)) expect(shelfStage(48_000)[name as keyof typeof expected]).toBeCloseTo(value, 9);
    expect(highPassStage(48_000).a1).toBeCloseTo(-1.99004745483398, 9);
    expect(highPassStage(48_000).a2).toBeCloseTo(0.99007225036621, 9);
  });

  it.each([8000, 22_050, 44_100, 48_000, 96_000])('gives −3.0 LUFS for a sine of 997 Hz at full scale in one channel at %i Hz', (rate) => {
    expect(loudnessOf([[5, 0]], { rate, channels: 1, hz: 997 })).toMatchObject({ integrated: -3, momentary: -3, shortTerm: -3 });
  });
});

/** Minimum requirements of EBU Tech 3341 for meters, cases 1 to 5. */
const CASES: readonly (readonly [name: string, tones: readonly Tone[], integrated: number])[] = [
  ['1: −23 dBFS for 20 s', [[20, -23]], -23],
  ['2: −33 dBFS for 20 s', [[20, -33]], -33],
  [
    '3: quiet before and after is gated',
    [
      [10, -36],
      [60, -23],
      [10, -36],
    ],
    -23,
  ],
  [
    '4: silence and quiet are gated',
    [
      [10, -72],
      [10, -36],
      [60, -23],
      [10, -36],
      [10, -72],
    ],
    -23,
  ],
  [
    '5: three levels within the gate',
    [
      [20, -26],
      [20.1, -20],
      [20, -26],
    ],
    -23,
  ],
];

describe('the cases of EBU Tech 3341', () => {
  it.each(CASES)('%s', (_, tones, integrated) => {
    expect(Math.abs((loudnessOf(tones).integrated ?? 0) - integrated)).toBeLessThanOrEqual(0.1);
  });
});

describe('a meter', () => {
  it('finds the loudest moment of a quiet sound', () => {
    const found = loudnessOf([
      [20, -50],
      [0.5, -20],
      [20, -50],
    ]);
    expect(found.momentary).toBeCloseTo(-20, 0);
    expect(found.shortTerm).toBeCloseTo(-20 + 10 * Math.log10(0.5 / 3), 0);
    expect(found.peak).toBeCloseTo(-20, 1);
  });

  it('says the same, however the samples come in', () => {
    const tones: Tone[] = [
      [1.23, -30],
      [0.77, -12],
    ];
    expect(loudnessOf(tones, { rate: 11_025, piece: 17 })).toEqual(loudnessOf(tones, { rate: 11_025, piece: 100_000 }));
  });

  it('has nothing to say of silence and of what is too short', () => {
    expect(loudnessOf([[5, -400]], {})).toEqual({ peak: -400, integrated: null, momentary: null, shortTerm: null });
    const silent = loudnessMeter(48_000, 1);
    silent.add(new Float32Array(48_000));
    expect(silent.result()).toEqual({ peak: null, integrated: null, momentary: null, shortTerm: null });
    expect(loudnessOf([[0.3, -20]])).toMatchObject({ peak: -20, integrated: null, momentary: null });
    expect(loudnessOf([[1, -20]])).toMatchObject({ integrated: expect.any(Number), shortTerm: null });
  });
});
