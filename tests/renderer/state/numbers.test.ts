/** Numbers beside the lines: what they say, and where they are after an edit. */

import { beforeAll, describe, expect, it } from 'vitest';
import type { CohortReport } from '../../../app/bridge/index.ts';
import { cohortOf, report, runJob, soloCrew } from '../../../app/cohort/index.ts';
import { encodeProgram, type Program } from '../../../app/program/index.ts';
import { analyze, compile, projectOf } from '../../../dream-dsl/index.ts';
import { graphNumbers } from '../../../renderer/graph/graph-numbers.ts';
import type { Cohort } from '../../../renderer/state/cohort-state.ts';
import { lineNumbers, placedRows } from '../../../renderer/state/numbers.ts';

const TEXT = `dream "T" {
  needs sound
  motif_free_comment
  scene a {
    say "hush" at 30dB
    after 5m choose {
      1 -> b
      1 -> release
    }
  }
  scene b {
    when distress > 1 -> release
    after 9m -> a
  }
  release { fade all over 30s }
}
`.replace('  motif_free_comment\n', '');

describe('numbers', () => {
  let cohort: Cohort;
  let told: CohortReport;
  beforeAll(async () => {
    const lowered = compile(projectOf({ 'a.dream': TEXT }), 'a.dream');
    const program = lowered?.program as Program;
    const plan = { seed: 3, sleepers: 40, nights: 1, ages: [18, 60] as [number, number], sex: null, chronotype: null, night: {}, who: null, leftOut: [] };
    const job = { plan, programs: [{ bytes: encodeProgram(program), assetMs: [] }] };
    const crew = soloCrew(
      async () => {},
      () => 0,
    );
    const ran = await runJob(crew, job, { range: [0, 40], threads: 1, cancel: { cancelled: false }, onPart: () => {} });
    if (!ran.ok) throw new Error(ran.failure.message);
    told = report(cohortOf('0', plan, [{ program, digest: 'd' }], ran.value.part));
    cohort = { report: told, texts: { 'a.dream': TEXT }, origins: lowered?.origins ?? null, running: false };
  });
  const at = (numbers: ReturnType<typeof lineNumbers>, text: string, words: string) => {
    const offset = text.indexOf(words);
    return numbers.find(({ span }) => span.start === offset)?.label;
  };

  it('stand at the scenes of the dream that they are of, not at those of another that have the same names', () => {
    const drawn = (file: string) =>
      graphNumbers(
        analyze(projectOf({ [file]: TEXT }), file).graph,
        placedRows(cohort, () => TEXT),
      );
    expect(drawn('a.dream').scenes.get('a')).toEqual({ share: 1, words: '100 %', stale: false });
    expect([...drawn('another.dream').scenes.keys()]).toEqual([]);
  });

  it('stand at the scene, the transition and the cue that they are of', () => {
    const numbers = lineNumbers(cohort, () => TEXT);
    expect(numbers.every(({ stale, file }) => !stale && file === 'a.dream')).toBe(true);
    expect(at(numbers, TEXT, 'scene a')).toBe('100 % of nights · first after 0:01');
    expect(at(numbers, TEXT, 'when distress')).toBe('never in 40 nights');
    expect(at(numbers, TEXT, 'say "hush"')).toMatch(/^100 % of nights( · wakes [\d.]+ % \[[\d.]+–[\d.]+\])?$/);
    const share = (to: string) => told.programs[0]?.rows.find((row) => row.kind === 'transition' && row.label === 'a' && row.to === to)?.rate.share ?? 0;
    expect(share('b')).toBeGreaterThan(0);
    expect(at(numbers, TEXT, 'after 5m')).toMatch(/^b [\d.]+ % · release [\d.]+ %$/);
  });

  it('stand only where something is written: the morning is not', () => {
    expect(placedRows(cohort, () => TEXT).map(({ row }) => row.label)).toContain('morning');
    expect(lineNumbers(cohort, () => TEXT).filter(({ span }) => span.start === span.end)).toEqual([]);
  });

  it('move with their lines, stale, and leave the one that was edited', () => {
    const now = TEXT.replace('dream "T" {', 'dream "T" {\n  version 1.0.0').replace('distress > 1', 'distress > 0.9');
    const numbers = lineNumbers(cohort, () => now);
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers.every(({ stale }) => stale)).toBe(true);
    expect(at(numbers, now, 'when distress')).toBe(undefined);
    expect(at(numbers, now, 'after 9m')).toMatch(/of nights/);
  });

  it('say what was counted, and that it is a model', () => {
    const [number] = lineNumbers(cohort, () => TEXT);
    expect(number?.tooltip).toMatch(/in \d+ of 40 nights/);
    expect(number?.tooltip).toMatch(/model/);
  });
});
