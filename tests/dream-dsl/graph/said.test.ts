/** What a part of the dream says above itself, its name, and what it does without going anywhere: edited in the graph, seen in the text. */

import { describe, expect, it } from 'vitest';
import { graphOf } from '../../../dream-dsl/graph/index.ts';
import { editScenes, projectOf, type SceneEdit, withEdits } from '../../../dream-dsl/index.ts';

const MAIN = 'main.dream';

/** The text after an edit, or why not. */
function edited(text: string, edit: SceneEdit): string {
  const result = editScenes(projectOf({ [MAIN]: text }), MAIN, edit);
  return result.ok ? result.edits.reduce((so, { edits }) => withEdits(so, edits), text) : `refused: ${result.reason}`;
}

const nodeOf = (text: string, id: string) => graphOf(projectOf({ [MAIN]: text }), MAIN).nodes.find((node) => node.id === id);
const dream = (inside: string) => `dream "House" {\n  needs sound\n  var wonder: 0..1 = 0.2\n${inside}\n  release { fade all over 60s }\n}\n`;

describe('the comment above a part', () => {
  const doc = (text: string, words: string, node = 'a') => edited(dream(text), { kind: 'change-scene', node, part: 'doc', text: words });

  it.each([
    ['begins', '  scene a { after 1m -> release }', 'The sea.', '  /// The sea.\n  scene a { after 1m -> release }'],
    ['is said otherwise', '  /// The sea.\n  scene a { }', 'A house.', '  /// A house.\n  scene a { }'],
    ['has several lines', '  /// The sea.\n  scene a { }', 'A house.\n\nBy the sea.', '  /// A house.\n  ///\n  /// By the sea.\n  scene a { }'],
    ['goes', '  scene b { }\n\n  /// The sea,\n  /// at night.\n  scene a { }', '', '  scene b { }\n\n  scene a { }'],
    ['leaves other comments alone', '  // Mine.\n  /// The sea.\n  scene a { }', 'A house.', '  // Mine.\n  /// A house.\n  scene a { }'],
    ['stands below other comments', '  // Mine.\n  scene a { }', 'A house.', '  // Mine.\n  /// A house.\n  scene a { }'],
    ['has a line of its own', '  scene b { }  scene a { }', 'A house.', '  scene b { }\n    /// A house.\n    scene a { }'],
    ['is not made of what would be none', '  scene a { }', '/ A house.', '  /// / A house.\n  scene a { }'],
  ])('%s', (_, before, words, now) => {
    expect(doc(before, words)).toBe(dream(now));
  });

  it('is read as it was written', () => {
    const text = doc('  scene b { }  scene a { }', 'A house.\n\nBy the sea.');
    expect(nodeOf(text, 'a')?.says.doc).toBe('A house.\n\nBy the sea.');
    expect(nodeOf(text, 'b')?.says.doc).toBeUndefined();
  });

  it.each([
    ['ritual', '  ritual { after 1m -> release }', '  /// Evening.\n  ritual { after 1m -> release }'],
    ['anywhere', '  anywhere { when distress > 0.6 for 20s -> release }', '  /// Evening.\n  anywhere { when distress > 0.6 for 20s -> release }'],
  ])('is said of %s too', (node, before, now) => expect(doc(before, 'Evening.', node)).toBe(dream(now)));

  it('keeps line ends as they are', () => {
    const text = dream('  scene a { }').replaceAll('\n', '\r\n');
    expect(edited(text, { kind: 'change-scene', node: 'a', part: 'doc', text: 'A house.\nBy the sea.' })).toBe(
      dream('  /// A house.\n  /// By the sea.\n  scene a { }').replaceAll('\n', '\r\n'),
    );
  });

  it('is no part of the release', () => expect(doc('', 'The end.', 'release')).toMatch(/^refused: This part of the dream says nothing of the kind/));
});

describe('the name of the ritual', () => {
  const named = (text: string, name: string) => edited(dream(text), { kind: 'rename', node: 'ritual', name });
  const rest = ' { after 1m -> a }\n  scene a { after 2m -> ';

  it.each([
    ['is given', `ritual${rest}ritual }`, 'bedtime', `ritual bedtime${rest}ritual }`],
    ['is another one, wherever it is spoken of', `ritual bedtime${rest}bedtime }`, 'evening', `ritual evening${rest}evening }`],
    ['goes', `ritual bedtime${rest}release }`, '', `ritual${rest}release }`],
  ])('%s', (_, before, name, now) => expect(named(`  ${before}`, name)).toBe(dream(`  ${now}`)));

  it('stays where something speaks of it', () => expect(named(`  ritual bedtime${rest}bedtime }`, '')).toMatch(/^refused: /));
  it('is no word of the language', () => expect(named(`  ritual${rest}release }`, 'scene')).toMatch(/^refused: /));
});

describe('a reaction without an arrow', () => {
  const SCENE = `  scene a {
    on signal LRLR when wonder < 0.9 {
      set wonder = min(1, wonder + 0.2)
      // Seen in the morning.
      mark "lucid"
    }
    every 2m { mark "still" }
    enter { set wonder = 0.3 }
    together "keepers" within 5m { mark "not alone" } else -> release
    on wake { mark "awake"  -> release }
    after 6m -> release
  }`;
  const TEXT = dream(SCENE);
  const change = (rule: number, part: 'cause' | 'guard' | 'does', text: string) => edited(TEXT, { kind: 'change-rule', node: 'a', rule, part, text });

  it('is told with its cause, its condition and what it does', () => {
    expect(nodeOf(TEXT, 'a')?.rules.map(({ cause, guard, does }) => [cause, guard, does])).toEqual([
      ['on signal LRLR', 'wonder < 0.9', 'set wonder = min(1, wonder + 0.2)\n// Seen in the morning.\nmark "lucid"'],
      ['every 2m', '', 'mark "still"'],
      ['enter', null, 'set wonder = 0.3'],
      ['together "keepers" within 5m', null, 'mark "not alone"'],
    ]);
  });

  it.each([
    ['another cause', 1, 'cause', 'on wake', 'every 2m {', 'on wake {'],
    ['another time to wait for others', 3, 'cause', 'together "keepers" within 9m', 'within 5m {', 'within 9m {'],
    ['a condition', 1, 'guard', 'wonder > 0.5', 'every 2m {', 'every 2m when wonder > 0.5 {'],
    ['no condition', 0, 'guard', '', ' when wonder < 0.9 {', ' {'],
    ['something else to do', 1, 'does', 'mark "here"', '{ mark "still" }', '{ mark "here" }'],
    ['more to do', 1, 'does', 'mark "still"\nset wonder = 0', '{ mark "still" }', '{\n      mark "still"\n      set wonder = 0\n    }'],
    [
      'one thing more among others',
      0,
      'does',
      'set wonder = 1\nmark "lucid"',
      'set wonder = min(1, wonder + 0.2)\n      // Seen in the morning.\n',
      'set wonder = 1\n',
    ],
    ['nothing to do', 2, 'does', '', '{ set wonder = 0.3 }', '{ }'],
    ['an arrow', 1, 'does', 'mark "still"  -> release', '{ mark "still" }', '{ mark "still"  -> release }'],
  ] as const)('gets %s', (_, rule, part, text, before, now) => expect(change(rule, part, text)).toBe(TEXT.replace(before, now)));

  it('goes with its comments, and nothing else', () => {
    expect(edited(TEXT, { kind: 'delete-rule', node: 'a', rule: 1 })).toBe(TEXT.replace('    every 2m { mark "still" }\n', ''));
    expect(edited(TEXT, { kind: 'delete-rule', node: 'a', rule: 3 })).toBe(TEXT.replace(/ {4}together.*\n/, ''));
  });

  it.each(['enter', 'exit', 'on wake', 'on signal LRLR', 'after 5m', 'every 5m', 'when awake', 'together "…" within 5m'])('is added: %s', (cause) => {
    expect(edited(TEXT, { kind: 'add-rule', node: 'a', cause })).toBe(
      TEXT.replace('after 6m -> release\n', `after 6m -> release\n    ${cause} { mark "…" }\n`),
    );
  });

  it.each([
    ['what is no cause', change(1, 'cause', 'on'), /./],
    ['two for one', change(1, 'cause', 'on wake { mark "x" } on sleep'), /./],
    ['what can not be done', change(1, 'does', 'set nothing = 1'), /nothing/],
    ['more than it does', change(1, 'does', 'mark "x" } on sleep { mark "y"'), /./],
    ['a scene that is not there', change(1, 'does', '-> nowhere'), /nowhere/],
    ['a reaction that is not there', change(9, 'does', ''), /no longer there/],
    ['a condition that is of another kind', change(1, 'guard', 'wonder + 1'), /./],
    ['what the release does', edited(TEXT, { kind: 'add-rule', node: 'release', cause: 'on wake' }), /./],
  ])('refuses %s', (_, found, reason) => {
    expect(found).toMatch(/^refused: /);
    expect(found).toMatch(reason);
  });

  it('is what is left of an arrow that did something on its way', () => {
    const id = nodeOf(TEXT, 'a')?.id;
    expect(edited(TEXT, { kind: 'delete-edge', edge: `${id}>release#1` })).toBe(TEXT.replace('{ mark "awake"  -> release }', '{ mark "awake" }'));
  });

  it('of a motif is edited there', () => {
    const text = `motif rest { every 2m { mark "still" } }\n${dream('  scene b is rest { exit { mark "own" } }')}`;
    expect(nodeOf(text, 'b')?.rules.map(({ cause }) => cause)).toEqual(['every 2m', 'exit']);
    expect(edited(text, { kind: 'change-rule', node: 'b', rule: 0, part: 'cause', text: 'on wake' })).toBe(
      'refused: This reaction comes from a motif: edit it there.',
    );
    expect(edited(text, { kind: 'change-rule', node: 'b', rule: 1, part: 'does', text: 'mark "mine"' })).toBe(text.replace('"own"', '"mine"'));
  });
});

describe('cues while something holds', () => {
  const TEXT = dream(`  scene a {
    say "here" at 30dB
    while stage is N3 { say "deep" at 20dB }
    while asleep and
        wonder < 0.5 {
      say "the tide" at 30dB every 90s
      // Only once.
      say "the moon" at 25dB
    }
    on wake { mark "awake" }
    after 6m -> release
  }`);
  const change = (index: number, part: 'condition' | 'plays', text: string) => edited(TEXT, { kind: 'change-while', node: 'a', while: index, part, text });

  it('are said as written, apart from the other cues', () =>
    expect(nodeOf(TEXT, 'a')?.whiles.map(({ condition, plays }) => [condition, plays])).toEqual([
      ['stage is N3', 'say "deep" at 20dB'],
      ['asleep and\n        wonder < 0.5', 'say "the tide" at 30dB every 90s\n// Only once.\nsay "the moon" at 25dB'],
    ]));

  it.each([
    ['another condition', 0, 'condition', 'stage is REM and wonder > 0.1', 'stage is N3', 'stage is REM and wonder > 0.1'],
    ['another condition for several cues', 1, 'condition', 'awake', 'asleep and\n        wonder < 0.5', 'awake'],
    ['another cue', 0, 'plays', 'say "low" at 20dB', '"deep"', '"low"'],
    ['one more', 0, 'plays', 'say "deep" at 20dB\nsay "low" at 20dB', '{ say "deep" at 20dB }', '{\n      say "deep" at 20dB\n      say "low" at 20dB\n    }'],
    ['one less, with its comment', 1, 'plays', 'say "the tide" at 30dB every 90s', '      // Only once.\n      say "the moon" at 25dB\n', ''],
    ['nothing to play', 0, 'plays', '', '{ say "deep" at 20dB }', '{ }'],
  ] as const)('get %s', (_, index, part, text, before, now) => expect(change(index, part, text)).toBe(TEXT.replace(before, now)));

  it('go, and nothing else', () => {
    expect(edited(TEXT, { kind: 'delete-while', node: 'a', while: 0 })).toBe(TEXT.replace(/ {4}while stage.*\n/, ''));
    expect(edited(TEXT, { kind: 'delete-while', node: 'a', while: 1 })).toBe(TEXT.replace(/ {4}while asleep[^}]*}\n/, ''));
  });

  it.each(['a', 'a/b', 'ritual'])('are added to %s', (node) => {
    const text = dream('  ritual { }\n  scene a { layer b { } }');
    const block = (name: string) => text.replace(`${name} { }`, `${name} { while stage is N3 { say "…" at 30dB } }`);
    const now = node === 'a' ? text.replace('{ layer b { } }', '{ layer b { }  while stage is N3 { say "…" at 30dB } }') : block(node.replace('a/', ''));
    expect(edited(text, { kind: 'add-while', node, condition: 'stage is N3' })).toBe(now);
  });

  it('are added with a channel that the dream has not asked for yet', () => {
    const text = dream('  scene a { }').replace('needs sound', 'needs light');
    const now = text.replace('needs light', 'needs light, sound optional').replace('{ }', '{ while asleep { say "…" at 30dB } }');
    expect(edited(text, { kind: 'add-while', node: 'a', condition: 'asleep' })).toBe(now);
  });

  it.each([
    ['no condition', change(0, 'condition', ''), /./],
    ['a condition of another kind', change(0, 'condition', 'wonder + 1'), /./],
    ['two for one', change(0, 'condition', 'asleep { say "x" at 20dB } while awake'), /another place/],
    ['a reaction among them', change(0, 'plays', 'on wake { mark "x" }'), /./],
    ['a reaction behind them', change(0, 'plays', 'say "x" at 20dB } on sleep { mark "y"'), /./],
    ['a cue that is none', change(0, 'plays', 'play nothing'), /nothing/],
    ['what is not there', change(9, 'plays', ''), /no longer there/],
    ['the morning', edited(dream('  morning { }'), { kind: 'add-while', node: 'morning', condition: 'awake' }), /Only in the ritual/],
  ])('refuse %s', (_, found, reason) => {
    expect(found).toMatch(/^refused: /);
    expect(found).toMatch(reason);
  });

  it('of a motif are edited there', () => {
    const text = `motif rest { while asleep { touch at 5% } }\n${dream('  scene b is rest { while awake { touch at 8% } }').replace('needs sound', 'needs touch')}`;
    expect(nodeOf(text, 'b')?.whiles.map(({ condition }) => condition)).toEqual(['asleep', 'awake']);
    expect(edited(text, { kind: 'change-while', node: 'b', while: 0, part: 'condition', text: 'awake' })).toBe(
      'refused: This `while` comes from a motif: edit it there.',
    );
    expect(edited(text, { kind: 'change-while', node: 'b', while: 1, part: 'condition', text: 'asleep' })).toBe(text.replace('while awake', 'while asleep'));
  });
});

it('gives who waits for others another name and time, from the arrow too', () => {
  const text = dream('  scene a { together "keepers" within 5m { mark "here" } else -> release }');
  expect(edited(text, { kind: 'change-edge', edge: 'a>release#0', part: 'cause', text: 'together "moths" within 3m' })).toBe(
    text.replace('"keepers" within 5m', '"moths" within 3m'),
  );
});
