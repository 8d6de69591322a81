/** Promises: typed and resolved here, proven or measured elsewhere. */

import type { PromiseItem, PromiseStatement } from '../syntax/index.ts';
import { nearest } from '../syntax/index.ts';
import { type Context, find } from './context.ts';
import { resolveScene } from './reference.ts';
import { suggestion } from './suggest.ts';
import { open, POPULATIONS } from './vocabulary.ts';
import { want, wantTime, wantTruth } from './want.ts';

export function checkPromise(cx: Context, { statement }: PromiseItem): void {
  if (statement === null) return;
  cx.inPromise = true;
  checkStatement(cx, statement);
  cx.inPromise = false;
}

function checkStatement(cx: Context, statement: PromiseStatement): void {
  switch (statement.kind) {
    case 'Invariant':
      wantTruth(cx, statement.claim, 'as what a promise claims');
      if (statement.condition !== null) wantTruth(cx, statement.condition, 'after `while`');
      return;
    case 'LeadsTo':
      wantTruth(cx, statement.cause, 'before `leads to`');
      if (statement.goal !== statement.cause) wantTruth(cx, statement.goal, 'after `leads to`');
      if (statement.held !== null) wantTime(cx, statement.held, 'after `for`');
      if (statement.within !== null) wantTime(cx, statement.within, 'after `within`');
      return;
    case 'Reaches':
      resolveScene(cx, statement.goal);
      return;
    default: {
      wantTruth(cx, statement.event, 'after `chance of`');
      want(cx, statement.bound, open('percent', 0, 100), 'as the bound of a chance');
      const { population } = statement;
      if (population.text === '' || (POPULATIONS as readonly string[]).includes(population.text)) return;
      find(cx, 'DRM037', population, { name: population.text, ...suggestion(cx, population, nearest(population.text, POPULATIONS)) });
    }
  }
}
