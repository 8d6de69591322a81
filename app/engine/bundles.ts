/** The part of the engine that answers for bundles and the keys that sign them. */

import { bad, good } from '../base/index.ts';
import type { BundleFacts, Handlers, Method } from '../bridge/index.ts';
import { type OpenBundle, writeBundle } from '../bundle/index.ts';
import { verifyProgram } from '../verifier/index.ts';
import type { EnginePorts } from './ports.ts';
import { refusalOf } from './refusal.ts';
import type { Sources } from './sources.ts';

export function bundleHandlers(
  ports: EnginePorts,
  sources: Sources,
): Pick<Handlers, Exclude<Extract<Method, `${'bundle' | 'keys'}.${string}`>, 'bundle.preflight'>> {
  return {
    'bundle.export': async ({ source, out, key }, { cancel, progress }) => {
      if (source.kind === 'bundle')
        return bad({ why: 'wrong-call', message: 'A bundle is exported already.', hint: 'Copy the file, or export from the program’s source.' });
      const report = async (phase: string, done: number) => {
        progress({ phase, done });
        await ports.pause();
      };
      const planned = await sources.plan(source, cancel, report);
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
      const opened = await sources.openBundle(out, { cancelled: false }, (done) => report('checking', done));
      return opened.ok ? good(factsOf(out, opened.value)) : opened;
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
    'keys.list': async () => {
      const keys = await ports.keys.list();
      return keys.ok ? good({ keys: [...keys.value] }) : keys;
    },
    'keys.create': ({ name }) => ports.keys.create(name),
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
