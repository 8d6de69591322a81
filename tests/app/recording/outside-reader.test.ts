/** Our EDF+ in the eyes of another reader: MNE-Python, where it is installed (Debian: python3-mne); else these tests are skipped. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportNight } from '../../../app/recording/index.ts';
import { joined, NIGHT } from '../../support/recordings.ts';

/** The first Python that has MNE; Debian's own first, since another may stand before it in the path. */
const python = ['/usr/bin/python3', 'python3'].find((name) => spawnSync(name, ['-c', 'import mne']).status === 0);

describe('MNE', () => {
  it.skipIf(python === undefined)('finds the same annotations, signals and times in a night of ours', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'dream-edf-')), 'night.edf');
    const night = exportNight(NIGHT, 'edf');
    writeFileSync(file, joined(night.ok ? night.value.chunks : []));
    const { stdout, stderr } = spawnSync(python ?? '', ['tests/support/read-edf.py', file], { encoding: 'utf8' });
    if (stdout === '') throw new Error(stderr);
    const seen = JSON.parse(stdout);
    expect(seen.channels).toEqual(['Cue sound', 'Cue touch', 'Cue warmth', 'Distress', 'Heart', 'Var loudness_of_', 'Var loudness_o 2']);
    expect(seen.seconds).toBeCloseTo(123 * 30, 6);
    expect(seen.start).toBe('22:45:00');
    const annotations = seen.annotations as [number, number, string][];
    const stages = annotations.filter(([, , text]) => text.startsWith('Sleep stage'));
    expect(stages.map(([onset, duration, text]) => [Math.round(onset * 1000), Math.round((onset + duration) * 1000), text])).toEqual(
      NIGHT.stages.map(({ from, to, stage }) => [from, to, `Sleep stage ${stage === 'REM' ? 'R' : stage}`]),
    );
    expect(annotations).toContainEqual([1200, 8, 'Cue: sound bell, “small” “Hör, was kommt now” (limited)']);
    expect(annotations).toContainEqual([1980.333, 0, 'Mark: Sleep stage W']);
    expect(seen.range['Cue sound'][1]).toBeCloseTo(42, 1);
    expect(seen.range['Heart']).toEqual([expect.closeTo(52, 0), expect.closeTo(61.5, 1)]);
    expect(seen.range['Var loudness_of_']).toEqual([expect.closeTo(-3, 1), expect.closeTo(250, 1)]);
  });
});
