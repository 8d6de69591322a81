/** From text to tables to the machine: what an author wrote is what happens. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { encodeProgram, type Input, load, type Program, readProgram, start, step } from '../../../app/program/index.ts';
import { analyze } from '../../../dream-dsl/index.ts';

function tables(body: string): Program {
  const { lowered, problems } = analyze(`dream "T" {\n needs sound, light, scent\n${body}\n}`);
  expect(problems.filter((problem) => problem.severity === 'error')).toEqual([]);
  return lowered?.program as Program;
}

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
    expect(effects).toContainEqual(expect.objectContaining({ kind: 'cue-start', level: 28, fadeMs: 60_000, loop: true }));
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

  it.each(['tide-house', 'lantern-walk', 'still-lake'])('the tables of %s are sound, the same each time, and know their places', (id) => {
    const text = readFileSync(`templates/${id}/${id}.dream`, 'utf8');
    const one = analyze(text).lowered;
    const program = one?.program as Program;
    const bytes = encodeProgram(program);
    expect(readProgram(bytes)).toEqual({ ok: true, value: program });
    expect(encodeProgram(analyze(text).lowered?.program as Program)).toEqual(bytes);
    expect([one?.origins.states.length, one?.origins.transitions.length, one?.origins.cues.length]).toEqual([
      program.states.length,
      program.transitions.length,
      program.cues.length,
    ]);
    for (const [i, span] of (one?.origins.cues ?? []).entries()) expect(text.slice(span.start, span.end)).toMatch(new RegExp(`^${program.cues[i]?.verb}`));
  });
});
