/** An engine in this process with a data folder of its own, for benches of what it answers. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type EngineClient, memoryChannels, type Request, type Response, serve } from '../../app/bridge/index.ts';
import { createEngine } from '../../app/engine/index.ts';
import { createNodePorts } from '../../main/adapters/index.ts';

export const TIDE_HOUSE = { kind: 'file', dir: 'templates/tide-house', path: 'tide-house.dream' } as const;

/** Closed and removed when `work` is done. */
export async function withEngine<T>(work: (client: EngineClient) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dream-bench-'));
  const ports = createNodePorts({ dataDir, templatesDir: 'templates' });
  try {
    const [near, far] = memoryChannels<Request, Response>();
    serve(far, createEngine(ports), ports.logBug);
    return await work(createClient(near));
  } finally {
    ports.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
