/** Whether two pieces of plain data say the same, in whatever order their fields stand. */
export function saysTheSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [one, other] = [Object.entries(a), new Map(Object.entries(b))];
  return (
    Array.isArray(a) === Array.isArray(b) && one.length === other.size && one.every(([key, value]) => other.has(key) && saysTheSame(value, other.get(key)))
  );
}
