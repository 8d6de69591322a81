/** What was thrown away and can be brought back. */

import type { TrashedEntry } from '../../app/bridge/index.ts';
import { bringBack } from '../state/files.ts';

export function Deleted({ entries }: { readonly entries: readonly TrashedEntry[] }) {
  return (
    <section className="explorer-deleted" aria-label="Deleted files">
      <h3>Deleted</h3>
      <ul>
        {entries.map(({ id, path, deletedAt }) => (
          <li key={id}>
            <span title={`${path}, deleted on ${deletedAt}`}>{path}</span>
            <button type="button" className="link" aria-label={`Bring back ${path}`} onClick={() => bringBack(id)}>
              Bring back
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
