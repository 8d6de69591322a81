/** The next time that the window is painted. */

/** Does it once what was drawn up to now has been painted. */
export function afterPaint(work: () => void): void {
  requestAnimationFrame(() => setTimeout(work));
}

export const painted = (): Promise<void> => new Promise((done) => afterPaint(done));
