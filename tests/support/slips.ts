/** Slips of the hand, habits from other languages and half-typed lines, each in a program that shows what the mistake does to what follows. */

import { BEFORE, IN_DREAM, WHOLE } from './slips-in-heads.ts';
import { IN_REACTION, IN_SCENE } from './slips-in-scenes.ts';
import type { Mistake } from './syntax-mistakes.ts';

const within = (rows: readonly Mistake[], program: (row: string) => string): readonly Mistake[] => rows.map(([code, row]) => [code, program(row)]);

export const SLIPS: readonly Mistake[] = [
  ...WHOLE,
  ...within(BEFORE, (row) => `${row}\n\ndream "T" {\n  scene a { after 9m -> release }\n}\n`),
  ...within(IN_DREAM, (row) => `dream "T" {\n  version 1.0.0\n${row}\n  scene z {\n    after 9m -> release\n  }\n}\n`),
  ...within(IN_SCENE, (row) => `dream "T" {\n  scene a {\n    play surf at 30dB loop\n${row}\n    after 9m -> release\n  }\n  scene z { after 9m -> a }\n}\n`),
  ...within(
    IN_REACTION,
    (row) =>
      `dream "T" {\n  scene a {\n    on wake {\n      set n = 1\n${row}\n      mark "x"\n    }\n    after 9m -> release\n  }\n  scene z { after 9m -> a }\n}\n`,
  ),
];
