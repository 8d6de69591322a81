/** A project keeps each text and its tree as long as the text is the same; paths count from the text that says them. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, pathFrom, print, projectOf, withText } from '../../../dream-dsl/syntax/index.ts';

const SEA = 'motif waves(loud: level = 30dB) { touch at 10% }';
const HOUSE = 'import "sea.dream"\ndream "House" { scene a is waves }';

describe('a project', () => {
  const project = projectOf({ 'house.dream': HOUSE, 'sea.dream': SEA });

  it('holds each text by its path, parsed', () => {
    expect([...project.files.keys()]).toEqual(['house.dream', 'sea.dream']);
    for (const [path, file] of project.files) {
      expect(file.path).toBe(path);
      expect(print(file.tree)).toBe(path === 'sea.dream' ? SEA : HOUSE);
      expect(file.findings).toEqual(parse(file.tree.text).problems);
    }
  });

  it('is the same project where the text is the same', () => {
    expect(withText(project, 'sea.dream', SEA)).toBe(project);
  });

  it('reads only the text that changed, and leaves the old project as it was', () => {
    const changed = withText(project, 'sea.dream', `${SEA} `);
    expect(changed.files.get('house.dream')).toBe(project.files.get('house.dream'));
    expect(changed.files.get('sea.dream')).not.toBe(project.files.get('sea.dream'));
    expect(changed.files.get('sea.dream')?.tree.text).toBe(`${SEA} `);
    expect(project.files.get('sea.dream')?.tree.text).toBe(SEA);
  });

  it('takes texts in and out', () => {
    expect(withText(project, 'new.dream', '').files.get('new.dream')?.tree.text).toBe('');
    const less = withText(project, 'sea.dream', null);
    expect([...less.files.keys()]).toEqual(['house.dream']);
    expect(project.files.size).toBe(2);
    expect(withText(less, 'sea.dream', null).files.size).toBe(1);
  });

  it('comes to the same by any way of changes as by the last texts alone', () => {
    const change = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.option(fc.constantFrom('', SEA, HOUSE, 'dream "'), { nil: null }));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        const last = new Map<string, string | null>(changes);
        const texts = Object.fromEntries([...last].filter((entry): entry is [string, string] => entry[1] !== null));
        const made = changes.reduce((so, [path, text]) => withText(so, path, text), projectOf({}));
        const plain = (files: typeof made.files) => Object.fromEntries([...files].map(([path, { tree, findings }]) => [path, [tree.text, findings]]));
        expect(plain(made.files)).toEqual(plain(projectOf(texts).files));
      }),
    );
  });
});

describe('a path', () => {
  it.each([
    ['house.dream', 'sea.dream', 'sea.dream'],
    ['night/house.dream', 'sea.dream', 'night/sea.dream'],
    ['night/house.dream', '../sea.dream', 'sea.dream'],
    ['night/house.dream', './sea.dream', 'night/sea.dream'],
    ['night/house.dream', '../shared/./sea.dream', 'shared/sea.dream'],
    ['a/b/c.dream', '../../x/../sea.dream', 'sea.dream'],
    ['house.dream', 'motifs//sea.dream', 'motifs/sea.dream'],
    ['house.dream', 'Meer & mehr/träume.dream', 'Meer & mehr/träume.dream'],
    ['house.dream', '..dream', '..dream'],
    ['house.dream', '../sea.dream', null],
    ['night/house.dream', '../../sea.dream', null],
    ['night/house.dream', 'x/../../../sea.dream', null],
    ['house.dream', '/sea.dream', null],
    ['house.dream', 'night\\sea.dream', null],
    ['house.dream', 'C:/sea.dream', null],
    ['house.dream', 'file:///sea.dream', null],
    ['house.dream', 'https://example.org/sea.dream', null],
    ['house.dream', '', null],
    ['house.dream', '.', null],
    ['night/house.dream', '..', null],
  ])('from %s, %j leads to %j', (file, written, path) => {
    expect(pathFrom(file, written)).toBe(path);
  });

  it('never leads out of the project', () => {
    const step = fc.constantFrom('..', '.', '', 'a', 'b', 'sea.dream');
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), fc.array(step, { maxLength: 3 }), (steps, folders) => {
        const path = pathFrom([...folders.filter((folder) => folder.length > 2 || folder === 'a'), 'x.dream'].join('/'), steps.join('/'));
        expect(path?.split('/').some((part) => part === '..' || part === '.' || part === '') ?? false).toBe(false);
      }),
    );
  });
});
