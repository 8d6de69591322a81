/** Why a program is not exported, with the lines that the verifier’s findings come from. */

import type { Failure, Verdict } from '../base/index.ts';
import type { Written } from './sources.ts';
import { placeOfFinding, type TextPlace } from './written.ts';

/** Findings that are told; the rest is counted. */
const MOST_TOLD = 8;

export function refusalOf(verdict: Verdict, path: string, written: Written): Failure {
  const findings = verdict.checks.flatMap((check) => check.findings).map((finding) => ({ ...finding, place: lineOf(placeOfFinding(written, finding)) }));
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

const lineOf = (place: TextPlace | null) => (place === null ? null : { file: place.file, line: place.range.start.line + 1 });
