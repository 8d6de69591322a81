/** One run of the command line: an engine in this process, and what was asked of it. */

import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  createClient,
  type Failure,
  type Method,
  memoryChannels,
  type Params,
  type Progress,
  type Request,
  type Response,
  type Result,
  serve,
} from '../../app/bridge/index.ts';
import { createEngine } from '../../app/engine/index.ts';
import type { ProjectFiles } from '../../app/project/index.ts';
import { createNodePorts, dataFolder, type NodePorts } from '../adapters/index.ts';

export interface Session {
  /** Gives the result, or throws `Stopped` after the failure was told. */
  ask<M extends Method>(method: M, params: Params<M>, onProgress?: (progress: Progress<M>) => void): Promise<Result<M>>;
  /** A path as the user meant it: relative to where they called from. */
  path(given: string): string;
  /** For what needs the files themselves, and not an answer about them. */
  files(): ProjectFiles;
  version(): string;
  /** What the user should know besides the answers: a database set aside, a row left out. */
  notices(): readonly string[];
  logBug(error: unknown): string;
  close(): void;
}

/** A failure that life brought; whoever catches it tells it. */
export class Stopped extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

const TEMPLATES = join(dirname(fileURLToPath(import.meta.url)), '../../templates');

export function openSession(): Session {
  let ports: NodePorts | null = null;
  let client: ReturnType<typeof createClient> | null = null;
  const world = (): NodePorts => {
    ports ??= createNodePorts({ dataDir: dataFolder(), templatesDir: TEMPLATES });
    return ports;
  };
  const open = () => {
    const ports = world();
    const [near, far] = memoryChannels<Request, Response>();
    serve(far, createEngine(ports), ports.logBug);
    client = createClient(near);
    return client;
  };
  return {
    async ask(method, params, onProgress) {
      const outcome = await (client ?? open()).call(method, params, onProgress).outcome;
      if (!outcome.ok) throw new Stopped(outcome.failure);
      return outcome.value;
    },
    files: () => world().projects,
    version: () => world().about.version,
    path: (given) => resolve(process.env['INIT_CWD'] ?? process.cwd(), given),
    notices: () => ports?.about.notices() ?? [],
    logBug: (error) => ports?.logBug(error, 'command line') ?? (error instanceof Error ? error.message : String(error)),
    close: () => ports?.close(),
  };
}
