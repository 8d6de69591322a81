/** Program bytes: the same every time, read back whole, and refused with a reason when anything in them is off. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeProgram, type Program, readProgram } from '../../../app/program/index.ts';
import { programOf } from '../../support/programs.ts';

const sound = programOf([
  { name: 'a', cues: [{ level: ['num', 34], gate: ['sensor', 'stage', 'num', 1, 'eq'] }], on: [{ after: ['num', 1000], to: 'b' }] },
  { name: 'b', parallel: true, children: [{ name: 'b1' }, { name: 'b2' }] },
]);

describe('program bytes', () => {
  it('read back as what was written, and are the same every time', () => {
    expect(readProgram(encodeProgram(sound))).toEqual({ ok: true, value: sound });
    expect(encodeProgram(structuredClone(sound))).toEqual(encodeProgram(sound));
  });

  const broken: readonly [string, (p: Program) => void, RegExp][] = [
    ['a jump outside', (p) => Object.assign(p.transitions[0]?.arms[0] ?? {}, { target: 99 }), /arm points outside/],
    ['a jump to the dream itself', (p) => Object.assign(p.transitions[0]?.arms[0] ?? {}, { target: 0 }), /arm points outside/],
    ['a parent after its child', (p) => Object.assign(p.states[2] ?? {}, { parent: 3 }), /parent 3 does not stand before/],
    ['an expression that leaves nothing', (p) => p.exprs.push([]), /leaves 0 values/],
    ['an expression that takes too much', (p) => p.exprs.push(['num', 1, 'add']), /needs two values/],
    ['an unknown operation', (p) => p.exprs.push(['num', 1, 'constructor']), /no operation/],
    ['an unknown sensor', (p) => p.exprs.push(['sensor', 'mood']), /no sensor mood/],
    ['an unknown field', (p) => Object.assign(p, { extra: 1 }), /extra/],
    ['no release', (p) => Object.assign(p.states.find((s) => s.role === 'release') ?? {}, { role: 'scene' }), /exactly one release/],
    ['a cue of another scene', (p) => Object.assign(p.cues[0] ?? {}, { state: 2 }), /cue that is not its own/],
    ['an arrow that stays inside of what its target is not in', (p) => Object.assign(p.transitions[0]?.arms[0] ?? {}, { inside: true }), /stays inside/],
    ['a guard outside', (p) => Object.assign(p.transitions[0] ?? {}, { guard: 99 }), /transition 0: an index points outside/],
    ['an envelope outside', (p) => p.cues[0]?.envelope.push({ at: 0, level: 99 }), /cue 0: an index points outside/],
    ['an angle beyond the circle', (p) => Object.assign(p.cues[0] ?? {}, { lock: { rhythm: 'breath', degrees: 400 } }), /degrees/],
    ['a lock in an anchor', (p) => Object.assign(p.cues[0] ?? {}, { state: -1, lock: { rhythm: 'breath', degrees: 0 } }), /cue that is not its own/],
    ['a cue in a reaction that leaves', (p) => p.transitions[0]?.actions.push({ do: 'cue', cue: 0 }), /not its own to start/],
    ['a cue on exit', (p) => p.states[1]?.onExit.push({ do: 'cue', cue: 0 }), /not its own to start/],
    ['a cue of another scene on entry', (p) => p.states[2]?.onEnter.push({ do: 'cue', cue: 0 }), /not its own to start/],
    ['words from outside', (p) => p.cues[0]?.words.push({ var: 7, scale: 1, unit: '' }), /cue 0: an index points outside/],
    ['words divided by nothing', (p) => p.states[1]?.onEnter.push({ do: 'mark', words: [{ expr: 0, scale: 0, unit: '' }] }), /action points outside/],
    ['a state that is not there', (p) => p.exprs.push(['in', 99]), /no state 99/],
    ['a level outside of a claim', (p) => p.exprs.push(['level', 'sound']), /outside of a claim/],
    ['a claim about a channel that is none', (p) => p.claims.push(['level', 'mood']), /claim 0: there is no channel/],
    [
      'a promise about a claim that is none',
      (p) => p.promises.push({ name: 'p', text: '', statement: { kind: 'invariant', always: true, claim: 0, condition: -1 } }),
      /promise 0: it points outside/,
    ],
    ['a parallel state without children', (p) => Object.assign(p.states[1] ?? {}, { kind: 'parallel' }), /children say otherwise/],
  ];
  it.each(broken)('are refused with %s', (_, spoil, reason) => {
    const program = structuredClone(sound);
    spoil(program);
    const outcome = readProgram(encodeProgram(program));
    expect(outcome).toMatchObject({ ok: false, failure: { why: 'refused', message: expect.stringMatching(reason) } });
  });

  it('never make the reader throw, whatever byte is changed or cut', () => {
    const bytes = encodeProgram(sound);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean(), (at, flip, cut) => {
        const spoilt = cut ? bytes.slice(0, at) : Uint8Array.from(bytes);
        if (!cut) spoilt[at] = (spoilt[at] as number) ^ flip;
        const outcome = readProgram(spoilt);
        if (cut) expect(outcome.ok).toBe(false);
        else if (!outcome.ok) expect(outcome.failure.why).toBe('refused');
      }),
      { numRuns: 500 },
    );
  });
});
