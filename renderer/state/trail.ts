/** Where the text was looked at, one place after the other: the way back from a jump, and forward again. */

export interface Place {
  readonly path: string;
  readonly offset: number;
}

export interface Trail {
  readonly places: readonly Place[];
  /** Where one is in them; −1 where there are none. */
  readonly at: number;
}

export const NO_TRAIL: Trail = { places: [], at: -1 };
const MOST = 60;

/** One is at a place now. Near the one before it is only its newer state; else the way forward from there is another one. */
export function visit({ places, at }: Trail, place: Place, near: (one: Place, other: Place) => boolean): Trail {
  const now = places[at];
  if (now !== undefined && near(now, place)) return { places: places.with(at, place), at };
  const left = [...places.slice(0, at + 1), place].slice(-MOST);
  return { places: left, at: left.length - 1 };
}

/** The next place that way that is still there; null where there is none. */
export function step({ places, at }: Trail, by: 1 | -1, exists: (place: Place) => boolean): Trail | null {
  for (let next = at + by; next >= 0 && next < places.length; next += by) if (exists(places[next] as Place)) return { places, at: next };
  return null;
}

/** Lines between two offsets of a text, up to a few. */
export function isNear(text: string, one: number, other: number, lines: number): boolean {
  let between = 0;
  const end = Math.max(one, other);
  for (let at = text.indexOf('\n', Math.min(one, other)); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) if (++between >= lines) return false;
  return true;
}
