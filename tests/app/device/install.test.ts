/** What a device refuses to install, and in which words. Every bundle here is whole and well signed, but for what its row says. */

import { describe, expect, it } from 'vitest';
import { CHANNELS, type Channel } from '../../../app/base/index.ts';
import { utf8 } from '../../../app/bundle/bytes.ts';
import { canonicalJson, type Json } from '../../../app/bundle/canonical-json.ts';
import type { Manifest } from '../../../app/bundle/index.ts';
import { examine, following } from '../../../app/device/install.ts';
import { type DeviceState, FACTORY } from '../../../app/device/state.ts';
import { encodeProgram, type Program } from '../../../app/program/index.ts';
import { nodeCrypto, sha256Hex } from '../../../main/adapters/crypto.ts';
import { AUTHOR, corpus, decoder, ELDER, inMemory, listed, type Original, pack, type Signer, STRANGER } from '../../../scripts/fuzz/corpus.ts';

const originals = await corpus();
const tideHouse = originals.find(({ program }) => program.title === 'Tide House') as Original;

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const trusting = (...signers: Signer[]): DeviceState => ({ ...FACTORY, signers: signers.map(({ publicKey }) => base64(publicKey)) });

interface Attempt {
  readonly manifest?: (manifest: Manifest) => Manifest;
  readonly program?: (program: Program) => Program;
  readonly signer?: Signer;
  readonly state?: DeviceState;
  readonly channels?: readonly Channel[];
}

async function install({ manifest = (m) => m, program, signer = AUTHOR, state = trusting(AUTHOR), channels = CHANNELS }: Attempt) {
  const files = new Map(tideHouse.files);
  if (program !== undefined) files.set('program.cbor', encodeProgram(program(structuredClone(tideHouse.stored))));
  const bytes = pack(utf8(canonicalJson(manifest(listed(tideHouse.manifest, files)) as Json)), files, signer);
  return examine(inMemory(bytes), sha256Hex(bytes), state, { crypto: nodeCrypto, decoder, channels });
}

const why = async (attempt: Attempt): Promise<string> => {
  const outcome = await install(attempt);
  return outcome.ok ? 'installed' : outcome.failure.message;
};

describe('a device', () => {
  it('installs what is whole, signed by a key it trusts, and fits', async () => {
    expect(await install({})).toMatchObject({ ok: true, value: { program: { title: 'Tide House', version: tideHouse.manifest.version }, notes: [] } });
  });

  it('says what will not be felt where an optional channel is missing', async () => {
    expect(await install({ channels: ['sound', 'light'] })).toMatchObject({
      ok: true,
      value: { notes: ['This device has no scent; what is optional there will not be felt.'] },
    });
  });

  const change = (with_: (manifest: Manifest) => void) => (manifest: Manifest) => {
    const copy = structuredClone(manifest);
    with_(copy);
    return copy;
  };
  const firstSound = (m: Manifest) => m.sounds[0] as Manifest['sounds'][number];
  const refusals: readonly (readonly [name: string, attempt: Attempt, words: RegExp])[] = [
    ['a manifest of the format before', { manifest: change((m) => Object.assign(m, { format: 2 })) }, /it is of format 2, and this version reads format 3/],
    ['a manifest of a format to come', { manifest: change((m) => Object.assign(m, { format: 4 })) }, /it is of format 4/],
    ['a machine to come', { manifest: change((m) => Object.assign(m.requires, { machine: 2 })) }, /needs version 2 of the machine, and here is version 1/],
    ['a channel that the device lacks', { channels: ['light', 'scent'] }, /it needs sound, which this device does not have/],
    [
      'a channel that is said to be optional and is not',
      { manifest: change((m) => m.requires.channels.forEach((c) => void Object.assign(c, { optional: true }))) },
      /describes another program/,
    ],
    [
      'a counter that was rolled back',
      { state: { ...trusting(AUTHOR), counters: { 'tide-house': tideHouse.manifest.rollback + 1 } } },
      /is older than one that was confirmed here/,
    ],
    ['a counter that lies', { manifest: change((m) => Object.assign(m, { rollback: 9_000_000 })) }, /describes another program/],
    ['consents that it hides', { manifest: change((m) => void m.consents.splice(0, 1)) }, /does not say truly what a sleeper has to agree to/],
    ['a need for consent that it plays down', { manifest: change((m) => Object.assign(m.consents[0] as object, { needed: false })) }, /agree to/],
    [
      'a sound that is louder than it says',
      { manifest: change((m) => Object.assign(firstSound(m).loudness as object, { peak: -60 })) },
      /its loudness .*the manifest says -60/,
    ],
    [
      'a sound that is longer than it says',
      { manifest: change((m) => Object.assign(firstSound(m), { durationMs: 1 })) },
      /plays for 500 ms, and the manifest says 1 ms/,
    ],
    [
      'a sound of another kind',
      { manifest: change((m) => Object.assign(firstSound(m), { format: 'FLAC', loudness: null })) },
      /it is Ogg, and the manifest says FLAC/,
    ],
    ['a sound whose loudness is kept quiet', { manifest: change((m) => Object.assign(firstSound(m), { loudness: null })) }, /does not say how loud/],
    ['a key that nobody trusts', { signer: STRANGER }, /does not trust the key/],
    ['a key that was revoked', { state: { ...trusting(AUTHOR), revoked: [sha256Hex(AUTHOR.publicKey)] } }, /was revoked on this device/],
    ['a successor of a key that was revoked', { state: { ...trusting(ELDER), revoked: [sha256Hex(ELDER.publicKey)] } }, /does not trust the key/],
    ['a stranger who says to be the successor', { signer: { ...STRANGER, lineage: AUTHOR.lineage } }, /not signed by them/],
    [
      'a program that can not be played safely',
      {
        program: (program) => {
          for (const { channel, level } of program.cues) if (channel === 'sound') program.exprs[level] = ['num', 75];
          return { ...program, limits: [] };
        },
        manifest: change((m) => Object.assign(m, { limits: [] })),
      },
      /can not be played safely \(ceilings\)/,
    ],
  ];
  it.each(refusals)('refuses %s', async (_, attempt, words) => {
    expect(await why(attempt)).toMatch(words);
  });

  it('follows a key that it trusts to its successor, and then trusts that one in its place', async () => {
    const state = trusting(ELDER, STRANGER);
    const followed = await install({ state });
    expect(followed.ok).toBe(true);
    if (!followed.ok) return;
    const signers = following(state, followed.value.bundle.signer.lineage);
    expect(signers).toEqual([base64(STRANGER.publicKey), base64(AUTHOR.publicKey)]);
    expect(await why({ state: { ...state, signers }, signer: ELDER })).toMatch(/does not trust the key/);
  });
});
