/** A dream of as many scenes as one likes, nine lines each, with what programs are mostly made of. */

export const PATH = 'main.dream';

export function longDream(scenes: number): string {
  const body = Array.from(
    { length: scenes },
    (_, i) => `  scene room${i} {
    tone wonder 0.7, calm 0.5
    play surf at volume - 4dB fade 30s loop
    while stage is N1 { say "the tide" at 30dB every 90s }
    when distress > 0.6 for 20s -> release
    after 8m choose {
      3 -> room${(i + 1) % scenes} when heart < 70bpm
      1 -> room${(i + 7) % scenes}
    }
  }`,
  );
  return `dream "Long" {\n  version 1.0.0\n  asset surf = sound "assets/surf.wav"\n  param volume: level = 34dB in 25dB..42dB\n${body.join('\n')}\n}\n`;
}
