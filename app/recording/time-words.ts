/** Times as tables write them: seconds, clock times, dates with times. */

export interface TableTime {
  /** ms: since the recording began, since midnight, or since 1970, by `kind`. */
  readonly ms: number;
  readonly kind: 'seconds' | 'clock' | 'date';
}

const DAY_MS = 24 * 3_600_000;

/** `1830`, `1830.5`, `1830,5` (where commas are free), `23:04`, `23:04:30`, `2026-01-31 23:04:30`. Null for anything else. */
export function readTime(cell: string, commaIsFree: boolean): TableTime | null {
  const text = cell.trim();
  if (text.length > 40) return null;
  const plain = commaIsFree ? text.replace(',', '.') : text;
  if (/^[+-]?\d{1,10}(\.\d{0,18})?(e[+-]?\d{1,2})?$/i.test(plain)) {
    const ms = Math.round(Number(plain) * 1000);
    return Number.isSafeInteger(ms) ? { ms, kind: 'seconds' } : null;
  }
  const date = /^(\d{4})-(\d\d)-(\d\d)[T ](.+?)(?:Z|[+-]\d\d:?\d\d)?$/.exec(plain);
  const clock = /^(\d{1,2}):(\d\d)(?::(\d\d)(\.\d{1,9})?)?$/.exec(date?.[4] ?? plain);
  if (clock === null) return null;
  const [hours, minutes, seconds] = [Number(clock[1]), Number(clock[2]), Number(clock[3] ?? 0)];
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  const ofDay = ((hours * 60 + minutes) * 60 + seconds) * 1000 + Math.round(Number(clock[4] ?? 0) * 1000);
  if (date === null) return { ms: ofDay, kind: 'clock' };
  const [year, month, day] = [Number(date[1]), Number(date[2]), Number(date[3])];
  const midnight = Date.UTC(year, month - 1, day);
  if (month < 1 || month > 12 || new Date(midnight).getUTCDate() !== day) return null;
  return { ms: midnight + ofDay, kind: 'date' };
}

/** Minutes after midnight, where the time tells. */
export const clockMinutes = ({ ms, kind }: TableTime): number | null => (kind === 'seconds' ? null : (((ms % DAY_MS) + DAY_MS) % DAY_MS) / 60_000);

/** Clock times of one night in a row: what lies before its forerunner by more than half a day belongs to the next day. */
export function unwrap(time: TableTime, before: number): number {
  if (time.kind !== 'clock' || before === Number.NEGATIVE_INFINITY) return time.ms;
  let ms = time.ms + Math.floor(before / DAY_MS) * DAY_MS;
  if (before - ms > DAY_MS / 2) ms += DAY_MS;
  return ms;
}
