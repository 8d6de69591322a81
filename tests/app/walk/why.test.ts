/** Why, and why not: what is said to have decided did decide, and what is said to have been missing was missing. */

import { describe, expect, it } from 'vitest';
import { listenedWords, SENSORS, spoken, whyNotSchema, whySchema } from '../../../app/base/index.ts';
import { compileCode, type Env } from '../../../app/program/index.ts';
import { momentAt, type Walk, whyNotCue, whyNotTransition, whyOf } from '../../../app/walk/index.ts';
import { dream, tables } from '../../support/lowered.ts';
import { programOf } from '../../support/programs.ts';
import { num } from '../../support/story.ts';
import { randomWalk, templateWalks, walkNight } from '../../support/walks.ts';

const nights: readonly (readonly [string, Walk])[] = [...[3, 5, 6, 7].map((seed) => [`random ${seed}`, randomWalk(seed)] as const), ...templateWalks(3)];

/** Up to `most` of a list, spread over it. */
const some = <T>(list: readonly T[], most: number): readonly T[] => list.filter((_, i) => i % Math.ceil(list.length / most) === 0);

/** What a program could read at an instant, by the moment alone. */
function envAt(walk: Walk, at: number): Env {
  const { sensors, vars, scenes } = momentAt(walk, at);
  return {
    sensors: SENSORS.map((sensor) => sensors.find((one) => one.sensor === sensor)?.value ?? 0),
    vars: vars.map(({ value }) => value),
    params: walk.machine.program.params.map(({ value }) => (typeof value === 'number' ? value : 0)),
    active: [0, ...scenes.map(({ state }) => state)],
  };
}

describe.each(nights)('the night of %s', (_, walk) => {
  const { record, machine } = walk;
  const { program } = machine;

  it('explains every transition: its condition and its guard held, and the draw chose its arm', () => {
    for (const { at, transition, from } of some(record.transitions, 120)) {
      const why = whyOf(walk, 'transition', transition, at);
      expect(why).not.toBeNull();
      if (why === null) continue;
      whySchema.parse(why);
      expect(why.from).toBe(spoken(record, from));
      expect(why.cause[0]?.holds ?? true).toBe(true);
      expect(why.guard[0]?.holds ?? true).toBe(true);
      for (const { at: when } of why.facts) expect(when).toBeLessThanOrEqual(at);
      if (why.drawn !== null) {
        const total = why.arms.reduce((sum, { weight }) => sum + weight, 0);
        let left = why.drawn * total;
        const chosen = why.arms.findIndex(({ weight }) => {
          left -= weight;
          return weight > 0 && left < 0;
        });
        expect(why.arms[chosen]?.taken).toBe(true);
      }
      for (const { guard, by } of why.lost) if (by === 'guard') expect(guard[0]?.holds).toBe(false);
    }
  });

  it('explains every cue, and leads back to what made it', () => {
    for (const { cue, from } of some(record.cues, 120)) {
      const why = whyOf(walk, 'cue', cue, from);
      expect(why).not.toBeNull();
      if (why === null) continue;
      expect(why.cause[0]?.holds ?? true).toBe(true);
      if (why.before !== null) expect(record.transitions.some(({ at, transition }) => at === from && transition === why.before?.row)).toBe(true);
    }
  });

  it('says of every transition whether it happened; where a condition never held, nothing that it lacked held', () => {
    const range = { from: 0, to: record.durationMs };
    for (const row of some([...program.transitions.keys()], 15)) {
      const not = whyNotTransition(walk, row, range);
      whyNotSchema.parse(not);
      expect(not.verdict === 'happened').toBe(record.transitions.some(({ transition }) => transition === row));
      expect(not.summary.length).toBeGreaterThan(10);
      const spans = record.scenes.filter(({ path }) => spoken(record, path) === not.source);
      if (program.transitions[row]!.source > 0) expect(not.active.ms).toBe(spans.reduce((sum, { from, to }) => sum + to - from, 0));
      const { cause } = program.transitions[row]!;
      if (not.verdict !== 'condition' || not.nearest === null || cause.on !== 'when') continue;
      const env = envAt(walk, not.nearest.at);
      const test = compileCode(program.exprs[cause.test]!);
      expect(test(env)).toBe(0);
      expect(not.nearest.missing.length).toBeGreaterThan(0);
      for (const { reads } of not.nearest.missing) {
        for (const { words, value } of reads) {
          const sensor = momentAt(walk, not.nearest.at).sensors.find((one) => one.sensor === words);
          if (sensor !== undefined) expect(value).toBe(sensor.value);
        }
      }
      for (const { from, to } of some(spans, 5))
        for (let at = from; at < to; at += Math.max(1, Math.floor((to - from) / 7))) expect(test(envAt(walk, at))).toBe(0);
    }
  });

  it('says of every cue whether it began', () => {
    const range = { from: 0, to: record.durationMs };
    for (const cue of some([...program.cues.keys()], 8)) {
      const not = whyNotCue(walk, cue, range);
      whyNotSchema.parse(not);
      if (record.cues.length < 20_000 && not.verdict !== 'happened') expect(record.cues.some((one) => one.cue === cue && one.from < one.to)).toBe(false);
    }
  });
});

describe('why not', () => {
  const night = (body: string, seed = 3) => walkNight(tables(dream(body)), seed);
  const ends = 'release { fade all over 5s }\n morning { }';
  const ask = (walk: Walk, row = 0) => whyNotTransition(walk, row, { from: 0, to: walk.record.durationMs });
  const of = (walk: Walk, when: string) => walk.machine.program.transitions.findIndex((_, row) => ask(walk, row).words.includes(when));

  it('says how far a value was away, and for how long it stayed so near', () => {
    const walk = night(`scene a { when heart < 20bpm -> b  after 8h -> release } scene b { after 8h -> release } ${ends}`);
    const { verdict, nearest, summary } = ask(walk, of(walk, 'heart'));
    expect(verdict).toBe('condition');
    const least = Math.min(...walk.record.signals.find(({ name }) => name === 'heart')!.points.map(([, value]) => value));
    expect(nearest?.missing[0]?.short).toBeCloseTo(least - 20, 6);
    expect(nearest?.missing[0]?.measure).toBe('bpm');
    expect(nearest?.ms).toBeGreaterThanOrEqual(10_000);
    expect(summary).toMatch(/^In a it never held\. Nearest: “heart < 20” was [\d.]+ bpm short \(heart [\d.]+ bpm\), for /);
  });

  it('counts the parts that would have to change before it measures how far', () => {
    const walk = night(
      `scene a { when heart < 20bpm and stage is REM or stage is N3 and distress > 2 -> b after 8h -> release } scene b { after 8h -> release } ${ends}`,
    );
    const { nearest } = ask(walk, of(walk, 'heart'));
    expect(nearest?.missing).toHaveLength(1);
  });

  it('says how long a condition held of the time it has to', () => {
    const walk = night(`scene a { when stage is REM for 3h -> b  after 9h -> release } scene b { after 8h -> release } ${ends}`);
    const { verdict, summary } = ask(walk, of(walk, 'REM'));
    expect(verdict).toBe('held-short');
    const spans = walk.record.stages.filter(({ stage }) => stage === 'REM');
    expect(summary).toContain('of the 3 h that it has to');
    expect(summary).toContain('“stage is REM” did not hold');
    expect(spans.length).toBeGreaterThan(0);
  });

  it('speaks of what holds anywhere as of the dream, not as of a scene', () => {
    const walk = night(`scene a { after 8h -> release } anywhere { when heart < 20bpm -> release  when stage is REM for 5h -> release } ${ends}`);
    const heart = ask(walk, of(walk, 'heart'));
    expect(heart.summary).toMatch(/^It never held\. Nearest: “heart < 20” was /);
    expect(listenedWords(heart)).toMatch(/^It holds in every scene: it could have come in \d+ h/);
    expect(ask(walk, of(walk, 'REM')).summary).toMatch(/^It held for .* of the 5 h that it has to, .*; then “stage is REM” did not hold/);
    const late = whyNotTransition(walk, of(walk, 'heart'), { from: walk.record.durationMs - 1, to: walk.record.durationMs });
    expect([late.summary, listenedWords(late)]).toEqual(Array(2).fill('It holds in every scene, and the dream was not on.'));
  });

  it('says that an event never came, or when it came elsewhere', () => {
    const walk = night(
      `scene a { on knock -> b  on stage N2 -> c  after 9h -> release } scene b { after 8h -> release } scene c { on stage REM { raise "knock" } } ${ends}`.replace(
        'raise "knock"',
        'raise knock',
      ),
    );
    const not = ask(walk, of(walk, 'knock'));
    expect(not.verdict).toBe('no-event');
    expect(not.summary).toMatch(/never while a was active/);
    expect(not.chances[0]?.words).toBe('came while c was active');
  });

  it('says that a scene was left too early, by how much, and how', () => {
    const walk = night(`scene a { after 10m -> b  after 5m -> c } scene b { after 9h -> release } scene c { after 9h -> release } ${ends}`);
    const not = ask(walk, of(walk, 'after 10 min'));
    expect(not.verdict).toBe('left-early');
    expect(not.summary).toContain('5 min of 10 min, 5 min short (a → c, after 5 min)');
  });

  it('says that a guard was in the way, and what it lacked', () => {
    const walk = night(`var calm: 0..1 = 0.2\n scene a { on stage N2 when calm > 0.5 -> b  after 9h -> release } scene b { after 9h -> release } ${ends}`);
    const not = ask(walk, of(walk, 'stage became N2'));
    expect(not.verdict).toBe('guard');
    expect(not.nearest?.missing[0]?.short).toBeCloseTo(0.3, 9);
  });

  it('of a scene that was never entered says what would have led there', () => {
    const walk = night(`scene a { when heart < 20bpm -> b  after 9h -> release } scene b { on stage REM -> c } scene c { after 9h -> release } ${ends}`);
    const not = ask(walk, of(walk, 'stage became REM'));
    expect(not.verdict).toBe('never-active');
    expect(not.ways.map(({ from, words }) => [from, words])).toEqual([['a', 'heart < 20']]);
    expect(not.summary).toContain('b was never active. It is entered from a by: heart < 20.');
  });

  it('of one arm of a choice says which was drawn instead', () => {
    const arms = [
      { target: 'b', weight: num(1000) },
      { target: 'c', weight: num(0.000001) },
    ];
    const walk = walkNight(programOf([{ name: 'a', on: [{ after: num(1000), to: arms }] }, { name: 'b' }, { name: 'c' }]));
    const not = whyNotTransition(walk, 0, { from: 0, to: walk.record.durationMs }, 1);
    expect(not.verdict).toBe('other-arm');
    expect(not.chances[0]?.words).toMatch(/^went to b: the draw was 0\.\d+/);
  });
});

describe('why', () => {
  it('names what lost: by its guard, by the order of the text, and to a scene further inside', () => {
    const on = (name: string, more: object = {}) => ({ event: 'stage.N2', to: name, ...more });
    const walk = walkNight(
      programOf([
        { name: 'outer', children: [{ name: 'inner', on: [on('x', { guard: num(0) }), on('x'), on('y')] }], on: [on('y')] },
        { name: 'x' },
        { name: 'y' },
      ]),
    );
    const taken = walk.record.transitions.find(({ to }) => to === 'x')!;
    const why = whyOf(walk, 'transition', taken.transition, taken.at);
    expect(why?.lost.map(({ source, by }) => [source, by])).toEqual([
      ['outer', 'inner'],
      ['inner', 'guard'],
      ['inner', 'order'],
    ]);
  });

  it('leads from an event that was raised to the reaction that raised it', () => {
    const walk = walkNight(
      programOf([
        {
          name: 'p',
          parallel: true,
          children: [
            { name: 'l1', role: 'layer', on: [{ after: num(60_000), actions: [{ do: 'raise', event: 'hey' }] }] },
            { name: 'l2', role: 'layer', on: [{ event: 'hey', to: 'z' }] },
          ],
        },
        { name: 'z' },
      ]),
    );
    const taken = walk.record.transitions.find(({ to }) => to === 'z')!;
    expect(whyOf(walk, 'transition', taken.transition, taken.at)?.before).toEqual({ kind: 'transition', row: 0, at: 60_000 });
  });
});
