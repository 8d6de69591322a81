/** A night as tables: its stages epoch by epoch, and everything that happened in it. RFC 4180, with a line feed at the end of each row. */

import { EPOCH_MS, type NightRecord, type StageSpan, spoken } from '../base/index.ts';

/** Columns `epoch,stage,natural`: the stage that holds the middle of each epoch of 30 s, with the program and without it. W, N1, N2, N3, R, or ?. */
export function* hypnogramRows(night: NightRecord): Generator<string> {
  yield 'epoch,stage,natural\n';
  const [stages, natural] = [stageAt(night.stages), stageAt(night.naturalStages)];
  for (let epoch = 0; epoch * EPOCH_MS < night.durationMs; epoch++) {
    const middle = Math.min(night.durationMs - 1, epoch * EPOCH_MS + EPOCH_MS / 2);
    yield `${epoch},${stages(middle)},${natural(middle)}\n`;
  }
}

/** Times that rise. */
function stageAt(spans: readonly StageSpan[]): (ms: number) => string {
  let next = 0;
  return (ms) => {
    while (next < spans.length && spans[next]!.to <= ms) next++;
    const span = spans[next];
    return span === undefined || span.from > ms ? '?' : short(span.stage);
  };
}

const short = (stage: string): string => (stage === 'REM' ? 'R' : stage);

type Cell = string | number;

/** Columns `onset,duration,kind,channel,label,level,limited,detail`; onset and duration in seconds since lights out, in the order of time. */
export function* eventRows(night: NightRecord): Generator<string> {
  yield 'onset,duration,kind,channel,label,level,limited,detail\n';
  const rows: { at: number; cells: Cell[] }[] = [];
  const add = (at: number, to: number | null, kind: string, channel: string, label: string, level: Cell, limited: string, detail: string) =>
    rows.push({ at, cells: [at / 1000, to === null ? '' : (to - at) / 1000, kind, channel, label, level, limited, detail] });
  for (const { from, to, stage } of night.stages) add(from, to, 'stage', '', short(stage), '', '', '');
  for (const { from, to, path } of night.scenes) add(from, to, 'scene', '', path, '', '', saidOtherwise(night, path));
  for (const { from, to, channel, label, points, limited, words } of night.cues) {
    const peak = points.reduce((most, [, level]) => (Math.abs(level) > Math.abs(most) ? level : most), 0);
    add(from, to, 'cue', channel, label, peak, limited ? 'yes' : 'no', words);
  }
  for (const { at, from, to, cause } of night.transitions)
    add(at, null, 'passage', '', to, '', '', from === '' ? cause : `from ${spoken(night, from)}: ${cause}`);
  for (const { at, label } of night.marks) add(at, null, 'mark', '', label, '', '', '');
  for (const { at, cause } of night.awakenings) add(at, null, 'awakening', '', cause, '', '', '');
  for (const { cells } of rows.sort((a, b) => a.at - b.at)) yield `${cells.map(cell).join(',')}\n`;
}

/** How a scene is called whose path says something else: labels are what rows are joined by, details are for people. */
const saidOtherwise = (night: NightRecord, path: string): string => (spoken(night, path) === path ? '' : spoken(night, path));

function cell(value: Cell): string {
  const text = String(value);
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
