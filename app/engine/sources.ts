/** From a source to something that runs: texts compiled and measured, or a bundle read; always through a device's bytes. */

import { type AssetFact, compile, type Lowered } from '../../dream-dsl/index.ts';
import { measureSound, SOUND_FORMATS } from '../audio/index.ts';
import { bad, type Cancel, type CohortReport, type Failure, good, type Outcome, type Verdict } from '../base/index.ts';
import type { ProgramSource } from '../bridge/index.ts';
import { type BundlePlan, type ByteSource, digestAsset, type Manifest, type MeasuredSound, type OpenBundle, planBundle, readBundle } from '../bundle/index.ts';
import { consentsOf } from '../night/index.ts';
import { type Program, readProgram } from '../program/index.ts';
import { type CheckedProgram, checkProgram, type LocatedProblem, languagesOf } from '../project/index.ts';
import { provePromises, verifyProgram } from '../verifier/index.ts';
import type { EnginePorts } from './ports.ts';
import { unplayable } from './unplayable.ts';

export type FileSource = Extract<ProgramSource, { kind: 'file' }>;
type Frozen<T> = T extends string | number | boolean | null ? T : { readonly [K in keyof T]: Frozen<T[K]> };

/** A program ready to run, as a device would get it. */
export interface Runnable {
  readonly program: Program;
  readonly assetMs: readonly (number | null)[];
  readonly digest: string;
  /** Where its rows stand in texts, and what its values measure; null of a bundle, which has no texts. */
  readonly written: Written | null;
}

export type Written = Pick<Lowered, 'origins' | 'measures'> & { readonly texts: readonly { readonly path: string; readonly text: string }[] };

/** Everything of a bundle but the signature, what a device would say of it, and the texts behind it. */
interface Planned {
  readonly bundle: BundlePlan;
  readonly verdict: Verdict;
  readonly written: Written;
}

interface ReadProgram {
  readonly program: Program;
  readonly manifest: Manifest;
  readonly digest: string;
  readonly written: Written | null;
}

export type Report = (phase: string, done: number) => Promise<void>;

export interface Sources {
  check(source: FileSource): Promise<Outcome<CheckedProgram>>;
  /** Without measuring its sounds. */
  tables(source: ProgramSource, cancel: Cancel): Promise<Outcome<Pick<Runnable, 'program' | 'written'>>>;
  plan(source: FileSource, cancel: Cancel, report: Report, extras?: PlanExtras): Promise<Outcome<Planned>>;
  runnable(source: ProgramSource, cancel: Cancel, report: Report): Promise<Outcome<Runnable>>;
  /** `believed`: the sounds were measured by whoever calls, or nobody asks how loud they are. */
  openBundle(path: string, cancel: Cancel, step: (done: number) => Promise<void>, sounds?: 'measured' | 'believed'): Promise<Outcome<OpenBundle>>;
}

/** What a bundle may have beside what follows from its texts. */
export interface PlanExtras {
  readonly texts: boolean;
  readonly cohorts: readonly CohortReport[];
}
const AS_USUAL: PlanExtras = { texts: true, cohorts: [] };

/** Measured assets kept in mind. */
const MAX_REMEMBERED = 10_000;

export function createSources({ crypto, decoder, projects, bundles, about }: EnginePorts): Sources {
  const measured = new Map<string, MeasuredSound>();
  return { check, tables, plan, runnable, openBundle };

  function check({ dir, path, texts }: FileSource): Promise<Outcome<CheckedProgram>> {
    return checkProgram(projects, dir, path, texts);
  }

  async function compiledOf(source: FileSource): Promise<Outcome<CheckedProgram & { readonly program: Program; readonly written: Written }>> {
    const checked = await check(source);
    if (!checked.ok) return checked;
    const { project, problems, texts } = checked.value;
    const errors = problems.filter((problem) => problem.severity === 'error');
    const [first] = errors;
    if (first) return bad(hasProblems(source.path, errors));
    const compiled = compile(project, source.path);
    if (compiled === null) return bad(notLowered(source.path));
    const { origins, measures } = compiled;
    // The compiler's tables and the machine's schema have nothing in common but this line, which holds them together.
    return good({ ...checked.value, program: compiled.program satisfies Frozen<Program> as Program, written: { origins, measures, texts } });
  }

  async function tables(source: ProgramSource, cancel: Cancel): Promise<Outcome<Pick<Runnable, 'program' | 'written'>>> {
    if (source.kind === 'file') return compiledOf(source);
    const opened = await openBundle(source.path, cancel, async () => {}, 'believed');
    return opened.ok ? good({ program: opened.value.program, written: null }) : opened;
  }

  /** Compiles, verifies and measures: everything of a bundle but the signature. */
  async function plan(source: FileSource, cancel: Cancel, report: Report, extras = AS_USUAL): Promise<Outcome<Planned>> {
    await report('checking', 0);
    const compiled = await compiledOf(source);
    if (!compiled.ok) return compiled;
    const { program, facts, texts, written } = compiled.value;
    const sounds = [...new Set(program.assets.filter((asset) => asset.channel === 'sound').map((asset) => asset.source))];
    const assets: [string, MeasuredSound][] = [];
    for (const [i, sound] of sounds.entries()) {
      const found = await measure(source.dir, sound, facts[sound], cancel, (done) => report('reading sounds', (i + done) / sounds.length));
      if (!found.ok) return found;
      assets.push([sound, found.value]);
    }
    const languages = await languagesOf(projects, source.dir, source.path);
    if (!languages.ok) return languages;
    const verdict = verifyProgram(program);
    const bundle = planBundle(crypto, {
      program,
      assets: Object.fromEntries(assets),
      languages: languages.value,
      consents: consentsOf(program),
      sources: extras.texts ? texts : [],
      checks: verdict.checks,
      proofs: provePromises(program, verdict),
      cohorts: extras.cohorts,
      engine: about.version,
    });
    return bundle.ok ? good({ bundle: bundle.value, verdict, written }) : bundle;
  }

  /** Its digest, its length and its loudness. */
  async function measure(
    dir: string,
    path: string,
    fact: AssetFact | undefined,
    cancel: Cancel,
    step: (done: number) => Promise<void>,
  ): Promise<Outcome<MeasuredSound>> {
    const opened = await projects.openAsset(dir, path);
    if (!opened.ok) return opened;
    try {
      const { stamp, size } = opened.value;
      const known = measured.get(stamp);
      if (known) return good(known);
      const digest = await digestAsset(crypto, opened.value, cancel, (done) => step(done / size / 2));
      if (!digest.ok) return digest;
      const format = SOUND_FORMATS.find((one) => fact?.state === 'audio' && fact.format === one) ?? 'WAV';
      const heard = await measureSound(decoder, opened.value, format, cancel, (done) => step((1 + done) / 2));
      if (!heard.ok) return heard;
      if ('unplayable' in heard.value) return bad(unplayable(path, heard.value.unplayable));
      const sound = { ...digest.value, ...heard.value, format };
      if (measured.size >= MAX_REMEMBERED) measured.clear();
      measured.set(stamp, sound);
      return good(sound);
    } finally {
      await opened.value.close();
    }
  }

  async function runnable(source: ProgramSource, cancel: Cancel, report: Report): Promise<Outcome<Runnable>> {
    const read = source.kind === 'bundle' ? await fromBundle(source.path, cancel, (done) => report('checking', done)) : await fromFile(source, cancel, report);
    if (!read.ok) return read;
    const { program, manifest, digest, written } = read.value;
    const lengths = new Map(manifest.sounds.map((sound) => [sound.path, sound.durationMs]));
    return good({ program, digest, written, assetMs: program.assets.map((asset) => lengths.get(asset.source) ?? null) });
  }

  /** The program as a device would get it: encoded, then read back from those bytes. */
  async function fromFile(source: FileSource, cancel: Cancel, report: Report): Promise<Outcome<ReadProgram>> {
    const planned = await plan(source, cancel, report);
    if (!planned.ok) return planned;
    // A night may be shown of what no device would run: it is how its author finds out why.
    const { bundle, written } = planned.value;
    const program = readProgram(bundle.programBytes);
    return program.ok ? good({ program: program.value, manifest: bundle.manifest, digest: bundle.digest, written }) : program;
  }

  async function fromBundle(path: string, cancel: Cancel, step: (done: number) => Promise<void>): Promise<Outcome<ReadProgram>> {
    const opened = await openBundle(path, cancel, step, 'believed');
    return opened.ok ? good({ program: opened.value.program, manifest: opened.value.manifest, digest: opened.value.digest, written: null }) : opened;
  }

  async function openBundle(
    path: string,
    cancel: Cancel,
    step: (done: number) => Promise<void>,
    sounds: 'measured' | 'believed' = 'measured',
  ): Promise<Outcome<OpenBundle>> {
    const source: Outcome<ByteSource> = await bundles.open(path);
    if (!source.ok) return source;
    try {
      const opened = await readBundle(source.value, { crypto, decoder, cancel, sounds, progress: (done, total) => step(done / total) });
      return opened.ok ? opened : bad({ ...opened.failure, place: opened.failure.place ?? { file: path } });
    } finally {
      await source.value.close();
    }
  }
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
