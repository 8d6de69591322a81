/** The line of a transition along its route. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

const CORNER_PX = 6;

/** A path along the points with round corners. */
export function rounded(points: readonly Point[]): string {
  const parts: string[] = [];
  points.forEach((point, i) => {
    const before = points[i - 1];
    const after = points[i + 1];
    if (before === undefined) parts.push(`M${point.x},${point.y}`);
    else if (after === undefined) parts.push(`L${point.x},${point.y}`);
    else {
      const into = toward(point, before);
      const out = toward(point, after);
      parts.push(`L${into.x},${into.y}`, `Q${point.x},${point.y} ${out.x},${out.y}`);
    }
  });
  return parts.join(' ');
}

function toward(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length === 0 ? 0 : Math.min(CORNER_PX, length / 2) / length;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}
