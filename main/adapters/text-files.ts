/** Texts on disk: read as they are, written whole, and never over one that is not as it was last seen. */

import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { bad, type Failure, good, inBytes, type Outcome } from '../../app/base/index.ts';
import { MAX_TEXT_BYTES, type TextFile } from '../../app/project/index.ts';
import { createSink, openSource } from './byte-files.ts';
import { sha256Hex } from './crypto.ts';
import { fileFailure } from './file-failure.ts';

/** Reads UTF-8 text of at most `limit` bytes, exactly as it is. */
export async function readTextFile(path: string, limit: number): Promise<Outcome<TextFile>> {
  const source = await openSource(path);
  if (!source.ok) return source;
  try {
    if (source.value.size > limit)
      return bad({
        why: 'too-large',
        message: `${path} has ${inBytes(source.value.size)}; at most ${inBytes(limit)} can be read.`,
        hint: 'Is it the right file?',
        place: { file: path },
      });
    const bytes = await source.value.read(0, source.value.size);
    if (!bytes.ok) return bytes;
    // A text has no zeros; other files mostly do.
    if (bytes.value.includes(0)) return bad(notText(path));
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.value);
    return good({ text, digest: sha256Hex(bytes.value) });
  } catch (error) {
    if (error instanceof TypeError) return bad(notText(path));
    throw error;
  } finally {
    await source.value.close();
  }
}

const notText = (path: string): Failure => ({
  why: 'not-text',
  message: `${path} is not UTF-8 text.`,
  hint: 'If it is a text, save it as UTF-8 in the program it comes from.',
  place: { file: path },
});

/** `basedOn`: the digest of what is there as it was last seen; null: nothing is. */
export async function writeTextFile(path: string, text: string, basedOn: string | null): Promise<Outcome<{ digest: string }>> {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length > MAX_TEXT_BYTES)
    return bad({
      why: 'too-large',
      message: `${path} would have ${inBytes(bytes.length)}; a program may have ${inBytes(MAX_TEXT_BYTES)}.`,
      hint: 'Split it into several files.',
      place: { file: path },
    });
  const before = await currentDigest(path);
  if (!before.ok) return before;
  const digest = sha256Hex(bytes);
  if (before.value !== basedOn) {
    // The same text is on disk already: an answer that got lost, not a conflict.
    if (before.value === digest) return good({ digest });
    return bad(changedOutside(path, before.value));
  }
  try {
    await mkdir(dirname(path), { recursive: true });
  } catch (error) {
    return bad(fileFailure(error, 'write', path));
  }
  const sink = await createSink(path);
  if (!sink.ok) return sink;
  const written = await sink.value.write(bytes);
  // Looked at again as late as can be: the window in which another program's write could be lost is one rename.
  const again = written.ok ? await currentDigest(path) : written;
  if (!again.ok || again.value !== basedOn) {
    await sink.value.abandon();
    return again.ok ? bad(changedOutside(path, again.value as string | null)) : again;
  }
  const done = await sink.value.commit();
  return done.ok ? good({ digest }) : done;
}

function changedOutside(path: string, digest: string | null): Failure {
  return {
    why: 'changed-outside',
    message: digest === null ? `${path} was removed or renamed by another program.` : `${path} was changed by another program since you opened it.`,
    hint: 'Nothing was overwritten. Compare both and keep what you want, or save under another name.',
    place: { file: path },
  };
}

async function currentDigest(path: string): Promise<Outcome<string | null>> {
  const source = await openSource(path);
  if (!source.ok) return source.failure.why === 'not-found' ? good(null) : source;
  try {
    if (source.value.size > MAX_TEXT_BYTES) return good('too large to be ours');
    const bytes = await source.value.read(0, source.value.size);
    return bytes.ok ? good(sha256Hex(bytes.value)) : bytes;
  } finally {
    await source.value.close();
  }
}
