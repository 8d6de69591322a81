/** Texts to tables for tests, with expressions, scenes and variables in their places instead of indices. */

import { expect } from 'vitest';
import type { Program } from '../../app/program/index.ts';
import { type Analysis, analyze, compile, type Lowered, projectOf } from '../../dream-dsl/index.ts';

export type Texts = string | Readonly<Record<string, string>>;

/** The analysis of `main.dream`, in whose project no text has an error. */
export function analysed(texts: Texts): Analysis {
  const project = projectOf(typeof texts === 'string' ? { 'main.dream': texts } : texts);
  const analyses = [...project.files.keys()].map((path) => [path, analyze(project, path)] as const);
  const errors = analyses.flatMap(([path, { problems }]) =>
    problems.filter(({ severity }) => severity === 'error').map(({ code, message, span }) => `${path} ${code} ${message} at ${span.start}`),
  );
  expect(errors).toEqual([]);
  return analyses.find(([path]) => path === 'main.dream')?.[1] as Analysis;
}

/** The tables of `main.dream` with where each row comes from. */
export function compiled(texts: Texts): Lowered | null {
  analysed(texts);
  return compile(projectOf(typeof texts === 'string' ? { 'main.dream': texts } : texts), 'main.dream');
}

/** The tables alone. */
export const tables = (texts: Texts): Program => compiled(texts)?.program as Program;

/** A dream of what stands in its body. */
export const dream = (body: string): string => `dream "T" {\n needs sound, light, scent, touch\n${body}\n}\n`;

/** `num 5000`; null for −1. */
export const code = (program: Program, index: number): string | null => (index < 0 ? null : (program.exprs[index]?.join(' ') ?? '?'));
export const claim = (program: Program, index: number): string | null => (index < 0 ? null : (program.claims[index]?.join(' ') ?? '?'));
const path = (program: Program, index: number): string => program.states[index]?.path ?? '?';

type Words = Program['cues'][number]['words'];
const words = (program: Program, parts: Words) =>
  parts.map((part) => (typeof part === 'object' && 'expr' in part ? { ...part, expr: code(program, part.expr) } : part));

type Action = Program['states'][number]['onEnter'][number];
export function action(program: Program, of: Action): unknown {
  if (of.do === 'set') return `${program.vars[of.var]?.name} = ${code(program, of.value)}`;
  if (of.do === 'mark') return { mark: words(program, of.words) };
  return of.do === 'raise' ? `raise ${of.event}` : { play: cue(program, of.cue) };
}

/** What differs from a plain cue. */
export function cue(program: Program, index: number): Record<string, unknown> {
  const row = program.cues[index] as Program['cues'][number];
  const e = (expression: number) => code(program, expression);
  const all = {
    verb: row.verb,
    asset: program.assets[row.asset]?.name ?? null,
    words: row.words.length === 0 ? null : words(program, row.words),
    level: e(row.level),
    fadeIn: e(row.fadeIn),
    fadeOut: e(row.fadeOut),
    loop: row.loop || null,
    duration: e(row.duration),
    repeat: e(row.repeat),
    envelope: row.envelope.length === 0 ? null : row.envelope.map((point) => `${e(point.level)} at ${e(point.at)}`),
    lock: row.lock,
    gate: e(row.gate),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
}

/** The reactions of a scene: what is left out says nothing. */
export function reactions(program: Program, of: string): Record<string, unknown>[] {
  return program.transitions
    .filter((row) => path(program, row.source) === of)
    .map(({ cause, guard, actions, arms }) => ({
      cause:
        cause.on === 'event'
          ? cause.event
          : cause.on === 'when'
            ? `when ${code(program, cause.test)}${cause.held < 0 ? '' : ` for ${code(program, cause.held)}`}`
            : `${cause.on} ${code(program, cause.on === 'after' ? cause.delay : cause.period)}`,
      ...(guard < 0 ? {} : { guard: code(program, guard) }),
      ...(actions.length === 0 ? {} : { actions: actions.map((item) => action(program, item)) }),
      ...(arms.length === 0 ? {} : { arms: arms.map((arm) => armWords(program, arm)) }),
    }));
}

function armWords(program: Program, arm: Program['transitions'][number]['arms'][number]): string {
  const flags = [arm.inside ? 'inside' : '', arm.history === 'none' ? '' : arm.history, arm.otherwise ? 'else' : ''].filter((flag) => flag !== '');
  const weight = arm.weight < 0 ? [] : [`weight ${code(program, arm.weight)}`];
  const guard = arm.guard < 0 ? [] : [`if ${code(program, arm.guard)}`];
  return [...flags, path(program, arm.target), ...weight, ...guard].join(' ');
}
