/** Waveforms of the sounds of projects: read once for each state of a file. */

import { waveformOf } from '../audio/index.ts';
import { good, type Outcome } from '../base/index.ts';
import type { Result } from '../bridge/index.ts';
import type { EnginePorts } from './ports.ts';

const MOST_KEPT = 1000;

export function createWaveforms({ projects }: Pick<EnginePorts, 'projects'>): (dir: string, path: string) => Promise<Outcome<Result<'assets.waveform'>>> {
  const known = new Map<string, Result<'assets.waveform'>>();
  return async (dir, path) => {
    const opened = await projects.openAsset(dir, path);
    if (!opened.ok) return opened;
    try {
      const { stamp } = opened.value;
      const kept = known.get(stamp);
      if (kept !== undefined) return good(kept);
      const read = await waveformOf(opened.value);
      if (!read.ok) return read;
      const answer = { wave: read.value === null ? null : { ...read.value, peaks: [...read.value.peaks] } };
      if (known.size >= MOST_KEPT) known.clear();
      known.set(stamp, answer);
      return good(answer);
    } finally {
      await opened.value.close();
    }
  };
}
