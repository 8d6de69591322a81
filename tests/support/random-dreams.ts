/** Random programs with everything that the verifier reasons about: what sets off what, levels of all kinds, and cues wherever one may stand. */

import type { Program } from '../../app/program/index.ts';
import { randomProgram } from './random-programs.ts';

type Code = readonly (string | number)[];

/** Sound tables; whether a device would run them is for the verifier to say. */
export function randomDream(next: () => number): Program {
  const below = (n: number) => Math.floor(next() * n);
  const some = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  const program = randomProgram(next);
  const expr = (...code: Code) => program.exprs.push([...code]) - 1;
  const maybe = (chance: number, index: () => number) => (next() < chance ? index() : -1);
  const { states, transitions, cues, vars } = program;
  program.channels = (['sound', 'light', 'warmth'] as const).map((channel) => ({ channel, optional: next() < 0.5 }));
  const scenes = states.flatMap((state, i) => (state.role === 'scene' ? [i] : []));
  const release = states.findIndex(({ role }) => role === 'release');
  const morning = states.findIndex(({ role }) => role === 'morning');
  const loud = vars.push({ name: 'loud', value: below(60), min: 10, max: 60 }) - 1;
  const free = vars.push({ name: 'free', value: 0, min: null, max: null }) - 1;
  const to = (target: number) => ({ weight: -1, guard: -1, otherwise: false, target, inside: false, history: 'none' as const });
  // Half of them quiet, so that some stay below their limits; half of them calm, so that some come to rest.
  const loudest = next() < 0.5 ? 25 : 60;
  const busy = next() < 0.5 ? 10 : 2;
  const condition = (): Code =>
    some<() => Code>([
      () => ['sensor', some(['awake', 'asleep'])],
      () => ['sensor', some(['awake', 'asleep']), 'not'],
      () => ['sensor', 'stage', 'num', below(5), some(['eq', 'ge', 'lt'])],
      () => ['sensor', 'distress', 'num', below(10) / 10, some(['gt', 'le'])],
      () => ['var', free, 'num', below(4), some(['eq', 'gt'])],
      () => ['in', some(scenes)],
      () => ['in', some(scenes), 'sensor', 'awake', some(['and', 'or'])],
    ])();
  const level = () =>
    expr(
      ...some<() => Code>([
        () => ['num', below(loudest)],
        () => ['var', loud],
        () => ['var', loud, 'num', below(9), some(['sub', 'add'])],
        () => ['sensor', 'heart'],
        () => ['num', below(loudest), 'var', free, some(['min', 'max', 'mul', 'div'])],
      ])(),
    );
  const sets = () => ({ do: 'set' as const, ...(next() < 0.5 ? { var: loud, value: level() } : { var: free, value: expr('num', below(5)) }) });
  // Conditions at once, with and without an arrow: some go in circles, others only seem to.
  for (let i = below(busy); i > 0; i--) {
    const arms = next() < 0.6 ? [to(next() < 0.1 ? some([release, morning]) : some(scenes))] : [];
    const actions = [...(next() < 0.5 ? [sets()] : []), ...(next() < 0.2 ? [{ do: 'raise' as const, event: some(['a', 'b', 'r0', 'r1']) }] : [])];
    const held = maybe(0.3, () => expr('num', 100 + below(20_000)));
    transitions.push({
      source: some(scenes),
      cause: { on: 'when', test: expr(...condition()), held },
      guard: maybe(0.2, () => expr(...condition())),
      actions,
      arms,
    });
  }
  // What holds anywhere is the dream's own.
  while (next() < 0.4) {
    const arms = next() < 0.8 ? [to(next() < 0.7 ? some([release, morning]) : some(scenes))] : [];
    const test = expr(...condition());
    const held = maybe(0.6, () => expr('num', 100 + below(20_000)));
    transitions.push({
      source: 0,
      cause: { on: 'when', test, held },
      guard: maybe(0.2, () => expr(...condition())),
      actions: next() < 0.2 ? [sets()] : [],
      arms,
    });
  }
  for (const state of states) if (next() < 0.1 && state.role === 'scene') (next() < 0.5 ? state.onEnter : state.onExit).push(sets());
  if (next() < 0.3) {
    const cause = { on: 'after' as const, delay: expr('num', 100 + below(20_000)) };
    transitions.push({ source: morning, cause, guard: -1, actions: [], arms: [to(some(scenes))] });
  }
  // More cues: of scenes, of reactions, of anchors, of the morning and of the release itself.
  for (let i = below(busy + 4); i > 0; i--) {
    const where = some(['scene', 'scene', 'scene', 'reaction', 'anchor', 'morning', 'release', 'dream'] as const);
    const state = where === 'anchor' ? -1 : where === 'dream' ? 0 : where === 'morning' ? morning : where === 'release' ? release : some(scenes);
    const channel = some(['sound', 'sound', 'light', 'warmth'] as const);
    const cue = cues.length;
    cues.push({
      ...{ state, channel, verb: channel === 'sound' ? 'play' : channel, asset: -1, words: [], loop: next() < 0.5 },
      level: channel === 'warmth' ? expr('num', below(8) - 4) : maybe(0.9, level),
      fadeIn: maybe(0.4, () => expr('num', below(20_000))),
      fadeOut: maybe(0.6, () => expr('num', below(60_000))),
      duration: where === 'release' ? expr('num', 1 + below(60_000)) : maybe(0.3, () => expr('num', 1 + below(60_000))),
      repeat: where === 'scene' || where === 'reaction' ? maybe(0.3, () => expr('num', 1000 + below(60_000))) : -1,
      envelope: next() < 0.2 ? [0, 1].map((k) => ({ at: expr('num', k * below(9000)), level: maybe(0.8, level) })) : [],
      lock: where === 'scene' && next() < 0.1 ? { rhythm: 'slow-wave', degrees: 0 } : null,
      gate: where === 'scene' ? maybe(0.3, () => expr(...condition())) : -1,
    });
    if (where === 'anchor') program.anchors.push({ period: expr('num', 1000 + below(60_000)), cues: [cue], actions: next() < 0.3 ? [sets()] : [] });
    else if (where === 'reaction') {
      const cause =
        next() < 0.5 ? { on: 'event' as const, event: some(['a', 'b', 'c', 'd']) } : { on: 'every' as const, period: expr('num', 1000 + below(20_000)) };
      transitions.push({ source: state, cause, guard: -1, actions: [{ do: 'cue', cue }], arms: [] });
    } else states[state]!.cues.push(cue);
  }
  states[release]!.fadeAll = maybe(0.5, () => expr('num', below(90_000)));
  program.limits = [{ subject: 'cues', max: 1 + below(60), condition: maybe(0.5, () => expr(...condition())) }];
  if (next() < 0.4) program.limits.push({ subject: 'sound', max: 30 + below(50), condition: -1 });
  if (next() < 0.6) program.limits.push({ subject: some(['sound', 'light'] as const), max: 10 + below(40), condition: expr(...condition()) });
  return program;
}
