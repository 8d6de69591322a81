/** Findings and checks, put together the same way everywhere. */

import type { Bound, Check, Finding, Verdict } from '../base/index.ts';
import { type Program, spokenOf } from '../program/index.ts';

type Table = Finding['table'];

/** The scene that a row belongs to; '' of the dream itself, and of none. */
function sceneOf(program: Program, table: Table, row: number): string {
  const { transitions, cues } = program;
  const state = table === 'states' ? row : table === 'transitions' ? transitions[row]?.source : table === 'cues' ? cues[row]?.state : undefined;
  return state === undefined || state <= 0 ? '' : spokenOf(program, state);
}

export interface Findings {
  refuse(table: Table, row: number, why: string, hint: string): void;
  doubt(table: Table, row: number, why: string, hint: string): void;
  check(id: Check['id'], bounds?: readonly Bound[]): Check;
}

/** Findings of one check that are kept; the rest only counts. */
const MOST = 50;

export function findingsOn(program: Program): Findings {
  const findings: Finding[] = [];
  const add = (kind: Finding['kind'], table: Table, row: number, why: string, hint: string) => {
    if (findings.length < MOST) findings.push({ kind, table, row, scene: sceneOf(program, table, row), why, hint });
  };
  return {
    refuse: (...finding) => add('refused', ...finding),
    doubt: (...finding) => add('not decided', ...finding),
    check: (id, bounds = []) => ({
      id,
      verdict: findings.length === 0 ? 'proven' : findings.some(({ kind }) => kind === 'refused') ? 'refused' : 'not decided',
      bounds: [...bounds],
      findings,
    }),
  };
}

export const verdictOf = (checks: readonly Check[]): Verdict => ({ ok: checks.every(({ verdict }) => verdict === 'proven'), checks: [...checks] });

/** At most one decimal, rounded up: what is told is never less than what was found. */
export const upTo = (value: number): string => String(Math.ceil(value * 10 - 1e-6) / 10);
export const ms = (value: number): string =>
  value % 60_000 === 0 && value > 0 ? `${value / 60_000} min` : value < 1000 ? `${value} ms` : `${upTo(value / 1000)} s`;
