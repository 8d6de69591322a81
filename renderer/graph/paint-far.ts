/** A large graph as one drawing: its lines, and from far its scenes as names with cue dots, or as blocks. */

import type { DreamGraph, GraphNode } from '../../dream-dsl/index.ts';
import type { Box, Layout } from './layout/picture.ts';
import type { Point } from './layout/route.ts';
import { around, type Detail, meets, type SightNumbers } from './sight.ts';

export interface FarPicture {
  readonly graph: DreamGraph;
  readonly layout: Layout;
  /** In the whole picture. */
  readonly boxes: ReadonlyMap<string, Box>;
  readonly detail: Detail;
  /** What stands on the page itself is not painted. */
  readonly shown: ReadonlySet<string>;
  readonly active: ReadonlySet<string>;
  readonly travelled: ReadonlySet<string>;
  readonly holders: ReadonlySet<string | null>;
}

/** Gives a colour of the palette. */
type Colour = (token: string) => string;

const RADIUS_PX = 8;
const NAME_PX = 20;
const NAME_CHAR_PX = 12;
const DOT_PX = 5;

/** `context` is in px of the picture. */
export function paintFar(context: CanvasRenderingContext2D, picture: FarPicture, sight: SightNumbers, colour: Colour): void {
  const { graph, boxes, detail, shown } = picture;
  const seen =
    detail === 'full'
      ? []
      : graph.nodes.flatMap((node): Seen[] => {
          const box = boxes.get(node.id);
          return box === undefined || shown.has(node.id) || !meets(sight, box) ? [] : [{ node, box }];
        });
  for (const one of seen) paintScene(context, one, picture, colour);
  paintLines(context, picture, sight, colour);
  if (detail === 'names') for (const one of seen) paintWords(context, one, colour);
}

interface Seen {
  readonly node: GraphNode;
  readonly box: Box;
}

function paintScene(context: CanvasRenderingContext2D, { node, box }: Seen, { detail, active, holders }: FarPicture, colour: Colour): void {
  const holds = holders.has(node.id);
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, box.height, detail === 'blocks' ? RADIUS_PX / 2 : RADIUS_PX);
  context.fillStyle = active.has(node.id) ? colour('--lamp') : holds ? colour('--panel') : detail === 'blocks' ? colour('--hover') : colour('--raised');
  context.fill();
  context.strokeStyle = colour(active.has(node.id) ? '--lamp' : node.broken !== undefined ? '--danger' : !node.reachable ? '--warn' : EDGES[node.kind]);
  context.lineWidth = detail === 'blocks' ? 6 : 2;
  context.stroke();
}

const EDGES: Readonly<Record<GraphNode['kind'], string>> = {
  scene: '--faint',
  layer: '--faint',
  ritual: '--warn',
  morning: '--warn',
  release: '--ok',
  anchor: '--faint',
};

function paintWords(context: CanvasRenderingContext2D, { node: { name, cues }, box: { x, y, width, height } }: Seen, colour: Colour): void {
  const room = Math.floor((width - 16) / NAME_CHAR_PX);
  context.font = `600 ${NAME_PX}px 'Inter Variable', sans-serif`;
  context.fillStyle = colour('--text');
  context.fillText(name.length > room ? `${name.slice(0, room - 1)}…` : name, x + 9, y + 22);
  if (height < 44) return;
  for (const [i, { channel }] of cues.entries()) {
    context.beginPath();
    context.arc(x + 9 + DOT_PX + i * 3 * DOT_PX, y + 38, DOT_PX, 0, 2 * Math.PI);
    context.fillStyle = colour(`--${channel}`);
    context.fill();
  }
}

/** Those that were gone in the night above the others. */
function paintLines(context: CanvasRenderingContext2D, { graph, layout, detail, travelled, shown }: FarPicture, sight: SightNumbers, colour: Colour): void {
  const [quiet, lamp] = [new Path2D(), new Path2D()];
  for (const { id, source, target } of graph.edges) {
    const points = layout.routes.get(id)?.points ?? [];
    if (points.length < 2 || (detail === 'full' && shown.has(source) && shown.has(target)) || !meets(sight, around(points))) continue;
    addLine(travelled.has(`${source}>${target}`) ? lamp : quiet, points);
  }
  context.lineWidth = detail === 'blocks' ? 4 : 1.5;
  context.strokeStyle = colour('--faint');
  context.stroke(quiet);
  context.strokeStyle = colour('--lamp');
  context.lineWidth *= 1.5;
  context.stroke(lamp);
}

const HEAD_PX = 6;

function addLine(path: Path2D, points: readonly Point[]): void {
  for (const [i, { x, y }] of points.entries()) i === 0 ? path.moveTo(x, y) : path.lineTo(x, y);
  const [before, end] = [points.at(-2) as Point, points.at(-1) as Point];
  const length = Math.hypot(end.x - before.x, end.y - before.y) || 1;
  const [dx, dy] = [((end.x - before.x) / length) * HEAD_PX, ((end.y - before.y) / length) * HEAD_PX];
  path.moveTo(end.x - dx - dy / 2, end.y - dy + dx / 2);
  path.lineTo(end.x, end.y);
  path.lineTo(end.x - dx + dy / 2, end.y - dy - dx / 2);
}
