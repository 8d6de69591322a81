/** The part of the engine that answers questions about a night that was played. */

import { good } from '../base/index.ts';
import type { Handlers } from '../bridge/index.ts';
import { momentAt } from '../walk/index.ts';
import type { Nights } from './played.ts';

type Names = 'night.moment';

export function momentHandlers(nights: Nights): Pick<Handlers, Names> {
  return {
    'night.moment': async ({ night, at }, { cancel }) => {
      const played = await nights.played(night, cancel);
      if (!played.ok) return played;
      return good(momentAt(played.value.walk(), Math.min(at, played.value.record.durationMs - 1)));
    },
  };
}
