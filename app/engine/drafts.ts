/** The part of the engine that answers for unsaved texts. */

import { good } from '../base/index.ts';
import type { Handlers, KeptDraft } from '../bridge/index.ts';
import type { DraftKeeper, VersionShelf } from '../project/index.ts';

export function draftHandlers(keeper: DraftKeeper, shelf: VersionShelf): Pick<Handlers, `drafts.${'keep' | 'list'}`> {
  return {
    'drafts.keep': async ({ dir, changes }) => {
      const kept = await keeper.keep(dir, changes);
      return kept.ok ? good({}) : kept;
    },
    'drafts.list': async ({ dir }) => {
      const kept = await keeper.list(dir);
      if (!kept.ok) return kept;
      const { drafts, at, notices } = kept.value;
      const listed: KeptDraft[] = [];
      for (const [path, { text, bases }] of drafts) {
        const digest = bases[0] ?? null;
        // What both came from, to merge with; a history that can not be read is none.
        const base = digest === null ? null : await shelf.versionText(digest);
        listed.push({ path, text, bases: [...bases], base: base?.ok ? base.value : null });
      }
      return good({ drafts: listed, at, notices: [...notices] });
    },
  };
}
