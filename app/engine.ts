/** The engine: every request of the contract, answered over ports. It runs unchanged in a process, on the command line and in tests. */

import { bad, type Cancel, EPOCH_MS, type Failure, good, type Outcome, type Sleeper } from './base/index.ts';
import { type BundleFacts, type Handlers, type ProgramSource, type Settings, type Subject as SubjectName, settingsSchema } from './bridge/index.ts';
import {
  type AssetDigest,
  type BundleCrypto,
  type BundleFiles,
  type BundlePlan,
  type ByteSource,
  digestAsset,
  type KeyRing,
  type Manifest,
  type OpenBundle,
  planBundle,
  readBundle,
  writeBundle,
} from './bundle/index.ts';
import { agesOf, type CohortFiles, type Crew, drawnSleeper } from './cohort/index.ts';
import { cohortHandlers, type Report, type Runnable } from './engine-cohorts.ts';
import { CAST, type NightPlan, naturalEpochs, nightsOf, runNight, type Subject, usualSleeper } from './night/index.ts';
import { load, type Program, readProgram } from './program/index.ts';
import {
  type CheckedProgram,
  checkProgram,
  createProject,
  type LocatedProblem,
  listTemplates,
  openProject,
  type ProjectFiles,
  probeAll,
  type Store,
  type StoredHypnogram,
  type TemplateFiles,
} from './project/index.ts';
import { exportNight, type ReadAs, type RecordingFiles, readRecording } from './recording/index.ts';
import {
  exportSleepers,
  findSleeper,
  generate,
  hideSleeper,
  importSleepers,
  listSleepers,
  putSleeper,
  removeSleeper,
  type SleeperShelf,
  sleeperHistory,
} from './sleepers/index.ts';

export interface EnginePorts {
  readonly about: {
    readonly version: string;
    readonly runtime: string;
    readonly dataDir: string;
    /** What the user should know since the start: a database set aside, a row left out. */
    notices(): readonly string[];
  };
  readonly crypto: BundleCrypto;
  readonly keys: KeyRing;
  readonly bundles: BundleFiles;
  readonly projects: ProjectFiles;
  readonly templates: TemplateFiles;
  readonly recordings: RecordingFiles;
  readonly store: Store & SleeperShelf;
  readonly crew: Crew;
  readonly cohortFiles: CohortFiles;
  /** Lets waiting messages in, such as a cancel. */
  pause(): Promise<void>;
}

/** Nights made between two looks at waiting messages; about 5 ms of work. */
const NIGHTS_PER_TURN = 16;
/** Measured assets kept in mind. */
const MAX_REMEMBERED = 10_000;
/** Nights that sleep pressure can still tell; of older ones less than a millionth is left. */
const NIGHTS_REMEMBERED = 20;
const EPOCH_HOURS = EPOCH_MS / 3_600_000;

export function createEngine(ports: EnginePorts): Handlers {
  const { crypto, projects, store } = ports;
  const measured = new Map<string, AssetDigest>();

  return {
    'app.info': async () => {
      const seeded = await store.seedSleepers(CAST);
      const trouble = seeded.ok ? [] : [`${seeded.failure.message} ${seeded.failure.hint}`];
      const { version, runtime, dataDir } = ports.about;
      return good({ version, runtime, dataDir, notices: [...trouble, ...ports.about.notices()] });
    },
    'settings.get': () => readSettings(store),
    'settings.set': async (changes) => {
      const before = await readSettings(store);
      if (!before.ok) return before;
      const after = settingsSchema.parse({ ...before.value, ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) });
      const put = await store.putSettings(after);
      return put.ok ? good(after) : put;
    },
    'templates.list': async () => {
      const templates = await listTemplates(ports.templates);
      return templates.ok ? good({ templates: templates.value }) : templates;
    },
    'project.create': ({ dir, template }) => createProject(projects, ports.templates, template, dir),
    'project.open': ({ dir }) => openProject(projects, dir),
    'project.save': ({ dir, path, text, basedOn }) => projects.writeText(dir, path, text, basedOn),
    'assets.probe': async ({ dir, paths }) => good({ facts: await probeAll(projects, dir, paths) }),
    'program.check': async ({ source }, { cancel }) => {
      if (source.kind === 'file') {
        const checked = await checkSource(source);
        return checked.ok ? good({ problems: [...checked.value.problems] }) : checked;
      }
      const opened = await openBundle(source.path, cancel, async () => ports.pause());
      return opened.ok ? good({ problems: [] }) : opened;
    },
    'sleepers.list': async (query) => {
      const sleepers = await listSleepers(store, query);
      return sleepers.ok ? good({ sleepers: sleepers.value }) : sleepers;
    },
    'sleepers.show': ({ name, version }) => findSleeper(store, name, version),
    'sleepers.usual': async ({ age, sex }) => good(usualSleeper(age, sex)),
    'sleepers.history': ({ name }) => sleeperHistory(store, name),
    'sleepers.put': ({ sleeper, mode, basedOn }) => putSleeper(store, sleeper, mode, basedOn),
    'sleepers.remove': ({ name }) => removeSleeper(store, name),
    'sleepers.hide': ({ name, hidden }) => hideSleeper(store, name, hidden),
    'sleepers.generate': (wanted) => generate(store, wanted),
    'sleepers.import': ({ path, taken }) => importSleepers(store, ports.recordings, path, taken),
    'sleepers.export': ({ out, names }) => exportSleepers(store, ports.recordings, out, names),
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
    'night.preview': async ({ source, subject, seed }, { cancel, progress }) => {
      const known = subject.kind === 'drawn' ? null : await findSubject(subject, cancel);
      if (known?.ok === false) return known;
      const report = async (phase: string, done: number) => {
        progress({ phase, done });
        await ports.pause();
      };
      const read = await runnable(source, cancel, report);
      if (!read.ok) return read;
      await report('sleeping', 0);
      if (cancel.cancelled) return bad(CANCELLED);
      const { program, assetMs, digest } = read.value;
      // Who is drawn depends on whom the program is for.
      const drawn = (seed: number, number: number): Subject => ({ kind: 'sleeper', sleeper: drawnSleeper(seed, number, agesOf(program)) });
      const whom = subject.kind === 'drawn' ? drawn(subject.seed, subject.number) : known!.value;
      const night = runNight({
        machine: load(program),
        subject: whom,
        seed,
        cancel,
        assetMs,
        onProgress: (done) => progress({ phase: 'sleeping', done }),
      });
      return night.ok ? good({ night: night.value, bundleDigest: digest }) : night;
    },
    'night.export': async ({ night, bundleDigest, format, out }, { cancel }) => {
      const exported = exportNight(night, format, bundleDigest);
      if (!exported.ok) return exported;
      const { chunks, notes } = exported.value;
      const sink = await ports.recordings.create(out);
      if (!sink.ok) return sink;
      let bytes = 0;
      try {
        for (const chunk of chunks) {
          if (cancel.cancelled) return bad(CANCELLED);
          const written = await sink.value.write(chunk);
          if (!written.ok) return written;
          bytes += chunk.length;
          await ports.pause();
        }
        const done = await sink.value.commit();
        return done.ok ? good({ path: out, bytes, notes: [...notes] }) : done;
      } finally {
        await sink.value.abandon();
      }
    },
    'night.natural': async ({ who, plan: asked = {}, inARow = false, nights, seed, first = 0 }, { cancel, progress }) => {
      const found = 'sleeper' in who ? await findSleeper(store, who.sleeper) : good(usualSleeper(who.age, who.sex));
      if (!found.ok) return found;
      const sleeper = found.value;
      const plan = given(asked);
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
    'bundle.export': async ({ source, out, key }, { cancel, progress }) => {
      if (source.kind === 'bundle')
        return bad({ why: 'wrong-call', message: 'A bundle is exported already.', hint: 'Copy the file, or export from the program’s source.' });
      const report = async (phase: string, done: number) => {
        progress({ phase, done });
        await ports.pause();
      };
      const planned = await plan(source, cancel, report);
      if (!planned.ok) return planned;
      const sink = await ports.bundles.create(out);
      if (!sink.ok) return sink;
      const written = await writeBundle(planned.value, {
        crypto,
        keys: ports.keys,
        key,
        open: (asset) => projects.openAsset(source.dir, asset),
        sink: sink.value,
        cancel,
        progress: (done, total) => report('writing', done / total),
      });
      if (!written.ok) return written;
      const opened = await openBundle(out, { cancelled: false }, (done) => report('checking', done));
      return opened.ok ? good(factsOf(out, opened.value)) : opened;
    },
    'bundle.inspect': async ({ path }, { cancel }) => {
      const opened = await openBundle(path, cancel, () => ports.pause());
      return opened.ok ? good({ ...factsOf(path, opened.value), manifest: opened.value.manifest }) : opened;
    },
    'bundle.verify': async ({ path, trust }, { cancel, progress }) => {
      const opened = await openBundle(path, cancel, async (done) => {
        progress({ phase: 'checking', done });
        await ports.pause();
      });
      if (!opened.ok) return opened;
      const { publicKey, keyId } = opened.value.signer;
      return good({ ...factsOf(path, opened.value), trusted: trust === undefined ? null : trust.includes(publicKey) || trust.includes(keyId) });
    },
    'keys.list': async () => {
      const keys = await ports.keys.list();
      return keys.ok ? good({ keys: [...keys.value] }) : keys;
    },
    'keys.create': ({ name }) => ports.keys.create(name),
    ...cohortHandlers({
      version: ports.about.version,
      crew: ports.crew,
      files: ports.cohortFiles,
      store,
      runnable,
      sleeper: (name) => findSleeper(store, name),
    }),
  };

  function checkSource({ dir, path, texts }: FileSource): Promise<Outcome<CheckedProgram>> {
    return checkProgram(projects, dir, path, texts);
  }

  /** Compiles and measures: everything of a bundle but the signature. */
  async function plan(source: FileSource, cancel: Cancel, report: Report): Promise<Outcome<BundlePlan>> {
    await report('checking', 0);
    const checked = await checkSource(source);
    if (!checked.ok) return checked;
    const { analysis, problems, facts, texts } = checked.value;
    const errors = problems.filter((problem) => problem.severity === 'error');
    const [first] = errors;
    if (first) return bad(hasProblems(source.path, errors));
    if (!analysis.lowered) return bad(notLowered(source.path));
    // The compiler's tables and the machine's schema have nothing in common but this line, which holds them together.
    const program = analysis.lowered.program satisfies Frozen<Program> as Program;
    const sounds = [...new Set(program.assets.filter((asset) => asset.channel === 'sound').map((asset) => asset.source))];
    const assets: [string, AssetDigest & { readonly durationMs: number }][] = [];
    for (const [i, sound] of sounds.entries()) {
      const digest = await measure(source.dir, sound, cancel, (done) => report('reading sounds', (i + done) / sounds.length));
      if (!digest.ok) return digest;
      const fact = facts[sound];
      assets.push([sound, { ...digest.value, durationMs: fact?.state === 'audio' ? fact.durationMs : 0 }]);
    }
    return planBundle(crypto, { program, assets: Object.fromEntries(assets), sources: texts, engine: ports.about.version });
  }

  async function measure(dir: string, path: string, cancel: Cancel, step: (done: number) => Promise<void>): Promise<Outcome<AssetDigest>> {
    const opened = await projects.openAsset(dir, path);
    if (!opened.ok) return opened;
    try {
      const { stamp, size } = opened.value;
      const known = measured.get(stamp);
      if (known) return good(known);
      const digest = await digestAsset(crypto, opened.value, cancel, (done) => step(done / size));
      if (digest.ok && measured.size >= MAX_REMEMBERED) measured.clear();
      if (digest.ok) measured.set(stamp, digest.value);
      return digest;
    } finally {
      await opened.value.close();
    }
  }

  async function runnable(source: ProgramSource, cancel: Cancel, report: Report): Promise<Outcome<Runnable>> {
    const read = source.kind === 'bundle' ? await fromBundle(source.path, cancel, (done) => report('checking', done)) : await fromFile(source, cancel, report);
    if (!read.ok) return read;
    const { program, manifest, digest } = read.value;
    const lengths = new Map(manifest.sounds.map((sound) => [sound.path, sound.durationMs]));
    return good({ program, digest, assetMs: program.assets.map((asset) => lengths.get(asset.source) ?? null) });
  }

  /** The program as a device would get it: encoded, then read back from those bytes. */
  async function fromFile(source: FileSource, cancel: Cancel, report: Report): Promise<Outcome<ReadProgram>> {
    const planned = await plan(source, cancel, report);
    if (!planned.ok) return planned;
    const program = readProgram(planned.value.programBytes);
    return program.ok ? good({ program: program.value, manifest: planned.value.manifest, digest: planned.value.digest }) : program;
  }

  async function fromBundle(path: string, cancel: Cancel, step: (done: number) => Promise<void>): Promise<Outcome<ReadProgram>> {
    const opened = await openBundle(path, cancel, step);
    return opened.ok ? good({ program: opened.value.program, manifest: opened.value.manifest, digest: opened.value.digest }) : opened;
  }

  async function openBundle(path: string, cancel: Cancel, step: (done: number) => Promise<void>): Promise<Outcome<OpenBundle>> {
    const source: Outcome<ByteSource> = await ports.bundles.open(path);
    if (!source.ok) return source;
    try {
      const opened = await readBundle(source.value, { crypto, cancel, progress: (done, total) => step(done / total) });
      return opened.ok ? opened : bad({ ...opened.failure, place: opened.failure.place ?? { file: path } });
    } finally {
      await source.value.close();
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

type FileSource = Extract<ProgramSource, { kind: 'file' }>;
type Frozen<T> = T extends string | number | boolean | null ? T : { readonly [K in keyof T]: Frozen<T[K]> };

interface ReadProgram {
  readonly program: Program;
  readonly manifest: Manifest;
  readonly digest: string;
}

const CANCELLED: Failure = { why: 'cancelled', message: 'The work was stopped as you asked.', hint: 'Nothing was changed.' };
const NO_SETTINGS: Settings = { theme: 'midnight', recentProjects: [], lastSleeper: '', layout: '', formatOnSave: false, screenReader: false };

async function readSettings(store: Store): Promise<Outcome<Settings>> {
  const kept = await store.settings();
  if (!kept.ok) return kept;
  // A setting from another version that no longer fits gives way to its default, alone.
  const shape = settingsSchema.shape;
  const given = (typeof kept.value === 'object' && kept.value !== null ? kept.value : {}) as Readonly<Record<string, unknown>>;
  return good({
    theme: shape.theme.catch(NO_SETTINGS.theme).parse(given['theme']),
    recentProjects: shape.recentProjects.catch(NO_SETTINGS.recentProjects).parse(given['recentProjects']),
    lastSleeper: shape.lastSleeper.catch(NO_SETTINGS.lastSleeper).parse(given['lastSleeper']),
    layout: shape.layout.catch(NO_SETTINGS.layout).parse(given['layout']),
    formatOnSave: shape.formatOnSave.catch(NO_SETTINGS.formatOnSave).parse(given['formatOnSave']),
    screenReader: shape.screenReader.catch(NO_SETTINGS.screenReader).parse(given['screenReader']),
  });
}

/** A plan without what was left out. */
function given(plan: { readonly [K in keyof NightPlan]: NightPlan[K] | undefined }): NightPlan {
  return Object.fromEntries(Object.entries(plan).filter(([, value]) => value !== undefined));
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

/** The text is sound, and there is nothing to run in it. */
function notLowered(file: string): Failure {
  return {
    why: 'not-lowered',
    message: `${file} holds no dream, only what dreams can import.`,
    hint: 'Preview or export the file with the dream.',
    place: { file },
  };
}

function hasProblems(file: string, errors: readonly LocatedProblem[]): Failure {
  const [first] = errors;
  const list = errors.slice(0, 20).map((error) => `${error.file === file ? '' : `${error.file}, `}line ${error.range.start.line + 1}: ${error.message}`);
  const more = errors.length > list.length ? ` … and ${errors.length - list.length} more` : '';
  return {
    why: 'has-problems',
    message: `${file} has ${errors.length === 1 ? 'a problem' : `${errors.length} problems`} that must be mended first. ${list.join(' · ')}${more}`,
    hint: first?.hint ?? 'See the list of problems.',
    place: { file: first?.file ?? file, ...(first ? { line: first.range.start.line + 1 } : {}) },
  };
}

function factsOf(path: string, bundle: OpenBundle): BundleFacts {
  const { manifest, signer, digest, bytes } = bundle;
  return {
    path,
    bytes,
    title: manifest.identity.title,
    version: manifest.version,
    digest,
    keyId: signer.keyId,
    publicKey: signer.publicKey,
    channels: manifest.channels.map(({ channel }) => channel),
    files: manifest.files,
  };
}

/** A seed of its own for each night, a safe integer: two million nights lie between neighbouring seeds. */
function nightSeed(seed: number, night: number): number {
  return seed * 0x20_0000 + night;
}
