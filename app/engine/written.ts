/** From rows of a program to the place in the texts that they were written at. */

import type { Location } from '../../dream-dsl/index.ts';
import type { Finding } from '../base/index.ts';
import type { LocatedProblem } from '../bridge/index.ts';
import { locate } from '../project/index.ts';
import type { Written } from './sources.ts';

export type TextPlace = Pick<LocatedProblem, 'file' | 'range'>;

/** A bundle has no texts. */
export function placeOf(written: Written | null, location: Location | undefined): TextPlace | null {
  const text = location === undefined ? undefined : written?.texts.find(({ path }) => path === location.file)?.text;
  if (location === undefined || text === undefined) return null;
  const [found] = locate(text, location.file, [{ code: '', severity: 'info', message: '', hint: '', span: location.span, related: [], fixes: [] }]);
  return found === undefined ? null : { file: location.file, range: found.range };
}

/** Where the row stands that the verifier speaks of. */
export function placeOfFinding(written: Written | null, { table, row }: Finding): TextPlace | null {
  return table === 'states' || table === 'transitions' || table === 'cues' ? placeOf(written, written?.origins[table][row]) : null;
}
