/** The time of what goes away by itself: it passes only while nobody looks at it. */

const TICK_MS = 250;

/** Ends after this time, in which what is looked at waits. Gives what stops it. */
export function passing(ms: number, looked: () => boolean, end: () => void): () => void {
  let left = ms;
  const timer = setInterval(() => {
    if (looked()) return;
    left -= TICK_MS;
    if (left > 0) return;
    clearInterval(timer);
    end();
  }, TICK_MS);
  return () => clearInterval(timer);
}
