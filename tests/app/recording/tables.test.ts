/** Recorded nights from tables: every common shape gives the same stages, and what is wrong is refused or noted with its line. */

import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScoredStage, StageSpan } from '../../../app/base/index.ts';
import { parseHypnogramTable, type ReadAs, readRecording } from '../../../app/recording/index.ts';
import { memorySource } from '../../support/recordings.ts';

const RECORDED = '../shared/data/hypnograms';

function read(text: string, as?: ReadAs) {
  const outcome = parseHypnogramTable(text, 'night.csv', as);
  if (!outcome.ok) throw new Error(outcome.failure.message);
  return outcome.value;
}
function refused(text: string, as?: ReadAs) {
  const outcome = parseHypnogramTable(text, 'night.csv', as);
  if (outcome.ok) throw new Error(`taken: ${outcome.value.notes[0]}`);
  expect(outcome.failure).toMatchObject({ why: 'bad-recording', place: { file: 'night.csv' } });
  return outcome.failure;
}
/** One letter for each `seconds`. */
function letters(stages: readonly StageSpan[], seconds = 30): string {
  const short: Record<ScoredStage, string> = { W: 'W', N1: '1', N2: '2', N3: '3', REM: 'R', '?': '?' };
  return stages.map(({ from, to, stage }) => short[stage].repeat((to - from) / seconds / 1000)).join('');
}
function expectWhole(stages: readonly StageSpan[]) {
  expect(stages[0]?.from).toBe(0);
  for (const [i, span] of stages.entries()) {
    expect(span.to).toBeGreaterThan(span.from);
    if (i > 0) expect(span.from).toBe(stages[i - 1]?.to);
  }
}

describe('the shapes of tables', () => {
  it.each<[string, string]>([
    ['epoch and stage', 'epoch,stage\n0,W\n1,N1\n2,N2\n3,N3\n4,R\n'],
    ['with a byte order mark, semicolons and carriage returns', '\uFEFFEpoch;Stage\r\n0;W\r\n1;N1\r\n2;N2\r\n3;N3\r\n4;R\r\n'],
    ['with tabs and quotation marks', '"epoch"\t"stage"\n0\t"W"\n1\t"N1"\n2\t"N2"\n3\t"N3"\n4\t"R"'],
    ['with comments before', '# scored by hand\nepoch,stage\n0,W\n1,N1\n2,N2\n3,N3\n4,R\n'],
    ['counting from one', 'Epoch,Sleep_Stage\n1,W\n2,N1\n3,N2\n4,N3\n5,R\n'],
    ['with the start in seconds', 'epoch,stage,start\n0,W,0\n1,N1,30\n2,N2,60\n3,N3,90\n4,R,120\n'],
    ['with the start on the clock, over midnight', 'epoch,stage,start\n0,W,23:59:00\n1,N1,23:59:30\n2,N2,00:00:00\n3,N3,00:00:30\n4,R,00:01:00\n'],
    ['onset, duration and stage', 'onset,duration,stage\n0,30,W\n30,30,N1\n60,30,N2\n90,30,N3\n120,30,R\n'],
    [
      'stretches as BIDS has them, with other events',
      'onset\tduration\ttrial_type\n0\t30\tWake\n12\t0\tlights off\n30\t30\tN1\n60\t30\tN2\n90\t30\tN3\n120\t30\tREM\n',
    ],
    ['times with decimal commas', 'Onset (s);Duration (s);Stage\n0,0;30,0;W\n30,0;30,0;N1\n60,0;30,0;N2\n90,0;30,0;N3\n120,0;30,0;R\n'],
    [
      'starts with a date',
      'Time,Stage\n2026-01-31 23:59:00,W\n2026-01-31 23:59:30,N1\n2026-02-01 00:00:00,N2\n2026-02-01 00:00:30,N3\n2026-02-01 00:01:00,R\n',
    ],
    ['one stage a line', 'W\nN1\nN2\nN3\nR\n'],
    ['one stage a line below a name', 'Stage\nWAKE\nN1\nN2\nN3\nREM\n'],
    ['R&K words', 'epoch,stage\n0,Stage W\n1,S1\n2,S2\n3,S4\n4,REM\n'],
    [
      'the texts of Sleep-EDF',
      'onset,duration,description\n0,30,Sleep stage W\n30,30,Sleep stage 1\n60,30,Sleep stage 2\n90,30,Sleep stage 4\n120,30,Sleep stage R\n',
    ],
    ['YASA’s integers', 'epoch,stage\n0,0\n1,1\n2,2\n3,3\n4,4\n'],
    [
      'YASA’s integers as NumPy saves them',
      '0.000000000000000000e+00\n1.000000000000000000e+00\n2.000000000000000000e+00\n3.000000000000000000e+00\n4.000000000000000000e+00\n',
    ],
    ['an unnamed index', ',Stage\n0,W\n1,N1\n2,N2\n3,N3\n4,R\n'],
    ['no names: epoch and stage', '0,W\n1,N1\n2,N2\n3,N3\n4,R\n'],
    ['no names: onset, duration and stage', '0,30,W\n30,30,N1\n60,30,N2\n90,30,N3\n120,30,R\n'],
    ['columns in another order, with more of them', 'scorer,stage,epoch\nme,W,0\nme,N1,1\nme,N2,2\nme,N3,3\nme,R,4\n'],
  ])('%s', (_, text) => {
    const night = read(text);
    expect(letters(night.stages)).toBe('W123R');
    expect(night.epochs).toBe(5);
    expect(night.notes[0]).toMatch(/^Read as .*, 30 s an epoch/);
  });

  it('keep epochs of 20 s where the starts or durations say so, or where they are told', () => {
    for (const night of [
      read('epoch,stage,start\n0,W,0\n1,N1,20\n2,N2,40\n'),
      read('Time,Stage\n22:00:00,W\n22:00:20,N1\n22:00:40,N2\n'),
      read('onset,duration,stage\n0,20,W\n20,20,N1\n40,20,N2\n'),
      read('epoch,stage\n0,W\n1,N1\n2,N2\n', { epochSeconds: 20 }),
      read('W\nN1\nN2\n', { epochSeconds: 20 }),
    ]) {
      expect(night.epochs).toBe(3);
      expect(letters(night.stages, 20)).toBe('W12');
      expect(night.notes[0]).toContain('20 s an epoch');
    }
  });

  it('know the clock at the first epoch where the table has one', () => {
    expect(read('epoch,stage,start\n0,W,23:59:30\n1,N1,00:00:00\n').startMinutes).toBe(23 * 60 + 59.5);
    expect(read('Time,Stage\n2026-01-31T22:15:00,W\n').startMinutes).toBe(22 * 60 + 15);
    expect(read('epoch,stage\n0,W\n').startMinutes).toBeNull();
  });

  it('are taken for what they are told to be', () => {
    expect(letters(read('epoch,onset,duration,stage\n0,0,60,W\n1,60,30,N2\n').stages)).toBe('WW2');
    expect(letters(read('epoch,onset,duration,stage\n0,0,30,W\n1,30,30,N2\n', { shape: 'epochs' }).stages)).toBe('W2');
    expect(letters(read('epoch,stage\n7,W\n9,N2\n', { shape: 'list' }).stages)).toBe('W2');
    expect(refused('epoch,stage\n0,W\n', { shape: 'intervals' }).message).toContain('no column “start” and “duration”');
  });
});

describe('integers', () => {
  it.each<[string, string, string]>([
    ['up to 4 are YASA’s', '0\n2\n4\n', 'W2R'],
    ['with a 5 are R&K’s', '0\n2\n4\n5\n', 'W23R'],
    ['with 9 for unscored are R&K’s', '0\n4\n9\n', 'W3?'],
    ['beside letters are R&K’s', 'W\n2\n4\nR\n', 'W23R'],
    ['with YASA’s artefact and unscored', '0\n-1\n-2\n4\n', 'W??R'],
  ])('%s', (_, text, expected) => expect(letters(read(text).stages)).toBe(expected));

  it('say what 4 was taken for, and can be told', () => {
    expect(read('0\n4\n').notes[0]).toContain('4 stands for REM');
    const told = read('0\n4\n', { numbering: 'rk' });
    expect([letters(told.stages), told.notes[0]]).toEqual(['W3', expect.stringContaining('4 stands for N3')]);
  });
});

describe('what nobody scored', () => {
  it('is kept as unscored, with the reason', () => {
    const { stages, notes } = read('epoch,stage\n0,W\n1,artefact\n2,MT\n3,?\n4,N2\n5,R\n');
    expect(letters(stages)).toBe('W???2R');
    expect(notes.slice(1)).toEqual([
      '0.5 min are artefact; they are kept as unscored.',
      '0.5 min are movement time; they are kept as unscored.',
      '0.5 min were not scored; the stage there is unknown.',
    ]);
  });

  it('is a hole, named by the line after it', () => {
    expect(read('epoch,stage\n0,W\n1,N1\n3,R\n6,N2\n').notes.slice(1)).toEqual([
      'Line 4: epoch 2 is missing; it counts as unscored.',
      '2 holes in all, 1.5 min.',
    ]);
    const { stages, notes } = read('onset,duration,stage\n0,30,W\n90,30,N1\n');
    expect([letters(stages), notes[1]]).toEqual(['W??1', 'Line 3: nothing is scored from 30 s to 90 s; it counts as unscored.']);
  });

  it('is where two rows differ; where they agree nothing changes', () => {
    const { stages, notes } = read('onset,duration,stage\n0,120,W\n90,120,N1\n180,60,N1\n240,300,R\n');
    expect(letters(stages)).toBe('WWW?1111RRRRRRRRRR');
    expect(notes.slice(1)).toEqual([
      'Line 3 says something else than one before it about the same time; where they differ the stage counts as unscored, 0.5 min in all.',
      'One stretch is scored twice with the same stage, which changes nothing.',
    ]);
  });
});

describe('tables that are refused', () => {
  it.each<[string, string, number | undefined, RegExp]>([
    ['empty', '', undefined, /empty/],
    ['only blank lines', '\n\n  \n', undefined, /empty/],
    ['only column names', 'epoch,stage\n', 1, /no epochs below/],
    ['other columns', 'time,value\n0,1\n', 1, /no column .*found “time”, “value”/],
    ['no epoch', 'stage,other\nW,1\n', 1, /no column “epoch”/],
    ['an unknown stage', 'epoch,stage\n0,W\n1,N9\n', 3, /“N9” is not a stage/],
    ['a stage named like a part of every object', 'epoch,stage\n0,W\n1,constructor\n', 3, /is not a stage/],
    ['another such', 'epoch,stage\n0,W\n1,__proto__\n', 3, /is not a stage/],
    ['a number that is no stage', 'epoch,stage\n0,W\n1,NaN0\n', 3, /is not a stage/],
    ['an epoch that is no number', 'epoch,stage\n0,W\nNaN,N1\n', 3, /“NaN” is not an epoch number/],
    ['an epoch too many times', 'epoch,stage\n0,W\n0,N1\n', 3, /epochs must rise/],
    ['an epoch too far', 'epoch,stage\n0,W\n99999999,N1\n', 3, /three days/],
    ['a row that ends early', 'epoch,stage\n0,W\n1\n', 3, /ends before/],
    ['a start that does not fit', 'epoch,stage,start\n0,W,0\n1,N1,30\n2,N2,95\n', 4, /should begin 60 s after/],
    ['a start that is no time', 'epoch,stage,start\n0,W,25:00:00\n', 2, /is not a time/],
    ['starts that fall', 'time,stage\n60,W\n30,N1\n', 3, /no later than/],
    ['starts off the grid', 'time,stage\n0,W\n30,N1\n75,N2\n', 4, /whole number of epochs/],
    ['a duration below zero', 'onset,duration,stage\n0,-30,W\n', 2, /not a duration/],
    ['a duration without end', 'onset,duration,stage\n0,Infinity,W\n', 2, /not a duration/],
    ['a duration that may be minutes or hours', 'onset,duration,stage\n0,0:30,W\n', 2, /not a duration/],
    ['a night of years', 'onset,duration,stage\n0,30,W\n1e9,30,N1\n', 3, /three days/],
    ['stretches without length', '0,0,W', undefined, /no duration/],
    ['two scorings in one', 'onset,duration,stage\n0,300,W\n0,300,N2\n300,30,R\n', 3, /scored twice/],
    ['a quotation mark without end', 'epoch,stage\n0,"W\n1,N1\n', 2, /never closed/],
    ['bytes that are no text', 'epoch\0,stage\n', 1, /not text/],
    ['no names, and too many columns', '1,2,3,W\n', 1, /no column names, and 4 columns/],
  ])('%s', (_, text, line, message) => {
    const failure = refused(text);
    expect(failure.message).toMatch(message);
    expect(failure.place?.line).toBe(line);
  });

  it('with the line', () => {
    expect(refused('epoch,stage\n0,W\n\n1,N9\n').place).toEqual({ file: 'night.csv', line: 4 });
  });

  it('as soon as they have too many rows or cells', () => {
    expect(refused('W\n'.repeat(300_000)).message).toMatch(/more than 200000 rows/);
    expect(refused(`epoch,stage\n0,W${','.repeat(5000)}\n`).message).toMatch(/more than 1000 cells/);
  });

  it('any text: gives a whole night or a reason, and nothing is thrown', () => {
    const cell = fc.oneof(
      fc.constantFrom('W', 'N1', 'N2', '4', '5', '-1', '?', '30', '0', '1', '2', '"', 'epoch', 'stage', 'onset', 'duration', 'start', '23:59'),
      fc.string(),
    );
    const table = fc
      .tuple(fc.constantFrom(',', ';', '\t'), fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 12 }))
      .map(([separator, rows]) => rows.map((row) => row.join(separator)).join('\n'));
    fc.assert(
      fc.property(table, (text) => {
        const outcome = parseHypnogramTable(text, 'any');
        if (outcome.ok) expectWhole(outcome.value.stages);
        else expect(outcome.failure.message).toMatch(/^any/);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('files of tables', () => {
  it('are read from their bytes, and refused where they are no text or too large', async () => {
    const table = await readRecording(memorySource(Buffer.from('epoch,stage\n0,W\n')), 'a.csv');
    expect(table.ok).toBe(true);
    expect(await readRecording(memorySource(Buffer.from([0x57, 0x0a, 0xe9, 0x0a])), 'a.csv')).toMatchObject({
      failure: { message: expect.stringContaining('UTF-8') },
    });
    const large = { ...memorySource(Buffer.from('W\n')), size: 17 * 1024 * 1024 };
    expect(await readRecording(large, 'a.csv')).toMatchObject({ failure: { message: expect.stringContaining('16 MiB') } });
  });

  it.skipIf(!existsSync(RECORDED)).each([
    ['SC4011', 951],
    ['SC4051', 2722],
  ])('of a laboratory: %s', (name, rows) => {
    const { stages, epochs } = read(readFileSync(`${RECORDED}/${name}.csv`, 'utf8'));
    expectWhole(stages);
    expect([epochs, stages.at(-1)?.to]).toEqual([rows, epochs * 30_000]);
  });
});
