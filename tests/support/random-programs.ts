/** Random programs with all that a night needs: statecharts with clocks, conditions on sensors, choices, cues, gates, locks and limits. */

import type { Program } from '../../app/program/index.ts';
import { randomChart, tablesOf } from './charts.ts';

export function randomProgram(next: () => number): Program {
  const below = (n: number) => Math.floor(next() * n);
  const program = tablesOf(randomChart(next, false));
  const expr = (...code: (string | number)[]) => program.exprs.push(code) - 1;
  const ms = (longest: number) => expr('num', below(longest));
  const maybe = (index: () => number) => (next() < 0.5 ? index() : -1);
  const scenes = program.states.flatMap((state, i) => (state.role === 'scene' ? [i] : []));
  const some = () => scenes[below(scenes.length)] as number;
  for (let i = 0; i < 12; i++) {
    const source = some();
    const arm = () => ({
      weight: maybe(() => expr('num', below(4))),
      guard: -1,
      otherwise: next() < 0.2,
      target: some(),
      inside: false,
      history: 'none' as const,
    });
    const test = () => expr('sensor', 'distress', 'num', 0.5, 'gt');
    // A condition with an arrow must hold for a while: two that lead to each other at once would run without end.
    const when = () => ({ on: 'when' as const, test: test(), held: expr('num', 500 + below(30_000)) });
    const cause = next() < 0.3 ? when() : next() < 0.5 ? { on: 'after' as const, delay: ms(60_000) } : { on: 'every' as const, period: ms(60_000) };
    program.transitions.push({ source, cause, guard: -1, actions: [], arms: Array.from({ length: below(4) }, arm) });
  }
  for (let i = 0; i < 8; i++) {
    const state = some();
    const lock = next() < 0.25 ? { rhythm: 'slow-wave' as const, degrees: 0 } : null;
    program.states[state]?.cues.push(i);
    program.cues.push({
      ...{ state, channel: 'sound', verb: 'play', asset: -1, words: [], loop: next() < 0.5, lock },
      level: maybe(() => expr('num', 20 + below(40))),
      fadeIn: maybe(() => ms(20_000)),
      fadeOut: maybe(() => ms(200_000)),
      duration: maybe(() => ms(90_000)),
      repeat: maybe(() => ms(90_000)),
      envelope:
        next() < 0.3
          ? [
              { at: ms(1000), level: ms(60) },
              { at: ms(9000), level: ms(60) },
            ]
          : [],
      gate: next() < 0.3 ? expr('sensor', 'stage', 'num', 2, 'ge') : -1,
    });
  }
  program.anchors.push({ period: ms(600_000), cues: [], actions: [] });
  program.limits.push({ subject: 'sound', max: 45, condition: expr('sensor', 'asleep') }, { subject: 'cues', max: 40, condition: -1 });
  return program;
}
