/** Pairing on the side of the device: a code that a person reads, one guess for each, five guesses until somebody at the device asks for more. */

import { bad, type Failure, good, type Outcome, RIGHTS, type Right, utf8 } from '../base/index.ts';
import { PROTOCOL, SERVICE } from './protocol.ts';
import { type Proofs, proofsOf, SCALAR_BYTES, sameProof, scalarFrom, secretOf, shareOf } from './spake2.ts';

export const CODE_DIGITS = 6;
export const MAX_GUESSES = 5;

/** Both sides must speak this. */
export const PAIRING_CONTEXT = utf8(`${SERVICE}/${PROTOCOL}`);

export interface Pairing {
  /** Shows a new code; who gives it gets at most these rights. */
  offer(rights: readonly Right[]): void;
  /** Shows none, and takes none. */
  close(): void;
  readonly open: boolean;
  begin(peer: string, share: Uint8Array): Outcome<Uint8Array>;
  /** The rights on offer and the proof to answer with, if the peer knows the code. */
  finish(peer: string, proof: Uint8Array): Outcome<{ readonly proof: Uint8Array; readonly rights: readonly Right[] }>;
}

interface PairingPorts {
  readonly fingerprint: string;
  random(bytes: number): Uint8Array;
  show(code: string | null): void;
}

export function createPairing({ fingerprint, random, show }: PairingPorts): Pairing {
  let offered: { readonly code: string; readonly rights: readonly Right[] } | null = null;
  let guesses = 0;
  let begun: { readonly peer: string; readonly proofs: Proofs } | null = null;

  const present = (rights: readonly Right[] | null) => {
    begun = null;
    offered = rights === null ? null : { code: codeFrom(random), rights };
    show(offered?.code ?? null);
  };
  return {
    offer(rights) {
      guesses = 0;
      present(rights.length === 0 ? RIGHTS : rights);
    },
    close: () => present(null),
    get open() {
      return offered !== null;
    },
    begin(peer, share) {
      if (offered === null) return bad(closed());
      const secret = secretOf(offered.code);
      const own = scalarFrom(random(SCALAR_BYTES));
      const mine = shareOf('B', secret, own);
      const proofs = proofsOf('B', secret, own, mine, share, { a: utf8(peer), b: utf8(fingerprint), context: PAIRING_CONTEXT });
      if (proofs === null) return bad({ why: 'refused', message: 'The share is no point of P-256.', hint: 'Begin the pairing again.' });
      begun = { peer, proofs };
      return good(mine);
    },
    finish(peer, proof) {
      if (offered === null || begun === null || begun.peer !== peer) return bad(closed());
      const { proofs } = begun;
      const { rights } = offered;
      if (sameProof(proof, proofs.theirs)) {
        present(null);
        return good({ proof: proofs.mine, rights });
      }
      guesses++;
      present(guesses < MAX_GUESSES ? rights : null);
      return bad({
        why: 'wrong-code',
        message: 'The code is not the one that the device shows.',
        hint: guesses < MAX_GUESSES ? 'The device shows a new code now; give that one.' : 'Too many wrong codes. Ask for a new one at the device itself.',
      });
    },
  };
}

/** Digits, each equally likely: a number that would favour some is drawn again. */
function codeFrom(random: (bytes: number) => Uint8Array): string {
  const codes = 10 ** CODE_DIGITS;
  const fair = 2 ** 32 - (2 ** 32 % codes);
  for (;;) {
    const word = new DataView(random(4).slice().buffer).getUint32(0);
    if (word < fair) return String(word % codes).padStart(CODE_DIGITS, '0');
  }
}

const closed = (): Failure => ({
  why: 'not-pairing',
  message: 'The device takes no pairing now.',
  hint: 'Ask for a code at the device itself, then pair again.',
});
