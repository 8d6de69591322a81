/** Nights that leave and come back: EDF+, tables, JSON. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NightRecord } from '../../../app/base/index.ts';
import { exportNight, openEdf, parseHypnogramTable, parseNightJson, readAnnotations, readRecording, readSignal } from '../../../app/recording/index.ts';
import { joined, memorySource, NIGHT } from '../../support/recordings.ts';

function exported(night: NightRecord, format: Parameters<typeof exportNight>[1]) {
  const outcome = exportNight(night, format, 'digest');
  if (!outcome.ok) throw new Error(outcome.failure.message);
  return outcome.value;
}
const bytesOf = (night: NightRecord, format: Parameters<typeof exportNight>[1]) => joined(exported(night, format).chunks);
const textOf = (night: NightRecord, format: Parameters<typeof exportNight>[1]) => Buffer.from(bytesOf(night, format)).toString('utf8');

async function edfOfNight(night: NightRecord) {
  const source = memorySource(bytesOf(night, 'edf'));
  const edf = await openEdf(source, 'night.edf');
  if (!edf.ok) throw new Error(edf.failure.message);
  const read = await readAnnotations(edf.value);
  if (!read.ok) throw new Error(read.failure.message);
  const signal = async (label: string) => {
    const index = edf.value.header.signals.findIndex((signal) => signal.label === label);
    const samples = await readSignal(edf.value, index);
    if (!samples.ok) throw new Error(`no signal ${label}`);
    return samples.value;
  };
  return { source, header: edf.value.header, annotations: read.value.annotations, signal };
}

describe('a night as EDF+', () => {
  it('comes back with the same stages to the millisecond, and the same clock', async () => {
    const { source } = await edfOfNight(NIGHT);
    const back = await readRecording(source, 'night.edf');
    expect(back).toMatchObject({ ok: true, value: { stages: NIGHT.stages, startMinutes: NIGHT.startMinutes } });
  });

  it('does so for any night', async () => {
    const lengths = fc.array(fc.tuple(fc.integer({ min: 1, max: 3_000_000 }), fc.constantFrom('W', 'N1', 'N2', 'N3', 'REM', '?')), {
      minLength: 1,
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(lengths, fc.integer({ min: 0, max: 1439 }), async (rows, startMinutes) => {
        const stages: NightRecord['stages'] = [];
        for (const [ms, stage] of rows) {
          const last = stages.at(-1);
          const from = last?.to ?? 0;
          if (last?.stage === stage) last.to += ms;
          else stages.push({ from, to: from + ms, stage: stage as 'W' });
        }
        const night = { ...NIGHT, stages, durationMs: stages.at(-1)?.to ?? 0, startMinutes, scenes: [], cues: [], transitions: [], awakenings: [] };
        const back = await readRecording(memorySource(bytesOf(night, 'edf')), 'any.edf');
        expect(back).toMatchObject({ ok: true, value: { stages, startMinutes } });
      }),
      { numRuns: 60 },
    );
  });

  it('names nobody and no day, and says that it is simulated', async () => {
    const { source, header, annotations } = await edfOfNight(NIGHT);
    expect(header).toMatchObject({ patient: 'X X X X', recording: 'Startdate X X X Dream_Coder_simulated_night', startDate: '01.01.85', startSeconds: 81_900 });
    const all = Buffer.from((await source.read(0, source.size)).ok ? bytesOf(NIGHT, 'edf') : []).toString('latin1');
    expect(all).not.toContain('Ada');
    expect(annotations.map(({ text }) => text)).toContain('Note: simulated by a model, not recorded');
  });

  it('has cues, passages, marks and awakenings as annotations that are no stages', async () => {
    const { annotations } = await edfOfNight(NIGHT);
    expect(annotations.filter(({ text }) => !/^Sleep stage|^Note/.test(text))).toEqual([
      { onset: 0, duration: null, text: 'Lights off' },
      { onset: 840, duration: 2160, text: 'Scene: shore' },
      { onset: 840, duration: null, text: 'Passage: start -> shore (stage N2, "steady")' },
      { onset: 1200, duration: 8, text: 'Cue: sound bell, “small” “Hör, was kommt now” (limited)' },
      { onset: 1209, duration: null, text: 'Awakening: by cue sound bell, “small”' },
      { onset: 1800, duration: 120, text: 'Cue: warmth cool' },
      { onset: 1980.333, duration: null, text: 'Mark: Sleep stage W' },
      { onset: 3000.003, duration: 0.02, text: 'Cue: touch tap' },
    ]);
  });

  it('has levels and signals in their units, the shortest cue among them', async () => {
    const { header, signal } = await edfOfNight(NIGHT);
    expect(header.signals.map(({ label, unit }) => [label, unit])).toEqual([
      ['Cue sound', 'dB'],
      ['Cue touch', '%'],
      ['Cue warmth', 'degC'],
      ['Distress', ''],
      ['Heart', '/min'],
      ['Var loudness_of_', ''],
      ['Var loudness_o 2', ''],
      ['EDF Annotations', ''],
    ]);
    const sound = await signal('Cue sound');
    expect(sound.length).toBe(123 * 300);
    expect([sound[11_999], sound[12_000 + 39], sound[12_000 + 80]]).toEqual([0, expect.closeTo(42, 2), 0]);
    const touch = await signal('Cue touch');
    expect([touch[29_999], touch[30_000], touch[30_001]]).toEqual([0, expect.closeTo(80, 2), 0]);
    expect((await signal('Cue warmth'))[18_600]).toBeCloseTo(-2.5, 2);
    expect((await signal('Distress'))[900]).toBeCloseTo(0.4, 3);
    const sea = await signal('Var loudness_of_');
    expect([sea[599], sea[600]]).toEqual([expect.closeTo(-3, 1), expect.closeTo(250, 1)]);
  });

  it('says what does not fit, and holds a burst of thousands of marks', async () => {
    const marks = Array.from({ length: 20_000 }, (_, i) => ({ at: 60_000 + (i % 10), label: `mark ${i}` }));
    const night = { ...NIGHT, marks, signals: [{ name: 'huge', unit: 'variable', points: [[0, 1e12] as [number, number]] }] };
    expect(exported(night, 'edf').notes).toEqual(['The signal “huge” is left out: its values are too large for EDF+.']);
    const { annotations, source } = await edfOfNight(night);
    expect(annotations.filter(({ text }) => text.startsWith('Mark: ')).length).toBe(20_000);
    expect(source.size).toBeLessThan(2_000_000);
  });
});

it('a night of years is no night, in any format', () => {
  for (const format of ['edf', 'hypnogram-csv', 'events-csv', 'json'] as const)
    expect(exportNight({ ...NIGHT, durationMs: 2 ** 50 }, format)).toMatchObject({ ok: false, failure: { why: 'too-large' } });
});

describe('a night as tables', () => {
  it('has a hypnogram that is read again', () => {
    const text = textOf(NIGHT, 'hypnogram-csv');
    expect(text).toMatch(/^epoch,stage,natural\n0,W,W\n/);
    const back = parseHypnogramTable(text, 'night.csv');
    if (!back.ok) throw new Error(back.failure.message);
    for (const { from, to, stage } of NIGHT.stages)
      for (let middle = Math.ceil((from - 15_000) / 30_000) * 30_000 + 15_000; middle < to; middle += 30_000)
        expect(back.value.stages.find((span) => middle >= span.from && middle < span.to)?.stage).toBe(stage);
  });

  it('has a row for everything that happened', () => {
    const lines = textOf(NIGHT, 'events-csv').split('\n');
    expect(lines[0]).toBe('onset,duration,kind,channel,label,level,limited,detail');
    expect(lines).toContain('0,600.017,stage,,W,,,');
    expect(lines).toContain('1200,8,cue,sound,"bell, “small”",42,yes,"Hör, was kommt');
    expect(lines).toContain('1980.333,,mark,,Sleep stage W,,,');
    expect(lines).toContain('840,,passage,,shore,,,"stage N2, ""steady"""');
  });

  it('has a ritual by its path, and says its name beside it', () => {
    const passage = { ...NIGHT.transitions[0]!, at: 600_017, from: 'ritual', to: 'shore', cause: 'stage N1' };
    const night = { ...NIGHT, ritual: 'bedtime', scenes: [{ from: 0, to: 600_017, path: 'ritual' }], transitions: [passage] };
    const lines = textOf(night as NightRecord, 'events-csv').split('\n');
    expect(lines).toContain('0,600.017,scene,,ritual,,,bedtime');
    expect(lines).toContain('600.017,,passage,,shore,,,from bedtime: stage N1');
  });
});

describe('a night as JSON', () => {
  it('comes back whole', () => {
    expect(parseNightJson(textOf(NIGHT, 'json'), 'night.json')).toEqual({
      ok: true,
      value: { format: 'dream-night', version: 1, bundleDigest: 'digest', night: NIGHT },
    });
  });

  it.each<[string, string, string, RegExp]>([
    ['no JSON', '{', 'bad-recording', /not JSON/],
    ['something else', '{"a":1}', 'bad-recording', /not a night/],
    ['from a newer version', '{"format":"dream-night","version":2}', 'newer-version', /version 2/],
    ['with a part missing', '{"format":"dream-night","version":1,"night":{}}', 'bad-recording', /night\.subject/],
  ])('is refused: %s', (_, text, why, message) =>
    expect(parseNightJson(text, 'n.json')).toMatchObject({ ok: false, failure: { why, message: expect.stringMatching(message) } }),
  );
});
