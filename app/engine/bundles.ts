/** The part of the engine that answers for bundles. */

import { bad, type Cancel, type CohortReport, cohortReportSchema, good, type Outcome } from '../base/index.ts';
import type { BundleFacts, Handlers, Method } from '../bridge/index.ts';
import { type OpenBundle, soundNotes, writeBundle } from '../bundle/index.ts';
import { verifyProgram } from '../verifier/index.ts';
import type { EnginePorts } from './ports.ts';
import { refusalOf } from './refusal.ts';
import type { FileSource, Sources } from './sources.ts';

export function bundleHandlers(ports: EnginePorts, sources: Sources): Pick<Handlers, Exclude<Extract<Method, `bundle.${string}`>, 'bundle.preflight'>> {
  return {
    'bundle.export': async ({ source, out, key, texts = true, cohorts: results = [] }, { cancel, progress }) => {
      if (source.kind === 'bundle')
        return bad({ why: 'wrong-call', message: 'A bundle is exported already.', hint: 'Copy the file, or export from the program’s source.' });
      const report = async (phase: string, done: number) => {
        progress({ phase, done });
        await ports.pause();
      };
      const cohorts = await cohortsOf(results, source, cancel);
      if (!cohorts.ok) return cohorts;
      const planned = await sources.plan(source, cancel, report, { texts, cohorts: cohorts.value });
      if (!planned.ok) return planned;
      const { bundle, verdict } = planned.value;
      if (!verdict.ok) return bad(refusalOf(verdict, source.path, planned.value.written));
      const sink = await ports.bundles.create(out);
      if (!sink.ok) return sink;
      const written = await writeBundle(bundle, {
        crypto: ports.crypto,
        keys: ports.keys,
        key,
        open: (asset) => ports.projects.openAsset(source.dir, asset),
        sink: sink.value,
        cancel,
        progress: (done, total) => report('writing', done / total),
      });
      if (!written.ok) return written;
      const opened = await sources.openBundle(out, { cancelled: false }, (done) => report('checking', done), 'believed');
      const names = new Map(bundle.assets.map((asset) => [asset.path, asset.source]));
      const notes = soundNotes(bundle.manifest.sounds.map((sound) => ({ ...sound, name: names.get(sound.path) ?? sound.path })));
      return opened.ok ? good({ ...factsOf(out, opened.value), notes }) : opened;
    },
    'bundle.inspect': async ({ path }, { cancel }) => {
      const opened = await sources.openBundle(path, cancel, () => ports.pause());
      return opened.ok ? good({ ...factsOf(path, opened.value), manifest: opened.value.manifest, verdict: verifyProgram(opened.value.program) }) : opened;
    },
    'bundle.verify': async ({ path, trust }, { cancel, progress }) => {
      const opened = await sources.openBundle(path, cancel, async (done) => {
        progress({ phase: 'checking', done });
        await ports.pause();
      });
      if (!opened.ok) return opened;
      const { publicKey, keyId } = opened.value.signer;
      const trusted = trust === undefined ? null : trust.includes(publicKey) || trust.includes(keyId);
      return good({ ...factsOf(path, opened.value), trusted, verdict: verifyProgram(opened.value.program) });
    },
  };

  /** Results of whole cohorts of this very program, natural nights beside. */
  async function cohortsOf(paths: readonly string[], source: FileSource, cancel: Cancel): Promise<Outcome<CohortReport[]>> {
    const cohorts: CohortReport[] = [];
    if (paths.length === 0) return good(cohorts);
    const plain = await sources.plan(source, cancel, async () => ports.pause());
    if (!plain.ok) return plain;
    for (const path of paths) {
      const text = await ports.cohortFiles.read(path, MAX_REPORT_BYTES);
      if (!text.ok) return text;
      const report = cohortReportSchema.safeParse(json(text.value));
      const place = { file: path };
      if (!report.success)
        return bad({ why: 'corrupt', message: `${path} is not the result of a cohort.`, hint: 'Make one: dream cohort FILE --json > result.json', place });
      const { programs, conditions, complete } = report.data;
      if (programs.length !== 1 || conditions[1] !== 'natural' || programs[0]?.digest !== plain.value.bundle.digest)
        return bad({
          why: 'refused',
          message: `${path} tells of another program than the one to be exported.`,
          hint: 'Run the cohort again with the texts as they are now.',
          place,
        });
      if (!complete)
        return bad({
          why: 'refused',
          message: `${path} is not whole: nights are missing.`,
          hint: 'Let the cohort run to its end, or merge all of its shards.',
          place,
        });
      cohorts.push(report.data);
    }
    return good(cohorts);
  }
}

/** Largest result of a cohort that is read, bytes. */
const MAX_REPORT_BYTES = 64 * 1024 * 1024;

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
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
    channels: manifest.requires.channels.map(({ channel }) => channel),
    files: manifest.files,
  };
}
