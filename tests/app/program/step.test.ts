/** The machine: order of entry and exit, choice, time, history, layers, release, limits; and that a step touches nothing. */

import { describe, expect, it } from 'vitest';
import { type Input, load, start, step } from '../../../app/program/index.ts';
import { programOf } from '../../support/programs.ts';
import { at, event, mark, num, story } from '../../support/story.ts';

describe('scenes', () => {
  it('start in the first scene and its first child, parents first', () => {
    expect(story(programOf([{ name: 'a', children: [{ name: 'a1' }, { name: 'a2' }] }, { name: 'b' }]), [])).toBe('+dream +a +a1');
  });

  it('an inner reaction goes before an outer one, children are left first', () => {
    const program = programOf([
      { name: 'a', on: [{ event: 'go', to: 'b' }], onExit: [mark('left a')], children: [{ name: 'a1', on: [{ event: 'go', to: 'a2' }] }, { name: 'a2' }] },
      { name: 'b' },
    ]);
    expect(story(program, [event('go'), event('go')])).toBe('+dream +a +a1 -a1 +a2 -a2 !left a -a +b');
  });

  it('a raised event is handled before the next outside one', () => {
    const program = programOf([
      { name: 'a', on: [{ event: 'go', actions: [{ do: 'raise', event: 'inner' }, mark('one')], to: 'b' }] },
      {
        name: 'b',
        on: [
          { event: 'inner', to: 'c' },
          { event: 'go', to: 'a' },
        ],
      },
      { name: 'c' },
    ]);
    expect(story(program, [event('go'), event('go')])).toBe('+dream +a -a !one +b -b +c');
  });

  it('stops reactions without an end', () => {
    const ping = { name: 'a', on: [{ event: 'ping', actions: [{ do: 'raise', event: 'ping' } as const] }] };
    expect(story(programOf([ping]), [event('ping')])).toBe('+dream +a runaway');
  });
});

describe('layers', () => {
  const layers = programOf([
    {
      name: 'shore',
      parallel: true,
      on: [{ event: 'leave', to: 'inland' }],
      children: [
        { name: 'sea', role: 'layer', children: [{ name: 'calm', on: [{ event: 'wind', to: 'waves' }] }, { name: 'waves' }] },
        { name: 'sky', role: 'layer', children: [{ name: 'dusk', on: [{ event: 'wind', to: 'night' }] }, { name: 'night' }] },
      ],
    },
    { name: 'inland', on: [{ event: 'back', to: [{ target: 'shore', history: 'deep' }] }] },
  ]);

  it('are entered together, react together and are left together', () => {
    expect(story(layers, [event('wind'), event('leave')])).toBe(
      '+dream +shore +sea +calm +sky +dusk -dusk -calm +waves +night -night -sky -waves -sea -shore +inland',
    );
  });

  it('resume where they were', () => {
    expect(story(layers, [event('wind'), event('leave'), event('back')]).split('+inland ')[1]).toBe('-inland +shore +sea +waves +sky +night');
  });
});

describe('time', () => {
  it('a delay counts from entry and dies with its scene', () => {
    const program = programOf([
      {
        name: 'a',
        on: [
          { after: num(5000), to: 'b' },
          { event: 'skip', to: 'c' },
        ],
      },
      { name: 'b' },
      { name: 'c' },
    ]);
    expect(story(program, [at(4999)])).toBe('+dream +a');
    expect(story(program, [at(5000)])).toBe('+dream +a -a +b');
    expect(story(program, [event('skip', 4000), at(9000)])).toBe('+dream +a -a +c');
  });

  it('what is due comes before a later input, at its own time', () => {
    const program = programOf([{ name: 'a', on: [{ after: num(1000), to: 'b' }] }, { name: 'b', cues: [{}], on: [{ event: 'go', to: 'c' }] }, { name: 'c' }]);
    expect(story(program, [event('go', 2000)])).toBe('+dream +a -a +b ~0@1000 /0 -b +c');
  });

  it('a condition must hold without a break', () => {
    const program = programOf([{ name: 'a', on: [{ when: ['sensor', 'distress', 'num', 0.6, 'gt'], held: num(20_000), to: 'release' }] }]);
    const distress = (ms: number, value: number): Input => ({ kind: 'sensors', at: ms, changes: { distress: value } });
    expect(story(program, [distress(0, 0.9), distress(10_000, 0.1), distress(12_000, 0.9), at(31_999)])).toBe('+dream +a');
    expect(story(program, [distress(0, 0.9), distress(10_000, 0.1), distress(12_000, 0.9), at(32_000)])).toBe('+dream +a fade -a +release');
  });

  it('a condition fires once until it was false; the heart is 0 at the start', () => {
    const program = programOf([{ name: 'a', on: [{ when: ['sensor', 'heart', 'num', 70, 'lt'], actions: [mark('slow')] }] }]);
    const heart = (ms: number, value: number): Input => ({ kind: 'sensors', at: ms, changes: { heart: value } });
    expect(story(program, [heart(1, 80), heart(2, 60), heart(3, 61), heart(4, 80)])).toBe('+dream +a !slow !slow');
  });
});

describe('sensors', () => {
  it('a new stage and falling asleep are events', () => {
    const program = programOf([
      {
        name: 'a',
        on: [
          { event: 'stage.N2', actions: [mark('N2')] },
          { event: 'sleep', actions: [mark('asleep')] },
        ],
      },
    ]);
    expect(
      story(program, [
        { kind: 'sensors', at: 0, changes: { stage: 2, awake: 1 } },
        { kind: 'sensors', at: 1, changes: { awake: 0 } },
      ]),
    ).toBe('+dream +a !N2 !asleep');
  });
});

describe('choice', () => {
  const program = programOf([
    {
      name: 'a',
      on: [
        {
          event: 'go',
          to: [
            { target: 'b', weight: num(3) },
            { target: 'c', weight: num(1) },
            { target: 'd', weight: num(9), guard: num(0) },
          ],
        },
      ],
    },
    { name: 'b' },
    { name: 'c' },
    { name: 'd' },
  ]);

  it('follows the weights among arms whose guard holds, and the seed', () => {
    const ends = Array.from({ length: 400 }, (_, seed) => story(program, [event('go')], seed).slice(-1));
    const share = ends.filter((end) => end === 'b').length / ends.length;
    expect(share).toBeGreaterThan(0.68);
    expect(share).toBeLessThan(0.82);
    expect(ends).not.toContain('d');
    expect(story(program, [event('go')], 7)).toBe(story(program, [event('go')], 7));
  });
});

describe('cues', () => {
  it('sound with their scene, repeat while their gate is open, and stop with it', () => {
    const program = programOf([{ name: 'a', cues: [{ gate: ['sensor', 'stage', 'num', 1, 'eq'], repeat: num(90_000) }] }]);
    const stage = (ms: number, value: number): Input => ({ kind: 'sensors', at: ms, changes: { stage: value } });
    expect(story(program, [stage(1000, 1), at(91_000), stage(100_000, 2), at(400_000)])).toBe('+dream +a ~0@1000 /0 ~0@91000 /1');
  });

  it('are kept under the limits, and say so', () => {
    const machine = load(programOf([{ name: 'a', cues: [{ level: num(60) }] }], { limits: [{ subject: 'sound', max: 42, condition: -1 }] }));
    expect(start(machine, { seed: 1 }).effects).toContainEqual(expect.objectContaining({ kind: 'cue-start', level: 42, limited: true }));
  });

  it('are lowered at once when a limit begins while they sound', () => {
    const limits = [{ subject: 'light' as const, max: 1, condition: 0 }];
    const machine = load(programOf([{ name: 'a', cues: [{ channel: 'light', verb: 'light', level: num(5) }] }], { limits, exprs: [['sensor', 'asleep']] }));
    const begun = start(machine, { seed: 1 });
    expect(begun.effects).toContainEqual(expect.objectContaining({ kind: 'cue-start', level: 5, limited: false }));
    const asleep = step(machine, begun.state, { kind: 'sensors', at: 9, changes: { asleep: 1 } });
    expect(asleep.effects).toEqual([{ kind: 'cue-ceiling', at: 9, instance: 0, ceiling: 1 }]);
    const again = step(machine, asleep.state, { kind: 'clock', at: 20 });
    expect(again.effects).toEqual([]);
  });

  it('are withheld beyond the number allowed in an hour', () => {
    const program = programOf([{ name: 'a', cues: [{ repeat: num(60_000) }] }], { limits: [{ subject: 'cues', max: 3, condition: -1 }] });
    expect(story(program, [at(600_000)])).toBe('+dream +a ~0@0 /0 ~0@60000 /1 ~0@120000');
  });
});

describe('a way out', () => {
  const program = programOf([
    {
      name: 'a',
      on: [{ when: ['sensor', 'distress', 'num', 0.8, 'gt'], to: 'release' }],
      children: [{ name: 'a1', on: [{ when: ['sensor', 'heart', 'num', 90, 'gt'], to: 'a2' }] }, { name: 'a2' }],
    },
  ]);

  it('is not lost to an inner reaction in the same instant', () => {
    expect(story(program, [{ kind: 'sensors', at: 0, changes: { distress: 0.95, heart: 100 } }])).toBe('+dream +a +a1 -a1 +a2 fade -a2 -a +release');
  });

  it('is taken when its guard comes to hold later, while its condition still does', () => {
    const guarded = programOf([
      { name: 'a', on: [{ when: ['sensor', 'distress', 'num', 0.8, 'gt'], to: [{ target: 'release', guard: ['sensor', 'asleep'] }] }] },
    ]);
    const sensors = (at: number, changes: Extract<Input, { kind: 'sensors' }>['changes']): Input => ({ kind: 'sensors', at, changes });
    expect(story(guarded, [sensors(0, { distress: 0.9 }), sensors(1, { asleep: 1 })])).toBe('+dream +a fade -a +release');
    expect(story(guarded, [sensors(0, { distress: 0.9 }), sensors(1, { distress: 0.1 }), sensors(2, { asleep: 1 })])).toBe('+dream +a');
  });

  it('is never waited for in vain: two scenes without delay do not stop time', () => {
    const pingPong = programOf([
      { name: 'a', on: [{ after: num(0), to: 'b' }] },
      { name: 'b', on: [{ after: num(0), to: 'a' }] },
    ]);
    expect(story(pingPong, [at(2), { kind: 'release', at: 3 }])).toBe('+dream +a -a +b -b +a -a +b fade -b +release');
  });
});

describe('what a program reads', () => {
  it('includes being awake where it listens to falling asleep', () => {
    expect([...load(programOf([{ name: 'a', on: [{ event: 'sleep' }] }])).reads]).toEqual(['awake']);
  });
});

describe('release', () => {
  it.each([
    ['asked for', { kind: 'release', at: 10 }],
    ['by the program', event('out', 10)],
  ] as const)('%s fades what sounds over its own time', (_, input) => {
    const machine = load(programOf([{ name: 'a', cues: [{ loop: true }], on: [{ event: 'out', to: 'release' }] }]));
    const { effects } = step(machine, start(machine, { seed: 1 }).state, input);
    expect(effects.filter((e) => e.kind === 'cue-stop')).toEqual([{ kind: 'cue-stop', at: 10, instance: 0, fadeMs: 60_000 }]);
  });

  const trap = programOf([
    { name: 'trap', parallel: true, on: [{ event: 'stage.N3', to: 'trap' }], children: [{ name: 'x', cues: [{ loop: true }] }, { name: 'y' }] },
  ]);

  it('is obeyed from anywhere, and everything fades', () => {
    expect(story(trap, [{ kind: 'release', at: 10 }])).toBe('+dream +trap +x ~0@0 +y fade /0 -y -x -trap +release');
  });

  it('is not left by anything the program does; only by the morning', () => {
    expect(story(trap, [{ kind: 'release', at: 10 }, event('stage.N3', 20), at(1e7), { kind: 'morning', at: 2e7 }])).toBe(
      '+dream +trap +x ~0@0 +y fade /0 -y -x -trap +release -release +morning',
    );
  });
});
