/** Which versions of a text are kept: all of the last minutes, fewer the older they are, and those that someone made on purpose longest. */

export const VERSION_CAUSES = [
  /** As it was when the project was opened. */
  'opened',
  'autosaved',
  /** Saved by hand. */
  'saved',
  /** After edits of the graph; the note names them. */
  'graph',
  /** Kept by hand; the note is its name. */
  'kept',
  /** As another program left it. */
  'outside',
  /** Before a merge, or before another version took its place. */
  'before',
  'restored',
] as const;
export type VersionCause = (typeof VERSION_CAUSES)[number];

export interface DatedVersion {
  readonly id: number;
  /** ISO 8601. */
  readonly at: string;
  readonly cause: VersionCause;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** From this age on, one version for each slot of time. Each slot is a multiple of the one before: what goes once would go later too. */
const SLOTS: readonly (readonly [age: number, slot: number])[] = [
  [30 * DAY, DAY],
  [DAY, HOUR],
  [HOUR, 10 * MINUTE],
  [10 * MINUTE, MINUTE],
];
/** Of one text. */
export const MOST_VERSIONS = 300;
export const OLDEST_DAYS = 180;

/** Happened by themselves, and say nothing of what the author meant. */
const PASSING: readonly VersionCause[] = ['opened', 'autosaved', 'outside'];

/** Whether the same text is better told of as `cause` than as it is now. */
export const tellsMore = (cause: VersionCause, now: VersionCause): boolean => rank(cause) > rank(now);
const rank = (cause: VersionCause): number => (PASSING.includes(cause) ? 0 : cause === 'saved' ? 1 : cause === 'kept' ? 3 : 2);

/** Ids of versions of one text that need not be kept; ages count from the newest, which always is. */
export function superfluous(versions: readonly DatedVersion[]): number[] {
  const newestFirst = [...versions].sort((a, b) => b.id - a.id);
  const [newest, ...older] = newestFirst;
  if (newest === undefined) return [];
  const now = Date.parse(newest.at);
  const taken = new Set<string>();
  const drop: number[] = [];
  const left: DatedVersion[] = [newest];
  for (const version of older) {
    const time = Date.parse(version.at);
    const age = now - time;
    const slot = SLOTS.find(([from]) => age >= from)?.[1];
    const key = slot === undefined ? null : `${slot} ${Math.floor(time / slot)}`;
    const crowded = PASSING.includes(version.cause) && key !== null && taken.has(key);
    if (key !== null) taken.add(key);
    if (crowded || (age > OLDEST_DAYS * DAY && version.cause !== 'kept')) drop.push(version.id);
    else left.push(version);
  }
  // Too many: first what happened by itself, then what is oldest; what was kept by hand last.
  const surplus = left
    .slice(1)
    .sort((a, b) => rank(a.cause) - rank(b.cause) || a.id - b.id)
    .slice(0, Math.max(0, left.length - MOST_VERSIONS));
  return [...drop, ...surplus.map(({ id }) => id)];
}
