/** Who may talk to a device and whose programs it takes: greeting, pairing, status, signers. */

import { bad, good, RIGHTS, type Right } from '../../base/index.ts';
import type { BundleCrypto } from '../../bundle/index.ts';
import { MACHINE_VERSION } from '../../program/index.ts';
import { keyIdOf } from '../install.ts';
import { PROTOCOL } from '../protocol.ts';
import { stepSlots } from '../slots.ts';
import type { DeviceState } from '../state.ts';
import { type Answers, type Inside, tidy } from './inside.ts';

const MAX_PEERS = 32;
const MAX_SIGNERS = 64;
/** Revoked keys that are remembered without ever having been trusted here. */
const MAX_REVOKED = 1000;
const done = good({});

type Names = 'hello' | 'pair.begin' | 'pair.finish' | 'unpair' | 'status' | 'signer.trust' | 'signer.revoke';

export function peerAnswers(inside: Inside): Pick<Answers, Names> {
  const { ports, keeper, pairing, uploads, logs, player } = inside;
  return {
    hello: async ({ protocol }, { fingerprint }) => {
      if (protocol !== PROTOCOL)
        return bad({
          why: 'newer-version',
          message: `This device speaks protocol ${PROTOCOL}, not ${protocol}.`,
          hint: 'Use a version of Dream Coder that fits the device.',
        });
      const { name, model, firmware, channels } = ports;
      return good({
        protocol: PROTOCOL,
        name,
        model,
        firmware,
        machine: MACHINE_VERSION,
        channels: [...channels],
        rights: rightsOf(keeper.state, fingerprint),
        pairing: pairing.open,
      });
    },
    'pair.begin': async ({ share }, { fingerprint }) => {
      const begun = pairing.begin(fingerprint, share);
      return begun.ok ? good({ share: begun.value }) : begun;
    },
    'pair.finish': async ({ proof, name, rights: asked, signers }, { fingerprint }) => {
      const finished = pairing.finish(fingerprint, proof);
      if (!finished.ok) return finished;
      const rights = RIGHTS.filter((right) => asked.includes(right) && finished.value.rights.includes(right));
      const kept = await keeper.alone(() =>
        keeper.change((state) => {
          const others = state.peers.filter((peer) => peer.fingerprint !== fingerprint);
          if (others.length >= MAX_PEERS)
            return bad({ why: 'quota', message: 'The device is paired with too many already.', hint: 'Unpair one, or reset the device.' });
          const trusted = rights.includes('publish') ? trusting(state, signers, ports.crypto) : state;
          return good({ ...trusted, peers: [...others, { fingerprint, name, rights }] });
        }),
      );
      return kept.ok ? good({ proof: finished.value.proof, rights }) : kept;
    },
    unpair: async (_, { fingerprint }) => {
      await uploads.drop(fingerprint);
      const kept = await keeper.alone(() =>
        keeper.change((state) => good({ ...state, peers: state.peers.filter((peer) => peer.fingerprint !== fingerprint) })),
      );
      return kept.ok ? done : kept;
    },
    status: async () => {
      const { slots, counters, signers, revoked, peers, notes } = keeper.state;
      const { name, firmware, channels } = ports;
      return good({
        name,
        firmware,
        machine: MACHINE_VERSION,
        channels: [...channels],
        clock: ports.clock.wall(),
        slots,
        counters,
        signers,
        revoked,
        peers,
        notes,
        night: player.night,
        nights: logs.last,
      });
    },
    'signer.trust': async ({ signer }) => {
      const id = keyIdOf(ports.crypto, signer);
      if (keeper.state.revoked.includes(id))
        return bad({ why: 'refused', message: 'This key was revoked on the device.', hint: 'Sign with another key. A factory reset forgets revocations.' });
      const kept = await keeper.alone(() => keeper.change((state) => good(trusting(state, [signer], ports.crypto))));
      return kept.ok ? done : kept;
    },
    'signer.revoke': ({ keyId }) =>
      keeper.alone(async () => {
        const gone: string[] = [];
        const kept = await keeper.change((state) => {
          const { a, b } = state.slots;
          const known = [a?.signer, b?.signer, ...state.revoked].includes(keyId) || state.signers.some((signer) => keyIdOf(ports.crypto, signer) === keyId);
          if (!known && state.revoked.length >= MAX_REVOKED)
            return bad({
              why: 'quota',
              message: 'The device remembers too many revoked keys already.',
              hint: 'A key that it trusts can be revoked all the same.',
            });
          let { slots } = state;
          for (const slot of ['a', 'b'] as const) {
            if (slots[slot]?.signer !== keyId) continue;
            gone.push(slots[slot].sha256);
            const lost = stepSlots(slots, { kind: 'lost', slot });
            if (!lost.ok) return lost;
            slots = lost.value;
          }
          const signers = state.signers.filter((signer) => keyIdOf(ports.crypto, signer) !== keyId);
          return good({ ...state, slots, signers, revoked: [...new Set([...state.revoked, keyId])] });
        });
        if (!kept.ok) return kept;
        if (player.bundle !== null && gone.includes(player.bundle)) player.release('a revoked key');
        await tidy(inside);
        return done;
      }),
  };
}

export const rightsOf = (state: DeviceState, fingerprint: string): Right[] | null =>
  state.peers.find((peer) => peer.fingerprint === fingerprint)?.rights.slice() ?? null;

/** Signers by their public keys; revoked ones stay revoked. */
function trusting(state: DeviceState, signers: readonly string[], crypto: BundleCrypto): DeviceState {
  const welcome = signers.filter((signer) => !state.revoked.includes(keyIdOf(crypto, signer)));
  return { ...state, signers: [...new Set([...state.signers, ...welcome])].slice(-MAX_SIGNERS) };
}
