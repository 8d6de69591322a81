/** What a device does for each request of the protocol. */

import { bad, good, type Outcome, RIGHTS, type Right, utf8 } from '../base/index.ts';
import { type BundleCrypto, base64Bytes } from '../bundle/index.ts';
import { concernsOf, concernWords, forbids } from '../night/index.ts';
import { examine } from './install.ts';
import type { Keeper } from './keeper.ts';
import type { NightLogs } from './night-logs.ts';
import type { NightPlayer, Tonight } from './night-player.ts';
import type { Pairing } from './pairing.ts';
import type { DevicePorts } from './ports.ts';
import { type Call, type CallParams, type CallResult, PROTOCOL } from './protocol.ts';
import { type SlotEvent, stepSlots } from './slots.ts';
import { type DeviceState, withNote } from './state.ts';
import { type Uploads, uploadName } from './uploads.ts';
import type { Watches } from './watches.ts';

export interface Inside {
  readonly ports: DevicePorts;
  readonly keeper: Keeper;
  readonly pairing: Pairing;
  readonly uploads: Uploads;
  readonly logs: NightLogs;
  readonly player: NightPlayer;
}

/** Who asks. */
export interface Asker {
  readonly fingerprint: string;
  readonly watches: Watches;
}

export type Answers = { readonly [C in Call]: (params: CallParams<C>, asker: Asker) => Promise<Outcome<CallResult<C>>> };

const MAX_PEERS = 32;
const MAX_SIGNERS = 64;
const done = good({});

export function answersOf(inside: Inside): Answers {
  const { ports, keeper, pairing, uploads, logs, player } = inside;
  const { storage } = ports;
  return {
    hello: async ({ protocol }, { fingerprint }) => {
      if (protocol !== PROTOCOL)
        return bad({
          why: 'newer-version',
          message: `This device speaks protocol ${PROTOCOL}, not ${protocol}.`,
          hint: 'Use a version of Dream Coder that fits the device.',
        });
      const { name, model, firmware, channels } = ports;
      return good({ protocol: PROTOCOL, name, model, firmware, channels: [...channels], rights: rightsOf(keeper.state, fingerprint), pairing: pairing.open });
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
      return good({ name, firmware, channels: [...channels], slots, counters, signers, revoked, peers, notes, night: player.night, nights: logs.last });
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
        const kept = await keeper.change((state) => {
          let { slots } = state;
          for (const slot of ['a', 'b'] as const) {
            if (slots[slot]?.signer !== keyId) continue;
            const lost = stepSlots(slots, { kind: 'lost', slot });
            if (!lost.ok) return lost;
            slots = lost.value;
          }
          const signers = state.signers.filter((signer) => keyIdOf(ports.crypto, signer) !== keyId);
          return good({ ...state, slots, signers, revoked: [...new Set([...state.revoked, keyId])] });
        });
        if (!kept.ok) return kept;
        await tidy();
        return done;
      }),
    'upload.begin': ({ sha256, bytes }, { fingerprint }) =>
      keeper.alone(async () => {
        const { a, b } = keeper.state.slots;
        if (a?.sha256 === sha256 || b?.sha256 === sha256) return good({ received: bytes });
        const begun = await uploads.begin(fingerprint, sha256, bytes);
        return begun.ok ? good({ received: begun.value }) : begun;
      }),
    'upload.chunk': async ({ sha256, offset, data }, { fingerprint }) => {
      const taken = await uploads.chunk(fingerprint, sha256, offset, data);
      return taken.ok ? good({ received: taken.value }) : taken;
    },
    install: ({ sha256 }, { fingerprint }) =>
      keeper.alone(async () => {
        const { slots } = keeper.state;
        // Reading a large bundle could keep the outputs waiting.
        if (player.night !== null)
          return bad({ why: 'busy', message: 'A night is on; programs are installed by day.', hint: 'What was sent is kept. Install it after the night.' });
        const there = (['a', 'b'] as const).find((name) => slots[name]?.sha256 === sha256);
        if (there !== undefined) return good({ slot: there, program: slots[there]!, notes: [] });
        const upload = uploadName(fingerprint, sha256);
        const source = await storage.openUpload(upload);
        if (!source.ok) return source;
        let examined: Awaited<ReturnType<typeof examine>>;
        try {
          examined = await examine(source.value, sha256, keeper.state, ports);
        } finally {
          await source.value.close();
        }
        if (!examined.ok) {
          await storage.dropUpload(upload);
          return examined;
        }
        const { program, notes } = examined.value;
        const possible = stepSlots(slots, { kind: 'install', program });
        if (!possible.ok) return possible;
        const adopted = await storage.adopt(upload, sha256);
        if (!adopted.ok) return adopted;
        const kept = await step({ kind: 'install', program });
        if (!kept.ok) return kept;
        await tidy();
        return good({ slot: kept.value.slots.a?.sha256 === sha256 ? 'a' : 'b', program, notes: [...notes] });
      }),
    activate: ({ slot }) =>
      keeper.alone(async () => {
        const kept = await step({ kind: 'activate', slot });
        return kept.ok ? good({ slots: kept.value.slots }) : kept;
      }),
    confirm: () =>
      keeper.alone(async () => {
        const { slots } = keeper.state;
        const program = slots.active === null ? null : slots[slots.active];
        const kept = await keeper.change((state) => {
          const confirmed = stepSlots(state.slots, { kind: 'confirm' });
          if (!confirmed.ok || program == null) return confirmed.ok ? good(state) : confirmed;
          const known = Object.hasOwn(state.counters, program.id) ? state.counters[program.id]! : 0;
          if (confirmed.value === state.slots && known >= program.rollback) return good(state);
          return good({ ...state, slots: confirmed.value, counters: { ...state.counters, [program.id]: Math.max(known, program.rollback) } });
        });
        return kept.ok ? good({ slots: kept.value.slots, nights: slots.trial?.nights ?? 0 }) : kept;
      }),
    'night.start': ({ mode, seed }) =>
      keeper.alone(async () => {
        const tonight = mode === 'natural' ? good<Tonight>({ mode, seed }) : await readyForTonight(seed);
        if (!tonight.ok) return tonight;
        const started = await player.start(tonight.value, async (well) => {
          await keeper.alone(() => endOfNight(well));
        });
        return started.ok ? good({ night: started.value }) : started;
      }),
    release: async () => good({ playing: player.release('a peer') }),
    'log.list': async () => {
      const listed = await logs.list();
      return listed.ok ? good({ nights: [...listed.value] }) : listed;
    },
    'log.read': ({ night, from, max }) => logs.lines(night, from, max),
    watch: async ({ night, from, credits }, { watches }) => {
      const known = await logs.lines(night, from, 0);
      if (!known.ok) return known;
      const watch = watches.begin(night, from, credits);
      return watch === null ? bad({ why: 'quota', message: 'This connection watches too many nights.', hint: 'Stop one of them first.' }) : good({ watch });
    },
    'watch.credit': async ({ watch, credits }, { watches }) => (watches.credit(watch, credits) ? done : bad(noWatch())),
    'watch.stop': async ({ watch }, { watches }) => (watches.stop(watch) ? done : bad(noWatch())),
  };

  function step(event: SlotEvent): Promise<Outcome<DeviceState>> {
    return keeper.change((state) => {
      const stepped = stepSlots(state.slots, event);
      if (!stepped.ok || stepped.value === state.slots) return stepped.ok ? good(state) : stepped;
      return good({ ...state, slots: stepped.value });
    });
  }

  /** The active program, checked once more, and its trial counted. */
  async function readyForTonight(seed: number): Promise<Outcome<Tonight>> {
    if (player.night?.released === false)
      return bad({ why: 'busy', message: 'A night is on already.', hint: 'Wait for its end; `release` lets the sleeper go at any time.' });
    const before = keeper.state.slots;
    const begun = stepSlots(before, { kind: 'night-began' });
    if (!begun.ok) return begun;
    const slots = begun.value;
    if (before.trial !== null && slots.trial === null) {
      const gaveUp = await step({ kind: 'night-began' });
      if (!gaveUp.ok) return gaveUp;
      await note(`${before[before.active!]?.title ?? 'The program on trial'} was not confirmed after its trial night; the device plays what it played before.`);
    }
    if (slots.active === null)
      return bad({
        why: 'not-found',
        message: 'No program is active.',
        hint: before.active === null ? 'Activate one first.' : 'The one on trial was not confirmed after its night. Activate it again, and confirm it.',
      });
    const program = slots[slots.active]!;
    const source = await storage.openProgram(program.sha256);
    if (!source.ok) return source;
    try {
      const examined = await examine(source.value, program.sha256, keeper.state, ports, true);
      if (!examined.ok) return examined;
      const { bundle } = examined.value;
      const against = ports.subject.kind === 'sleeper' ? concernsOf(bundle.program, ports.subject.sleeper).find(forbids) : undefined;
      if (against !== undefined && ports.subject.kind === 'sleeper')
        return bad({ why: 'refused', ...concernWords(bundle.program, against, ports.subject.sleeper.name) });
      const lengths = new Map(bundle.manifest.sounds.map((sound) => [sound.path, sound.durationMs]));
      const assetMs = bundle.program.assets.map((asset) => lengths.get(asset.source) ?? null);
      // A trial counts once it can begin.
      if (slots.trial !== null) {
        const counted = await step({ kind: 'night-began' });
        if (!counted.ok) return counted;
      }
      return good({ mode: 'program', seed, program: { program: bundle.program, digest: bundle.digest, assetMs } });
    } finally {
      await source.value.close();
    }
  }

  async function endOfNight(well: boolean): Promise<void> {
    const before = keeper.state.slots;
    const ended = await step({ kind: 'night-ended', well });
    if (ended.ok && before.trial !== null && ended.value.slots.trial === null)
      await note(`${before[before.active!]?.title ?? 'The program on trial'} did not get through its trial night; the device plays what it played before.`);
    await tidy();
  }

  async function note(text: string): Promise<void> {
    await keeper.change((state) => good(withNote(state, text)));
  }

  async function tidy(): Promise<void> {
    const { a, b } = keeper.state.slots;
    await storage.keepPrograms([a, b].flatMap((program) => (program === null ? [] : [program.sha256])));
  }
}

export const rightsOf = (state: DeviceState, fingerprint: string): Right[] | null =>
  state.peers.find((peer) => peer.fingerprint === fingerprint)?.rights.slice() ?? null;

/** Signers by their public keys; revoked ones stay revoked. */
function trusting(state: DeviceState, signers: readonly string[], crypto: BundleCrypto): DeviceState {
  const welcome = signers.filter((signer) => !state.revoked.includes(keyIdOf(crypto, signer)));
  return { ...state, signers: [...new Set([...state.signers, ...welcome])].slice(-MAX_SIGNERS) };
}

function keyIdOf(crypto: BundleCrypto, signer: string): string {
  const hash = crypto.sha256();
  hash.update(base64Bytes(signer) ?? utf8(signer));
  return hash.hex();
}

const noWatch = () => ({ why: 'not-found', message: 'There is no such watch.', hint: 'It ended, or was stopped.' });
