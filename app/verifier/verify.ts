/** The verifier that a device runs: it proves what it can of a program's tables alone, and passes nothing else. */

import { CHECKS, type Check, type Verdict } from '../base/index.ts';
import { type Program, programProblem } from '../program/index.ts';
import { CEILINGS, type Ceilings } from './ceilings.ts';
import { checkCeilings } from './check-ceilings.ts';
import { checkChannels } from './check-channels.ts';
import { checkCueRate } from './check-cue-rate.ts';
import { checkExits } from './check-exits.ts';
import { checkRelease } from './check-release.ts';
import { checkTermination } from './check-termination.ts';
import { type Flow, flowOf } from './flow.ts';
import { findingsOn, verdictOf } from './report.ts';
import { scenesOf } from './sounding.ts';
import { valuesOf } from './values.ts';
import { Exhausted, MOST_LOOKUPS, MOST_WORK, type Work } from './work.ts';

/** `ok` only where every check is proven. Trusts nothing: tables that `readProgram` has not seen are looked at first. Never throws. */
export function verifyProgram(program: Program, ceilings: Ceilings = CEILINGS): Verdict {
  const tables = findingsOn(program);
  const problem = programProblem(program);
  if (problem !== null) tables.refuse('program', -1, `The tables are not sound: ${problem}.`, 'Build the program again from its source.');
  const sound = tables.check('tables');
  if (problem !== null) return verdictOf([sound]);
  const flow = bounded((work) => flowOf(valuesOf(program), work), MOST_LOOKUPS);
  if (flow === null) return verdictOf([sound, ...CHECKS.filter((id) => id !== 'tables').map((id) => tooLarge(program, id))]);
  const check = (id: Check['id'], of: (flow: Flow, work: Work) => Check): Check => bounded((work) => of(flow, work)) ?? tooLarge(program, id);
  return verdictOf([
    sound,
    checkChannels(program),
    checkRelease(flow, ceilings),
    check('ceilings', (_, work) => checkCeilings(flow, scenesOf(flow, work), ceilings, work)),
    check('termination', checkTermination),
    checkCueRate(flow, ceilings),
    check('exits', checkExits),
  ]);
}

/** null where it would take too much work. */
function bounded<T>(of: (work: Work) => T, most = MOST_WORK): T | null {
  try {
    return of({ left: most });
  } catch (e) {
    if (e instanceof Exhausted) return null;
    throw e;
  }
}

function tooLarge(program: Program, id: Check['id']): Check {
  const findings = findingsOn(program);
  findings.doubt('program', -1, 'The program is too large or too entangled to be decided.', 'Split it, or use fewer arrows between its scenes.');
  return findings.check(id);
}
