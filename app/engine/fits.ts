/** The part of the engine that tells whom a program is not for: what it asks of a sleeper beyond what they agreed to, with places in the text. */

import type { Location } from '../../dream-dsl/index.ts';
import { bad, calledName, type Failure, good, type Outcome, type Sleeper } from '../base/index.ts';
import type { Handlers, Result } from '../bridge/index.ts';
import { type Concern, concernsOf, concernWords, forbids } from '../night/index.ts';
import type { Program } from '../program/index.ts';
import { findSleeper, listSleepers } from '../sleepers/index.ts';
import type { EnginePorts } from './ports.ts';
import type { Runnable, Sources, Written } from './sources.ts';
import { placeOf } from './written.ts';

type Judged = Pick<Runnable, 'program' | 'written'>;
type Verdict = Result<'program.fits'>['sleepers'][number];

export function fitHandlers(ports: EnginePorts, sources: Sources): Pick<Handlers, 'program.fits'> {
  return {
    'program.fits': async ({ source, names }, { cancel }) => {
      const tables = await sources.tables(source, cancel);
      if (!tables.ok) return tables;
      const sleepers: Sleeper[] = [];
      for (const name of names ?? []) {
        const found = await findSleeper(ports.store, name);
        if (!found.ok) return found;
        sleepers.push(found.value);
      }
      if (names === undefined) {
        const listed = await listSleepers(ports.store, { hidden: true });
        if (!listed.ok) return listed;
        sleepers.push(...listed.value);
      }
      return good({ sleepers: sleepers.map((sleeper) => verdictOn(tables.value, sleeper)) });
    },
  };
}

function verdictOn({ program, written }: Judged, sleeper: Sleeper): Verdict {
  const concerns = concernsOf(program, sleeper);
  return {
    name: sleeper.name,
    fits: !concerns.some(forbids),
    concerns: concerns.map((concern) => ({
      kind: concern.kind,
      forbids: forbids(concern),
      ...concernWords(program, concern, calledName(sleeper)),
      place: placeOf(written, originOf(written, concern)),
    })),
  };
}

/** Null where the program may be played to them; else every reason, and the way out of the first. */
export function refusal({ program, written }: Judged, sleeper: Sleeper): Failure | null {
  const reasons = concernsOf(program, sleeper).filter(forbids);
  const [first] = reasons;
  if (first === undefined) return null;
  const place = placeOf(written, originOf(written, first));
  return {
    why: 'not-for-them',
    message: `The dream is not for ${calledName(sleeper)}. ${reasons.map((reason) => concernWords(program, reason, calledName(sleeper)).message).join(' ')}`,
    hint: concernWords(program, first, calledName(sleeper)).hint,
    ...(place === null ? {} : { place: { file: place.file, line: place.range.start.line + 1 } }),
  };
}

/** The sleepers to whom all of the programs may be played, and the others with the reason. */
export function sorted(
  programs: readonly Program[],
  sleepers: readonly Sleeper[],
): { readonly who: Sleeper[]; readonly leftOut: { name: string; why: string }[] } {
  const who: Sleeper[] = [];
  const leftOut: { name: string; why: string }[] = [];
  for (const sleeper of sleepers) {
    const why = programs.flatMap((program) => {
      const reason = concernsOf(program, sleeper).find(forbids);
      return reason === undefined ? [] : [concernWords(program, reason, calledName(sleeper)).message];
    })[0];
    if (why === undefined) who.push(sleeper);
    else leftOut.push({ name: sleeper.name, why });
  }
  return { who, leftOut };
}

export const nobodyLeft = (leftOut: readonly { readonly name: string; readonly why: string }[]): Outcome<never> =>
  bad({
    why: 'not-for-them',
    message: `The dream is for none of these sleepers. ${leftOut
      .slice(0, 5)
      .map(({ why }) => why)
      .join(' ')}`,
    hint: 'Choose others, or take out what they avoid or have not agreed to.',
  });

function originOf(written: Written | null, concern: Concern): Location | undefined {
  if (written === null) return undefined;
  const { origins } = written;
  switch (concern.kind) {
    case 'theme':
      return origins.themes[concern.theme];
    case 'age':
      return undefined;
    case 'channel':
    case 'device':
    case 'memory':
      return origins.cues[concern.cue];
    case 'nightmares':
      return origins.states[concern.state];
    case 'lucidity':
      return origins.transitions[concern.transition];
  }
}
