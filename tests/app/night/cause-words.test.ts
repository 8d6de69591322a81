/** Why a scene was left, from the tables back to words. */

import { expect, it } from 'vitest';
import { causeWords } from '../../../app/night/cause-words.ts';
import { dream, tables } from '../../support/lowered.ts';

const HEAD = 'param pause: duration = 5m in 1m..10m\n var n: 0..9 = 3\n scene b { every 1m { raise knock set n = 4 }  on wake -> a }\n';

it.each<[string, string]>([
  ['on stage N1 -> b', 'stage became N1'],
  ['on signal LRLR -> b', 'signal LRLR'],
  ['on wake -> b', 'woke'],
  ['on knock when n > 2 and not awake -> b', '“knock” while n > 2 and not awake'],
  ['after 90m -> b', 'after 1 h 30 min'],
  ['after (4s + pause / 100) * 1.5 -> b', 'after (4 s + pause ÷ 100) × 1.5'],
  ['after 10s * n -> b', 'after 10 s × n'],
  ['after pause - (pause - 2s) -> b', 'after pause − (pause − 2 s)'],
  ['after max(10s, min(pause, 90s)) -> b', 'after max(10 s, min(pause, 1 min 30 s))'],
  ['when stage is not REM and (heart < 60bpm or n is 2) for 2m -> b', 'stage is not REM and (heart < 60 or n is 2) for 2 min'],
  ['when time in stage > 5m + pause -> b', 'time in stage > 5 min + pause'],
  ['when time in stage / 1m > 5 -> b', 'time in stage ÷ 1 min > 5'],
  ['when not (in b and n > 1) -> b', 'not (in b and n > 1)'],
  ['-> b', 'at once'],
])('%s', (text, words) => {
  const program = tables(dream(`${HEAD} scene a { ${text} }`));
  const row = program.transitions.findIndex(({ source }) => program.states[source]?.path === 'a');
  expect(causeWords(program, row)).toBe(words);
});
