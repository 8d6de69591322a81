/** Pairing on the side of the author: both sides prove that they know the code, and see the same two keys. */

import { bad, good, type Outcome, type Right, utf8 } from '../base/index.ts';
import type { DeviceClient } from './client.ts';
import { PAIRING_CONTEXT } from './pairing.ts';
import { proofsOf, SCALAR_BYTES, sameProof, scalarFrom, secretOf, shareOf } from './spake2.ts';

export interface PairWish {
  readonly code: string;
  /** How this author is called on the device. */
  readonly name: string;
  readonly rights: readonly Right[];
  /** Public keys that a publisher signs with. */
  readonly signers: readonly string[];
  readonly random: (bytes: number) => Uint8Array;
}

/** The rights that were given. Afterwards the device's key may be pinned: no one else could have answered. */
export async function pairWith(client: DeviceClient, { code, name, rights, signers, random }: PairWish): Promise<Outcome<readonly Right[]>> {
  const secret = secretOf(code);
  const own = scalarFrom(random(SCALAR_BYTES));
  const share = shareOf('A', secret, own);
  const begun = await client.call('pair.begin', { share });
  if (!begun.ok) return begun;
  const proofs = proofsOf('A', secret, own, share, begun.value.share, { a: utf8(client.own), b: utf8(client.device), context: PAIRING_CONTEXT });
  if (proofs === null) return bad(impostor());
  const finished = await client.call('pair.finish', { proof: proofs.mine, name, rights: [...rights], signers: [...signers] });
  if (!finished.ok) return finished;
  return sameProof(finished.value.proof, proofs.theirs) ? good(finished.value.rights) : bad(impostor());
}

const impostor = () => ({
  why: 'refused',
  message: 'What answered does not know the code that the device shows.',
  hint: 'Someone may stand between you and the device. Nothing was paired.',
});
