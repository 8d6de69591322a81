/** Code actions: mends, other shapes, work on the whole text. `⟦⟧` is what is selected. */

import { describe, expect, it } from 'vitest';
import { analyze, type CodeAction, codeActions, editsOf, type FileEdits, type Project, projectOf, withText } from '../../../dream-dsl/index.ts';
import { applied, spansIn } from '../../support/marked.ts';
import { samples } from '../../support/samples.ts';
import { PATH, project } from './house.ts';

function actionsAt(marked: string): { readonly text: string; readonly actions: readonly CodeAction[] } {
  const { text, spans } = spansIn(marked);
  return { text, actions: codeActions(project(text), PATH, spans[0] ?? { start: 0, end: 0 }) };
}

function taken(marked: string, title: string): string {
  const { text, actions } = actionsAt(marked);
  const action = actions.find((one) => one.title === title);
  if (action === undefined) throw new Error(`no "${title}" among ${actions.map((one) => one.title).join(', ')}`);
  return applied(text, editsIn(project(text), PATH, action).find(({ file }) => file === PATH)?.edits ?? []);
}

function editsIn(all: Project, path: string, action: CodeAction): readonly FileEdits[] {
  const worked = editsOf(all, path, action);
  if (!worked.ok) throw new Error(`${action.title}: ${worked.reason}`);
  return worked.edits;
}

const dream = (body: string): string => `dream "T" {\n  needs sound, light\n${body}\n}\n`;

describe('code actions', () => {
  it.each([
    'dream "T" { }\nmotif m() { after 1m -> release }\n⟦promise⟧ p: always sound <= 30dB\n',
    'dream "T" { }\n⟦scene⟧ b { after 1m -> release\n',
    'dream "T" { }\n⟦perhaps⟧ something\n',
    '⟦scene⟧ b { after 1m -> release }\n',
  ])('take nothing into a dream that it does not follow, or that is not whole or no part of one: %j', (marked) => {
    expect(actionsAt(marked).actions.map(({ title }) => title)).not.toContain('Take it into the dream above');
  });

  it('begin a dream in a text that has none, and leave nothing wrong with it', () => {
    for (const before of ['', '// nothing here', '// nothing here\n']) {
      const text = taken(`⟦⟧${before}`, 'Begin a dream');
      expect(text.startsWith(before)).toBe(true);
      expect(analyze(project(text), PATH).problems.filter(({ severity }) => severity !== 'info')).toEqual([]);
    }
  });

  it.each<readonly [string, string, string, string]>([
    [
      'mends a misspelt scene',
      dream('  scene lighthouse { after 5m -> ⟦lighthose⟧ }'),
      'Change to `lighthouse`',
      dream('  scene lighthouse { after 5m -> lighthouse }'),
    ],
    [
      'takes into the dream what was written below it',
      'dream "T" {\n  scene a { after 5m -> release }\n}\n\n// Quiet.\n⟦promise⟧ p: always sound <= 30dB\nscene b { after 1m -> a }\n\nasset s = sound "s.wav"\n',
      'Take it into the dream above',
      'dream "T" {\n  scene a { after 5m -> release }\n\n\n// Quiet.\npromise p: always sound <= 30dB\nscene b { after 1m -> a }\n}\n\nasset s = sound "s.wav"\n',
    ],
    [
      'adds a scene that is led to behind the one that leads there',
      dream('  scene a {\n    on wake -> ⟦cave⟧\n  }\n\n  scene b { after 5m -> release }'),
      'Add the scene `cave`',
      dream('  scene a {\n    on wake -> cave\n  }\n\n  scene cave {\n    after 8m -> release\n  }\n\n  scene b { after 5m -> release }'),
    ],
    [
      'adds a scene beside those of a layer',
      dream('  scene a {\n    layer l {\n      scene x { after 1m -> ⟦y⟧ }\n    }\n  }'),
      'Add the scene `y`',
      dream('  scene a {\n    layer l {\n      scene x { after 1m -> y }\n\n      scene y {\n        after 8m -> release\n      }\n    }\n  }'),
    ],
    [
      'adds a scene that is led to from anywhere behind the last one',
      dream('  anywhere { on wake -> ⟦cave⟧ }\n  scene a { after 5m -> release }'),
      'Add the scene `cave`',
      dream('  anywhere { on wake -> cave }\n  scene a { after 5m -> release }\n\n  scene cave {\n    after 8m -> release\n  }'),
    ],
    [
      'makes a level a parameter behind the others',
      dream('  asset surf = sound "a.wav"\n  param p: level = 3dB\n\n  scene a { play surf at ⟦30dB⟧ }'),
      'Make `30dB` a parameter',
      dream('  asset surf = sound "a.wav"\n  param p: level = 3dB\n  param a_level: level = 30dB\n\n  scene a { play surf at a_level }'),
    ],
    [
      'makes a time a parameter behind the head',
      dream('\n  scene a { after ⟦5m⟧ -> release }'),
      'Make `5m` a parameter',
      dream('\n  param a_time: duration = 5m\n\n  scene a { after a_time -> release }').replace('light\n\n\n', 'light\n\n'),
    ],
    [
      'makes a time a parameter of a motif',
      'motif m(next: scene) { after ⟦5m⟧ -> next }\n',
      'Make `5m` a parameter',
      'motif m(next: scene, time: duration = 5m) { after time -> next }\n',
    ],
    [
      'makes a time the first parameter of a motif',
      'motif m() { after ⟦5m⟧ -> release }\n',
      'Make `5m` a parameter',
      'motif m(time: duration = 5m) { after time -> release }\n',
    ],
    [
      'makes a motif of a scene, as the graph does',
      dream('  scene ⟦⟧shore { after 5m -> release }'),
      'Make a motif of `shore`',
      `${dream('  scene shore is shore_motif')}\nmotif shore_motif { after 5m -> release }\n`,
    ],
    [
      'writes a ramp as an envelope',
      dream('  scene a { light red ⟦⟧at 1lx ramp to 0lx over 5m fade 3s }'),
      'Write the ramp as an envelope',
      dream('  scene a { light red through 1lx at 0s, 0lx at 5m fade 3s }'),
    ],
    [
      'writes an envelope as a ramp',
      dream('  scene a { light red through ⟦⟧1lx at 0s, 0lx at 5m }'),
      'Write the envelope as a ramp',
      dream('  scene a { light red at 1lx ramp to 0lx over 5m }'),
    ],
    [
      'parts a fade',
      dream('  scene a { light red at 1lx fade ⟦⟧3s }'),
      'Give both fades a time of their own',
      dream('  scene a { light red at 1lx fade in 3s out 3s }'),
    ],
    [
      'adds an `else` where every way has a condition',
      dream('  scene a {\n    after 5m choose {\n      1 -> ⟦⟧a when awake\n    }\n  }'),
      'Add an `else`',
      dream('  scene a {\n    after 5m choose {\n      1 -> a when awake\n      else -> release\n    }\n  }'),
    ],
    [
      'adds a way out',
      dream('  scene a⟦⟧ {\n    tone calm 1\n  }'),
      'Add a way out when distress rises',
      dream('  scene a {\n    tone calm 1\n    when distress > 0.6 for 20s -> release\n  }'),
    ],
    [
      'adds a way out on one line',
      dream('  scene a⟦⟧ { tone calm 1 }'),
      'Add a way out when distress rises',
      dream('  scene a { tone calm 1  when distress > 0.6 for 20s -> release }'),
    ],
    [
      'adds a way out from anywhere',
      dream('  scene a⟦⟧ { tone calm 1 }\n  release { fade all over 9s }'),
      'Add a way out from anywhere when distress rises',
      dream('  scene a { tone calm 1 }\n\n  anywhere { when distress > 0.6 for 20s -> release }\n  release { fade all over 9s }'),
    ],
    [
      'adds a release',
      dream('  scene a⟦⟧ { tone calm 1 }\n  promise p: reaches a'),
      'Add a `release`',
      dream('  scene a { tone calm 1 }\n\n  release { fade all over 60s }\n  promise p: reaches a'),
    ],
    [
      'opens a block',
      dream('  scene a { tone calm 1⟦⟧  after 5m -> release }'),
      'Put each item on a line of its own',
      dream('  scene a {\n    tone calm 1\n    after 5m -> release\n  }'),
    ],
    [
      'closes a block',
      dream('  scene a {\n    tone calm 1⟦⟧\n    after 5m -> release\n  }'),
      'Put the block on one line',
      dream('  scene a { tone calm 1  after 5m -> release }'),
    ],
    ['formats', 'dream   "T" { }\n', 'Format', 'dream "T" { }\n'],
  ])('%s', (_, marked, title, expected) => expect(taken(marked, title)).toBe(expected));

  it.each<readonly [string, string, string]>([
    ['a parameter is none already', dream('  param p: level = ⟦3dB⟧'), 'Make `3dB` a parameter'],
    ['a choice with a way that is always open', dream('  scene a { after 5m choose { 1 -> ⟦⟧a } }'), 'Add an `else`'],
    ['a scene with a way out', dream('  scene a⟦⟧ { when awake -> release }'), 'Add a way out when distress rises'],
    ['a dream with a way out from anywhere', dream('  scene a⟦⟧ { }\n  anywhere { }'), 'Add a way out from anywhere when distress rises'],
    ['a dream with a release', dream('  scene a⟦⟧ { }\n  release { }'), 'Add a `release`'],
    ['a block with a comment', dream('  scene a {\n    tone calm 1⟦⟧ // so\n  }'), 'Put the block on one line'],
    ['a text that is laid out', dream('\n  scene a { tone calm 1 }⟦⟧').replace('\n\n\n', '\n\n'), 'Format'],
  ])('not offered: %s', (_, marked, title) => expect(actionsAt(marked).actions.map((action) => action.title)).not.toContain(title));

  it('mends every mistake of one kind at once', () => {
    const text = 'dream "T" {\n  needs sound\n  asset surf = sound "a.wav"\n  scene a { play surf at 30 dB  after 5 m -> a }\n}\n';
    const title = codeActions(project(text), PATH, { start: 0, end: 0 }).find((action) => action.title.startsWith('Fix all: A gap'))?.title ?? '';
    expect(taken(text, title)).toContain('play surf at 30dB  after 5m -> a');
  });

  it('imports what another file declares', () => {
    const after = taken(dream('  scene a is ⟦floating⟧(0.5)'), 'Import `../shared/lake.dream`');
    expect(after.startsWith('import "../shared/lake.dream"\n\ndream')).toBe(true);
  });

  it('says which problem is mended, and which mend is the clear one', () => {
    const { actions } = actionsAt(dream('  scene lighthouse { after 5m -> ⟦lighthose⟧ }'));
    expect(actions.find(({ code }) => code === 'DRM022')).toMatchObject({ kind: 'quickfix', preferred: true });
  });

  it('leaves nothing broken in a sample, wherever it is taken', () => {
    for (const { texts, path } of samples()) {
      const all = projectOf(texts);
      const text = texts[path] as string;
      for (let offset = 0; offset < text.length; offset += 23) {
        for (const action of codeActions(all, path, { start: offset, end: offset })) {
          const after = editsIn(all, path, action).reduce(
            (so, { file, edits: own }) => withText(so, file, applied(so.files.get(file)?.tree.text ?? '', own)),
            all,
          );
          expect(
            analyze(after, path)
              .problems.filter(({ severity }) => severity === 'error')
              .map(({ message }) => `${action.title} at ${offset}: ${message}`),
          ).toEqual([]);
        }
      }
    }
  });
});
