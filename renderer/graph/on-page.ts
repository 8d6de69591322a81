/** What stands on the page next, a few steps nearer to what is in sight. */

/** So many go for one that comes: taking away is that much less work. */
const GO_FOR_ONE = 3;

/** `seen`: those around before what is in them. null where there is nothing to do. */
export function nextOnPage(standing: readonly string[], seen: readonly string[], few: number): readonly string[] | null {
  const there = new Set(standing);
  const missing = seen.filter((id) => !there.has(id)).slice(0, few);
  const wanted = new Set(seen);
  const stays = standing.filter((id) => wanted.has(id));
  if (missing.length === 0 && stays.length === standing.length) return null;
  if (missing.length > 0) return [...standing, ...missing];
  // What stands inside goes before what is around it.
  const gone = new Set(standing.filter((id) => !wanted.has(id)).slice(-few * GO_FOR_ONE));
  return standing.filter((id) => !gone.has(id));
}
