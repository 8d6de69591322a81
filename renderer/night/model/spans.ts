/** Stretches of time that touch or follow one another, and going through those of them that are seen. */

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Index of the first span that ends after `ms`. Spans are in order and don't overlap. */
export function firstAfter(spans: readonly Span[], ms: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.to > ms) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Visits what lies between `from` and `to`. Where many spans fall within `leastMs`, one stands for all of them,
 * so that the work is bounded by what can be seen and not by what there is. `until` is the end of what it stands for.
 */
export function visit<S extends Span>(spans: readonly S[], { from, to }: Span, leastMs: number, see: (span: S, index: number, until: number) => void): void {
  for (let i = firstAfter(spans, from); i < spans.length && spans[i]!.from < to; ) {
    const span = spans[i]!;
    const reach = span.from + leastMs;
    if (span.to >= reach) {
      see(span, i, span.to);
      i++;
      continue;
    }
    let next = Math.max(i + 1, firstAfter(spans, reach));
    // One that begins within reach and goes on is drawn by itself.
    if (next > i + 1 && spans[next - 1]!.to > reach) next--;
    see(span, i, spans[next - 1]!.to);
    i = next;
  }
}
