/** Where a walk stops: each stop at every instant at which it is met and at no other; and the way to a scene. */

import { describe, expect, it } from 'vitest';
import { stopsOf } from '../../../app/walk/index.ts';
import { reachedIn } from '../../../app/walk/reach.ts';
import { conditionIn, projectOf } from '../../../dream-dsl/index.ts';
import { tables } from '../../support/lowered.ts';
import { templates } from '../../support/templates.ts';
import { walkNight } from '../../support/walks.ts';

const texts = templates.find(([id]) => id === 'tide-house')![1];
const project = projectOf(texts);
const walk = walkNight(tables(texts), 3);
const { record, machine } = walk;
const state = (path: string) => machine.program.states.findIndex((row) => row.path === path);

/** The code of a condition that stands. */
function code(text: string) {
  const condition = conditionIn(project, 'main.dream', text);
  if (condition?.ok !== true) throw new Error(condition?.message);
  return condition.code;
}

const onScene = (path: string, more: { code?: ReturnType<typeof code>; hits?: number } = {}) =>
  ({ on: { kind: 'scene', state: state(path) }, code: null, hits: null, ...more }) as const;

describe('a stop', () => {
  const entries = record.scenes.filter(({ path }) => path === 'shore').map(({ from }) => from);

  it('on a scene is met at each entry, or only at the one that is counted', () => {
    expect(entries.length).toBeGreaterThan(3);
    expect(stopsOf(walk, [onScene('shore')]).map(({ at, time }) => [at, time])).toEqual(entries.map((at, i) => [at, i + 1]));
    expect(stopsOf(walk, [onScene('shore', { hits: 2 })])).toEqual([{ at: entries[1], stop: 0, time: 2 }]);
    expect(stopsOf(walk, [onScene('shore', { hits: 9999 })])).toEqual([]);
  });

  it('on a transition or a cue is met as the record has it', () => {
    const row = record.transitions.find(({ to }) => to === 'shore')!.transition;
    const cue = record.cues[5]!.cue;
    const stopped = stopsOf(walk, [
      { on: { kind: 'transition', row }, code: null, hits: null },
      { on: { kind: 'cue', row: cue }, code: null, hits: null },
    ]);
    expect(stopped.filter(({ stop }) => stop === 0).map(({ at }) => at)).toEqual(
      record.transitions.filter(({ transition }) => transition === row).map(({ at }) => at),
    );
    expect(stopped.filter(({ stop }) => stop === 1).map(({ at }) => at)).toEqual(record.cues.filter((one) => one.cue === cue).map(({ from }) => from));
    expect(stopped.map(({ at }) => at)).toEqual(stopped.map(({ at }) => at).sort((a, b) => a - b));
  });

  it('with a condition counts only where that holds', () => {
    const all = stopsOf(walk, [onScene('shore')]).length;
    const late = stopsOf(walk, [onScene('shore', { code: code('cycle > 2') })]);
    const early = stopsOf(walk, [onScene('shore', { code: code('not (cycle > 2)') })]);
    expect(late.length).toBeGreaterThan(0);
    expect(late.length + early.length).toBe(all);
    expect(stopsOf(walk, [onScene('shore', { code: code('in shore') })])).toHaveLength(all);
    expect(stopsOf(walk, [onScene('shore', { code: code('in lighthouse') })])).toHaveLength(0);
  });

  it('on a condition alone is met each time that it becomes true', () => {
    const rises = stopsOf(walk, [{ on: { kind: 'condition' }, code: code('stage is REM'), hits: null }]).map(({ at }) => at);
    expect(rises).toEqual(record.stages.filter(({ stage }) => stage === 'REM').map(({ from }) => from));
  });
});

describe('a condition from outside', () => {
  it.each([
    ['heart < 60bpm and wonder > 0.5', true],
    ['in shore.sky.dusk', true],
    ['(stage is N3 or cycle >= 2) and not asleep', true],
    ['wondr > 0.5', false],
    ['heart < 2lx', false],
    ['sound > 30dB', false],
    ['', false],
    ['true }', false],
    ['asleep\n} scene x { after 5m -> release', false],
    ['asleep promise two: never asleep', false],
    ['asleep while awake', false],
  ])('%s: %s', (text, ok) => {
    const condition = conditionIn(project, 'main.dream', text);
    expect(condition?.ok).toBe(ok);
    if (condition?.ok === false) expect(condition.message.length).toBeGreaterThan(5);
  });
});

describe('the way to a scene', () => {
  it('leads from lights out to its first entry, without rounds', () => {
    const reached = reachedIn(record, 'shore/sky/night')!;
    expect(reached.at).toBe(record.scenes.find(({ path }) => path === 'shore/sky/night')?.from);
    const places = reached.way.map(({ to }) => to);
    expect(new Set(places).size).toBe(places.length);
    expect(places[0]).toBe('bedtime');
    expect(places.at(-1)).toBe('shore/sky/night');
    expect(reachedIn(record, 'nowhere')).toBeNull();
  });
});
