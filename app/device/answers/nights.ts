/** Nights: lights out, the way out, and the logs of what was. */

import { bad, good, type Outcome } from '../../base/index.ts';
import { concernsAt } from '../fits.ts';
import { examine } from '../install.ts';
import type { Tonight } from '../night-player.ts';
import { soundLengths } from '../relive.ts';
import { stepSlots } from '../slots.ts';
import { withNote } from '../state.ts';
import { type Answers, type Inside, stepKept, tidy } from './inside.ts';

const done = good({});

type Names = 'night.start' | 'night.record' | 'release' | 'log.list' | 'log.read' | 'watch' | 'watch.credit' | 'watch.stop';

export function nightAnswers(inside: Inside): Pick<Answers, Names> {
  const { ports, keeper, logs, player } = inside;
  return {
    'night.start': ({ mode, seed }) =>
      keeper.alone(async () => {
        let counted = false;
        const ready = async (): Promise<Outcome<Tonight>> => {
          if (mode === 'natural') return good({ mode, seed });
          const tonight = await readyForTonight(seed);
          counted = tonight.ok;
          return tonight;
        };
        const started = await player.start(ready, async (well) => {
          await keeper.alone(() => endOfNight(well));
        });
        if (started.ok) return good({ night: started.value });
        if (counted) await stepKept(keeper, { kind: 'night-missed' });
        return started;
      }),
    'night.record': async () => {
      const now = player.record();
      return now === null ? bad({ why: 'not-found', message: 'No night is on.', hint: 'The log has the nights that are over.' }) : good(now);
    },
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

  /** The active program, checked once more, and its trial counted. */
  async function readyForTonight(seed: number): Promise<Outcome<Tonight>> {
    const before = keeper.state.slots;
    const begun = stepSlots(before, { kind: 'night-began' });
    if (!begun.ok) return begun;
    const slots = begun.value;
    if (before.trial !== null && slots.trial === null) {
      const gaveUp = await stepKept(keeper, { kind: 'night-began' });
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
    const source = await ports.storage.openProgram(program.sha256);
    if (!source.ok) return source;
    try {
      const examined = await examine(source.value, program.sha256, keeper.state, ports, true);
      if (!examined.ok) return examined;
      const { bundle } = examined.value;
      const against = concernsAt(ports, bundle.program).find((concern) => concern.forbids);
      if (against !== undefined) return bad({ why: 'refused', message: against.message, hint: against.hint });
      // As when it was installed; else what plays here was changed since.
      const ready = await ports.makeReady(program.sha256, source.value);
      if (!ready.ok) return ready;
      const assetMs = soundLengths(bundle);
      // A trial counts once it can begin.
      if (slots.trial !== null) {
        const counted = await stepKept(keeper, { kind: 'night-began' });
        if (!counted.ok) return counted;
      }
      return good({ mode: 'program', seed, program: { name: program.sha256, program: bundle.program, digest: bundle.digest, assetMs } });
    } finally {
      await source.value.close();
    }
  }

  async function endOfNight(well: boolean): Promise<void> {
    const before = keeper.state.slots;
    const ended = await stepKept(keeper, { kind: 'night-ended', well });
    if (ended.ok && before.trial !== null && ended.value.slots.trial === null)
      await note(`${before[before.active!]?.title ?? 'The program on trial'} did not get through its trial night; the device plays what it played before.`);
    await tidy(inside);
  }

  async function note(text: string): Promise<void> {
    await keeper.change((state) => good(withNote(state, text)));
  }
}

const noWatch = () => ({ why: 'not-found', message: 'There is no such watch.', hint: 'It ended, or was stopped.' });
