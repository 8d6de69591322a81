/** Which lines of a text another version of it has otherwise: the shortest script of Myers (1986), within bounds. */

/** `from`..`to` of the lines before gave way to `newFrom`..`newTo` of the lines after; ends are excluded. */
export interface LineChange {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/** The lines of a text, each with its end; joined they are the text. */
export const linesOf = (text: string): string[] => (text === '' ? [] : text.split(/(?<=\n)/));

/** Lines that may be removed and added in one script; texts that differ in more are one change from their first difference to their last. */
const MOST_STEPS = 1500;

/** In their order, with at least one common line between any two. */
export function lineChanges(before: readonly string[], after: readonly string[]): LineChange[] {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const [a, b] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
  if (a.length === 0 && b.length === 0) return [];
  const script = shortestScript(a, b) ?? [{ from: 0, to: a.length, newFrom: 0, newTo: b.length }];
  return script.map(({ from, to, newFrom, newTo }) => ({ from: from + head, to: to + head, newFrom: newFrom + head, newTo: newTo + head }));
}

/** An edit in offsets of the text before. */
interface Edit {
  readonly span: { readonly start: number; readonly end: number };
  readonly newText: string;
}

/** Edits of whole lines that make one text the other, in their order. */
export function lineEdits(before: string, after: string): Edit[] {
  const [a, b] = [linesOf(before), linesOf(after)];
  const starts = [0];
  for (const line of a) starts.push((starts.at(-1) as number) + line.length);
  return lineChanges(a, b).map(({ from, to, newFrom, newTo }) => ({
    span: { start: starts[from] as number, end: starts[to] as number },
    newText: b.slice(newFrom, newTo).join(''),
  }));
}

/** Greedy, forwards: after d steps, how far each diagonal reaches; then back along the way that came first. Null where it is too long. */
function shortestScript(a: readonly string[], b: readonly string[]): LineChange[] | null {
  const most = Math.min(a.length + b.length, MOST_STEPS);
  const trace: Int32Array[] = [];
  let reach = new Int32Array(3);
  for (let steps = 0; steps <= most; steps++) {
    const next = new Int32Array(2 * steps + 3);
    for (let diagonal = -steps; diagonal <= steps; diagonal += 2) {
      let x = steps === 0 ? 0 : downFirst(reach, steps, diagonal) ? at(reach, steps - 1, diagonal + 1) : at(reach, steps - 1, diagonal - 1) + 1;
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++;
      next[diagonal + steps + 1] = x;
      if (x >= a.length && x - diagonal >= b.length) return wayBack(trace, steps, a.length, b.length);
    }
    trace.push(next);
    reach = next;
  }
  return null;
}

const at = (reach: Int32Array, steps: number, diagonal: number): number => reach[diagonal + steps + 1] as number;

/** Whether the last step to this diagonal added a line rather than removed one. */
const downFirst = (reach: Int32Array, steps: number, diagonal: number): boolean =>
  diagonal === -steps || (diagonal !== steps && at(reach, steps - 1, diagonal - 1) < at(reach, steps - 1, diagonal + 1));

function wayBack(trace: readonly Int32Array[], steps: number, endA: number, endB: number): LineChange[] {
  const changes: LineChange[] = [];
  let [x, y] = [endA, endB];
  for (let step = steps; step > 0; step--) {
    const reach = trace[step - 1] as Int32Array;
    const diagonal = x - y;
    const down = downFirst(reach, step, diagonal);
    const before = down ? diagonal + 1 : diagonal - 1;
    const fromX = at(reach, step - 1, before);
    const fromY = fromX - before;
    const one = { from: fromX, to: down ? fromX : fromX + 1, newFrom: fromY, newTo: down ? fromY + 1 : fromY };
    const last = changes.at(-1);
    // Steps without a common line between them are one change.
    if (last !== undefined && last.from === one.to && last.newFrom === one.newTo) changes[changes.length - 1] = { ...one, to: last.to, newTo: last.newTo };
    else changes.push(one);
    [x, y] = [fromX, fromY];
  }
  return changes.reverse();
}
