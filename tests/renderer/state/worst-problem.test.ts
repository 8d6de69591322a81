/** How grave the problems of all texts are together: what the tab of the list is coloured by. */

import { expect, it } from 'vitest';
import type { Problem } from '../../../dream-dsl/index.ts';
import { countProblems, type State, worstProblem } from '../../../renderer/state/store.ts';

const having = (...texts: readonly (readonly Problem['severity'][])[]): State =>
  ({
    problems: Object.fromEntries(texts.map((severities, i) => [`${i}.dream`, severities.map((severity) => ({ severity }))])),
    problemTexts: {},
  }) as unknown as State;

it.each([
  ['nothing, where there is none', having([], []), null],
  ['hints', having(['info', 'info']), 'info'],
  ['a warning in another text', having(['info'], ['warning', 'info']), 'warning'],
  ['one error among many', having(['warning', 'info', 'error'], ['warning']), 'error'],
])('is %s', (_what, state, worst) => expect(worstProblem(state)).toBe(worst));

it.each([
  ['is nothing wrong where nothing is written yet', '\n  \n', 0, null],
  ['is something wrong where anything is', '// to be a dream', 1, 'error'],
])('%s', (_what, text, count, worst) => {
  const state = { ...having(['error']), problemTexts: { '0.dream': text } };
  expect([countProblems(state), countProblems(state, 'error'), worstProblem(state)]).toEqual([count, count, worst]);
});
