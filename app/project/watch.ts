/** Notices which texts of a project another program changed, added or removed, by looking at what the disk has whenever there is a hint. */

import type { Failure } from '../base/index.ts';
import type { ProjectFiles } from './ports.ts';

export interface OutsideChanges {
  /** Texts whose bytes are others, or that are new. */
  readonly changed: readonly string[];
  readonly gone: readonly string[];
  /** Why the folder itself is not there; null while it is. */
  readonly lost: Failure | null;
}

/** `known`: digests by path, as the caller has them; among them may be texts that are neither dreams nor beside one. Tells until `stopped`; also of what the caller wrote itself, who knows its digest. */
export async function watchProject(
  files: ProjectFiles,
  dir: string,
  known: Readonly<Record<string, string>>,
  tell: (changes: OutsideChanges) => void,
  stopped: Promise<void>,
): Promise<void> {
  const digests = new Map(Object.entries(known));
  const also = Object.keys(known);
  let stamps: ReadonlyMap<string, string> = new Map();
  let looking = false;
  let again = false;
  let over = false;
  let lost: Failure | null = null;

  const look = async (): Promise<void> => {
    again = true;
    if (looking) return;
    looking = true;
    while (again && !over) {
      again = false;
      const before = lost;
      const changes = await changesNow();
      lost = changes.lost;
      if (!over && changes.changed.length + changes.gone.length + Number((before === null) !== (lost === null)) > 0) tell(changes);
    }
    looking = false;
  };

  const changesNow = async (): Promise<OutsideChanges> => {
    const now = await files.stamps(dir, also);
    // A folder that can not be read for now has lost nothing; nor has one that is gone, as long as the texts are here.
    if (!now.ok) return { changed: [], gone: [], lost: now.failure.why === 'not-found' ? now.failure : null };
    const changed: string[] = [];
    const looked = new Map<string, string>();
    for (const [path, stamp] of now.value) {
      const text = stamps.get(path) === stamp ? null : await files.readText(dir, path);
      // One that can not be read now, such as while another program keeps it, is looked at again.
      if (text?.ok !== false) looked.set(path, stamp);
      if (!text?.ok || digests.get(path) === text.value.digest) continue;
      digests.set(path, text.value.digest);
      changed.push(path);
    }
    const gone = [...digests.keys()].filter((path) => !now.value.has(path));
    for (const path of gone) digests.delete(path);
    stamps = looked;
    return { changed, gone, lost: null };
  };

  const end = files.watch(dir, () => void look());
  await look();
  await stopped;
  over = true;
  end();
}
