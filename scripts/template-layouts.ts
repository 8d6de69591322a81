/** The layouts of the templates' graphs, so that they are drawn as soon as they are read. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Elk from 'elkjs/lib/elk.bundled.js';
import { analyze, projectOf } from '../dream-dsl/index.ts';
import type { LaidPiece } from '../renderer/graph/layout/piece.ts';
import { draw, type Pieces } from '../renderer/graph/layout/placer.ts';
import { sketchOf } from '../renderer/graph/layout/sketch.ts';

export async function templateLayouts(): Promise<Readonly<Record<string, LaidPiece>>> {
  const kept: Pieces = new Map();
  const elk = new Elk();
  for (const template of readdirSync('templates').sort()) {
    const dir = join('templates', template);
    const { main } = JSON.parse(readFileSync(join(dir, 'dream.json'), 'utf8')) as { readonly main: string };
    const texts = readdirSync(dir).filter((name) => name.endsWith('.dream'));
    const project = projectOf(Object.fromEntries(texts.map((name) => [name, readFileSync(join(dir, name), 'utf8')])));
    await draw(sketchOf(analyze(project, main, {}).graph), kept, () => elk);
  }
  return Object.fromEntries(kept);
}
