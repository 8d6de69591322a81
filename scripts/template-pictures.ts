/** The small pictures of the templates, as numbers: scenes and arrows of the graph, and sleep and cues of a night. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Elk from 'elkjs/lib/elk.bundled.js';
import type { ElkNode } from 'elkjs/lib/elk-api.js';
import { createClient, type Method, memoryChannels, type Params, type Request, type Response, serve } from '../app/bridge/index.ts';
import { createEngine } from '../app/engine/index.ts';
import { analyze, type DreamGraph, type GraphNode, projectOf } from '../dream-dsl/index.ts';
import { createNodePorts } from '../main/adapters/index.ts';

/** In px of the layout: x, y, width, height. Whether it holds others. */
type BoxRow = readonly [number, number, number, number, 0 | 1];
/** In thousandths of the night: from, to; then the row of the stage or channel. */
type SpanRow = readonly [number, number, number];

export interface TemplatePicture {
  readonly graph: { readonly width: number; readonly height: number; readonly boxes: readonly BoxRow[]; readonly lines: readonly (readonly number[])[] };
  readonly night: { readonly stages: readonly SpanRow[]; readonly cues: readonly SpanRow[] };
}

const SEED = 1;
const STAGES = ['W', 'REM', 'N1', 'N2', 'N3'];
const CHANNELS = ['sound', 'light', 'scent', 'touch', 'warmth', 'motion'];

export async function templatePictures(): Promise<Readonly<Record<string, TemplatePicture>>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dream-pictures-'));
  const ports = createNodePorts({ dataDir, templatesDir: 'templates' });
  try {
    const [near, far] = memoryChannels<Request, Response>();
    serve(far, createEngine(ports), (error) => {
      throw error;
    });
    const client = createClient(near);
    const get = async <M extends Method>(method: M, params: Params<M>) => {
      const outcome = await client.call(method, params).outcome;
      if (!outcome.ok) throw new Error(outcome.failure.message);
      return outcome.value;
    };
    const pictures: Record<string, TemplatePicture> = {};
    const { templates } = await get('templates.list', {});
    for (const { id, sleeper, channels } of templates) {
      // The one to write one's own from has nothing to see.
      if (channels.length === 0) continue;
      const { dir, main, files } = await get('project.create', { template: id });
      const { night } = await get('night.preview', {
        source: { kind: 'file', dir, path: main },
        subject: { kind: 'sleeper', name: sleeper },
        seed: SEED,
      });
      const { graph } = analyze(projectOf(Object.fromEntries(files.map((file) => [file.path, file.text]))), main, {});
      const at = (ms: number) => Math.round((1000 * ms) / night.durationMs);
      pictures[id] = {
        graph: await drawn(graph),
        night: {
          stages: night.stages.map(({ from, to, stage }): SpanRow => [at(from), at(to), STAGES.indexOf(stage)]).filter(([from, to]) => to > from),
          cues: night.cues.map(({ from, to, channel }): SpanRow => [at(from), Math.max(at(from) + 1, at(to)), CHANNELS.indexOf(channel)]),
        },
      };
    }
    return pictures;
  } finally {
    ports.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function drawn({ nodes, edges }: DreamGraph): Promise<TemplatePicture['graph']> {
  const childrenOf = (parent: string | null): ElkNode[] =>
    nodes.filter((node) => node.parent === parent).map((node) => ({ id: node.id, ...sizeOf(node, nodes), children: childrenOf(node.id) }));
  const known = new Set(nodes.map(({ id }) => id));
  // Every scene can be left for the release; the picture would be nothing else.
  const shown = edges.filter(({ source, target }) => known.has(source) && known.has(target) && target !== 'release');
  const wanted: ElkNode = {
    id: 'root',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
      'elk.json.edgeCoords': 'ROOT',
      'elk.json.shapeCoords': 'ROOT',
      'elk.edgeRouting': 'ORTHOGONAL',
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
      'elk.padding': '[left=10,top=10,right=10,bottom=10]',
    },
    children: childrenOf(null),
    edges: shown.map(({ id, source, target }) => ({ id, sources: [source], targets: [target] })),
  };
  const placed = await new Elk().layout(wanted);
  const flat = (own: readonly ElkNode[]): BoxRow[] =>
    own.flatMap(({ x = 0, y = 0, width = 0, height = 0, children = [] }) => [
      [Math.round(x), Math.round(y), Math.round(width), Math.round(height), children.length > 0 ? 1 : 0] as const,
      ...flat(children),
    ]);
  const lines = (placed.edges ?? []).flatMap(({ sections = [] }) =>
    sections.map(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint].flatMap(({ x, y }) => [Math.round(x), Math.round(y)])),
  );
  return { width: Math.round(placed.width ?? 0), height: Math.round(placed.height ?? 0), boxes: flat(placed.children ?? []), lines };
}

const sizeOf = ({ id }: GraphNode, nodes: DreamGraph['nodes']) => (nodes.some(({ parent }) => parent === id) ? {} : { width: 46, height: 22 });
