/** The part of the engine that answers for single nights: recorded, natural and under a program. */

import { bad, type Cancel, EPOCH_MS, good, type Outcome, type Sleeper } from '../base/index.ts';
import type { Handlers, Method, Subject as SubjectName } from '../bridge/index.ts';
import { CANCELLED } from '../cohort/index.ts';
import { type NightPlan, naturalEpochs, nightsOf, type Subject, usualSleeper } from '../night/index.ts';
import type { StoredHypnogram } from '../project/index.ts';
import { exportNight, type ReadAs, type RecordingFiles, readRecording } from '../recording/index.ts';
import { findSleeper } from '../sleepers/index.ts';
import { momentHandlers } from './moments.ts';
import { createNights } from './played.ts';
import type { EnginePorts } from './ports.ts';
import { renderNight } from './rendering.ts';
import { soundsOf } from './sounds.ts';
import type { Sources } from './sources.ts';
import { stopHandlers } from './stops.ts';

/** Nights made between two looks at waiting messages; about 5 ms of work. */
const NIGHTS_PER_TURN = 16;
/** Nights that sleep pressure can still tell; of older ones less than a millionth is left. */
const NIGHTS_REMEMBERED = 20;
const EPOCH_HOURS = EPOCH_MS / 3_600_000;

export function nightHandlers(
  ports: EnginePorts,
  sources: Sources,
): Pick<Handlers, Extract<Method, `${'night' | 'hypnograms' | 'stops'}.${string}`> | 'program.rows'> {
  const { store } = ports;
  const nights = createNights(sources, findSubject);
  return {
    ...momentHandlers(nights, sources),
    ...stopHandlers(nights, sources, ports),
    'hypnograms.list': async () => {
      const found = await store.hypnograms();
      return found.ok
        ? good({ hypnograms: found.value.map(({ name, epochs, notes, startMinutes }) => ({ name, epochs, notes: [...notes], startMinutes })) })
        : found;
    },
    'hypnograms.import': async ({ path, as }, { cancel }) => {
      const read = await readHypnogram(ports.recordings, path, as, cancel);
      if (!read.ok) return read;
      const put = await store.putHypnogram(read.value);
      return put.ok ? good({ ...read.value, stages: [...read.value.stages], notes: [...read.value.notes] }) : put;
    },
    'night.preview': async (name, { cancel, progress }) => {
      const report = async (phase: string, done: number) => {
        progress({ phase, done });
        await ports.pause();
      };
      const played = await nights.play(name, cancel, report, (done) => progress({ phase: 'sleeping', done }));
      return played.ok ? good({ night: played.value.record, bundleDigest: played.value.digest }) : played;
    },
    'night.export': async ({ night, bundleDigest, format, out }, { cancel }) => {
      const exported = exportNight(night, format, bundleDigest);
      if (!exported.ok) return exported;
      const { chunks, notes } = exported.value;
      return written(out, chunks, notes, cancel);
    },
    'night.picture': ({ out, picture }, { cancel }) => written(out, [picture], [], cancel),
    'night.render': async ({ source, night, from, to, out }, { cancel, progress }) => {
      const report = async (phase: string, done: number) => {
        progress({ phase, done });
        await ports.pause();
      };
      const sounds = await soundsOf(ports, sources, source, cancel, report);
      if (!sounds.ok) return sounds;
      return renderNight(ports, sounds.value, { night, from, to: Math.min(to, night.durationMs), out }, cancel, report);
    },
    'night.sounds': async ({ source }, { cancel }) => {
      const sounds = await soundsOf(ports, sources, source, cancel, async () => ports.pause());
      return sounds.ok ? good({ cues: [...sounds.value.cues] }) : sounds;
    },
    'night.natural': async ({ who, plan = {}, inARow = false, nights, seed, first = 0 }, { cancel, progress }) => {
      const found = 'sleeper' in who ? await findSleeper(store, who.sleeper) : good(usualSleeper(who.age, who.sex));
      if (!found.ok) return found;
      const sleeper = found.value;
      const night = inARow ? inRow(sleeper, plan) : nightsOf(sleeper, plan);
      const made: number[][] = [];
      while (made.length < nights) {
        if (cancel.cancelled) return bad(CANCELLED);
        const until = Math.min(nights, made.length + NIGHTS_PER_TURN);
        while (made.length < until) made.push([...night(nightSeed(seed, first + made.length))]);
        progress({ phase: 'sleeping', done: made.length / nights });
        await ports.pause();
      }
      return good({ nights: made });
    },
  };

  /** Whole under its name, or not at all. */
  async function written(out: string, chunks: Iterable<Uint8Array>, notes: readonly string[], cancel: Cancel) {
    const sink = await ports.recordings.create(out);
    if (!sink.ok) return sink;
    let bytes = 0;
    try {
      for (const chunk of chunks) {
        if (cancel.cancelled) return bad(CANCELLED);
        const put = await sink.value.write(chunk);
        if (!put.ok) return put;
        bytes += chunk.length;
        await ports.pause();
      }
      const done = await sink.value.commit();
      return done.ok ? good({ path: out, bytes, notes: [...notes] }) : done;
    } finally {
      await sink.value.abandon();
    }
  }

  async function findSubject(subject: Exclude<SubjectName, { kind: 'drawn' }>, cancel: Cancel): Promise<Outcome<Subject>> {
    if (subject.kind === 'sleeper') {
      const sleeper = await findSleeper(store, subject.name);
      return sleeper.ok ? good({ kind: 'sleeper', sleeper: sleeper.value }) : sleeper;
    }
    if (subject.kind === 'hypnogram-file') {
      const read = await readHypnogram(ports.recordings, subject.path, subject.as, cancel);
      return read.ok ? good(subjectOf(read.value)) : read;
    }
    const found = await store.hypnogram(subject.name);
    if (!found.ok) return found;
    if (!found.value) return bad({ why: 'not-found', message: `There is no imported night “${subject.name}”.`, hint: 'Import it first, or choose another.' });
    return good(subjectOf(found.value));
  }
}

/** Nights one after the other: each knows what was slept in those before. */
function inRow(sleeper: Sleeper, { hoursAwake, ...plan }: NightPlan): (seed: number) => Uint8Array {
  const slept = [...(plan.sleptHours ?? [])];
  let awake = hoursAwake;
  return (seed) => {
    const epochs = naturalEpochs(sleeper, seed, {
      ...plan,
      sleptHours: slept.slice(-NIGHTS_REMEMBERED),
      ...(awake === undefined ? {} : { hoursAwake: awake }),
    });
    awake = undefined;
    slept.push(epochs.reduce((sum, stage) => sum + (stage === 0 ? 0 : 1), 0) * EPOCH_HOURS);
    return epochs;
  };
}

async function readHypnogram(files: RecordingFiles, path: string, as: ReadAs | undefined, cancel: Cancel): Promise<Outcome<StoredHypnogram>> {
  const source = await files.open(path);
  if (!source.ok) return source;
  const fileName = path.split(/[\\/]/).at(-1) ?? path;
  try {
    const read = await readRecording(source.value, fileName, as, cancel);
    if (read.ok) return good({ name: fileName.replace(/\.[^.]*$/, '') || fileName, ...read.value });
    const { place } = read.failure;
    return place === undefined ? read : bad({ ...read.failure, place: { ...place, file: path } });
  } finally {
    await source.value.close();
  }
}

function subjectOf({ name, stages, notes, startMinutes }: StoredHypnogram): Subject {
  return { kind: 'hypnogram', name, stages, notes, ...(startMinutes === null ? {} : { startMinutes }) };
}

/** A seed of its own for each night, a safe integer: two million nights lie between neighbouring seeds. */
function nightSeed(seed: number, night: number): number {
  return seed * 0x20_0000 + night;
}
