/** A night in each of the formats it can leave in. */

import { type NightRecord, utf8 } from '../base/index.ts';
import { type NightExport, nightAsEdf } from './night-edf.ts';
import { nightJson } from './night-json.ts';
import { eventRows, hypnogramRows } from './night-tables.ts';

type NightFormat = 'edf' | 'hypnogram-csv' | 'events-csv' | 'json';

export function exportNight(night: NightRecord, format: NightFormat, bundleDigest?: string): NightExport {
  switch (format) {
    case 'edf':
      return nightAsEdf(night);
    case 'hypnogram-csv':
      return { chunks: bytesOf(hypnogramRows(night)), notes: [] };
    case 'events-csv':
      return { chunks: bytesOf(eventRows(night)), notes: [] };
    case 'json':
      return { chunks: [utf8(nightJson(night, bundleDigest))], notes: [] };
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
