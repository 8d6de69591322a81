/** EDF+ by bytes: what is written is read again, recordings as others write them are understood, and hostile files are refused with the place. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edfChunks, edfNumber, openEdf, readAnnotations, readRecording, readSignal } from '../../../app/recording/index.ts';
import { clock, type EdfParts, edfOf, joined, list, memorySource } from '../../support/recordings.ts';

async function stages(bytes: Uint8Array, as = {}) {
  const outcome = await readRecording(memorySource(bytes), 'night.edf', as);
  if (!outcome.ok) throw new Error(outcome.failure.message);
  return outcome.value;
}
async function refused(bytes: Uint8Array): Promise<string> {
  const outcome = await readRecording(memorySource(bytes), 'night.edf');
  if (outcome.ok) throw new Error(`taken: ${outcome.value.notes.join(' ')}`);
  expect(outcome.failure).toMatchObject({ why: 'bad-recording', place: { file: 'night.edf' } });
  return outcome.failure.message;
}
function patched(bytes: Uint8Array, at: number, text: string): Uint8Array {
  const changed = bytes.slice();
  changed.set(Buffer.from(text, 'latin1'), at);
  return changed;
}
const MINUTES = 60_000;

describe('stages in EDF+', () => {
  it('are read from one record with all annotations, as Sleep-EDF has them', async () => {
    const text = [
      clock(0),
      list(0, 600, 'Sleep stage W'),
      list(600, 60, 'Sleep stage 1'),
      list(660, 120, 'Sleep stage 2'),
      list(780, 60, 'Sleep stage 3'),
      list(840, 60, 'Sleep stage 4'),
      list(900, 30, 'Movement time'),
      list(930, 90, 'Sleep stage R'),
      list(1020, 180, 'Sleep stage ?'),
    ].join('');
    const night = await stages(edfOf([text], { duration: '0' }));
    expect(night.stages.map(({ stage, to }) => [stage, to / MINUTES])).toEqual([
      ['W', 10],
      ['N1', 11],
      ['N2', 13],
      ['N3', 15],
      ['?', 15.5],
      ['REM', 17],
      ['?', 20],
    ]);
    expect(night).toMatchObject({ epochs: 40, startMinutes: 22 * 60 + 30 });
    expect(night.notes).toEqual([
      'Read as EDF+C: 8 annotations of stages, 30 s an epoch.',
      '0.5 min are movement time; they are kept as unscored.',
      '3 min were not scored; the stage there is unknown.',
    ]);
  });

  it('are read from many records, in any order, among other annotations and signals', async () => {
    const night = await stages(
      edfOf(
        [
          clock(0) + list(20, 20, 'Sleep stage N2@@EEG Fpz-Cz') + list(3, null, 'Lights off'),
          clock(30) + list(0, 20, 'Sleep stage N1') + list(40, 20, 'Sleep stage R') + list(41, 1, 'Arousal'),
        ],
        { before: [{ label: 'EEG Fpz-Cz', samples: 300 }] },
      ),
    );
    expect(night.stages.map(({ stage }) => stage)).toEqual(['N1', 'N2', 'REM']);
    expect([night.epochs, night.notes.slice(0, 2)]).toEqual([
      3,
      ['Read as EDF+C: 3 annotations of stages, 20 s an epoch.', '2 annotations are about something else than stages and were passed over.'],
    ]);
  });

  it('begin where the first is, with holes and contradictions named by their annotation', async () => {
    const text = clock(0) + list(60, 30, 'Sleep stage W') + list(120, 60, 'Sleep stage N1') + list(150, 90, 'Sleep stage N2') + list(240, 300, 'Sleep stage R');
    const { stages: spans, startMinutes, notes } = await stages(edfOf([text], { duration: '600' }));
    expect(startMinutes).toBe(22 * 60 + 31);
    expect(spans.map(({ stage, to }) => [stage, to / 1000])).toEqual([
      ['W', 30],
      ['?', 60],
      ['N1', 90],
      ['?', 120],
      ['N2', 180],
      ['REM', 480],
    ]);
    expect(notes.slice(1)).toEqual([
      'Annotation 2: nothing is scored before it from 90 s to 120 s; it counts as unscored.',
      'Annotation 3 says something else than one before it about the same time; where they differ the stage counts as unscored, 0.5 min in all.',
    ]);
  });

  it('last until the next where they have no duration', async () => {
    const night = await stages(edfOf([clock(0) + list(0, null, 'W') + list(300, null, 'N2') + list(330, null, 'R')], { duration: '600' }));
    expect(night.stages.map(({ stage, to }) => [stage, to / 1000])).toEqual([
      ['W', 300],
      ['N2', 330],
      ['REM', 360],
    ]);
  });

  it('are read across the breaks of EDF+D, which are noted', async () => {
    const night = await stages(edfOf([clock(0) + list(0, 30, 'Sleep stage W'), clock(90) + list(90, 30, 'Sleep stage R')], { reserved: 'EDF+D' }));
    expect(night.notes).toContain('The recording has a break before data record 2, from 30 s to 90 s.');
    expect(night.stages.map(({ stage }) => stage)).toEqual(['W', '?', 'REM']);
  });

  it('count the records themselves where the recorder did not, and leave out a piece of one', async () => {
    const whole = edfOf([clock(0) + list(0, 30, 'Sleep stage W'), clock(30) + list(30, 30, 'Sleep stage R')], { records: '-1' });
    const night = await stages(new Uint8Array(Buffer.concat([whole, Buffer.alloc(7)])));
    expect(night.notes).toContain(
      'The recorder never wrote how many data records there are; the file has room for 2, and 7 bytes of one more, which are left out.',
    );
  });

  it('are read where other texts are in Latin-1', async () => {
    const bytes = edfOf([`${clock(0)}${list(0, 30, 'Sleep stage W')}${list(5, null, 'Ger~usch')}`]);
    bytes[bytes.indexOf('~'.charCodeAt(0), 512)] = 0xe4;
    expect((await stages(bytes)).stages.length).toBe(1);
  });
});

describe('EDF that is refused', () => {
  const good = clock(0) + list(0, 30, 'Sleep stage W');
  const made = (parts: EdfParts, lists: readonly string[] = [good]) => edfOf(lists, parts);
  const eeg = (range: readonly [string, string, string, string], samples = 1): EdfParts => ({ before: [{ label: 'EEG', samples, range }] });
  it.each<[string, Uint8Array, RegExp]>([
    ['no EDF', new Uint8Array(Buffer.from('epoch,stage\n'.repeat(50))), /byte 0: an EDF file begins/],
    ['empty', new Uint8Array(0), /byte 0/],
    ['BDF', new Uint8Array(Buffer.concat([Buffer.from([0xff]), Buffer.from('BIOSEMI'.padEnd(600))])), /BDF with 24 bits/],
    ['plain EDF', made({ reserved: '' }), /plain EDF/],
    ['a header that is cut', made({}).slice(0, 300), /ends after 300 bytes, within its header of 512/],
    ['a first part that is cut', made({}).slice(0, 100), /ends after 100 bytes/],
    ['records that are cut', made({}).slice(0, -5), /ends in data record 1 of 1; 5 bytes are missing/],
    ['bytes after the end', new Uint8Array(Buffer.concat([made({}), Buffer.alloc(3)])), /there are 3 bytes more/],
    ['fewer records than there are', made({ records: '1' }, [good, clock(30)]), /bytes more: the header does not fit/],
    ['more records than there are', made({ records: '99999999' }), /ends in data record 2 of 99999999/],
    ['no records', made({ records: '0' }), /byte 236: the number of data records is “0”/],
    ['records below zero', made({ records: '-2' }), /number of data records is “-2”/],
    ['no signals', made({ signals: '0' }), /byte 252: the number of signals is “0”/],
    ['signals in words', made({ signals: 'many' }), /number of signals is “many”/],
    ['thousands of signals', made({ signals: '9999' }), /9999 signals; at most 512/],
    ['a header length that lies', made({ headerBytes: '99999999' }), /byte 184: the length of the header is given as “99999999”; with 1 signals it is 512/],
    ['a duration that is no number', made({ duration: 'NaN' }), /byte 244: the duration of a data record is “NaN”/],
    ['a duration without end', made({ duration: '1e99' }), /duration of a data record/],
    ['a duration below zero', made({ duration: '-1' }), /duration of a data record/],
    ['a duration of zero with signals', made({ duration: '0', before: [{ label: 'EEG', samples: 1 }] }), /lasts 0 s/],
    [
      'EDF+ without annotations',
      (() => new Uint8Array(Buffer.from(Buffer.from(made({})).toString('latin1').replace('EDF Annotations', 'EDF_Annotations'), 'latin1')))(),
      /no signal “EDF Annotations”/,
    ],
    ['no samples', made(eeg(['-1', '1', '-1', '1'], 0)), /has “0” samples/],
    [
      'a record of gigabytes',
      patched(made({ before: ['A', 'B', 'C'].map((label) => ({ label, samples: 1 })) }), 256 + 4 * 216, '99999999'.repeat(3)),
      /byte 1136: a data record would have more than/,
    ],
    ['a physical range that is no number', made(eeg(['NaN', '1', '-1', '1'])), /physical range of signal 1 \(“EEG”\) is “NaN” to “1”/],
    ['a digital range that is turned', made(eeg(['-1', '1', '5', '-5'])), /digital range/],
    ['a digital range beyond 16 bits', made(eeg(['-1', '1', '-40000', '40000'])), /digital range/],
    ['a record without its time', made({}, [list(0, 30, 'Sleep stage W')]), /data record 1, byte 512: the data record does not say when it begins/],
    ['a record of zeros', made({ width: 20 }, ['']), /does not say when it begins/],
    ['records out of order', made({ reserved: 'EDF+D' }, [clock(60), clock(0)]), /data record 2.*before the one ahead of it/],
    ['an annotation without end', made({}, [`${clock(0)}+0\x1530\x14Sleep stage W`]), /byte 517: an annotation has no end/],
    ['an annotation cut by zero', made({}, [`${clock(0)}+0\x1530\x14Sleep st\0age W\x14\0`]), /no end in its data record/],
    ['an onset without end', made({}, [`${clock(0)}+${'0'.repeat(500)}`]), /does not begin with a time/],
    ['an onset that is no number', made({}, [`${clock(0)}+NaN\x14Sleep stage W\x14\0`]), /does not begin with a time/],
    ['a duration that is no number of seconds', made({}, [`${clock(0)}+0\x15-5\x14Sleep stage W\x14\0`]), /not a number of seconds/],
    ['a night of years', made({}, [`${clock(0)}${list(0, 30, 'W')}${list(999999999999, 30, 'W')}`]), /three days/],
    ['no stage among its annotations', made({}, [clock(0) + list(0, null, 'Lights off')]), /none of its 1 annotations is a stage/],
    ['no annotations', made({}, [clock(0)]), /there is no annotation/],
    ['stages of no length', made({}, [clock(0) + list(0, 0, 'W')]), /no duration/],
    ['two scorings', made({}, [clock(0) + list(0, 300, 'W') + list(0, 300, 'N2')]), /scored twice/],
  ])('%s', async (_, bytes, message) => expect(await refused(bytes)).toMatch(message));

  it('without reading more at once than a piece, however much a file claims', async () => {
    const source = memorySource(
      edfOf(
        Array.from({ length: 4000 }, (_, i) => clock(i * 30) + list(i * 30, 30, 'N2')),
        { width: 2000 },
      ),
    );
    expect((await readRecording(source, 'big.edf')).ok).toBe(true);
    expect(source.most).toBeLessThanOrEqual(1024 * 1024);
    const lying = { ...memorySource(edfOf([good], { records: '99999999' })), size: 7 * 1024 ** 3 };
    expect((await readRecording(lying, 'lies.edf')).ok).toBe(false);
    const crumbs = { ...memorySource(edfOf([clock(0)], { records: '-1', duration: '0' })), size: 7 * 1024 ** 3 };
    expect(await readRecording(crumbs, 'crumbs.edf')).toMatchObject({ failure: { message: expect.stringContaining('at most 10000000 are read') } });
  });

  it('at the limit of annotations, and quickly where texts are empty without end', async () => {
    const many = edfOf([clock(0) + list(0, 30, 'W').repeat(210_000)], { duration: '60' });
    expect(await refused(many)).toMatch(/more than 200000 annotations/);
    expect(await refused(edfOf([`${clock(0)}+0\x14${'\x14'.repeat(2_000_000)}`]))).toMatch(/no end/);
    expect(await refused(edfOf([`${clock(0)}+0\x14${'\x14'.repeat(2_000_000)}\0`]))).toMatch(/no annotation/);
    expect(await refused(edfOf([clock(0)], { width: 5_000_000 }))).toMatch(/at most 4194304 are read/);
  });

  it('while it is read, where the work is stopped or the file shrinks', async () => {
    const bytes = edfOf([good, clock(30)]);
    expect(await readRecording(memorySource(bytes), 'a.edf', {}, { cancelled: true })).toMatchObject({ failure: { why: 'cancelled' } });
    expect(await readRecording({ ...memorySource(bytes.slice(0, 530)), size: bytes.length }, 'a.edf')).toMatchObject({
      failure: { message: expect.stringContaining('the file ends here') },
    });
  });
});

describe('hostile bytes', () => {
  const sample = edfOf(
    Array.from({ length: 6 }, (_, i) => clock(i * 30) + list(i * 30, 30, `Sleep stage ${'W123R?'[i]}`)),
    { before: [{ label: 'EEG', samples: 30 }] },
  );
  async function survives(bytes: Uint8Array) {
    const outcome = await readRecording(memorySource(bytes), 'x.edf');
    if (!outcome.ok) {
      expect(outcome.failure.message).toMatch(/^x\.edf/);
      expect(outcome.failure.message).not.toMatch(/\p{Cc}/u);
      return;
    }
    let at = 0;
    for (const { from, to } of outcome.value.stages) {
      expect(from).toBe(at);
      expect(to).toBeGreaterThan(from);
      at = to;
    }
  }

  it('changed anywhere: a whole night or a reason', async () => {
    const change = fc.tuple(fc.nat(sample.length - 1), fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(0, 20, 21, 32, 43, 45, 48, 57)));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        const bytes = sample.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        await survives(bytes);
      }),
      { numRuns: 2000 },
    );
  });

  it('cut anywhere: a reason', async () => {
    for (let length = 0; length < sample.length; length += 7) expect(await refused(sample.slice(0, length))).toMatch(/byte \d+/);
  });

  it('any annotations: a whole night or a reason', async () => {
    const byte = fc.constantFrom('+', '-', '0', '3', '.', '\x14', '\x15', '\0', 'W', 'R', '2', ' ');
    await fc.assert(
      fc.asyncProperty(fc.array(byte, { maxLength: 60 }), async (bytes) => survives(edfOf([clock(0) + list(0, 30, 'N1') + bytes.join('')]))),
      { numRuns: 1000 },
    );
  });
});

describe('what is written', () => {
  it('is read again: annotations to the millisecond, samples to half a step', async () => {
    const annotation = fc.record({
      onset: fc.integer({ min: 0, max: 400_000 }).map((ms) => ms / 1000),
      duration: fc.option(fc.integer({ min: 0, max: 90_000 }).map((ms) => ms / 1000)),
      text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map((text) => `x${text.replace(/\p{Cc}/gu, '')}`),
    });
    const values = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 40, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.array(annotation, { maxLength: 60 }), values, async (annotations, samples) => {
        const bytes = joined(
          edfChunks({
            patient: 'X X X X',
            recording: 'Startdate X X X X',
            startSeconds: 3723,
            records: 4,
            recordSeconds: 100,
            signals: [
              {
                label: 'A',
                unit: 'uV',
                transducer: '',
                physicalMin: -50,
                physicalMax: 50,
                digitalMin: -32768,
                digitalMax: 32767,
                samplesPerRecord: 10,
                sample: (i) => samples[i] ?? 0,
              },
              { label: 'B', unit: '', transducer: '', physicalMin: 0, physicalMax: 1, digitalMin: 0, digitalMax: 32767, samplesPerRecord: 3, sample: () => 0 },
            ],
            annotations,
          }),
        );
        const edf = await openEdf(memorySource(bytes), 'own.edf');
        if (!edf.ok) throw new Error(edf.failure.message);
        expect(edf.value.header).toMatchObject({ kind: 'EDF+C', startSeconds: 3723, patient: 'X X X X', startDate: '01.01.85' });
        const read = await readAnnotations(edf.value);
        const key = (a: { onset: number; text: string; duration: number | null }) => JSON.stringify([a.onset, a.duration, a.text]);
        expect(read.ok && read.value.annotations.map(key).sort()).toEqual(annotations.map(key).sort());
        expect(read.ok && read.value.notes).toEqual([]);
        const signal = await readSignal(edf.value, 0);
        if (!signal.ok) throw new Error(signal.failure.message);
        for (const [i, value] of samples.entries()) expect(Math.abs((signal.value[i] ?? Number.NaN) - value)).toBeLessThanOrEqual(100 / 65535 / 2 + 1e-12);
        const zeros = await readSignal(edf.value, 1);
        expect(zeros.ok && [...zeros.value].every((value) => value === 0)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('has numbers of eight signs', () => {
    expect([0, 1, -1, 0.001, -2.5, 12345678, 1 / 3, -1 / 3, 99999.12345, 100].map(edfNumber)).toEqual([
      '0',
      '1',
      '-1',
      '0.001',
      '-2.5',
      '12345678',
      '0.333333',
      '-0.33333',
      '99999.12',
      '100',
    ]);
    expect(() => edfNumber(1e9)).toThrow();
  });

  it('refuses to read a signal that is not there, or larger than memory should hold', async () => {
    const small = await openEdf(memorySource(edfOf([clock(0)])), 'a.edf');
    expect(small.ok && (await readSignal(small.value, 0))).toMatchObject({ ok: false });
    const unused = await openEdf(memorySource(edfOf([clock(0)], { before: [{ label: 'EEG', samples: 1, range: ['1', '1.0', '-1', '1'] }] })), 'a.edf');
    expect(unused.ok && (await readSignal(unused.value, 0))).toMatchObject({ failure: { message: expect.stringContaining('range of signal 1 is empty') } });
    const bytes = edfOf([clock(0)], { before: [{ label: 'EEG', samples: 60 }], records: '400000' });
    const many = await openEdf({ ...memorySource(bytes), size: 768 + 400_000 * 126 }, 'b.edf');
    expect(many.ok && (await readSignal(many.value, 0))).toMatchObject({ failure: { message: expect.stringContaining('24000000 samples') } });
  });
});
