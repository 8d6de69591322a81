/** An author in this process, who talks to devices over real TLS; and bundles to send. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from '../../app/base/index.ts';
import { createClient, type Method, memoryChannels, type Params, type Request, type Response, type Result, serve } from '../../app/bridge/index.ts';
import { createEngine } from '../../app/engine/index.ts';
import { createNodePorts, type NodePorts } from '../../main/adapters/index.ts';

export interface Author {
  readonly ports: NodePorts;
  /** The outcome of a request of the contract. */
  try<M extends Method>(method: M, params: Params<M>): Promise<Outcome<Result<M>>>;
  /** Its result; throws the failure's message. */
  ask<M extends Method>(method: M, params: Params<M>): Promise<Result<M>>;
  /** Why it fails; throws where it does not. */
  why<M extends Method>(method: M, params: Params<M>): Promise<string>;
  /** A signed bundle of a dream with this version and body; gives the path. */
  bundle(version: string, body?: string, head?: string): Promise<string>;
}

export function author(home: string, who = 'author'): Author {
  const ports = createNodePorts({ dataDir: join(home, who), templatesDir: 'templates' });
  const [near, far] = memoryChannels<Request, Response>();
  serve(far, createEngine(ports), (error) => {
    throw error;
  });
  const client = createClient(near);
  let made = 0;
  const me: Author = {
    ports,
    try: (method, params) => client.call(method, params).outcome,
    async ask(method, params) {
      const outcome = await me.try(method, params);
      if (!outcome.ok) throw new Error(`${method}: ${outcome.failure.why}: ${outcome.failure.message}`);
      return outcome.value;
    },
    async why(method, params) {
      const outcome = await me.try(method, params);
      if (outcome.ok) throw new Error(`${method} did not fail`);
      return outcome.failure.why;
    },
    async bundle(version, body = 'scene a { say "sleep" at 30dB every 20m  when distress > 0.9 -> release }', head = 'needs sound') {
      const dir = join(home, `${who}-dream-${++made}`);
      mkdirSync(dir, { recursive: true });
      writeFileSync(join(dir, 'dream.json'), '{ "name": "Quiet" }\n');
      writeFileSync(join(dir, 'main.dream'), `dream "Quiet" {\n  version ${version}\n  ${head}\n  ${body}\n}\n`);
      const out = join(dir, 'quiet.ssu');
      await me.ask('bundle.export', { source: { kind: 'file', dir, path: 'main.dream' }, out });
      return out;
    },
  };
  return me;
}
