/** Why a program is not exported, with the lines that the verifier’s findings come from. */

import type { Location } from '../../dream-dsl/index.ts';
import type { Failure, Finding, Verdict } from '../base/index.ts';
import type { Written } from './sources.ts';

/** Findings that are told; the rest is counted. */
const MOST_TOLD = 8;

export function refusalOf(verdict: Verdict, path: string, written: Written): Failure {
  const findings = verdict.checks.flatMap((check) => check.findings).map((finding) => ({ ...finding, place: placeOf(finding, written) }));
  const told = findings.slice(0, MOST_TOLD).map(({ why, place }) => {
    const file = place === null || place.file === path ? '' : `${place.file}, `;
    return place === null ? why : `${file}line ${place.line}: ${why}`;
  });
  const more = findings.length > told.length ? ` … and ${findings.length - told.length} more` : '';
  const [first] = findings;
  return {
    why: 'refused',
    message: `No device would run ${path}. ${told.join(' · ')}${more}`,
    hint: first?.hint ?? 'Build it again.',
    place: first?.place ?? { file: path },
  };
}

function placeOf({ table, row }: Finding, { origins, texts }: Written): { file: string; line: number } | null {
  const location: Location | undefined = table === 'states' || table === 'transitions' || table === 'cues' ? origins[table][row] : undefined;
  const text = texts.find(({ path }) => path === location?.file)?.text;
  return location === undefined || text === undefined ? null : { file: location.file, line: text.slice(0, location.span.start).split('\n').length };
}
