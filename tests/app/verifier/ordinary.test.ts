/** Ordinary dreams: the templates, the examples of the documentation and a dream of every construct are proven, each with its bounds. */

import { describe, expect, it } from 'vitest';
import type { Program } from '../../../app/program/index.ts';
import { verifyProgram } from '../../../app/verifier/index.ts';
import { compile, projectOf } from '../../../dream-dsl/index.ts';
import { everything } from '../../support/everything.ts';
import { tables } from '../../support/lowered.ts';
import { samples } from '../../support/samples.ts';

const dreams = [...samples(), { name: 'everything at once', texts: everything, path: 'main.dream' }];

const findings = (program: Program) => verifyProgram(program).checks.flatMap(({ id, findings }) => findings.map(({ scene, why }) => `${id} ${scene}: ${why}`));

describe('an ordinary dream', () => {
  it.each(dreams.map(({ name, texts, path }) => [name, texts, path] as const))('%s is proven', (_, texts, path) => {
    const compiled = compile(projectOf(texts), path);
    expect(findings(compiled?.program as Program)).toEqual([]);
  });

  it.each([
    ['falls asleep and wakes up in one scene each', 'scene a { when awake -> b } scene b { when asleep -> a }'],
    [
      'counts, and starts again',
      'var n: 0..9 = 0 scene a { every 1m { set n = min(9, n + 1) } when n >= 3 { set n = 0 raise full } on full -> b } scene b { after 5m -> a }',
    ],
    [
      'goes by the stage, each to its own scene',
      'scene a { when stage is N2 -> b when stage is N3 -> c } scene b { when stage is N3 -> c when stage is REM -> a } scene c { when stage is N2 -> b when stage is REM -> a }',
    ],
    [
      'crosses over from one sound to the next',
      'asset s = sound "s.wav" scene a { play s at 40dB fade 30s loop after 2m -> b } scene b { play s at 40dB fade 30s loop after 2m -> a }',
    ],
    [
      'changes slowly enough for its fades',
      'limit sound <= 41dB asset s = sound "s.wav" scene a { play s at 40dB fade 30s loop after 2m -> b } scene b { after 30s -> a }',
    ],
  ])('one that %s is proven', (_, body) => {
    expect(findings(tables(`dream "T" {\n needs sound\n${body}\n release { fade all over 30s }\n}\n`))).toEqual([]);
  });
});
