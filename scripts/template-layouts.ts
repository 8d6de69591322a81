/** The layouts of the templates' graphs, so that they are drawn as soon as they are read. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Elk from 'elkjs/lib/elk.bundled.js';
import { analyze, projectOf } from '../dream-dsl/index.ts';
import type { LaidPiece } from '../renderer/graph/layout/piece.ts';
import { createPlacer, type Pieces } from '../renderer/graph/layout/placer.ts';

export async function templateLayouts(): Promise<Readonly<Record<string, LaidPiece>>> {
  const kept: Pieces = new Map();
  const elk = new Elk();
  const { layOut } = createPlacer({ elk: () => elk, kept, learned: () => {} });
  for (const template of readdirSync('templates').sort()) {
    const dir = join('templates', template);
    const { main } = JSON.parse(readFileSync(join(dir, 'dream.json'), 'utf8')) as { readonly main: string };
    const texts = readdirSync(dir).filter((name) => name.endsWith('.dream'));
    const project = projectOf(Object.fromEntries(texts.map((name) => [name, readFileSync(join(dir, name), 'utf8')])));
    await layOut(analyze(project, main, {}).graph);
  }
  return Object.fromEntries(await Promise.all([...kept].map(async ([shape, piece]) => [shape, await piece] as const)));
}
