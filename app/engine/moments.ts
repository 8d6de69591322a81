/** The part of the engine that answers questions about a night that was played: everything at an instant, why, and why not. */

import { bad, good } from '../base/index.ts';
import type { Handlers, Params } from '../bridge/index.ts';
import { compareNights, compareWithNatural, momentAt, type Walk, whyNotCue, whyNotTransition, whyOf } from '../walk/index.ts';
import type { Nights } from './played.ts';
import { rowsOnLine } from './rows.ts';
import type { Sources } from './sources.ts';

type Names = 'night.compare' | 'night.moment' | 'night.why' | 'night.whyNot' | 'program.rows';

export function momentHandlers(nights: Nights, sources: Sources): Pick<Handlers, Names> {
  return {
    'night.moment': async ({ night, at }, { cancel }) => {
      const played = await nights.played(night, cancel);
      return played.ok ? good(momentAt(played.value.walk(), Math.min(at, played.value.record.durationMs - 1))) : played;
    },
    'night.compare': async ({ first, second }, { cancel }) => {
      const one = await nights.played(first, cancel);
      if (!one.ok) return one;
      if (second === undefined) return good({ comparison: compareWithNatural(one.value.record), second: null });
      const other = await nights.played(second, cancel);
      return other.ok ? good({ comparison: compareNights(one.value.record, other.value.record), second: other.value.record }) : other;
    },
    'night.why': async ({ night, what }, { cancel }) => {
      const played = await nights.played(night, cancel);
      if (!played.ok) return played;
      const walk = played.value.walk();
      const why = isRow(walk, what) || what.row < 0 ? whyOf(walk, what.kind, what.row, what.at) : null;
      return why === null ? bad(NOT_THEN) : good(why);
    },
    'night.whyNot': async ({ night, what, from = 0, to }, { cancel }) => {
      const played = await nights.played(night, cancel);
      if (!played.ok) return played;
      const walk = played.value.walk();
      if (!isRow(walk, what)) return bad(NO_ROW);
      const end = Math.min(to ?? walk.record.durationMs, walk.record.durationMs);
      const range = { from: Math.min(from, end), to: end };
      return good(what.kind === 'cue' ? whyNotCue(walk, what.row, range) : whyNotTransition(walk, what.row, range, armTo(walk, what.row, what.target)));
    },
    'program.rows': async ({ source, file, line }, { cancel }) => {
      const read = await sources.runnable(source, cancel, async () => {});
      if (!read.ok) return read;
      const { written } = read.value;
      if (written === null || source.kind === 'bundle') return bad(NO_TEXT);
      return good({ rows: rowsOnLine(written, file ?? source.path, line) });
    },
  };
}

function isRow({ machine: { program } }: Walk, { kind, row }: Pick<Params<'night.whyNot'>['what'], 'kind' | 'row'>): boolean {
  return row >= 0 && row < (kind === 'cue' ? program.cues : program.transitions).length;
}

const NOT_THEN = {
  why: 'not-found',
  message: 'This did not happen at that instant of the night.',
  hint: 'Ask why it did not, or choose an instant at which it did.',
} as const;
const NO_ROW = { why: 'not-found', message: 'The program has no such transition or cue.', hint: 'Preview the night again.' } as const;
const NO_TEXT = { why: 'no-text', message: 'A bundle has no lines to ask about.', hint: 'Ask with the file that it was built from.' } as const;

/** null: all of them, or the only one. */
function armTo({ machine: { program } }: Walk, row: number, target: string | undefined): number | null {
  const { arms } = program.transitions[row]!;
  const arm = arms.length < 2 ? -1 : arms.findIndex((one) => program.states[one.target]!.path === target);
  return arm < 0 ? null : arm;
}
