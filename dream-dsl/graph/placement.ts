/** Where scenes were placed by hand: the file beside the dream, read gently, and written so that a difference shows what moved. */

/** Offset in the scene or layer around it, or in the whole picture, px. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** By id of the node. */
export type Placements = ReadonlyMap<string, Place>;

export interface ReadLayout {
  readonly placements: Placements;
  /** What could not be read, as a sentence; null where all could. */
  readonly problem: string | null;
  /** False where the file is no layout at all: then nothing may be written over it. */
  readonly usable: boolean;
}

const VERSION = 1;
/** Nobody drags further than this, px. */
const FARTHEST = 1_000_000;
/** Deeper values than this are not ours. */
const DEEPEST = 50;

export const layoutPathOf = (program: string): string => `${program.replace(/\.dream$/, '')}.layout.json`;
export const isLayoutPath = (path: string): boolean => path.endsWith('.layout.json');

/** An empty text is a layout in which nothing was placed. */
export function readLayout(text: string): ReadLayout {
  const file = open(text);
  if (file === null) return { placements: new Map(), problem: 'It is no JSON object with the places of scenes.', usable: false };
  const placements = new Map<string, Place>();
  const odd: string[] = [];
  for (const [id, value] of file.scenes) {
    const place = placeOf(value);
    if (place === null) odd.push(id);
    else placements.set(id, place);
  }
  const names = odd.slice(0, 3).join(', ');
  const problem = odd.length === 0 ? null : `It gives no place that can be used for ${names}${odd.length > 3 ? ` and ${odd.length - 3} more` : ''}.`;
  return { placements, problem, usable: true };
}

/** The text with scenes placed, or with null no longer placed. What it holds besides stays. Null where it is no layout. */
export function withPlaces(text: string, changes: ReadonlyMap<string, Place | null>): string | null {
  const file = open(text);
  if (file === null) return null;
  for (const [id, place] of changes) {
    if (place === null) file.scenes.delete(id);
    else file.scenes.set(id, [within(place.x), within(place.y)]);
  }
  return print(file);
}

/** The text with other ids for the same scenes. Null where it is no layout. */
export function withNames(text: string, names: ReadonlyMap<string, string>): string | null {
  const file = open(text);
  if (file === null) return null;
  const moved = [...file.scenes].filter(([id]) => names.has(id));
  if (moved.length === 0) return text;
  for (const [id] of moved) file.scenes.delete(id);
  for (const [id, value] of moved) file.scenes.set(names.get(id) as string, value);
  return print(file);
}

interface LayoutFile {
  readonly version: unknown;
  readonly scenes: Map<string, unknown>;
  /** What others wrote beside. */
  readonly rest: readonly (readonly [string, unknown])[];
}

function open(text: string): LayoutFile | null {
  if (text.trim() === '') return { version: VERSION, scenes: new Map(), rest: [] };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(value) || depthOf(value) > DEEPEST) return null;
  const { version = VERSION, scenes = {}, ...rest } = value;
  if (!isObject(scenes)) return null;
  return { version, scenes: new Map(Object.entries(scenes)), rest: Object.entries(rest) };
}

/** One line for each scene, sorted by id. */
function print({ version, scenes, rest }: LayoutFile): string {
  const lines = [...scenes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, value]) => `    ${JSON.stringify(id)}: ${inline(value)}`);
  const parts = [
    `  "version": ${JSON.stringify(version)}`,
    `  "scenes": ${lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n  }`}`,
    ...rest.map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value, null, 2).replaceAll('\n', '\n  ')}`),
  ];
  return `{\n${parts.join(',\n')}\n}\n`;
}

const inline = (value: unknown): string => (Array.isArray(value) ? `[${value.map((part) => JSON.stringify(part)).join(', ')}]` : JSON.stringify(value));

function placeOf(value: unknown): Place | null {
  if (!Array.isArray(value) || value.length !== 2) return null;
  const [x, y] = value as readonly unknown[];
  return typeof x === 'number' && typeof y === 'number' && Math.abs(x) <= FARTHEST && Math.abs(y) <= FARTHEST ? { x, y } : null;
}

const within = (px: number): number => Math.round(Math.min(FARTHEST, Math.max(-FARTHEST, px)));

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Of nested objects and lists, without recursion. */
function depthOf(value: unknown): number {
  let depth = 0;
  for (let level: unknown[] = [value]; level.length > 0; depth++) {
    if (depth > DEEPEST) return depth;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return depth;
}
