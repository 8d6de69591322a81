/** Nights to walk: of random programs, and of every template. */

import { stream, uniform } from '../../app/base/index.ts';
import { CAST, newTape, runNight, type Subject } from '../../app/night/index.ts';
import { load, type Program } from '../../app/program/index.ts';
import { type Walk, walkOf } from '../../app/walk/index.ts';
import { tables } from './lowered.ts';
import { randomProgram } from './random-programs.ts';
import { templates } from './templates.ts';

export function walkNight(program: Program, seed = 1, who = 'mara', subject?: Subject): Walk {
  const machine = load(program);
  const tape = newTape();
  const sleeper = CAST.find(({ name }) => name === who) ?? CAST[0]!;
  const night = runNight({ machine, subject: subject ?? { kind: 'sleeper', sleeper }, seed, tape });
  if (!night.ok) throw new Error(night.failure.message);
  return walkOf(machine, night.value, tape);
}

export function randomWalk(seed: number): Walk {
  const random = stream(seed, 'program');
  return walkNight(
    randomProgram(() => uniform(random)),
    seed,
    CAST[seed % CAST.length]!.name,
  );
}

export const templateWalks = (seed: number): readonly (readonly [string, Walk])[] =>
  templates.map(([id, texts]) => [id, walkNight(tables(texts), seed)] as const);
