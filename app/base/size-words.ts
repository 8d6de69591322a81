/** How much room something takes, in words. */

const [KILO, MEGA] = [1000, 1_000_000];

/** To three digits or so: “900 B”, “47 kB”, “2.5 MB”, “512 MB”. */
export function inBytes(bytes: number): string {
  if (bytes < KILO) return `${bytes} B`;
  // What is rounded up to a thousand is one of the next unit.
  if (Math.round(bytes / KILO) < KILO) return `${Math.round(bytes / KILO)} kB`;
  return `${(bytes / MEGA).toFixed(bytes < 100 * MEGA ? 1 : 0)} MB`;
}
