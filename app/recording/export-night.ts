/** A night in each of the formats it can leave in. */

import { bad, good, type NightRecord, type Outcome, utf8 } from '../base/index.ts';
import { MAX_RECORDING_MS } from './limits.ts';
import { type NightExport, nightAsEdf } from './night-edf.ts';
import { nightJson } from './night-json.ts';
import { eventRows, hypnogramRows } from './night-tables.ts';

type NightFormat = 'edf' | 'hypnogram-csv' | 'events-csv' | 'json';

export function exportNight(night: NightRecord, format: NightFormat, bundleDigest?: string): Outcome<NightExport> {
  if (night.durationMs > MAX_RECORDING_MS)
    return bad({ why: 'too-large', message: 'The night is longer than three days.', hint: 'Nothing was written. Preview it anew.' });
  switch (format) {
    case 'edf':
      return good(nightAsEdf(night));
    case 'hypnogram-csv':
      return good({ chunks: bytesOf(hypnogramRows(night)), notes: [] });
    case 'events-csv':
      return good({ chunks: bytesOf(eventRows(night)), notes: [] });
    case 'json':
      return good({ chunks: [utf8(nightJson(night, bundleDigest))], notes: [] });
  }
}

/** Some thousand rows at once. */
function* bytesOf(rows: Iterable<string>): Generator<Uint8Array> {
  let waiting: string[] = [];
  for (const row of rows) {
    waiting.push(row);
    if (waiting.length < 2000) continue;
    yield utf8(waiting.join(''));
    waiting = [];
  }
  yield utf8(waiting.join(''));
}
