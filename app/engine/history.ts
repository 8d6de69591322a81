/** The part of the engine that answers for earlier versions of texts. */

import { bad, good } from '../base/index.ts';
import type { Handlers } from '../bridge/index.ts';
import type { VersionShelf } from '../project/index.ts';

export function historyHandlers(shelf: VersionShelf): Pick<Handlers, `history.${'keep' | 'list' | 'text'}`> {
  return {
    'history.keep': async ({ dir, texts, cause, note }) => {
      const put = await shelf.putVersions(dir, { texts, cause, note });
      return put.ok ? good({}) : put;
    },
    'history.list': async ({ dir }) => {
      const versions = await shelf.versions(dir);
      return versions.ok ? good({ versions: [...versions.value] }) : versions;
    },
    'history.text': async ({ digest }) => {
      const text = await shelf.versionText(digest);
      if (!text.ok) return text;
      return text.value === null
        ? bad({ why: 'not-found', message: 'This version is no longer kept.', hint: 'Older versions make room for newer ones; choose one beside it.' })
        : good({ text: text.value });
    },
  };
}
