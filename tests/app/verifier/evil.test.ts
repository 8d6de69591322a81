/** Programs made by hand to do harm: each is refused, by the check that is meant for it and with the reason. */

import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../app/base/index.ts';
import type { Program } from '../../../app/program/index.ts';
import { CEILINGS, type Ceilings, verifyProgram } from '../../../app/verifier/index.ts';
import { type CueSketch, programOf, type StateSketch } from '../../support/programs.ts';
import { mark, num, raise } from '../../support/story.ts';

const CHANNELS: Program['channels'] = (['sound', 'light', 'scent', 'touch', 'warmth', 'motion'] as const).map((channel) => ({ channel, optional: false }));
const out = { after: num(60_000), to: 'morning' } as const;

/** A dream of scenes that each have a way out, and what else its tables hold. */
const dream = (scenes: readonly StateSketch[], rest: Partial<Program> = {}): Program => programOf(scenes, { channels: CHANNELS, ...rest });
const scene = (name: string, rest: Partial<StateSketch> = {}): StateSketch => ({ name, ...rest, on: [...(rest.on ?? []), out] });
const playing = (level: number, rest: CueSketch = {}): CueSketch => ({ level: num(level), ...rest });
const set = (variable: number, value: number) => ({ do: 'set' as const, var: variable, value });

/** The release with something in it. */
function inRelease(cue: CueSketch, byAction = false): Program {
  const program = dream([scene('a', { cues: [playing(30, cue)] })]);
  const release = program.states.findIndex(({ role }) => role === 'release');
  program.states[1]!.cues = [];
  program.cues[0]!.state = release;
  if (byAction) program.states[release]!.onEnter = [{ do: 'cue', cue: 0 }];
  else program.states[release]!.cues = [0];
  return program;
}

function refused(program: Program, ceilings: Ceilings = CEILINGS): Finding[] {
  const verdict = verifyProgram(program, ceilings);
  const findings = verdict.checks.flatMap(({ findings }) => findings);
  expect(verdict.ok).toBe(findings.length === 0);
  for (const { hint } of findings) expect(hint).not.toBe('');
  return findings;
}

/** The check that refuses, and the beginning of why. */
const why = (program: Program): string[] =>
  verifyProgram(program).checks.flatMap(({ id, findings }) => findings.map((f) => `${id} ${f.table} ${f.row}: ${f.why}`));

const circle = (first: Partial<StateSketch>, second: Partial<StateSketch>) => dream([scene('a', first), scene('b', second)]);
const deep = (levels: number): StateSketch =>
  levels === 0 ? scene('leaf') : { name: `n${levels}`, children: [deep(levels - 1)], ...(levels % 7 === 0 ? { on: [out] } : {}) };
const storm = (levels: number): StateSketch['on'] =>
  Array.from({ length: levels }, (_, i) => ({ event: `e${i}`, actions: i + 1 === levels ? [] : [raise(`e${i + 1}`), raise(`e${i + 1}`)] }));

describe('a plain program', () => {
  it('is proven, with its bounds', () => {
    const verdict = verifyProgram(dream([scene('a', { cues: [playing(40), playing(40)] })]));
    expect(verdict.ok).toBe(true);
    const bounds = Object.fromEntries(verdict.checks.flatMap(({ bounds }) => bounds.map(({ what, value }) => [what, Math.round(value * 100) / 100])));
    expect(bounds).toEqual({ 'silence after release': 60_000, sound: 43.01, 'reactions at one instant': expect.any(Number), 'cues per hour': 3600 });
  });
});

const evil: [name: string, program: () => Program, check: string, words: RegExp][] = [
  // The way out.
  ['a release that never ends', () => inRelease({ loop: true }), 'release cues 0', /no end of its own/],
  ['a release that begins it by an action', () => inRelease({ loop: true }, true), 'release cues 0', /no end of its own/],
  ['a release that plays for ten hours', () => inRelease({ duration: num(36_000_000) }), 'release cues 0', /sound for 600 min/],
  ['a release that repeats', () => inRelease({ duration: num(1000), repeat: num(5000) }), 'release cues 0', /again and again/],
  ['a release that follows the breath', () => inRelease({ duration: num(1000), lock: { rhythm: 'breath', degrees: 0 } }), 'release cues 0', /again and again/],
  [
    'a release that fades for an hour',
    () => {
      const program = dream([scene('a')], { exprs: [['num', 3_600_000]] });
      program.states[2]!.fadeAll = 0;
      return program;
    },
    'release states 2',
    /60 min to fade/,
  ],
  [
    'a release that leads on',
    () => {
      const program = dream([scene('a')]);
      program.transitions.push({ ...program.transitions[0]!, source: 2 });
      return program;
    },
    'release transitions 1',
    /leads on from the release/,
  ],
  // Ceilings.
  [
    'many cues, each below and together above',
    () => dream([scene('a', { cues: Array.from({ length: 20 }, () => playing(70)) })]),
    'ceilings cues 0',
    /83\.1 dB/,
  ],
  [
    'a hidden loud layer',
    () =>
      dream([
        {
          name: 'p',
          parallel: true,
          on: [out],
          children: [
            { name: 'x', cues: [playing(74)] },
            { name: 'y', children: [scene('quiet', { on: [{ event: 'go', to: 'loud' }] }), scene('loud', { cues: [playing(74)] })] },
          ],
        },
      ]),
    'ceilings cues 0',
    /77\.1 dB/,
  ],
  [
    'a fade that goes on into a loud scene',
    () => circle({ cues: [playing(74, { fadeOut: num(60_000) })], on: [{ event: 'go', to: 'b' }] }, { cues: [playing(74)] }),
    'ceilings cues 0',
    /may still fade at 74 dB/,
  ],
  [
    'a cue that piles up on its own fades',
    () => dream([scene('a', { cues: [playing(74, { fadeOut: num(60_000), byAction: true })], on: [{ event: 'go', actions: [{ do: 'cue', cue: 0 }] }] })]),
    'ceilings cues 0',
    /77\.1 dB/,
  ],
  [
    'a limit that never holds',
    () => dream([scene('a', { cues: [playing(74), playing(74)] })], { exprs: [['num', 0]], limits: [{ subject: 'sound', max: 30, condition: 0 }] }),
    'ceilings cues 0',
    /77\.1 dB/,
  ],
  [
    'a limit that seldom holds',
    () =>
      dream([scene('a', { cues: [playing(74), playing(74)] })], {
        exprs: [['sensor', 'asleep', 'sensor', 'awake', 'and']],
        limits: [{ subject: 'sound', max: 30, condition: 0 }],
      }),
    'ceilings cues 0',
    /77\.1 dB/,
  ],
  [
    'a limit that each cue keeps and the sum does not',
    () => dream([scene('a', { cues: [playing(40), playing(40)] })], { limits: [{ subject: 'sound', max: 42, condition: -1 }] }),
    'ceilings cues 0',
    /43\.1 dB of sound, and the program’s own limit is 42 dB/,
  ],
  [
    'a variable that grows loud',
    () =>
      dream([scene('a', { cues: [{ level: ['var', 0] }, { level: ['var', 0] }], on: [{ every: num(1000), actions: [set(0, 0)] }] })], {
        exprs: [['var', 0, 'num', 1, 'add']],
        vars: [{ name: 'v', value: 20, min: null, max: null }],
      }),
    'ceilings cues 0',
    /78\.1 dB/,
  ],
  [
    'a range that begins outside of itself',
    () => dream([scene('a', { cues: [{ level: ['var', 0] }, { level: ['var', 0] }] })], { vars: [{ name: 'v', value: 75, min: 0, max: 30 }] }),
    'ceilings cues 0',
    /78\.1 dB/,
  ],
  [
    'a point of an envelope',
    () =>
      dream([
        scene('a', {
          cues: [0, 1].map(() =>
            playing(20, {
              envelope: [
                { at: num(0), level: num(20) },
                { at: num(3_600_000), level: num(75) },
              ],
            }),
          ),
        }),
      ]),
    'ceilings cues 0',
    /78\.1 dB/,
  ],
  [
    'an anchor over everything',
    () => {
      const program = dream([scene('a', { cues: [playing(74), playing(74, { loop: true })] })], { exprs: [['num', 60_000]] });
      program.states[1]!.cues = [0];
      program.cues[1]!.state = -1;
      program.anchors.push({ period: 0, cues: [1], actions: [] });
      return program;
    },
    'ceilings cues 0',
    /an anchor at 74 dB/,
  ],
  [
    'lights that add',
    () => dream([scene('a', { cues: [playing(600, { channel: 'light', verb: 'light' }), playing(600, { channel: 'light', verb: 'light' })] })]),
    'ceilings cues 0',
    /1200 lx/,
  ],
  // Channels.
  [
    'a sound that calls itself light',
    () => dream([scene('a', { cues: [playing(900, { channel: 'light', verb: 'play' })] })]),
    'channels cues 0',
    /acts on light/,
  ],
  ['a channel it never asked for', () => ({ ...dream([scene('a', { cues: [playing(30)] })]), channels: [] }), 'channels cues 0', /does not ask for sound/],
  // Termination.
  [
    'a delay of nothing',
    () => circle({ on: [{ after: num(0), to: 'b' }] }, { on: [{ after: num(0), to: 'a' }] }),
    'termination transitions 0',
    /as short as 0 ms/,
  ],
  ['a clock of nothing', () => dream([scene('a', { on: [{ every: num(0), actions: [mark('x')] }] })]), 'termination transitions 0', /as short as 0 ms/],
  [
    'a condition held for nothing',
    () => circle({ on: [{ when: num(1), held: num(0), to: 'b' }] }, { on: [{ when: num(1), held: num(0), to: 'a' }] }),
    'termination transitions 0',
    /must hold can be as short as 0 ms/,
  ],
  [
    'a delay that a sensor may shorten to nothing',
    () => dream([scene('a', { on: [{ after: ['sensor', 'heart'], to: 'a' }] })]),
    'termination transitions 0',
    /as short as 0 ms/,
  ],
  ['a cue that repeats without a pause', () => dream([scene('a', { cues: [playing(30, { repeat: num(0) })] })]), 'termination cues 0', /as short as 0 ms/],
  [
    'an eventless circle',
    () => circle({ on: [{ when: num(1), to: 'b' }] }, { on: [{ when: num(1), to: 'a' }] }),
    'termination transitions 0',
    /without end at one instant: a → b/,
  ],
  [
    'a choice that leads back to itself',
    () =>
      dream([
        scene('a', {
          on: [
            {
              when: num(1),
              to: [
                { target: 'a', weight: num(1) },
                { target: 'a', weight: num(2) },
              ],
            },
          ],
        }),
      ]),
    'termination transitions 0',
    /without end/,
  ],
  ['an event that raises itself', () => dream([scene('a', { on: [{ event: 'e', actions: [raise('e')] }] })]), 'termination transitions 0', /without end/],
  [
    'two events that raise each other',
    () =>
      dream([
        scene('a', {
          on: [
            { event: 'e', actions: [raise('f')] },
            { event: 'f', actions: [raise('e')] },
          ],
        }),
      ]),
    'termination transitions 0',
    /without end/,
  ],
  [
    'entering that raises what enters again',
    () => dream([scene('a', { onEnter: [raise('e')], on: [{ event: 'e', to: 'a' }] })]),
    'termination transitions 0',
    /without end/,
  ],
  ['an event storm: each raises two', () => dream([scene('a', { on: storm(12) ?? [] })]), 'termination transitions 0', /reactions could follow each other/],
  [
    'layers that wake each other by a variable',
    () => {
      const flip = (from: number, to: number): StateSketch => ({ name: `l${from}`, on: [{ when: ['var', 0, 'num', from, 'eq'], actions: [set(0, to)] }] });
      return dream([{ name: 'p', parallel: true, on: [out], children: [flip(0, 1), flip(1, 0)] }], {
        exprs: [
          ['num', 0],
          ['num', 1],
        ],
        vars: [{ name: 'v', value: 0, min: 0, max: 1 }],
      });
    },
    'termination transitions 1',
    /without end/,
  ],
  [
    'layers that wake each other by where they are',
    () => {
      const layer = (name: string, other: string, at: number): StateSketch => ({
        name,
        children: [
          { name: `${name}1`, on: [{ when: ['in', at], to: `${name}2` }] },
          { name: `${name}2`, on: [{ when: ['in', at, 'not'], to: `${name}1` }] },
        ],
        on: other === '' ? [] : [],
      });
      return dream([{ name: 'p', parallel: true, on: [out], children: [layer('x', 'y', 6), layer('y', 'x', 4)] }]);
    },
    'termination transitions 1',
    /without end/,
  ],
  // Floods and dead ends.
  [
    'a flood of cues',
    () => dream([scene('a', { cues: Array.from({ length: 20 }, () => playing(10, { repeat: num(1000), duration: num(500) })) })]),
    'cue-rate program -1',
    /72000 cues an hour/,
  ],
  [
    'an anchor whose cue repeats by itself',
    () => {
      const program = dream([scene('a', { cues: [playing(10, { repeat: num(5000) })] })], { exprs: [['num', 60_000]] });
      program.states[1]!.cues = [];
      program.cues[0]!.state = -1;
      program.anchors.push({ period: 0, cues: [0], actions: [] });
      return program;
    },
    'cue-rate cues 0',
    /repeats by itself/,
  ],
  [
    'a scene that is never left',
    () => dream([scene('a', { on: [{ event: 'wake', to: 'b' }] }), { name: 'b', on: [{ every: num(5000), actions: [mark('still here')] }] }]),
    'exits states 2',
    /Nothing of the program ever leaves/,
  ],
  [
    'a scene left only by what never comes',
    () =>
      dream([
        {
          name: 'b',
          on: [
            { event: 'nobody raises this', to: 'morning' },
            { when: num(0), to: 'morning' },
          ],
        },
      ]),
    'exits states 1',
    /Nothing of the program ever leaves/,
  ],
  // Tables that lie.
  [
    'a jump into the middle',
    () => ({
      ...dream([{ name: 'a', children: [{ name: 'b', children: [scene('c')] }] }]),
      states: dream([{ name: 'a', children: [{ name: 'b', children: [scene('c')] }] }]).states.map((s) => (s.name === 'a' ? { ...s, initial: 3 } : s)),
    }),
    'tables program -1',
    /first child 3/,
  ],
  [
    'an expression that takes too much from its stack',
    () => dream([scene('a', { cues: [{ level: ['num', 1, 'add'] }] })]),
    'tables program -1',
    /needs two values/,
  ],
  [
    'an arrow out of the tables',
    () => {
      const program = dream([scene('a')]);
      program.transitions[0]!.arms[0]!.target = 999_999;
      return program;
    },
    'tables program -1',
    /outside of the tables/,
  ],
  ['nesting without bottom', () => dream([deep(150)]), 'tables program -1', /nested deeper than 100/],
];

describe('a program that means no good', () => {
  it.each(evil)('%s', (_, program, check, words) => {
    const reasons = why(program());
    const named = reasons.filter((reason) => reason.startsWith(`${check}:`));
    expect(named, reasons.join('\n')).not.toEqual([]);
    expect(
      named.some((reason) => words.test(reason)),
      reasons.join('\n'),
    ).toBe(true);
  });

  it('is refused by a quieter device where a louder one takes it', () => {
    const program = dream([scene('a', { cues: [playing(40)] })]);
    expect(refused(program)).toEqual([]);
    const quiet = { ...CEILINGS, levels: { ...CEILINGS.levels, sound: 39 }, cuesPerHour: 60, silenceMs: 30_000 };
    expect(refused(program, quiet).map(({ why }) => why)).toEqual([
      'Release can take 1 min to fade everything; at most 30 s may pass to silence.',
      'It gives up to 40 dB of sound, and this device allows 39 dB: play in a at 40 dB.',
      'Up to 3600 cues could begin within an hour, and this device allows 60.',
    ]);
  });

  it('counts the strongest where levels do not add, down as well as up', () => {
    const warmths = [-4, -4, 2].map((level) => playing(level, { channel: 'warmth', verb: 'warmth' }));
    const program = dream([scene('a', { cues: warmths })]);
    expect(refused(program)).toEqual([]);
    const bounds = verifyProgram(program).checks.flatMap(({ bounds }) => bounds.map(({ what, value }) => [what, value]));
    expect(bounds).toEqual(
      expect.arrayContaining([
        ['warmth', 2],
        ['cold', 4],
      ]),
    );
    expect(refused(program, { ...CEILINGS, levels: { ...CEILINGS.levels, warmth: 3 } }).map(({ why }) => why)).toEqual([
      'It gives up to 4 °C of warmth, and this device allows 3 °C: warmth in a at 4 °C.',
    ]);
  });

  it('of huge size is decided, or refused as too large, and holds nobody up', () => {
    const wide = programOf(
      Array.from({ length: 3000 }, (_, i) => ({
        name: `s${i}`,
        cues: [playing(20, { fadeOut: num(60_000) })],
        on: [{ event: 'go', to: Array.from({ length: 30 }, (_, k) => ({ target: `s${(i * 31 + k * 7) % 3000}` })) }],
      })),
      { channels: CHANNELS },
    );
    const { ok, checks } = verifyProgram(wide);
    expect(ok).toBe(false);
    expect(checks.find(({ id }) => id === 'ceilings')).toMatchObject({
      verdict: 'not decided',
      findings: [{ why: 'The program is too large or too entangled to be decided.' }],
    });
  });
});
