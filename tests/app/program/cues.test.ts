/** Cues of every kind: envelopes, fades, words, locks to a rhythm, and what release does to what is fading already. */

import { describe, expect, it } from 'vitest';
import { awaitedLocks, type Input, load, type Program, start, step } from '../../../app/program/index.ts';
import { type CueSketch, programOf } from '../../support/programs.ts';
import { at, event, num, story } from '../../support/story.ts';

const one = (cue: CueSketch, rest: Partial<Program> = {}) => programOf([{ name: 'a', cues: [cue], on: [{ event: 'out', to: 'b' }] }, { name: 'b' }], rest);
const startOf = (program: Program) => start(load(program), { seed: 1 }).effects.find((e) => e.kind === 'cue-start');
const sensors = (ms: number, changes: Extract<Input, { kind: 'sensors' }>['changes']): Input => ({ kind: 'sensors', at: ms, changes });
const peak = (ms: number) => event('phase.slow-wave.0', ms);

describe('an envelope', () => {
  const envelope = [
    { at: num(2000), level: num(20) },
    { at: num(9000), level: num(50) },
    { at: num(5000), level: num(30) },
  ];

  it('is given in ms and levels, in order of time whatever the expressions say', () => {
    expect(startOf(one({ envelope }))).toMatchObject({
      level: 20,
      limited: false,
      envelope: [
        { atMs: 2000, level: 20 },
        { atMs: 9000, level: 50 },
        { atMs: 9000, level: 30 },
      ],
    });
  });

  it('has no point above a limit', () => {
    const limited = startOf(one({ envelope }, { limits: [{ subject: 'sound', max: 25, condition: -1 }] }));
    expect(limited).toMatchObject({ level: 20, limited: true, envelope: [{ level: 20 }, { level: 25 }, { level: 25 }] });
  });
});

describe('a cue with its own time', () => {
  it('begins to fade so that it is silent when its time is over', () => {
    const machine = load(one({ duration: num(10_000), fadeOut: num(3000) }));
    const { effects } = step(machine, start(machine, { seed: 1 }).state, at(20_000));
    expect(effects).toEqual([{ kind: 'cue-stop', at: 7000, instance: 0, fadeMs: 3000 }]);
  });

  it('never fades for longer than it sounds', () => {
    expect(startOf(one({ duration: num(2000), fadeOut: num(3000) }))).toMatchObject({ durationMs: 2000, fadeOutMs: 2000 });
  });
});

describe('words', () => {
  it('hold parameters, variables and expressions in their unit, with at most three decimals', () => {
    const words: Program['cues'][number]['words'] = [
      'Hello, ',
      { param: 0, scale: 1, unit: '' },
      ', ',
      { var: 0, scale: 1000, unit: 's' },
      ', ',
      { expr: 0, scale: 1, unit: '' },
      ', ',
      { param: 1, scale: 1, unit: 'dB' },
    ];
    const program = one(
      { words },
      {
        exprs: [['num', 2, 'num', 3, 'div']],
        vars: [{ name: 'v', value: 1500, min: null, max: null }],
        params: [
          { name: 'friend', value: 'Lila', min: null, max: null },
          { name: 'volume', value: 34, min: null, max: null },
        ],
      },
    );
    expect(startOf(program)).toMatchObject({ words: 'Hello, Lila, 1.5s, 0.667, 34dB' });
  });
});

describe('a cue locked to a rhythm', () => {
  const lock = { rhythm: 'slow-wave', degrees: 0 } as const;

  it('begins each time the rhythm comes there while its scene lasts, and not with its scene', () => {
    expect(story(one({ lock }), [peak(1000), peak(2250), event('out', 3000), peak(3500)])).toBe('+dream +a ~0@1000 /0 ~0@2250 /1 -a +b');
  });

  it('keeps its least distance', () => {
    expect(story(one({ lock, repeat: num(3000) }), [peak(1000), peak(2250), peak(3500), peak(4750)])).toBe('+dream +a ~0@1000 /0 ~0@4750');
  });

  it('hears its own phase alone, and nothing that the program raises', () => {
    const program = programOf([
      {
        name: 'a',
        cues: [{ lock }],
        on: [{ event: 'go', actions: [{ do: 'raise', event: 'phase.slow-wave.0' }] }],
      },
    ]);
    expect(story(program, [event('phase.slow-wave.90', 10), event('phase.breath.0', 20), event('go', 30)])).toBe('+dream +a');
  });

  it('waits while its gate is closed', () => {
    expect(story(one({ lock, gate: ['sensor', 'stage', 'num', 3, 'eq'] }), [peak(1000), sensors(1500, { stage: 3 }), peak(2250)])).toBe('+dream +a ~0@2250');
  });

  it('in a reaction waits from then on', () => {
    const program = programOf([{ name: 'a', cues: [{ lock, byAction: true }], on: [{ event: 'go', actions: [{ do: 'cue', cue: 0 }] }] }]);
    expect(story(program, [peak(1000), event('go', 1500), peak(2250)])).toBe('+dream +a ~0@2250');
  });

  it('is told to the host, with the time from which an event is of use', () => {
    const machine = load(one({ lock, repeat: num(3000) }));
    expect(machine.locks).toEqual([{ ...lock, event: 'phase.slow-wave.0' }]);
    const begun = start(machine, { seed: 1 });
    expect(awaitedLocks(machine, begun.state)).toEqual([{ ...lock, event: 'phase.slow-wave.0', from: 0 }]);
    const sounding = step(machine, begun.state, peak(1000));
    expect(awaitedLocks(machine, sounding.state)).toMatchObject([{ from: 4000 }]);
    expect(awaitedLocks(machine, step(machine, sounding.state, event('out', 1500)).state)).toEqual([]);
  });
});

describe('release', () => {
  it('shortens what is fading for longer than its own time', () => {
    const program = one({ fadeOut: num(600_000) });
    const machine = load(program);
    const fading = step(machine, start(machine, { seed: 1 }).state, event('out', 1000));
    expect(fading.effects).toContainEqual({ kind: 'cue-stop', at: 1000, instance: 0, fadeMs: 600_000 });
    const released = step(machine, fading.state, { kind: 'release', at: 2000 });
    expect(released.effects).toContainEqual({ kind: 'cue-stop', at: 2000, instance: 0, fadeMs: 60_000 });
  });
});
