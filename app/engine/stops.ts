/** The part of the engine that finds where a walk stops, and a night in which a scene is reached. */

import { conditionIn } from '../../dream-dsl/index.ts';
import { bad, good, keptStopSchema, type Outcome, type Stop } from '../base/index.ts';
import type { Handlers, ProgramSource } from '../bridge/index.ts';
import { CANCELLED } from '../cohort/index.ts';
import { type PreparedStop, reachedIn, stopsOf } from '../walk/index.ts';
import type { Nights } from './played.ts';
import type { EnginePorts } from './ports.ts';
import type { Sources } from './sources.ts';

type Names = 'night.stops' | 'night.reach' | 'stops.list' | 'stops.keep';
type Refused = { stop: number; message: string; hint: string };

export function stopHandlers(nights: Nights, sources: Sources, { store, pause }: Pick<EnginePorts, 'store' | 'pause'>): Pick<Handlers, Names> {
  return {
    'stops.list': async ({ dir }) => {
      const kept = await store.stops(dir);
      if (!kept.ok) return kept;
      // One of another version that no longer fits is left out, alone.
      return good({ stops: (Array.isArray(kept.value) ? kept.value : []).flatMap((stop: unknown) => keptStopSchema.safeParse(stop).data ?? []) });
    },
    'stops.keep': async ({ dir, stops }) => {
      const put = await store.putStops(dir, stops);
      return put.ok ? good({}) : put;
    },
    'night.stops': async ({ night, stops }, { cancel }) => {
      const played = await nights.played(night, cancel);
      if (!played.ok) return played;
      const prepared: { readonly stop: PreparedStop; readonly place: number }[] = [];
      const refused: Refused[] = [];
      const read = await readConditions(night.source, stops);
      if (!read.ok) return read;
      for (const [place, { on, hits }] of stops.entries()) {
        const condition = read.value[place]!;
        if (condition.ok) prepared.push({ stop: { on, hits, code: condition.code }, place });
        else refused.push({ stop: place, message: condition.message, hint: condition.hint });
      }
      const stopped = stopsOf(
        played.value.walk(),
        prepared.map(({ stop }) => stop),
      );
      return good({ stopped: stopped.map((one) => ({ ...one, stop: prepared[one.stop]!.place })), refused });
    },
    'night.reach': async ({ source, subject, scene, first, most }, { cancel, progress }) => {
      const ready = await nights.prepare({ source, subject }, cancel, async (phase, done) => progress({ phase, done }));
      if (!ready.ok) return ready;
      const { machine, glance } = ready.value;
      if (!machine.program.states.some(({ path }) => path === scene))
        return bad({ why: 'not-found', message: `The program has no scene “${scene}”.`, hint: 'Name it by its path, as shore/sky/dusk.' });
      for (let tried = 1; tried <= most; tried++) {
        progress({ phase: 'looking for a night', done: (tried - 1) / most });
        await pause();
        if (cancel.cancelled) return bad(CANCELLED);
        const seed = (first + tried - 1) % 0x1_0000_0000;
        const night = glance(seed);
        if (!night.ok) return night;
        const reached = reachedIn(night.value, scene);
        if (reached !== null) return good({ seed, tried, at: reached.at, way: [...reached.way] });
      }
      return bad({
        why: 'not-reached',
        message: `None of ${most} nights of this sleeper, seeds ${first} to ${first + most - 1}, entered ${scene}.`,
        hint: 'That is no proof that it can not be entered. Ask “why not?” of an arrow that leads there, or take another sleeper.',
      });
    },
  };

  async function readConditions(
    source: ProgramSource,
    stops: readonly Stop[],
  ): Promise<Outcome<({ ok: true; code: PreparedStop['code'] } | ({ ok: false } & Omit<Refused, 'stop'>))[]>> {
    if (stops.every(({ condition }) => condition.trim() === '')) return good(stops.map(({ on }) => (on.kind === 'condition' ? EMPTY : NONE)));
    if (source.kind === 'bundle')
      return bad({ why: 'no-text', message: 'Conditions need the text of the program.', hint: 'Preview the file that the bundle was built from.' });
    const checked = await sources.check(source);
    if (!checked.ok) return checked;
    return good(
      stops.map(({ condition, on }) => {
        if (condition.trim() === '') return on.kind === 'condition' ? EMPTY : NONE;
        return conditionIn(checked.value.project, source.path, condition) ?? UNREADABLE;
      }),
    );
  }
}

const NONE = { ok: true, code: null } as const;
const EMPTY = { ok: false, message: 'A stop on a condition needs one.', hint: 'Write what stands after “when”: heart < 60bpm.' } as const;
const UNREADABLE = { ok: false, message: 'The program has errors.', hint: 'Mend them first.' } as const;
