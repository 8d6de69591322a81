/** Tabs over the texts: closed, opened again, put into another order, and as they were in the session before. */

import { expect, it } from 'vitest';
import { recallTabs, rememberTabs } from '../../../renderer/state/kept-tabs.ts';
import { byUse, closedLast, withGlance, withoutTab, withTabAt } from '../../../renderer/state/tab-row.ts';
import type { Document } from '../../../renderer/state/texts-state.ts';

const row = { tabs: ['a', 'b', 'c'], closedTabs: [], path: 'b' };
const documents = Object.fromEntries(['a', 'b', 'c'].map((path) => [path, { path } as Document]));

it('close, the next one is shown, and the last one stays', () => {
  const first = withoutTab(row, 'a');
  expect(first).toEqual({ tabs: ['b', 'c'], closedTabs: ['a'], path: 'b' });
  const second = withoutTab(first, 'b');
  expect(second).toEqual({ tabs: ['c'], closedTabs: ['a', 'b'], path: 'c' });
  expect(withoutTab(second, 'c')).toBe(second);
  expect(withoutTab(row, 'none')).toBe(row);
});

it('open again in the order in which they were closed, the last first, but for texts that are gone', () => {
  const closed = { tabs: ['c'], closedTabs: ['a', 'b'], documents };
  expect(closedLast(closed)).toBe('b');
  expect(closedLast({ ...closed, tabs: ['c', 'b'] })).toBe('a');
  expect(closedLast({ ...closed, documents: { c: documents['c'] as Document } })).toBeUndefined();
});

it('take another place among the others', () => {
  expect(withTabAt(row.tabs, 'a', 2)).toEqual(['b', 'c', 'a']);
  expect(withTabAt(row.tabs, 'c', 0)).toEqual(['c', 'a', 'b']);
  expect(withTabAt(row.tabs, 'a', -1)).toEqual(['a', 'b', 'c']);
  expect(withTabAt(row.tabs, 'c', 9)).toEqual(['a', 'b', 'c']);
});

function storage(entries: Readonly<Record<string, string>> = {}) {
  const kept = new Map(Object.entries(entries));
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
}

it('are in the next session as they were, of each project, as far as their texts are there', () => {
  const kept = storage();
  rememberTabs(kept, '/house', { tabs: ['a', 'b'], path: 'b', caret: 40 });
  expect(recallTabs(kept, '/house', { a: 9, b: 90 })).toEqual({ tabs: ['a', 'b'], path: 'b', caret: 40 });
  expect(recallTabs(kept, '/house', { a: 9, b: 9 })).toEqual({ tabs: ['a', 'b'], path: 'b', caret: 9 });
  expect(recallTabs(kept, '/house', { a: 9 })).toEqual({ tabs: ['a'], path: 'a', caret: 0 });
  expect(recallTabs(kept, '/house', { c: 9 })).toBeNull();
  expect(recallTabs(kept, '/cave', { a: 9, b: 90 })).toBeNull();
});

it.each(['{', '7', 'null', '{"tabs":{}}', '{"tabs":[7,"a","a"],"path":"b","caret":"x"}'])('that can not be read are none, or as far as they can: %s', (text) =>
  expect(recallTabs(storage({ 'tabs /house': text }), '/house', { a: 9 })?.tabs ?? null).toEqual(text.includes('"a"') ? ['a'] : null),
);

it('stand by use, the last one first, without those that are closed, and those never used at the end', () => {
  expect(byUse(row.tabs, ['c', 'gone', 'a', 'c'])).toEqual(['c', 'a', 'b']);
  expect(byUse(row.tabs, [])).toEqual(row.tabs);
});

it('give way to the next text that is only looked at, in the same place, and take none from those that stay', () => {
  const first = withGlance({ tabs: ['a', 'b'], glanced: '' }, 'c');
  expect(first).toEqual({ tabs: ['a', 'b', 'c'], glanced: 'c' });
  expect(withGlance(first, 'd')).toEqual({ tabs: ['a', 'b', 'd'], glanced: 'd' });
  expect(withGlance(first, 'a')).toEqual(first);
  expect(withGlance({ tabs: ['a'], glanced: 'closed' }, 'd')).toEqual({ tabs: ['a', 'd'], glanced: 'd' });
});
