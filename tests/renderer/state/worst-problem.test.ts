/** How grave the problems of all texts are together: what the tab of the list is coloured by. */

import { expect, it } from 'vitest';
import type { Problem } from '../../../dream-dsl/index.ts';
import { type State, worstProblem } from '../../../renderer/state/store.ts';

const having = (...texts: readonly (readonly Problem['severity'][])[]): State =>
  ({ problems: Object.fromEntries(texts.map((severities, i) => [`${i}.dream`, severities.map((severity) => ({ severity }))])) }) as unknown as State;

it.each([
  ['nothing, where there is none', having([], []), null],
  ['hints', having(['info', 'info']), 'info'],
  ['a warning in another text', having(['info'], ['warning', 'info']), 'warning'],
  ['one error among many', having(['warning', 'info', 'error'], ['warning']), 'error'],
])('is %s', (_what, state, worst) => expect(worstProblem(state)).toBe(worst));
