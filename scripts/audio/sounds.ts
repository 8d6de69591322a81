/** The sounds of the templates, by the file each belongs to. */

import { filteredNoise, normalised, seamless, struck } from './synth.ts';
import { wav } from './wav.ts';

export interface Sound {
  /** From the root of the repository. */
  readonly path: string;
  readonly loop: boolean;
  readonly make: () => Uint8Array;
}

const PEAK = 0.7;
const file = (samples: Float64Array) => wav(normalised(samples, PEAK));
const TURN = 2 * Math.PI;

/** Slow waves of brightness and strength, a whole number of them in the loop, so that the swell also meets itself. */
function surf(): Float64Array {
  const seconds = 16;
  const samples = seamless(
    filteredNoise(seconds + 2, 11, (t) => 500 + 380 * Math.sin((TURN * t) / 8)),
    2,
  );
  const swell = (i: number) => 0.55 + 0.45 * Math.sin((TURN * 2 * i) / samples.length);
  return samples.map((sample, i) => sample * swell(i));
}

const wind = () =>
  seamless(
    filteredNoise(14, 23, (t) => 260 + 140 * Math.sin((TURN * t) / 6)),
    2,
  );
const hush = () =>
  seamless(
    filteredNoise(14, 37, () => 180),
    2,
  );
const sea = () =>
  seamless(
    filteredNoise(18, 53, (t) => 340 + 160 * Math.sin((TURN * t) / 16)),
    2,
  );

/** A twentieth of a second of soft noise that begins and ends in silence. */
function pulse(): Float64Array {
  const samples = filteredNoise(0.05, 61, () => 1200);
  return samples.map((sample, i) => sample * Math.sin((Math.PI * i) / samples.length) ** 2);
}
const bell = () =>
  struck(6, [
    [528, 1, 1.6],
    [1056, 0.35, 0.9],
    [1457, 0.18, 0.5],
  ]);
const tone = () =>
  struck(
    6,
    [
      [261.6, 1, 2],
      [523.2, 0.2, 1],
    ],
    0.4,
  );

export const SOUNDS: readonly Sound[] = [
  { path: 'templates/tide-house/assets/surf.wav', loop: true, make: () => file(surf()) },
  { path: 'templates/lantern-walk/assets/wind.wav', loop: true, make: () => file(wind()) },
  { path: 'templates/lantern-walk/assets/bell.wav', loop: false, make: () => file(bell()) },
  { path: 'templates/slow-sea/assets/sea.wav', loop: true, make: () => file(sea()) },
  { path: 'templates/slow-sea/assets/pulse.wav', loop: false, make: () => file(pulse()) },
  { path: 'templates/still-lake/assets/hush.wav', loop: true, make: () => file(hush()) },
  { path: 'templates/still-lake/assets/tone.wav', loop: false, make: () => file(tone()) },
];
