/** A condition that someone asks about a program from outside: read and checked as if it stood in the dream, and given as code for its tables. */

import { check, describe, severityOf } from '../check/index.ts';
import { elaborate } from '../elaborate/index.ts';
import { type Project, spanOf, withText } from '../syntax/index.ts';
import { compile } from './compile.ts';
import type { Code } from './model.ts';

export type Condition =
  | { readonly ok: true; readonly code: Code }
  /** `start`, `end`: the place in the condition. */
  | { readonly ok: false; readonly message: string; readonly hint: string; readonly start: number; readonly end: number };

const NAME = 'asked_from_outside';

/** It speaks of variables, parameters, sensors and `in scene`, as conditions at the top of the dream do. null where the program itself does not compile. */
export function conditionIn(project: Project, path: string, text: string): Condition | null {
  const whole = elaborate(project, path);
  const source = project.files.get(path);
  const before = compile(project, path);
  if (whole === null || source === undefined || before === null) return null;
  const flat = text.replace(/[\r\n]+/g, ' ');
  const { end } = spanOf(source.tree, whole.dream);
  const head = `\npromise ${NAME}: never `;
  const offset = end - 1 + head.length;
  const asked = `${source.tree.text.slice(0, end - 1)}${head}${flat}\n${source.tree.text.slice(end - 1)}`;
  const within = withText(project, path, asked);
  const findings = [...(within.files.get(path)?.findings ?? []), ...check(within, path).findings];
  const error = findings.find(({ code }) => severityOf(code) === 'error');
  const place = (at: number) => Math.min(flat.length, Math.max(0, at - offset));
  if (error !== undefined) {
    const { message, hint, span } = describe(error, path);
    return { ok: false, message, hint, start: place(span.start), end: place(span.end) };
  }
  const after = compile(within, path)?.program;
  const { promises = [], claims = [] } = after ?? {};
  const row = promises.at(-1);
  const same = after?.states.length === before.program.states.length && after.transitions.length === before.program.transitions.length;
  if (
    !same ||
    promises.length !== before.program.promises.length + 1 ||
    row?.name !== NAME ||
    row.statement.kind !== 'invariant' ||
    row.statement.condition >= 0
  )
    return { ok: false, ...NOT_ONE, start: 0, end: flat.length };
  const code = claims[row.statement.claim]!;
  return code.includes('level') ? { ok: false, ...LEVELS, start: 0, end: flat.length } : { ok: true, code };
}

const NOT_ONE = { message: 'This is not one condition.', hint: 'Write what stands after “when”: heart < 60bpm and wonder > 0.5.' };
const LEVELS = { message: 'How loud or bright it is, only promises know.', hint: 'Speak of sensors, variables, parameters and scenes.' };
