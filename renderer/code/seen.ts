/** Which scene a moment is about, and whether its lines are seen. */

interface Entered {
  readonly path: string;
  readonly from: number;
  readonly to: number;
}

/** '' where none is active. */
export function sceneAt(scenes: readonly Entered[], ms: number): string {
  const depth = ({ path }: Entered) => path.split('/').length;
  const active = scenes.filter(({ from, to }) => from <= ms && ms < to);
  return active.toSorted((a, b) => b.from - a.from || depth(b) - depth(a))[0]?.path ?? '';
}

/** The first and the last line of something. */
export type Lines = readonly [first: number, last: number];

/** All of it is seen, or half of what is seen is of it. */
export function isSeen([first, last]: Lines, [top, bottom]: Lines): boolean {
  const shown = Math.min(last, bottom) - Math.max(first, top) + 1;
  return shown >= Math.min(last - first + 1, Math.ceil((bottom - top + 1) / 2));
}
