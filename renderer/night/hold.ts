/** What follows the pointer that took hold of it: until it lets go, or is taken away. */

interface Held extends EventTarget {
  setPointerCapture(pointer: number): void;
}

/** Of the first button only. */
export function holdByPointer(
  event: { readonly currentTarget: Held; readonly pointerId: number; readonly button: number },
  moved: (to: PointerEvent) => void,
): void {
  if (event.button !== 0) return;
  const held = event.currentTarget;
  held.setPointerCapture(event.pointerId);
  const over = new AbortController();
  held.addEventListener('pointermove', (to) => moved(to as PointerEvent), { signal: over.signal });
  // Comes after the pointer is up, and also where a touch is taken from the page.
  held.addEventListener('lostpointercapture', () => over.abort(), { signal: over.signal });
}
