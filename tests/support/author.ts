/** An author in this process, who talks to devices over real TLS; and bundles to send. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pcm16, wavHeader } from '../../app/audio/index.ts';
import type { Outcome } from '../../app/base/index.ts';
import {
  type Call,
  createClient,
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
import { createNodePorts, type NodePorts } from '../../main/adapters/index.ts';

export interface Author {
  readonly ports: NodePorts;
  /** The outcome of a request of the contract. */
  try<M extends Method>(method: M, params: Params<M>, onProgress?: (progress: Progress<M>) => void): Promise<Outcome<Result<M>>>;
  /** A request that tells of its progress, and can be stopped. */
  live<M extends Method>(method: M, params: Params<M>, onProgress: (progress: Progress<M>) => void): Call<M>;
  /** Its result; throws the failure's message. */
  ask<M extends Method>(method: M, params: Params<M>, onProgress?: (progress: Progress<M>) => void): Promise<Result<M>>;
  /** Why it fails; throws where it does not. */
  why<M extends Method>(method: M, params: Params<M>): Promise<string>;
  /** A signed bundle of a dream with this version and body; gives the path. `sounds`: files of the project by their names. */
  bundle(version: string, body?: string, head?: string, sounds?: Readonly<Record<string, Uint8Array>>): Promise<string>;
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
    try: (method, params, onProgress) => client.call(method, params, onProgress).outcome,
    live: (method, params, onProgress) => client.call(method, params, onProgress),
    async ask(method, params, onProgress) {
      const outcome = await me.try(method, params, onProgress);
      if (!outcome.ok) throw new Error(`${method}: ${outcome.failure.why}: ${outcome.failure.message}`);
      return outcome.value;
    },
    async why(method, params) {
      const outcome = await me.try(method, params);
      if (outcome.ok) throw new Error(`${method} did not fail`);
      return outcome.failure.why;
    },
    async bundle(version, body = 'scene a { say "sleep" at 30dB every 20m  when distress > 0.9 -> release }', head = 'needs sound', sounds = {}) {
      const dir = join(home, `${who}-dream-${++made}`);
      mkdirSync(dir, { recursive: true });
      writeFileSync(join(dir, 'dream.json'), '{ "name": "Quiet" }\n');
      writeFileSync(join(dir, 'main.dream'), `dream "Quiet" {\n  version ${version}\n  ${head}\n  ${body}\n}\n`);
      for (const [name, bytes] of Object.entries(sounds)) writeFileSync(join(dir, name), bytes);
      const out = join(dir, 'quiet.ssu');
      await me.ask('bundle.export', { source: { kind: 'file', dir, path: 'main.dream' }, out });
      return out;
    },
  };
  return me;
}

/** A WAV file of so many seconds of a tone of 440 Hz at half of full scale, 16 bits, mono. */
export function toneFile(seconds: number, rate = 22_050): Uint8Array {
  const frames = Math.round(seconds * rate);
  const samples = Float32Array.from({ length: frames }, (_, i) => 0.5 * Math.sin((2 * Math.PI * 440 * i) / rate));
  return new Uint8Array(Buffer.concat([wavHeader(rate, 1, frames), pcm16(samples)]));
}
