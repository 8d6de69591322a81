import { expect, it } from 'vitest';
import { nextOnPage } from '../../../renderer/graph/on-page.ts';

it('brings what is in sight a few at a time, and then takes away what is not, the inner before the outer', () => {
  let standing: readonly string[] | null = ['far', 'far/a', 'far/b', 'both'];
  const seen = ['near', 'near/a', 'near/b', 'both'];
  const steps: (readonly string[])[] = [];
  for (let i = 0; i < 10 && standing !== null; i++) {
    standing = nextOnPage(standing, seen, 2);
    if (standing !== null) steps.push(standing);
  }
  expect(steps).toEqual([
    ['far', 'far/a', 'far/b', 'both', 'near', 'near/a'],
    ['far', 'far/a', 'far/b', 'both', 'near', 'near/a', 'near/b'],
    ['both', 'near', 'near/a', 'near/b'],
  ]);
});

it('never leaves a scene without what is around it', () => {
  const standing = Array.from({ length: 20 }, (_, i) => ['a', 'a/b', 'a/b/c'].map((id) => `${i}/${id}`)).flat();
  for (let at: readonly string[] | null = standing; at !== null; at = nextOnPage(at, [], 1)) {
    const there = new Set(at);
    expect(at.filter((id) => id.includes('/b') && !there.has(id.slice(0, id.lastIndexOf('/'))))).toEqual([]);
  }
});

it('has nothing to do where all that is in sight stands there', () => {
  expect(nextOnPage(['a', 'b'], ['b', 'a'], 4)).toBeNull();
});
