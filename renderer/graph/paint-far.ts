/** A large graph as one drawing: its lines, and its scenes with all their words, from further away as names with cue dots, from far as blocks. */

import type { FarLook, FarMarks, FarPlaces, FarScene, FarWords } from './far-picture.ts';
import { isAmong } from './graph-index.ts';
import type { Box } from './layout/picture.ts';
import { CUE_PX, FOLD_PX, HEAD_PX, TONE_PX } from './layout/size.ts';
import { meets } from './sight.ts';

export interface FarPicture extends FarWords, FarPlaces, FarMarks, FarLook {}
export type Brush = OffscreenCanvasRenderingContext2D;

const RADIUS_PX = 8;
const UI = "'Inter Variable', sans-serif";
const CODE = "'JetBrains Mono Variable', monospace";
const DREAM = "'Newsreader Variable', serif";

/** `brush` is in px of the picture. */
export function paintFar(brush: Brush, picture: FarPicture): void {
  const seen = picture.scenes.flatMap((scene, i): Seen[] => {
    const box = boxAt(picture, i);
    // What has no place is nowhere in sight.
    return meets(picture.sight, box) && !isAmong(scene.id, picture.without) ? [{ scene, box }] : [];
  });
  for (const one of seen) paintGround(brush, one, picture);
  const lines = linesIn(picture);
  paintLines(brush, lines, picture);
  if (picture.detail === 'blocks') return;
  const paintWords = picture.detail === 'full' ? paintCard : paintName;
  for (const one of seen) paintWords(brush, one, picture);
  if (picture.detail === 'full') for (const line of lines) paintLabel(brush, line, picture);
}

interface Seen {
  readonly scene: FarScene;
  readonly box: Box;
}

function boxAt({ boxes }: FarPicture, i: number): Box {
  const [x = Number.NaN, y = 0, width = 0, height = 0] = boxes.subarray(4 * i, 4 * i + 4);
  return { x, y, width, height };
}

function paintGround(brush: Brush, { scene, box: { x, y, width, height } }: Seen, { detail, active, colours, sight }: FarPicture): void {
  const on = active.has(scene.id);
  const laned = scene.kind === 'layer' && scene.holds;
  brush.beginPath();
  brush.roundRect(x, y, width, height, detail === 'blocks' ? RADIUS_PX / 2 : RADIUS_PX);
  const ground = scene.holds || scene.kind === 'layer' ? 'panel' : detail === 'blocks' ? 'hover' : 'raised';
  brush.fillStyle = colours[on && detail !== 'full' ? 'lamp' : laned ? 'app' : ground] ?? '';
  brush.fill();
  if (laned) {
    brush.fillStyle = colours['panel'] ?? '';
    brush.fillRect(x + 1, y + 1, Math.min(scene.lane, width - 2), height - 2);
  }
  brush.strokeStyle = colours[on ? 'lamp' : scene.broken ? 'danger' : !scene.reachable ? 'warn' : detail === 'full' ? 'line' : EDGES[scene.kind]] ?? '';
  brush.lineWidth = detail === 'blocks' ? seenAt(6, sight) : detail === 'names' ? 2 : 1;
  brush.stroke();
}

/** Of a line so thick in the picture, px: as thick that it is seen from as far as that. */
const seenAt = (px: number, [, , , , scale]: FarPicture['sight']): number => Math.max(px, 1 / scale);

const EDGES: Readonly<Record<FarScene['kind'], string>> = {
  scene: 'faint',
  layer: 'faint',
  ritual: 'warn',
  anywhere: 'ok',
  morning: 'warn',
  release: 'ok',
  anchor: 'faint',
};

/** Where the card on the page has its words. */
const LEFT_PX = 31;
const MARGIN_PX = 11;

function paintCard(brush: Brush, { scene, box: { x, y, width, height } }: Seen, { active, colours }: FarPicture): void {
  const right = x + headOf(scene, width) - MARGIN_PX;
  const put = (words: string, font: string, colour: string, at: number, room: number) => {
    brush.font = font;
    brush.fillStyle = colours[colour] ?? '';
    brush.fillText(fitting(brush, words, room), at, middle);
  };
  brush.textBaseline = 'middle';
  let middle = y + HEAD_PX / 2;
  const badge = active.has(scene.id) ? 'now' : scene.first ? 'first' : '';
  brush.textAlign = 'right';
  put(badge, `11px ${UI}`, badge === 'now' ? 'lamp' : 'faint', right, right - x);
  brush.textAlign = 'left';
  put(scene.name, `600 13px ${UI}`, 'text', x + LEFT_PX, right - x - LEFT_PX - (badge === '' ? 0 : 30));
  if (scene.holds || scene.inside !== '') paintFold(brush, x + 18, middle, scene.inside !== '', colours);
  let top = y + HEAD_PX;
  if (scene.tone !== '') {
    middle = top + TONE_PX / 2 - 1;
    put(scene.tone, `italic 13px ${DREAM}`, 'soft', x + MARGIN_PX, right - x - MARGIN_PX);
    top += TONE_PX;
  }
  if (scene.inside !== '') {
    middle = y + height - FOLD_PX / 2 - 1;
    put(scene.inside, `11px ${UI}`, 'faint', x + MARGIN_PX, right - x - MARGIN_PX);
  }
  if (scene.cues.length === 0) return;
  brush.fillStyle = colours['line'] ?? '';
  brush.fillRect(x + MARGIN_PX, top, right - x - MARGIN_PX, 1);
  for (const [i, { channel, label, level }] of scene.cues.entries()) {
    middle = top + 5 + CUE_PX * (i + 0.5);
    brush.beginPath();
    brush.arc(x + 18, middle, 4, 0, 2 * Math.PI);
    brush.fillStyle = colours[channel] ?? '';
    brush.fill();
    brush.textAlign = 'right';
    put(level, `12px ${CODE}`, 'text', right, right - x);
    const room = right - x - LEFT_PX - brush.measureText(level).width - 12;
    brush.textAlign = 'left';
    put(label, `12px ${CODE}`, 'soft', x + LEFT_PX, room);
  }
}

/** As wide as its own words may be: what is in a lane stands beside them. */
const headOf = ({ lane }: FarScene, width: number): number => (lane > 0 ? Math.min(lane, width) : width);

/** Points down where it is open. */
function paintFold(brush: Brush, x: number, y: number, folded: boolean, colours: FarPicture['colours']): void {
  brush.beginPath();
  for (const [along, aside] of [
    [-2, -4],
    [2, 0],
    [-2, 4],
  ] as const)
    brush.lineTo(x + (folded ? along : aside), y + (folded ? aside : along));
  brush.strokeStyle = colours['soft'] ?? '';
  brush.lineWidth = 1.5;
  brush.stroke();
}

function fitting(brush: Brush, words: string, room: number): string {
  const wide = (said: string) => brush.measureText(said).width > room;
  if (words === '' || !wide(words)) return words;
  const cut = (length: number) => `${words.slice(0, length)}…`;
  let length = Math.max(0, Math.floor((words.length * room) / brush.measureText(words).width) - 1);
  // Letters are not alike: the first ones may be the wide ones.
  while (length > 0 && wide(cut(length))) length--;
  return cut(length);
}

const DOT_PX = 5;

function paintName(brush: Brush, { scene, box: { x, y, width, height } }: Seen, { colours, namePx }: FarPicture): void {
  const { name, cues } = scene;
  brush.font = `600 ${namePx}px ${UI}`;
  brush.fillStyle = colours['text'] ?? '';
  brush.textBaseline = 'alphabetic';
  brush.textAlign = 'left';
  brush.fillText(fitting(brush, name, headOf(scene, width) - 16), x + 9, y + 23);
  if (height < 44) return;
  for (const [i, { channel }] of cues.entries()) {
    brush.beginPath();
    brush.arc(x + 9 + DOT_PX + i * 3 * DOT_PX, y + 38, DOT_PX, 0, 2 * Math.PI);
    brush.fillStyle = colours[channel] ?? '';
    brush.fill();
  }
}

interface LineSeen {
  readonly i: number;
  readonly went: boolean;
}

function linesIn({ lines, points, starts, sight, travelled, without }: FarPicture): LineSeen[] {
  return lines.flatMap(({ source, target }, i): LineSeen[] => {
    const own = points.subarray(2 * (starts[i] as number), 2 * (starts[i + 1] as number));
    if (own.length < 4 || !meets(sight, around(own)) || isAmong(source, without) || isAmong(target, without)) return [];
    return [{ i, went: travelled.has(`${source}>${target}`) }];
  });
}

/** The box around a line. */
function around(points: Float32Array): Box {
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i] as number, points[i + 1] as number];
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Those that were gone in the night above the others. */
function paintLines(brush: Brush, lines: readonly LineSeen[], { points, starts, detail, sight, colours }: FarPicture): void {
  const [quiet, lamp] = [new Path2D(), new Path2D()];
  for (const { i, went } of lines) addLine(went ? lamp : quiet, points.subarray(2 * (starts[i] as number), 2 * (starts[i + 1] as number)));
  brush.lineWidth = detail === 'blocks' ? seenAt(4, sight) : 1.25;
  brush.strokeStyle = colours['faint'] ?? '';
  brush.stroke(quiet);
  brush.strokeStyle = colours['lamp'] ?? '';
  brush.lineWidth *= 1.5;
  brush.stroke(lamp);
}

const HEAD_OF_LINE_PX = 6;

function addLine(path: Path2D, points: Float32Array): void {
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i] as number, points[i + 1] as number];
    if (i === 0) path.moveTo(x, y);
    else path.lineTo(x, y);
  }
  const [x0, y0, x1, y1] = points.subarray(-4) as unknown as readonly [number, number, number, number];
  const length = Math.hypot(x1 - x0, y1 - y0) || 1;
  const [dx, dy] = [((x1 - x0) / length) * HEAD_OF_LINE_PX, ((y1 - y0) / length) * HEAD_OF_LINE_PX];
  path.moveTo(x1 - dx - dy / 2, y1 - dy + dx / 2);
  path.lineTo(x1, y1);
  path.lineTo(x1 - dx + dy / 2, y1 - dy - dx / 2);
}

function paintLabel(brush: Brush, { i, went }: LineSeen, { lines, labels, colours }: FarPicture): void {
  const [x, y, text] = [labels[2 * i] as number, labels[2 * i + 1] as number, lines[i]?.text ?? ''];
  if (Number.isNaN(x) || text === '') return;
  brush.font = `11px ${CODE}`;
  brush.textAlign = 'center';
  brush.textBaseline = 'middle';
  const width = brush.measureText(text).width + 8;
  brush.fillStyle = colours['app'] ?? '';
  brush.fillRect(x - width / 2, y - 8, width, 16);
  brush.fillStyle = colours[went ? 'lamp' : 'soft'] ?? '';
  brush.fillText(text, x, y);
}
