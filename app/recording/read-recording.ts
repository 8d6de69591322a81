/** Reading a recorded night from a file, whichever of the known formats it is in. */

import { type Cancel, fromUtf8, type Outcome } from '../base/index.ts';
import { readEdfHypnogram } from './edf-hypnogram.ts';
import { type ReadAs, type ReadHypnogram, refusal } from './hypnogram.ts';
import { parseHypnogramTable } from './hypnogram-table.ts';
import { MAX_TABLE_BYTES } from './limits.ts';
import type { RecordingSource } from './ports.ts';

/** Decides by what the file begins with; a name that ends in .edf decides too, so that a broken one is called so. */
export async function readRecording(source: RecordingSource, name: string, as: ReadAs = {}, cancel?: Cancel): Promise<Outcome<ReadHypnogram>> {
  const head = await source.read(0, 8);
  if (!head.ok) return head;
  const edf = head.value[0] === 0xff && head.value[1] === 0x42 ? true : String.fromCharCode(...head.value) === '0       ';
  if (edf || /\.(edf|rec|bdf)$/i.test(name)) return readEdfHypnogram(source, name, as, cancel);
  const refuse = refusal(name, 'Name a table of text (CSV), or EDF+ with annotations.');
  if (source.size > MAX_TABLE_BYTES) return refuse(`a table may have ${MAX_TABLE_BYTES / 1024 / 1024} MiB at most; this file has ${source.size} bytes.`);
  const bytes = await source.read(0, source.size);
  if (!bytes.ok) return bytes;
  const text = fromUtf8(bytes.value);
  return text === null ? refuse('this is neither EDF nor UTF-8 text.', 'Save it as UTF-8 in the program it comes from.') : parseHypnogramTable(text, name, as);
}
