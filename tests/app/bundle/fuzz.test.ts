/** A few of the attempts that `npm run fuzz` makes by the million: changed bundles are refused, and what is accepted is nobody's but its signer's. */

import { expect, it } from 'vitest';
import { utf8 } from '../../../app/bundle/bytes.ts';
import { canonicalJson, type Json } from '../../../app/bundle/canonical-json.ts';
import { readBundle } from '../../../app/bundle/index.ts';
import { nodeCrypto } from '../../../main/adapters/crypto.ts';
import { attempt } from '../../../scripts/fuzz/attempt.ts';
import { AUTHOR, corpus, decoder, inMemory, pack } from '../../../scripts/fuzz/corpus.ts';
import { KINDS } from '../../../scripts/fuzz/mutants.ts';

const originals = await corpus();
const ATTEMPTS = 400;

const read = (bytes: Uint8Array) =>
  readBundle(inMemory(bytes), { crypto: nodeCrypto, decoder, cancel: { cancelled: false }, sounds: 'measured', progress: async () => {} });

it('begins with bundles that are whole', async () => {
  expect(originals.length).toBeGreaterThan(3);
  for (const { bytes, program } of originals) expect(await read(bytes)).toMatchObject({ ok: true, value: { program: { title: program.title } } });
});

it('neither crashes the reader and the verifier, nor passes a changed bundle for genuine', async () => {
  const ended = new Map<string, number>();
  for (let number = 0; number < ATTEMPTS; number++) {
    const how = await attempt(originals, 7, number);
    ended.set(how, (ended.get(how) ?? 0) + 1);
  }
  const kinds = [...ended.keys()].join('\n');
  for (const kind of KINDS) expect(kinds).toContain(`${kind}: refused`);
  expect(kinds).toContain('tables: whole, proven, and ran');
  expect(kinds).toContain('tables: whole, refused by the verifier');
});

it('sees a file that was changed under the signature of the author', async () => {
  const [{ manifest, files }] = originals as [(typeof originals)[0]];
  const changed = new Map(files).set('evidence.json', utf8('{}'));
  expect(await read(pack(utf8(canonicalJson(manifest as Json)), changed, AUTHOR))).toMatchObject({ ok: false, failure: { why: 'refused' } });
});
