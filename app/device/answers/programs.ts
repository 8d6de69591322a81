/** How a program comes into a slot and stays there: upload, installation, activation, confirmation. */

import { bad, good } from '../../base/index.ts';
import { readProgram } from '../../program/index.ts';
import { concernsAt } from '../fits.ts';
import { examine, following } from '../install.ts';
import { stepSlots } from '../slots.ts';
import { uploadName } from '../uploads.ts';
import { type Answers, type Inside, stepKept, tidy } from './inside.ts';

/** Dreams whose counters are remembered. */
const MAX_COUNTERS = 10_000;

type Names = 'upload.begin' | 'upload.chunk' | 'install' | 'fits' | 'activate' | 'confirm';

export function programAnswers(inside: Inside): Pick<Answers, Names> {
  const { ports, keeper, uploads, player } = inside;
  const { storage } = ports;
  return {
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
        await uploads.close(fingerprint, sha256);
        const source = await storage.openUpload(upload);
        if (!source.ok) return source;
        let examined: Awaited<ReturnType<typeof examine>>;
        try {
          examined = await examine(source.value, sha256, keeper.state, ports);
          const ready = examined.ok ? await ports.makeReady(sha256, source.value) : good(null);
          // What was sent is kept: with more room it can be installed.
          if (!ready.ok) return ready;
        } finally {
          await source.value.close();
        }
        if (!examined.ok) {
          await storage.dropUpload(upload);
          return examined;
        }
        const { program, bundle } = examined.value;
        const notes = [...examined.value.notes, ...concernsAt(ports, bundle.program).map(({ message }) => message)];
        const possible = stepSlots(slots, { kind: 'install', program });
        if (!possible.ok) return possible;
        const adopted = await storage.adopt(upload, sha256);
        if (!adopted.ok) return adopted;
        const kept = await keeper.change((state) => {
          const stepped = stepSlots(state.slots, { kind: 'install', program });
          return stepped.ok ? good({ ...state, slots: stepped.value, signers: following(state, bundle.signer.lineage) }) : stepped;
        });
        if (!kept.ok) return kept;
        await tidy(inside);
        return good({ slot: kept.value.slots.a?.sha256 === sha256 ? 'a' : 'b', program, notes });
      }),
    fits: async ({ program }) => {
      const read = readProgram(program);
      return read.ok ? good({ concerns: concernsAt(ports, read.value) }) : read;
    },
    activate: ({ slot }) =>
      keeper.alone(async () => {
        const kept = await stepKept(keeper, { kind: 'activate', slot });
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
          if (known === 0 && Object.keys(state.counters).length >= MAX_COUNTERS)
            return bad({
              why: 'quota',
              message: 'The device remembers the versions of too many dreams already.',
              hint: 'Reset it, or confirm a version of one of them.',
            });
          return good({ ...state, slots: confirmed.value, counters: { ...state.counters, [program.id]: Math.max(known, program.rollback) } });
        });
        return kept.ok ? good({ slots: kept.value.slots, nights: slots.trial?.nights ?? 0 }) : kept;
      }),
  };
}
