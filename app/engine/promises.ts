/** The part of the engine that examines promises. */

import { type Examined, good } from '../base/index.ts';
import type { Handlers, HeldPromise } from '../bridge/index.ts';
import { drawnSleeper, nightSeed } from '../cohort/index.ts';
import { newTape, runNight } from '../night/index.ts';
import { load } from '../program/index.ts';
import { examine } from '../promise/index.ts';
import { provePromises, verifyProgram } from '../verifier/index.ts';
import { walkOf } from '../walk/index.ts';
import { refusal } from './fits.ts';
import type { EnginePorts } from './ports.ts';
import type { Sources } from './sources.ts';
import { placeOf } from './written.ts';

export function promiseHandlers(ports: EnginePorts, sources: Sources): Pick<Handlers, 'promises.examine'> {
  return {
    'promises.examine': async ({ source, nights, seed }, { cancel, progress }) => {
      const read = await sources.runnable(source, cancel, async (phase, done) => {
        progress({ phase, done, promises: [] });
        await ports.pause();
      });
      if (!read.ok) return read;
      const { program, assetMs, digest, written } = read.value;
      const placed = (all: readonly Examined[]): HeldPromise[] => all.map((one, i) => ({ ...one, place: placeOf(written, written?.origins.promises[i]) }));
      const machine = load(program);
      const done = await examine({
        program,
        proofs: provePromises(program, verifyProgram(program)),
        seed,
        nights,
        cancel,
        async play(ages, number) {
          await ports.pause();
          const sleeper = drawnSleeper(seed, number, { ages, sex: null, chronotype: null });
          if (refusal(read.value, sleeper) !== null) return good(null);
          const tape = newTape();
          const night = await runNight({ machine, subject: { kind: 'sleeper', sleeper }, seed: nightSeed(seed, number, 0), cancel, assetMs, tape });
          return night.ok ? good({ walk: walkOf(machine, night.value, tape), name: sleeper.name }) : night;
        },
        progress: (share, sofar) => progress({ phase: 'examining promises', done: share, promises: placed(sofar) }),
      });
      return done.ok ? good({ digest, promises: placed(done.value) }) : done;
    },
  };
}
