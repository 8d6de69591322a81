/** From text to tables to the machine: what an author wrote is what happens. */

import { describe, expect, it } from 'vitest';
import { type Input, load, start, step } from '../../../app/program/index.ts';
import { dream, tables as tablesOf } from '../../support/lowered.ts';

const tables = (body: string) => tablesOf(dream(body));

/** Where the program stands after each input. */
function course(body: string, inputs: readonly Input[]): string[] {
  const machine = load(tables(body));
  let { state } = start(machine, { seed: 1 });
  const here = () => machine.program.states.filter((row, i) => state.active.includes(i) && row.kind === 'atomic').map((row) => row.path);
  return [
    here().join('+'),
    ...inputs.map((input) => {
      ({ state } = step(machine, state, input));
      return here().join('+');
    }),
  ];
}

const at = (ms: number): Input => ({ kind: 'clock', at: ms });
const stage = (ms: number, value: number): Input => ({ kind: 'sensors', at: ms, changes: { stage: value } });

describe('lowering', () => {
  it('the ritual comes first, a stage leads on, and a delay is in its unit', () => {
    const body = 'ritual { on stage N1 -> sea }\n scene sea { after 2m -> hill }\n scene hill { after 1h -> release }';
    expect(course(body, [stage(1000, 1), at(120_999), at(121_000), at(121_000 + 3_600_000)])).toEqual(['ritual', 'sea', 'sea', 'hill', 'release']);
  });

  it('layers run side by side, and nested scenes are meant before those further out', () => {
    const body = 'scene a { layer one { scene x { on stage N2 -> y } scene y { } } layer two { scene z { } } after 5m -> y }\n scene y { after 1m -> release }';
    expect(course(body, [stage(1, 2), at(300_000)])).toEqual(['a/one/x+a/two/z', 'a/one/y+a/two/z', 'y']);
  });

  it('`last` resumes where the scene was', () => {
    const body = 'scene a { scene x { on stage N2 -> y } scene y { } on wake -> b }\n scene b { after 1m -> last a }';
    const wake: Input = { kind: 'sensors', at: 2, changes: { awake: 1 } };
    expect(course(body, [stage(1, 2), wake, at(60_002)])).toEqual(['a/x', 'a/y', 'b', 'a/y']);
  });

  it('arithmetic keeps its precedence, units and functions', () => {
    const program = tables(
      'param v: level = 34dB in 25dB..40dB\n asset s = sound "s.wav"\n scene a { play s at clamp(v - 2dB * 3, 20dB, 30dB) fade 1m loop  after 1m -> release }',
    );
    const { effects } = start(load(program), { seed: 1 });
    expect(effects).toContainEqual(expect.objectContaining({ kind: 'cue-start', level: 28, fadeInMs: 60_000, fadeOutMs: 60_000, loop: true }));
  });

  it('words are filled in from parameters and variables', () => {
    const program = tables('param who: text = "Lila"\n var n: 0..9 = 3\n scene a { say "Hello {who}, {n} times." at 30dB  after 1m -> release }');
    const { effects } = start(load(program), { seed: 1, params: { who: 'Ada' } });
    expect(effects).toContainEqual(expect.objectContaining({ words: 'Hello Ada, 3 times.' }));
  });

  it('a limit with a condition lowers only while it holds', () => {
    const program = tables('limit light <= 1lx while asleep\n scene a { light amber at 5lx for 1s every 1m  after 1h -> release }');
    const machine = load(program);
    let { state } = start(machine, { seed: 1 });
    const next = step(machine, state, { kind: 'sensors', at: 1, changes: { asleep: 1 } });
    ({ state } = next);
    expect(step(machine, state, at(60_000)).effects).toContainEqual(expect.objectContaining({ kind: 'cue-start', level: 1, limited: true }));
  });

  it('release and morning are there where the author wrote none', () => {
    expect(tables('scene a { after 1m -> release }').states.map((row) => row.role)).toEqual(['dream', 'scene', 'release', 'morning']);
  });
});
