/** The stretch of a night that is shown, and how it is zoomed and moved. */

export interface View {
  /** ms since lights out. */
  readonly from: number;
  readonly to: number;
}

/** The closest look. */
const MIN_VIEW_MS = 1000;

export const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** `factor` above 1 shows less; the moment `at` stays where it is. `whole` is the night's length, ms. */
export function zoomed(view: View, factor: number, at: number, whole: number): View {
  const length = clamp((view.to - view.from) / factor, Math.min(MIN_VIEW_MS, whole), whole);
  const anchor = clamp(at, view.from, view.to);
  const share = (anchor - view.from) / (view.to - view.from);
  return shifted({ from: anchor - share * length, to: anchor + (1 - share) * length }, 0, whole);
}

/** Never leaves the night. */
export function shifted({ from, to }: View, by: number, whole: number): View {
  const start = clamp(from + by, 0, Math.max(0, whole - (to - from)));
  return { from: start, to: start + (to - from) };
}

/** Shows a stretch with some room around it. */
export function around({ from, to }: View, whole: number): View {
  const length = clamp((to - from) * 1.1, Math.min(MIN_VIEW_MS, whole), whole);
  return shifted({ from: (from + to) / 2 - length / 2, to: (from + to) / 2 + length / 2 }, 0, whole);
}
