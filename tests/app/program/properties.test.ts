/** What holds for every program: it repeats, touches nothing, does not care how time is cut, ends, and can always be left. */

import { describe, expect, it } from 'vitest';
import { stream, uniform } from '../../../app/base/index.ts';
import { asEffects, awaitedLocks, begin, type Effect, type Input, load, type MachineState, post, type Step, start, step } from '../../../app/program/index.ts';
import { EVENTS } from '../../support/charts.ts';
import { randomProgram } from '../../support/random-programs.ts';
import { deepFreeze } from '../../support/story.ts';

/** A program by seed, and inputs with times between them. */
function caseOf(seed: number) {
  const random = stream(seed, 'program');
  const next = () => uniform(random);
  const machine = load(randomProgram(next));
  let at = 0;
  const inputs = Array.from({ length: 25 }, (): Input => {
    at += Math.floor(next() ** 3 * 60_000);
    const kind = next();
    if (kind < 0.35) return { kind: 'event', at, name: EVENTS[Math.floor(next() * EVENTS.length)]! };
    if (kind < 0.5) return { kind: 'event', at, name: 'phase.slow-wave.0' };
    if (kind < 0.9) return { kind: 'sensors', at, changes: { distress: next(), stage: Math.floor(next() * 5), asleep: next() < 0.5 ? 1 : 0 } };
    return { kind: 'clock', at };
  });
  return { machine, inputs, next };
}

const seeds = Array.from({ length: 120 }, (_, seed) => seed);

function run(seed: number, freeze: boolean): { states: readonly MachineState[]; effects: readonly Effect[] } {
  const { machine, inputs } = caseOf(seed);
  let last: Step = start(machine, { seed });
  const states = [last.state];
  let effects = last.effects;
  for (const input of inputs) {
    last = step(machine, freeze ? deepFreeze(last.state) : last.state, input);
    states.push(last.state);
    effects = effects.concat(last.effects);
  }
  return { states, effects };
}

/** Plain data: compared as text first, since that is faster. */
function expectSame(ours: unknown, other: unknown): void {
  if (JSON.stringify(ours) !== JSON.stringify(other)) expect(ours).toEqual(other);
}

describe('every program', () => {
  it('does the same for the same seed, and touches no state on the way', () => {
    let effects = 0;
    for (const seed of seeds) {
      const frozen = run(seed, true);
      expectSame(run(seed, false), frozen);
      effects += frozen.effects.length;
    }
    expect(effects).toBeGreaterThan(20_000);
  });

  it('does the same in a run of its own', () => {
    for (const seed of seeds) {
      const { machine, inputs } = caseOf(seed);
      const effects: Effect[] = [];
      const own = begin(
        machine,
        { seed },
        asEffects((effect) => void effects.push(effect)),
      );
      const states = [structuredClone(own.state)];
      for (const input of inputs) {
        post(own, input);
        states.push(structuredClone(own.state));
      }
      expectSame({ states, effects }, run(seed, false));
    }
  });

  it('can be resumed from a copy of its state', () => {
    for (const seed of seeds.slice(0, 40)) {
      const { machine, inputs } = caseOf(seed);
      const last = start(machine, { seed }).state;
      const copy = JSON.parse(JSON.stringify(last)) as MachineState;
      for (const input of inputs) expectSame(step(machine, copy, input), step(machine, last, input));
    }
  });

  it('does not care in how many parts time passes', () => {
    for (const seed of seeds) {
      const { machine, inputs, next } = caseOf(seed);
      let whole: Step = start(machine, { seed });
      let parts: Step = whole;
      for (const input of inputs) {
        const from = parts.state.at;
        let effects: readonly Effect[] = [];
        for (let cut = from; cut < input.at; cut += 1 + Math.floor(next() * 40_000)) {
          parts = step(machine, parts.state, { kind: 'clock', at: cut });
          effects = effects.concat(parts.effects);
        }
        parts = step(machine, parts.state, input);
        whole = step(machine, whole.state, input);
        expectSame({ ...parts, effects: effects.concat(parts.effects) }, whole);
      }
    }
  });

  it('is left by release in one step from wherever it is, and is silent within the time of its fade', () => {
    for (const seed of seeds) {
      const { machine } = caseOf(seed);
      const silentBy = new Map<number, number>();
      const hear = (effects: readonly Effect[]) => {
        for (const e of effects) {
          if (e.kind === 'cue-start') silentBy.set(e.instance, e.durationMs === null ? Number.POSITIVE_INFINITY : e.at + e.durationMs);
          if (e.kind === 'cue-stop') silentBy.set(e.instance, Math.min(silentBy.get(e.instance)!, e.at + e.fadeMs));
        }
      };
      let last: Step = start(machine, { seed });
      hear(last.effects);
      for (const input of caseOf(seed).inputs) {
        last = step(machine, last.state, input);
        hear(last.effects);
        const sounding = new Map(silentBy);
        const out = step(machine, last.state, { kind: 'release', at: input.at });
        hear(out.effects);
        expect(out.state.active).toEqual([0, machine.release]);
        expect(out.wakeAt).toBeNull();
        expect(awaitedLocks(machine, out.state)).toEqual([]);
        expect(Math.max(0, ...silentBy.values())).toBeLessThanOrEqual(input.at + 60_000);
        // Nothing brings it back but the morning.
        const later = step(machine, out.state, { kind: 'event', at: input.at + 1, name: 'a' });
        expect(step(machine, later.state, { kind: 'clock', at: input.at + 9e6 }).effects).toEqual([]);
        silentBy.clear();
        for (const [instance, silent] of sounding) silentBy.set(instance, silent);
      }
    }
  });

  it('sounds each cue once at a time, keeps under its limits, and tells the next time at which it acts', () => {
    for (const seed of seeds) {
      const { machine, inputs } = caseOf(seed);
      let last: Step = start(machine, { seed });
      for (const input of inputs) {
        last = step(machine, last.state, input);
        const { playing } = last.state.cues;
        expect(new Set(playing.map(({ cue }) => cue)).size).toBe(playing.length);
        if (last.wakeAt === null) continue;
        expect(last.wakeAt).toBeGreaterThanOrEqual(last.state.at);
        expect(step(machine, last.state, { kind: 'clock', at: last.wakeAt - 1 }).effects).toEqual([]);
      }
    }
  });
});
