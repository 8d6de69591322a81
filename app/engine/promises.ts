/** The part of the engine that examines promises. */

import { type Examined, good } from '../base/index.ts';
import type { Handlers, HeldPromise } from '../bridge/index.ts';
import { examine } from '../promise/index.ts';
import { provePromises, verifyProgram } from '../verifier/index.ts';
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
      const done = await examine({
        program,
        assetMs,
        proofs: provePromises(program, verifyProgram(program)),
        seed,
        nights,
        crew: ports.crew,
        cancel,
        progress: (share, sofar) => progress({ phase: 'examining promises', done: share, promises: placed(sofar) }),
      });
      return done.ok ? good({ digest, promises: placed(done.value) }) : done;
    },
  };
}
