/** Bundles of hand-made tables, signed with an author's own key: what the compiler would never make. */

import { join } from 'node:path';
import { planBundle, writeBundle } from '../../app/bundle/index.ts';
import { consentsOf } from '../../app/night/index.ts';
import type { Program } from '../../app/program/index.ts';
import { nodeCrypto } from '../../main/adapters/crypto.ts';
import type { Author } from './author.ts';

/** Gives the path of the bundle. Nobody has verified the program. */
export async function signedTables(author: Author, dir: string, name: string, program: Program): Promise<string> {
  const plan = planBundle(nodeCrypto, {
    program,
    assets: {},
    sources: [],
    languages: {},
    consents: consentsOf(program),
    checks: [],
    proofs: program.promises.map(() => ({ verdict: 'not decided', why: 'Nobody looked.' })),
    cohorts: [],
    engine: '0.0.0',
  });
  if (!plan.ok) throw new Error(plan.failure.message);
  const path = join(dir, `${name}.ssu`);
  const sink = await author.ports.bundles.create(path);
  if (!sink.ok) throw new Error(sink.failure.message);
  const written = await writeBundle(plan.value, {
    crypto: nodeCrypto,
    keys: author.ports.keys,
    key: undefined,
    open: () => Promise.reject(new Error('there are no assets')),
    sink: sink.value,
    cancel: { cancelled: false },
    progress: async () => {},
  });
  if (!written.ok) throw new Error(written.failure.message);
  return path;
}
