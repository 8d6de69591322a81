/** One case for each rule of the SCXML algorithm (Recommendation 2015, §3 and Appendix D), with the exact order of effects. */

import { describe, expect, it } from 'vitest';
import type { Input, Program } from '../../../app/program/index.ts';
import { programOf, type StateSketch } from '../../support/programs.ts';
import { at, event, mark, num, raise, story } from '../../support/story.ts';

const x: Program['vars'][number] = { name: 'x', value: 0, min: null, max: null };
/** Expression 0 and 1 of every program here are the numbers 0 and 1, further ones as given. */
const set = (value: number): Program['transitions'][number]['actions'][number] => ({ do: 'set', var: 0, value });
const xIs = (value: number) => ['var', 0, 'num', value, 'eq'] as const;
const chart = (scenes: readonly StateSketch[], ...exprs: (string | number)[][]) => programOf(scenes, { vars: [x], exprs: [['num', 0], ['num', 1], ...exprs] });

const twoLayers = (p: Partial<StateSketch>, q: Partial<StateSketch>): StateSketch => ({
  name: 'both',
  parallel: true,
  children: [
    { name: 'p', role: 'layer', children: [{ name: 'p1', ...p }, { name: 'p2' }] },
    { name: 'q', role: 'layer', children: [{ name: 'q1', ...q }, { name: 'q2' }] },
  ],
});

const IN_BOTH = '+dream +both +p +p1 +q +q1';

const cases: readonly [rule: string, Program, readonly Input[], string][] = [
  [
    'selection: the innermost state that can react does, not the ones around it',
    chart([{ name: 'a', on: [{ event: 'e', actions: [mark('outer')] }], children: [{ name: 'b', on: [{ event: 'e', actions: [mark('inner')] }] }] }]),
    [event('e')],
    '+dream +a +b !inner',
  ],
  [
    'selection: where the inner guard does not hold, the outer reacts',
    chart([
      {
        name: 'a',
        on: [{ event: 'e', actions: [mark('outer')] }],
        children: [{ name: 'b', on: [{ event: 'e', guard: xIs(1), actions: [mark('inner')] }] }],
      },
    ]),
    [event('e')],
    '+dream +a +b !outer',
  ],
  [
    'selection: of several in one state, the first in document order whose guard holds',
    chart([
      {
        name: 'a',
        on: [
          { event: 'e', guard: xIs(1), actions: [mark('first')] },
          { event: 'e', actions: [mark('second')] },
          { event: 'e', actions: [mark('third')] },
        ],
      },
    ]),
    [event('e')],
    '+dream +a !second',
  ],
  [
    'selection: a reaction that two layers share happens once',
    chart([{ ...twoLayers({}, {}), on: [{ event: 'e', actions: [mark('once')] }] }]),
    [event('e')],
    `${IN_BOTH} !once`,
  ],
  [
    'layers react together: all leave, then all act, then all enter',
    chart([twoLayers({ on: [{ event: 'e', actions: [mark('p')], to: 'p2' }] }, { on: [{ event: 'e', actions: [mark('q')], to: 'q2' }] })]),
    [event('e')],
    `${IN_BOTH} -q1 -p1 !p !q +p2 +q2`,
  ],
  [
    'conflict: of two that leave a common state, the first in document order goes',
    chart([twoLayers({ on: [{ event: 'e', to: 'away' }] }, { on: [{ event: 'e', to: 'gone' }] }), { name: 'away' }, { name: 'gone' }]),
    [event('e')],
    `${IN_BOTH} -q1 -q -p1 -p -both +away`,
  ],
  [
    'conflict: one from further inside goes before one from around it, although selected later',
    chart([
      {
        ...twoLayers({}, { on: [{ event: 'e', to: 'q2' }] }),
        on: [{ event: 'e', to: 'away' }],
      },
      { name: 'away' },
    ]),
    [event('e')],
    `${IN_BOTH} -q1 +q2`,
  ],
  [
    'conflict: reactions without a target never conflict',
    chart([twoLayers({ on: [{ event: 'e', to: 'away' }] }, { on: [{ event: 'e', actions: [mark('stays')] }] }), { name: 'away' }]),
    [event('e')],
    `${IN_BOTH} -q1 -q -p1 -p -both !stays +away`,
  ],
  [
    'exit in reverse document order, entry in document order, actions between',
    chart([
      {
        name: 'a',
        onExit: [mark('a out')],
        children: [{ name: 'a1', onExit: [mark('a1 out')], on: [{ event: 'e', actions: [mark('between')], to: 'b1' }] }],
      },
      { name: 'b', onEnter: [mark('b in')], children: [{ name: 'b0' }, { name: 'b1', onEnter: [mark('b1 in')] }] },
    ]),
    [event('e')],
    '+dream +a +a1 !a1 out -a1 !a out -a !between +b !b in +b1 !b1 in',
  ],
  [
    'external: an arrow to oneself leaves and enters again',
    chart([{ name: 'a', on: [{ event: 'e', to: 'a' }], children: [{ name: 'a1' }] }]),
    [event('e')],
    '+dream +a +a1 -a1 -a +a +a1',
  ],
  [
    'external: an arrow into a part of oneself leaves oneself',
    chart([{ name: 'a', on: [{ event: 'e', to: 'a2' }], children: [{ name: 'a1' }, { name: 'a2' }] }]),
    [event('e')],
    '+dream +a +a1 -a1 -a +a +a2',
  ],
  [
    'internal: with `inside` it does not',
    chart([{ name: 'a', on: [{ event: 'e', to: [{ target: 'a2', inside: true }] }], children: [{ name: 'a1' }, { name: 'a2' }] }]),
    [event('e')],
    '+dream +a +a1 -a1 +a2',
  ],
  [
    'internal: what is already active inside is left and entered again',
    chart([{ name: 'a', on: [{ event: 'e', to: [{ target: 'a1', inside: true }] }], children: [{ name: 'a1' }, { name: 'a2' }] }]),
    [event('e')],
    '+dream +a +a1 -a1 +a1',
  ],
  [
    'domain: an arrow between layers leaves the parallel state, since it is no compound one',
    chart([twoLayers({ on: [{ event: 'e', to: 'q2' }] }, {})]),
    [event('e')],
    `${IN_BOTH} -q1 -q -p1 -p -both +both +p +p1 +q +q2`,
  ],
  [
    'an event that nobody waits for is lost',
    chart([{ name: 'a', on: [{ event: 'e', to: 'b' }] }, { name: 'b' }]),
    [event('f'), event('e'), event('e')],
    '+dream +a -a +b',
  ],
  ['eventless: taken at once on entry, before anything else', chart([{ name: 'a', on: [{ when: num(1), to: 'b' }] }, { name: 'b' }]), [], '+dream +a -a +b'],
  [
    'eventless: goes before what was raised',
    chart([
      {
        name: 'a',
        onEnter: [raise('r')],
        on: [
          { event: 'r', to: 'wrong' },
          { when: num(1), to: 'b' },
        ],
      },
      { name: 'b', on: [{ event: 'r', to: 'c' }] },
      { name: 'c' },
      { name: 'wrong' },
    ]),
    [],
    '+dream +a -a +b -b +c',
  ],
  [
    'eventless: taken when an action makes its guard true',
    chart([
      {
        name: 'a',
        on: [
          { event: 'e', actions: [set(1)] },
          { when: num(1), to: [{ target: 'b', guard: xIs(1) }] },
        ],
      },
      { name: 'b' },
    ]),
    [event('e')],
    '+dream +a x=1 -a +b',
  ],
  [
    'internal events come in the order in which they were raised, before external ones',
    chart([
      {
        name: 'a',
        on: [
          { event: 'e', actions: [raise('r1'), raise('r2'), mark('e')] },
          { event: 'r1', actions: [raise('r3'), mark('r1')] },
          { event: 'r2', actions: [mark('r2')] },
          { event: 'r3', actions: [mark('r3')] },
          { event: 'f', actions: [mark('f')] },
        ],
      },
    ]),
    [event('e'), event('f')],
    '+dream +a !e !r1 !r2 !r3 !f',
  ],
  [
    'events raised on exit are handled by what is entered',
    chart([{ name: 'a', onExit: [raise('r')], on: [{ event: 'e', to: 'b' }] }, { name: 'b', on: [{ event: 'r', to: 'c' }] }, { name: 'c' }]),
    [event('e')],
    '+dream +a -a +b -b +c',
  ],
  [
    'shallow history resumes the child, which begins anew',
    chart([
      {
        name: 'a',
        on: [{ event: 'out', to: 'z' }],
        children: [{ name: 'a1' }, { name: 'a2', children: [{ name: 'a2x' }, { name: 'a2y' }] }],
      },
      {
        name: 'z',
        on: [
          { event: 'deepest', to: 'a2y' },
          { event: 'back', to: [{ target: 'a', history: 'shallow' }] },
        ],
      },
    ]),
    [event('out'), event('deepest'), event('out'), event('back')],
    '+dream +a +a1 -a1 -a +z -z +a +a2 +a2y -a2y -a2 -a +z -z +a +a2 +a2x',
  ],
  [
    'deep history resumes everything',
    chart([
      {
        name: 'a',
        on: [{ event: 'out', to: 'z' }],
        children: [{ name: 'a1' }, { name: 'a2', children: [{ name: 'a2x' }, { name: 'a2y' }] }],
      },
      {
        name: 'z',
        on: [
          { event: 'deepest', to: 'a2y' },
          { event: 'back', to: [{ target: 'a', history: 'deep' }] },
        ],
      },
    ]),
    [event('out'), event('deepest'), event('out'), event('back')],
    '+dream +a +a1 -a1 -a +z -z +a +a2 +a2y -a2y -a2 -a +z -z +a +a2 +a2y',
  ],
  [
    'history that remembers nothing leads where entering leads',
    chart([
      { name: 'a', on: [{ event: 'e', to: [{ target: 'b', history: 'deep' }] }] },
      { name: 'b', children: [{ name: 'b1' }, { name: 'b2' }] },
    ]),
    [event('e')],
    '+dream +a -a +b +b1',
  ],
  [
    'history of a state around oneself does not leave that state',
    chart([
      {
        name: 'a',
        children: [
          { name: 'a1', on: [{ event: 'e', to: 'a2' }] },
          { name: 'a2', on: [{ event: 'e', to: [{ target: 'a', history: 'deep' }] }] },
        ],
      },
    ]),
    [event('e'), event('e')],
    '+dream +a +a1 -a1 +a2 -a2 +a1',
  ],
  [
    'history of layers that the arrow itself leaves resumes them as they were',
    chart([{ ...twoLayers({ on: [{ event: 'e', to: 'p2' }] }, {}), on: [{ event: 'again', to: [{ target: 'both', history: 'deep' }] }] }]),
    [event('e'), event('again')],
    `${IN_BOTH} -p1 +p2 -q1 -q -p2 -p -both +both +p +p2 +q +q1`,
  ],
  [
    'a delay dies with its state',
    chart([
      {
        name: 'a',
        on: [
          { after: num(100), to: 'b' },
          { event: 'e', to: 'a' },
        ],
      },
      { name: 'b' },
    ]),
    [event('e', 60), at(159), at(160)],
    '+dream +a -a +a -a +b',
  ],
  [
    'delays of the same instant ring in the order in which they were set',
    chart([
      {
        name: 'a',
        on: [
          { after: num(100), actions: [mark('first')] },
          { after: num(100), actions: [mark('second')] },
        ],
      },
    ]),
    [at(100)],
    '+dream +a !first !second',
  ],
  [
    'a delay whose guard does not hold is gone',
    chart([
      {
        name: 'a',
        on: [
          { after: num(100), guard: xIs(1), to: 'b' },
          { event: 'e', actions: [set(1)] },
        ],
      },
      { name: 'b' },
    ]),
    [event('e', 150), at(1000)],
    '+dream +a x=1',
  ],
  [
    'In: in a guard, another layer of this instant',
    chart([twoLayers({ on: [{ event: 'e', guard: ['in', 7], to: 'p2' }] }, { on: [{ event: 'f', to: 'q2' }] })]),
    [event('e'), event('f'), event('e')],
    `${IN_BOTH} -q1 +q2 -p1 +p2`,
  ],
  [
    'In: an exit action sees its own state and those around it, and what was left before no more',
    chart(
      [{ name: 'a', onExit: [set(2), set(3)], on: [{ event: 'e', to: 'b' }], children: [{ name: 'a1', onExit: [set(2), set(3)] }] }, { name: 'b' }],
      ['in', 1],
      ['in', 2],
    ),
    [event('e')],
    '+dream +a +a1 x=1 x=1 -a1 x=1 x=0 -a +b',
  ],
  [
    'In: an entry action sees its own state and those around it, and not yet what is entered after',
    chart([{ name: 'a', onEnter: [set(2), set(3)], children: [{ name: 'a1', onEnter: [set(2), set(3)] }] }], ['in', 1], ['in', 2]),
    [],
    '+dream +a x=1 x=0 +a1 x=1 x=1',
  ],
  ['a run that has no end is stopped', chart([{ name: 'a', onEnter: [raise('r')], on: [{ event: 'r', actions: [raise('r')] }] }]), [], '+dream +a runaway'],
];

describe('the machine follows SCXML', () => {
  it.each(cases)('%s', (_, program, inputs, expected) => {
    expect(story(program, inputs)).toBe(expected);
  });
});

/** What SCXML has not, or has otherwise. */
const own: readonly [rule: string, Program, readonly Input[], string][] = [
  [
    'a condition fires on becoming true, not while it is true',
    chart([
      {
        name: 'a',
        on: [
          { when: xIs(1), actions: [mark('fired')] },
          { event: 'up', actions: [set(1)] },
          { event: 'down', actions: [set(0)] },
        ],
      },
    ]),
    [event('up'), event('up'), event('down'), event('up')],
    '+dream +a x=1 !fired x=1 x=0 x=1 !fired',
  ],
  [
    'of several arms those for otherwise come only where no other can be taken',
    chart([
      {
        name: 'a',
        on: [
          {
            event: 'e',
            to: [
              { target: 'c', otherwise: true },
              { target: 'b', weight: num(5), guard: xIs(1) },
            ],
          },
        ],
      },
      { name: 'b', on: [{ event: 'e', to: 'a' }] },
      { name: 'c', on: [{ event: 'e', actions: [set(1)], to: 'a' }] },
    ]),
    [event('e'), event('e'), event('e')],
    '+dream +a -a +c -c x=1 +a -a +b',
  ],
  [
    'a choice of arms that are all shut is not taken, and the state around may react',
    chart([
      {
        name: 'a',
        on: [{ event: 'e', actions: [mark('outer')] }],
        children: [
          {
            name: 'a1',
            on: [
              {
                event: 'e',
                to: [
                  { target: 'b', weight: num(0) },
                  { target: 'b', guard: xIs(1) },
                ],
              },
            ],
          },
        ],
      },
      { name: 'b' },
    ]),
    [event('e')],
    '+dream +a +a1 !outer',
  ],
  [
    'a cue in a reaction belongs to the state that reacts',
    chart([
      {
        name: 'a',
        cues: [{ byAction: true, repeat: num(5000) }],
        on: [
          { event: 'e', actions: [{ do: 'cue', cue: 0 }] },
          { event: 'out', to: 'b' },
        ],
      },
      { name: 'b' },
    ]),
    [event('e', 10), at(5010), event('out', 6000), at(20_000)],
    '+dream +a ~0@10 /0 ~0@5010 /1 -a +b',
  ],
];

describe('the machine beyond SCXML', () => {
  it.each(own)('%s', (_, program, inputs, expected) => {
    expect(story(program, inputs)).toBe(expected);
  });
});
