/** Edits of the graph: the text that they come to, what is refused and why, and that nothing else ever changes. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check, severityOf } from '../../../dream-dsl/check/index.ts';
import { graphOf } from '../../../dream-dsl/graph/index.ts';
import {
  copyOf,
  type DreamGraph,
  editGraph,
  type FileEdits,
  type GraphEdit,
  mended,
  type Project,
  projectOf,
  withEdits,
  withText,
} from '../../../dream-dsl/index.ts';
import { samples } from '../../support/samples.ts';

const MAIN = 'main.dream';
const HOUSE = `dream "House" {
  needs sound, light
  asset surf = sound "surf.wav"

  ritual bedtime { on stage N1 -> drifting }

  // Where it begins.
  scene drifting {
    play surf at 30dB
    while stage is N1 { say "tide" at 28dB }
    after 8m choose {
      3 -> shore
      1 -> release
    }
  }

  /// The shore.
  scene shore {
    scene dusk { after 4m -> night }
    scene night { }
    when awake -> drifting  // back
    together "keepers" within 5m { mark "here" } else -> drifting
  }

  release { fade all over 60s }
}
`;

function changed(project: Project, edits: readonly FileEdits[]): Project {
  return edits.reduce((so, { file, edits: own }) => withText(so, file, withEdits(so.files.get(file)?.tree.text ?? '', own)), project);
}

/** The text after an edit, or why not. */
function edited(text: string, edit: GraphEdit, path = MAIN): string {
  const project = projectOf({ [path]: text });
  const result = editGraph(project, path, edit);
  return result.ok ? (changed(project, result.edits).files.get(path)?.tree.text ?? '') : `refused: ${result.reason}`;
}

/** Lines that went, and lines that came. */
function difference(before: string, now: string): { readonly out: readonly string[]; readonly in: readonly string[] } {
  const [a, b] = [before.split('\n'), now.split('\n')];
  let head = 0;
  while (head < Math.min(a.length, b.length) && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return { out: a.slice(head, a.length - tail), in: b.slice(head, b.length - tail) };
}

describe('an edit of the graph', () => {
  const CASES: readonly (readonly [string, GraphEdit, readonly string[], readonly string[]])[] = [
    [
      'adds a scene behind the last, with a way out',
      { kind: 'add-scene', parent: null, name: 'attic' },
      [],
      ['  scene attic {', '    after 8m -> release', '  }', ''],
    ],
    ['adds a layer, empty', { kind: 'add-layer', parent: 'drifting', name: 'air' }, [], ['    layer air {', '    }']],
    [
      'adds the first scene inside another, which is left as it was',
      { kind: 'add-scene', parent: 'drifting', name: 'cave' },
      [],
      ['    scene cave {', '    }'],
    ],
    ['plays a sound that the text declares', { kind: 'add-sound', node: 'shore', path: 'surf.wav' }, [], ['    play surf at 30dB fade 5s']],
    ['adds what holds anywhere, with a way out', { kind: 'add-anywhere' }, [], ['  anywhere {', '    when distress > 0.6 for 20s -> release', '  }', '']],
    ['adds a nested scene', { kind: 'add-scene', parent: 'shore', name: 'cave' }, [], ['    scene cave {', '      after 8m -> release', '    }']],
    [
      'opens a block of one line',
      { kind: 'connect', from: 'shore/dusk', to: 'release' },
      ['    scene dusk { after 4m -> night }'],
      ['    scene dusk { after 4m -> night  after 5m -> release }'],
    ],
    ['fills an empty block', { kind: 'connect', from: 'shore/night', to: 'shore/dusk' }, ['    scene night { }'], ['    scene night { after 5m -> dusk }']],
    ['draws an arrow with a cause', { kind: 'connect', from: 'drifting', to: 'shore/night', cause: 'on wake' }, [], ['    on wake -> night']],
    ['leads an arrow elsewhere', { kind: 'reconnect', edge: 'drifting>shore#0', to: 'shore/night' }, ['      3 -> shore'], ['      3 -> night']],
    ['takes an arm of a choice away', { kind: 'delete-edge', edge: 'drifting>release#0' }, ['      1 -> release'], []],
    ['takes an arrow away, with what is said behind it', { kind: 'delete-edge', edge: 'shore>drifting#0' }, ['    when awake -> drifting  // back'], []],
    [
      'keeps what is done when others come, without the way of those who wait in vain',
      { kind: 'delete-edge', edge: 'shore>drifting#1' },
      ['    together "keepers" within 5m { mark "here" } else -> drifting'],
      ['    together "keepers" within 5m { mark "here" }'],
    ],
    [
      'changes a cause',
      { kind: 'change-edge', edge: 'shore/dusk>shore/night#0', part: 'cause', text: 'on wake' },
      ['    scene dusk { after 4m -> night }'],
      ['    scene dusk { on wake -> night }'],
    ],
    [
      'puts a condition on an arm',
      { kind: 'change-edge', edge: 'drifting>shore#0', part: 'guard', text: 'heart < 70bpm' },
      ['      3 -> shore'],
      ['      3 -> shore when heart < 70bpm'],
    ],
    ['changes a weight', { kind: 'change-edge', edge: 'drifting>shore#0', part: 'weight', text: '5' }, ['      3 -> shore'], ['      5 -> shore']],
    [
      'changes the course of a cue',
      { kind: 'change-cue', node: 'drifting', cue: 0, part: 'envelope', text: 'at 30dB ramp to 20dB over 5m' },
      ['    play surf at 30dB'],
      ['    play surf at 30dB ramp to 20dB over 5m'],
    ],
    [
      'gives a cue a fade',
      { kind: 'change-cue', node: 'drifting', cue: 0, part: 'fade', text: 'fade 5s' },
      ['    play surf at 30dB'],
      ['    play surf at 30dB fade 5s'],
    ],
    [
      'says how a scene feels, first in its block',
      { kind: 'change-scene', node: 'shore', part: 'tone', text: 'wonder 0.7, calm 0.5' },
      [],
      ['    tone wonder 0.7, calm 0.5'],
    ],
    [
      'says what a scene touches, on one line with it',
      { kind: 'change-scene', node: 'shore/night', part: 'themes', text: 'water' },
      ['    scene night { }'],
      ['    scene night { themes water }'],
    ],
    [
      'lets go of everything faster',
      { kind: 'change-scene', node: 'release', part: 'fade', text: '30s' },
      ['  release { fade all over 60s }'],
      ['  release { fade all over 30s }'],
    ],
    [
      'says how long a cue lasts',
      { kind: 'change-cue', node: 'drifting', cue: 0, part: 'for', text: '5m' },
      ['    play surf at 30dB'],
      ['    play surf at 30dB for 5m'],
    ],
    [
      'plays a cue again',
      { kind: 'change-cue', node: 'drifting', cue: 0, part: 'loop', text: 'loop' },
      ['    play surf at 30dB'],
      ['    play surf at 30dB loop'],
    ],
    [
      'lets a cue wait for a condition',
      { kind: 'change-cue', node: 'drifting', cue: 0, part: 'while', text: 'stage is N2' },
      ['    play surf at 30dB'],
      ['    while stage is N2 { play surf at 30dB }'],
    ],
    [
      'lets a cue wait no longer',
      { kind: 'change-cue', node: 'drifting', cue: 1, part: 'while', text: '' },
      ['    while stage is N1 { say "tide" at 28dB }'],
      ['    say "tide" at 28dB'],
    ],
    [
      'repeats what is said',
      { kind: 'change-cue', node: 'drifting', cue: 1, part: 'every', text: '90s' },
      ['    while stage is N1 { say "tide" at 28dB }'],
      ['    while stage is N1 { say "tide" at 28dB every 90s }'],
    ],
    [
      'says other words',
      { kind: 'change-cue', node: 'drifting', cue: 1, part: 'what', text: '"ebb"' },
      ['    while stage is N1 { say "tide" at 28dB }'],
      ['    while stage is N1 { say "ebb" at 28dB }'],
    ],
    [
      'leads to where a scene was left',
      { kind: 'change-edge', edge: 'shore/dusk>shore/night#0', part: 'way', text: 'last' },
      ['    scene dusk { after 4m -> night }'],
      ['    scene dusk { after 4m -> last night }'],
    ],
    ['changes a level', { kind: 'change-cue', node: 'drifting', cue: 0, part: 'level', text: '25dB' }, ['    play surf at 30dB'], ['    play surf at 25dB']],
    [
      'takes a cue away, with the `while` that held nothing else',
      { kind: 'delete-cue', node: 'drifting', cue: 1 },
      ['    while stage is N1 { say "tide" at 28dB }'],
      [],
    ],
    [
      'adds a cue that the dream has an asset for',
      { kind: 'add-cue', node: 'shore/night', channel: 'sound' },
      ['    scene night { }'],
      ['    scene night { play surf at 30dB fade 5s }'],
    ],
    [
      'changes the order of the arms of a choice',
      { kind: 'reorder', id: 'drifting>shore#0', by: 1 },
      ['      3 -> shore', '      1 -> release'],
      ['      1 -> release', '      3 -> shore'],
    ],
    [
      'changes the order of scenes that share no line',
      { kind: 'reorder', id: 'shore/night', by: -1 },
      ['    scene dusk { after 4m -> night }', '    scene night { }'],
      ['    scene night { }', '    scene dusk { after 4m -> night }'],
    ],
    [
      'pastes text as scenes, with other names where theirs are taken',
      { kind: 'paste', parent: 'shore', text: '// Again.\nscene dusk { after 1m -> cave }\nscene cave { after 2m -> dusk }\n' },
      [],
      ['    // Again.', '    scene dusk2 { after 1m -> cave }', '    scene cave { after 2m -> dusk2 }'],
    ],
    [
      'puts scenes side by side into a scene of their own',
      { kind: 'group', nodes: ['shore/night', 'shore/dusk'], name: 'sky' },
      ['    scene dusk { after 4m -> night }', '    scene night { }'],
      ['', '    scene sky {', '      scene dusk { after 4m -> night }', '      scene night { }', '    }'],
    ],
    ['copies a scene behind itself', { kind: 'duplicate', node: 'shore/dusk' }, [], ['', '    scene dusk2 { after 4m -> night }']],
  ];
  it.each(CASES)('%s', (_, edit, out, into) => {
    expect(difference(HOUSE, edited(HOUSE, edit))).toEqual({ out, in: into });
  });

  it('names a channel that the dream did not need before', () => {
    const text = edited(HOUSE, { kind: 'add-cue', node: 'shore', channel: 'touch' });
    expect(text).toContain('needs sound, light, touch optional\n');
    expect(text).toContain('    touch at 10% for 2s\n  }\n');
  });

  it('takes a scene away with its comments and the arrows that lead to it', () => {
    const text = edited(HOUSE, { kind: 'delete-node', node: 'shore' });
    expect(text).not.toMatch(/shore/i);
    expect(text).toContain('    after 8m choose {\n      1 -> release\n    }\n  }\n\n  release');
  });

  it('moves a scene with its comments, and names its arrows so that they lead where they led', () => {
    const text = edited(HOUSE, { kind: 'move-node', node: 'shore/night', parent: null });
    expect(text).toContain('    scene dusk { after 4m -> night }\n    when awake');
    expect(text).toContain('  scene night { }\n');
    const down = edited(HOUSE, { kind: 'move-node', node: 'drifting', parent: 'shore' });
    expect(down).toContain('    // Where it begins.\n    scene drifting {\n      play surf at 30dB\n');
    const graph = graphOf(projectOf({ [MAIN]: down }), MAIN);
    expect(graph.edges.map(({ id }) => id)).toEqual(expect.arrayContaining(['ritual>shore/drifting#0', 'shore>shore/drifting#0', 'shore/drifting>shore#0']));
  });

  it.each<[string, GraphEdit, RegExp]>([
    ['the way out', { kind: 'delete-node', node: 'release' }, /way out stays/],
    ['an arrow from the release', { kind: 'connect', from: 'release', to: 'shore' }, /Nothing follows/],
    ['a cause that is none', { kind: 'change-edge', edge: 'shore/dusk>shore/night#0', part: 'cause', text: 'after 4lx' }, /lx|duration/],
    ['a level above all measure', { kind: 'change-cue', node: 'drifting', cue: 0, part: 'level', text: '200dB' }, /75dB|level/],
    ['a feeling beyond all measure', { kind: 'change-scene', node: 'shore', part: 'tone', text: 'wonder 7' }, /0.*1|range/],
    ['more than a tone', { kind: 'change-scene', node: 'shore', part: 'tone', text: 'wonder 0.5 play surf' }, /./],
    ['a rhythm of a scene', { kind: 'change-scene', node: 'shore', part: 'every', text: '5m' }, /nothing of the kind/],
    ['more than a level', { kind: 'change-cue', node: 'drifting', cue: 0, part: 'level', text: '30dB } scene x {' }, /./],
    ['a layer among scenes', { kind: 'add-layer', parent: 'shore' }, /holds scenes, and a scene holds scenes or layers/],
    ['a scene inside of itself', { kind: 'move-node', node: 'shore', parent: 'shore/dusk' }, /inside of itself/],
    ['what is not there', { kind: 'delete-node', node: 'nowhere' }, /no longer there/],
  ])('refuses %s, with the reason', (_, edit, reason) => {
    expect(edited(HOUSE, edit)).toMatch(/^refused: /);
    expect(edited(HOUSE, edit)).toMatch(reason);
  });

  it('declares the sound that a scene is to play where the text does not yet', () => {
    const text = edited(HOUSE, { kind: 'add-sound', node: 'shore/night', path: 'assets/Deep Rain.wav' });
    expect(text).toContain('  asset surf = sound "surf.wav"\n  asset deep_rain = sound "assets/Deep Rain.wav"\n');
    expect(text).toContain('    scene night { play deep_rain at 30dB fade 5s }');
    expect(edited(HOUSE, { kind: 'add-sound', node: 'release', path: 'surf.wav' })).toMatch(/^refused: .*fades/);
  });

  it('changes an anchor: its rhythm and its cues', () => {
    const text = 'dream "T" {\n  needs scent\n  asset cedar = scent "cedar"\n  anchor every 25m { scent cedar at 20% for 10s }\n}\n';
    expect(edited(text, { kind: 'change-scene', node: 'anchor:1', part: 'every', text: '20m' })).toContain('anchor every 20m { scent cedar at 20% for 10s }');
    expect(edited(text, { kind: 'change-cue', node: 'anchor:1', cue: 0, part: 'level', text: '10%' })).toContain(
      'anchor every 25m { scent cedar at 10% for 10s }',
    );
    expect(edited(text, { kind: 'add-cue', node: 'anchor:1', channel: 'scent' })).toContain('scent cedar at 20% for 10s  scent cedar at 10% for 10s }');
    expect(edited(text, { kind: 'change-scene', node: 'anchor:1', part: 'every', text: '20lx' })).toMatch(/^refused: /);
  });

  it('says in one place what was said in several, and nothing where nothing is asked for', () => {
    const text = 'dream "T" {\n  scene a {\n    tone wonder 0.1\n    tone calm 0.2\n    after 5m -> release\n  }\n}\n';
    const [node] = graphOf(projectOf({ [MAIN]: text }), MAIN).nodes;
    expect(node?.says.tone).toBe('wonder 0.1, calm 0.2');
    expect(edited(text, { kind: 'change-scene', node: 'a', part: 'tone', text: 'calm 0.5' })).toBe(
      text.replace(/tone wonder.*\n.*tone calm 0.2/, 'tone calm 0.5'),
    );
    expect(edited(text, { kind: 'change-scene', node: 'a', part: 'tone', text: '' })).toBe(text.replace(/ *tone.*\n/g, ''));
  });

  it('makes a scene of another motif, of one, and of none', () => {
    const motifs = 'motif rest(pace: duration = 5s) { after pace -> release }\n';
    const text = `${motifs}dream "T" {\n  scene a is rest(4s)\n  scene b { after 5m -> a }\n}\n`;
    expect(edited(text, { kind: 'change-scene', node: 'a', part: 'motif', text: 'rest(pace = 9s)' })).toContain('scene a is rest(pace = 9s)\n');
    expect(edited(text, { kind: 'change-scene', node: 'b', part: 'motif', text: 'rest' })).toContain('scene b is rest { after 5m -> a }');
    expect(edited(text, { kind: 'change-scene', node: 'a', part: 'motif', text: '' })).toContain('scene a { }\n');
    expect(edited(text, { kind: 'change-scene', node: 'a', part: 'motif', text: 'rust' })).toMatch(/^refused: /);
  });

  it('takes several scenes away in one step, with the arrows that lead to them, as it would one after the other', () => {
    const nodes = ['drifting', 'shore/dusk'];
    const now = edited(HOUSE, { kind: 'delete', nodes, edges: [] });
    expect(now).toBe(edited(HOUSE, { kind: 'several', edits: nodes.map((node) => ({ kind: 'delete-node', node })) }));
    expect(now).not.toMatch(/drifting|dusk/);
  });

  it('leads to a scene whose name begins like an anchor, and to no anchor', () => {
    const text = 'dream "T" {\n  scene a { after 1m -> release }\n  scene anchorage { after 1m -> release }\n  anchor every 5m { light red at 1lx }\n}\n';
    expect(edited(text, { kind: 'connect', from: 'a', to: 'anchorage' })).toContain('-> anchorage');
    expect(edited(text, { kind: 'connect', from: 'a', to: 'anchor:1' })).toMatch(/refused: An anchor keeps time/);
    expect(edited(text, { kind: 'delete-node', node: 'anchorage' })).not.toContain('anchorage');
  });

  it('refuses what comes from a motif, and names it', () => {
    const text = 'motif rest(next: scene) { scene sleep { after 5m -> next } }\ndream "T" { scene a is rest(release) }\n';
    expect(edited(text, { kind: 'delete-node', node: 'a/sleep' })).toMatch(/refused: `sleep` comes from a motif/);
    expect(edited(text, { kind: 'connect', from: 'a', to: 'release' })).toContain('scene a is rest(release) { after 5m -> release }');
  });

  it('makes a motif of a scene, which gives it what it needs of the dream', () => {
    const text = edited(HOUSE, { kind: 'extract-motif', node: 'drifting', name: 'drift' });
    expect(text).toContain('  // Where it begins.\n  scene drifting is drift(surf, shore)\n');
    expect(text).toMatch(/\nmotif drift\(surf: sound, shore: scene\) \{\n {2}play surf at 30dB\n[\s\S]*\n {4}3 -> shore\n[\s\S]*\n\}\n$/);
  });

  it('takes several away at once, with the arrows that lead to any of them', () => {
    const text = edited(HOUSE, { kind: 'delete', nodes: ['shore/dusk', 'shore'], edges: ['drifting>release#0'] });
    expect(text).not.toMatch(/shore|choose/i);
    expect(graphOf(projectOf({ [MAIN]: text }), MAIN).nodes.map(({ id }) => id)).toEqual(['ritual', 'drifting', 'release']);
  });

  it('moves one scene and draws an arrow from where it is then, all at once', () => {
    const edits: GraphEdit[] = [
      { kind: 'move-node', node: 'drifting', parent: 'shore' },
      { kind: 'connect', from: 'drifting', to: 'release' },
    ];
    const result = editGraph(projectOf({ [MAIN]: HOUSE }), MAIN, { kind: 'several', edits });
    expect(result).toMatchObject({ ok: true, names: { drifting: 'shore/drifting' } });
  });

  it.each<[string, GraphEdit, RegExp]>([
    ['text that is no scene', { kind: 'paste', parent: null, text: 'play surf at 30dB' }, /not the text of scenes/],
    ['a broken scene', { kind: 'paste', parent: null, text: 'scene x { after }' }, /not the text of scenes/],
    ['a scene that leads to what is not here', { kind: 'paste', parent: null, text: 'scene x { after 5m -> attic }' }, /attic/],
    ['scenes of different places in one', { kind: 'group', nodes: ['drifting', 'shore/dusk'] }, /side by side/],
    ['the first before itself', { kind: 'reorder', id: 'drifting', by: -1 }, /first already/],
    ['all, where one can not be done', { kind: 'delete', nodes: ['drifting', 'release'], edges: [] }, /way out stays/],
  ])('refuses %s', (_, edit, reason) => expect(edited(HOUSE, edit)).toMatch(reason));

  it('works while the text is broken elsewhere', () => {
    const broken = HOUSE.replace('mark "here"', 'mark "here');
    const text = edited(broken, { kind: 'reconnect', edge: 'drifting>shore#0', to: 'release' });
    expect(difference(broken, text)).toEqual({ out: ['      3 -> shore'], in: ['      3 -> release'] });
  });

  it('takes neighbours on one line out as one edit', () => {
    const text = 'dream "A" {\n  scene a { after 1m -> b  after 2m -> b.c  when awake -> release }\n  scene b {\n    scene c { }\n  }\n}\n';
    const result = editGraph(projectOf({ [MAIN]: text }), MAIN, { kind: 'delete-node', node: 'b' });
    expect(result.ok && result.edits[0]?.edits.map(({ span }) => text.slice(span.start, span.end))).toEqual([
      ' after 1m -> b  after 2m -> b.c  ',
      '  scene b {\n    scene c { }\n  }\n',
    ]);
    expect(edited(text, { kind: 'delete-node', node: 'b' })).toBe('dream "A" {\n  scene a { when awake -> release }\n}\n');
  });

  it('keeps line ends as they are', () => {
    const text = edited(HOUSE.replaceAll('\n', '\r\n'), { kind: 'add-scene', parent: null, name: 'attic' });
    expect(text.replaceAll('\r\n', '')).not.toMatch(/\n/);
  });
});

/** More can be tried with `DREAM_EDITS=100000`. */
const EDITS = Number(process.env['DREAM_EDITS'] ?? 10_000);

describe('random edits', () => {
  const all = samples();
  const perSample = Math.ceil(EDITS / all.length);
  it.each(all.map((sample) => [sample.name, sample] as const))(
    '%s: each does what it says and nothing else, and all can be taken back',
    (name, { texts, path }) => {
      const steps = 25;
      const made = new Map<string, number>();
      fc.assert(
        fc.property(fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { minLength: steps, maxLength: steps }), (draws) => {
          let project = projectOf(texts);
          let drawn: DreamGraph | null = null;
          const inverses: FileEdits[][] = [];
          for (const draw of draws) {
            const graph = graphOf(project, path);
            drawn = expectDrawn(graph, drawn, project, path);
            if (draw[0] % 7 === 0) {
              // A hand in the text between two edits of the graph: also one that breaks it.
              const text = project.files.get(path)?.tree.text ?? '';
              const at = draw[1] % (text.length + 1);
              const typed = ['', ' ', '\n', '}', '{', 'x', '"', '// said\n'][draw[2] % 8] as string;
              const edit = { span: { start: at, end: Math.min(text.length, at + (typed === '' ? 1 : 0)) }, newText: typed };
              inverses.push(inverse(project, [{ file: path, edits: [edit] }]));
              project = changed(project, [{ file: path, edits: [edit] }]);
            } else {
              const edit = randomEdit(project, path, graph, draw);
              if (edit === null) continue;
              const result = editGraph(project, path, edit);
              if (!result.ok) {
                expect(result.reason).toMatch(/[.?!]$/);
                continue;
              }
              made.set(edit.kind, (made.get(edit.kind) ?? 0) + 1);
              const next = changed(project, result.edits);
              expectKept(project, next, path, edit, result.edits);
              expectDone(graph, graphOf(next, path), edit);
              if (result.select !== null && edit.kind !== 'change-edge') {
                const now = graphOf(next, path);
                expect([...now.nodes, ...now.edges].map(({ id }) => id)).toContain(result.select);
              }
              inverses.push(inverse(project, result.edits));
              project = next;
            }
          }
          for (const back of inverses.toReversed()) {
            project = changed(project, back);
            drawn = expectDrawn(graphOf(project, path), drawn, project, path);
          }
          expect(drawn).toEqual(graphOf(project, path));
          expect(Object.fromEntries([...project.files].map(([file, { tree }]) => [file, tree.text]))).toEqual(texts);
        }),
        { numRuns: Math.max(1, Math.ceil(perSample / steps)) },
      );
      expect([...made.values()].reduce((sum, times) => sum + times, 0)).toBeGreaterThan(perSample / 10);
      if (process.env['DREAM_EDITS'] !== undefined) console.log(name, Object.fromEntries(made));
    },
  );
});

function randomEdit(project: Project, path: string, { nodes, edges }: DreamGraph, [what, one, other]: readonly [number, number, number]): GraphEdit | null {
  const node = nodes[one % Math.max(1, nodes.length)];
  const second = nodes[other % Math.max(1, nodes.length)];
  const edge = edges[one % Math.max(1, edges.length)];
  if (node === undefined || second === undefined) return null;
  const parent = other % 3 === 0 ? null : second.id;
  switch (what % 22) {
    case 0:
      return { kind: 'add-scene', parent };
    case 21:
      return { kind: 'add-layer', parent: second.id };
    case 1:
      return { kind: 'duplicate', node: node.id };
    case 2:
      return other % 3 === 0 ? { kind: 'delete-node', node: node.id } : null;
    case 3:
      return { kind: 'move-node', node: node.id, parent };
    case 4:
      return { kind: 'connect', from: node.id, to: second.id, cause: ['after 3m', 'on wake', 'when distress > 0.5 for 10s'][what % 3] as string };
    case 5:
      return edge === undefined ? null : { kind: 'reconnect', edge: edge.id, to: second.id };
    case 6:
      return edge === undefined ? null : { kind: 'delete-edge', edge: edge.id };
    case 7: {
      const part = (['cause', 'guard', 'weight'] as const)[other % 3] as 'cause';
      const text = { cause: 'after 7m', guard: 'heart < 64bpm', weight: '2' }[part];
      return edge === undefined ? null : { kind: 'change-edge', edge: edge.id, part, text };
    }
    case 8:
      return { kind: 'add-cue', node: node.id, channel: (['sound', 'light', 'scent', 'touch', 'warmth', 'motion'] as const)[other % 6] as 'sound' };
    case 9:
      return { kind: 'delete-cue', node: node.id, cue: other % 3 };
    case 10: {
      const copied = copyOf(project, path, [node.id]);
      return copied.ok ? { kind: 'paste', parent, text: copied.text } : null;
    }
    case 11:
      return {
        kind: 'group',
        nodes: nodes
          .filter((beside) => beside.parent === node.parent && beside.kind === 'scene')
          .slice(0, 1 + (other % 3))
          .map(({ id }) => id),
      };
    case 12:
      return other % 4 === 0 ? { kind: 'extract-motif', node: node.id } : null;
    case 13:
      return { kind: 'reorder', id: other % 2 === 0 ? node.id : (edge?.id ?? ''), by: other % 3 === 0 ? -1 : 1 };
    case 14:
      return other % 3 === 0 ? { kind: 'delete', nodes: [node.id, second.id], edges: edge === undefined ? [] : [edge.id] } : null;
    case 15:
      return {
        kind: 'several',
        edits: [
          { kind: 'move-node', node: node.id, parent },
          { kind: 'connect', from: node.id, to: second.id },
        ],
      };
    case 16: {
      const part = one % 2 === 0 ? 'fade' : 'envelope';
      const text =
        part === 'fade'
          ? ['', 'fade 5s', 'fade in 2s out 9s'][other % 3]
          : ['at 20dB', 'at 20dB ramp to 10dB over 5m', 'through 0lx at 0s, 1lx at 1m, 0lx at 2m'][other % 3];
      return { kind: 'change-cue', node: node.id, cue: one % 3, part, text: text ?? '' };
    }
    case 17: {
      const part = (['tone', 'themes', 'fade', 'every'] as const)[one % 4] as 'tone';
      const text = { tone: 'wonder 0.4', themes: 'water', fade: '40s', every: '20m' }[part];
      return { kind: 'change-scene', node: node.id, part, text: other % 3 === 0 ? '' : text };
    }
    case 18: {
      const part = (['for', 'every', 'loop', 'while'] as const)[one % 4] as 'for';
      const text = { for: '5s', every: '3m', loop: 'loop', while: 'stage is N2' }[part];
      return { kind: 'change-cue', node: node.id, cue: other % 3, part, text: other % 3 === 0 ? '' : text };
    }
    case 19: {
      const condition = ['stage is N2', 'asleep', 'distress > 0.4'][one % 3] as string;
      if (other % 3 === 0) return { kind: 'add-while', node: node.id, condition };
      return other % 3 === 1
        ? { kind: 'delete-while', node: node.id, while: one % 2 }
        : { kind: 'change-while', node: node.id, while: one % 2, part: 'condition', text: condition };
    }
    default: {
      if (one % 2 === 0) return { kind: 'change-cue', node: node.id, cue: other % 3, part: 'level', text: ['20dB', '0.5lx', '5%'][other % 3] as string };
      const cause = ['on wake', 'exit', 'every 3m'][one % 3] as string;
      if (other % 3 === 0) return { kind: 'add-rule', node: node.id, cause };
      return other % 3 === 1
        ? { kind: 'delete-rule', node: node.id, rule: one % 3 }
        : { kind: 'change-rule', node: node.id, rule: one % 3, part: 'cause', text: cause };
    }
  }
}

/** Where the text is broken, what is drawn still joins only nodes that it has, each once, and is the text's own elsewhere. */
function expectDrawn(now: DreamGraph, last: DreamGraph | null, project: Project, path: string): DreamGraph {
  const text = project.files.get(path)?.tree.text ?? '';
  const drawn = mended(now, last, (name) => text.includes(name));
  if (now.complete) expect(drawn).toBe(now);
  const ids = new Set<string>();
  for (const { id, parent, broken } of drawn.nodes) {
    expect(ids.has(id)).toBe(false);
    expect(parent === null || ids.has(parent)).toBe(true);
    ids.add(id);
    if (broken !== undefined) expect(broken).not.toBe('');
  }
  expect(new Set(drawn.edges.map(({ id }) => id)).size).toBe(drawn.edges.length);
  for (const { source, target } of drawn.edges) expect(ids.has(source) && ids.has(target)).toBe(true);
  const own = new Map(now.nodes.map((node) => [node.id, node]));
  for (const node of drawn.nodes) if (node.broken === undefined) expect(own.get(node.id)).toBe(node);
  return drawn;
}

/** What takes edits back, as an editor keeps it. */
function inverse(before: Project, edits: readonly FileEdits[]): FileEdits[] {
  return edits.map(({ file, edits: own }) => {
    const text = before.files.get(file)?.tree.text ?? '';
    let shift = 0;
    return {
      file,
      edits: own.map(({ span, newText }) => {
        const start = span.start + shift;
        shift += newText.length - (span.end - span.start);
        return { span: { start, end: start + newText.length }, newText: text.slice(span.start, span.end) };
      }),
    };
  });
}

const errorsIn = (project: Project, path: string): number =>
  [...(project.files.get(path)?.findings ?? []), ...check(project, path).findings].filter(({ code }) => severityOf(code) === 'error').length;

/** They take text from one place to another. */
const MOVES: ReadonlySet<string> = new Set(['move-node', 'group', 'extract-motif', 'reorder', 'several']);

/** Nothing is newly wrong, no comment is lost but with what it is about, and other texts and lines are as they were. */
function expectKept(before: Project, after: Project, path: string, edit: GraphEdit, edits: readonly FileEdits[]): void {
  expect(errorsIn(after, path)).toBeLessThanOrEqual(errorsIn(before, path));
  expect(edits.every(({ file }) => file === path)).toBe(true);
  for (const { edits: own } of edits) expect(own.every(({ span }, i) => span.start >= (own[i - 1]?.span.end ?? 0))).toBe(true);
  const text = before.files.get(path)?.tree.text ?? '';
  const now = after.files.get(path)?.tree.text ?? '';
  const comments = (of: string) => of.match(/\/\/[^\r\n]*/g)?.map((comment) => comment.trimEnd()) ?? [];
  if (!edit.kind.startsWith('delete')) {
    const left = comments(now);
    for (const comment of comments(text)) expect(left, comment).toContain(comment);
  }
  const [own] = edits;
  if (own === undefined || edit.kind.startsWith('delete') || MOVES.has(edit.kind)) return;
  // What goes is at most a word or an expression on one line; of what a hand broke over lines, no word that comes back at its ends.
  for (const { span, newText } of own.edits) {
    const gone = text.slice(span.start, span.end).trim();
    if (!gone.includes('\n')) continue;
    const [was, is] = [gone.split(/\s+/), newText.trim().split(/\s+/)];
    expect(was[0]).not.toBe(is[0]);
    expect(was.at(-1)).not.toBe(is.at(-1));
  }
}

const rulesOf = ({ nodes }: DreamGraph, id: string): number => nodes.find((node) => node.id === id)?.rules.length ?? 0;
const whilesOf = ({ nodes }: DreamGraph, id: string): number => nodes.find((node) => node.id === id)?.whiles.length ?? 0;

function expectDone(before: DreamGraph, now: DreamGraph, edit: GraphEdit): void {
  const count = (graph: DreamGraph, source: string, target: string) => graph.edges.filter((edge) => edge.source === source && edge.target === target).length;
  const edgeOf = (id: string) => before.edges.find((edge) => edge.id === id);
  switch (edit.kind) {
    case 'connect':
      expect(count(now, edit.from, edit.to)).toBe(count(before, edit.from, edit.to) + 1);
      expect(now.edges.length).toBe(before.edges.length + 1);
      break;
    case 'reconnect':
      expect(now.edges.length).toBe(before.edges.length);
      expect(count(now, edgeOf(edit.edge)?.source ?? '', edit.to)).toBeGreaterThan(0);
      break;
    case 'delete-edge':
      expect(now.edges.length).toBe(before.edges.length - 1);
      break;
    case 'delete-node':
      expect(now.nodes.some(({ id }) => id === edit.node)).toBe(false);
      expect(now.edges.some(({ source, target }) => source === edit.node || target === edit.node)).toBe(false);
      break;
    case 'add-scene':
    case 'add-layer':
    case 'add-anywhere':
    case 'duplicate':
      expect(now.nodes.length).toBeGreaterThan(before.nodes.length);
      break;
    case 'move-node':
      expect(now.edges.length).toBe(before.edges.length);
      expect(now.nodes.filter(({ kind }) => kind === 'scene' || kind === 'layer').length).toBe(
        before.nodes.filter(({ kind }) => kind === 'scene' || kind === 'layer').length,
      );
      break;
    case 'paste':
      expect(now.nodes.length).toBeGreaterThan(before.nodes.length);
      break;
    case 'group':
      expect(now.nodes.length).toBe(before.nodes.length + 1);
      expect(now.edges.length).toBe(before.edges.length);
      break;
    case 'reorder':
    case 'extract-motif':
      expect(now.nodes.map(({ id }) => id).sort()).toEqual(before.nodes.map(({ id }) => id).sort());
      expect(now.edges.map(({ id }) => id).sort()).toEqual(before.edges.map(({ id }) => id).sort());
      break;
    case 'delete':
      for (const id of edit.nodes) expect(now.nodes.some((node) => node.id === id)).toBe(false);
      break;
    case 'several':
      expect(now.edges.length).toBe(before.edges.length + 1);
      break;
    case 'add-rule':
    case 'delete-rule':
      expect(rulesOf(now, edit.node) - rulesOf(before, edit.node)).toBe(edit.kind === 'add-rule' ? 1 : -1);
      break;
    case 'add-while':
    case 'delete-while':
      expect(whilesOf(now, edit.node) - whilesOf(before, edit.node)).toBe(edit.kind === 'add-while' ? 1 : -1);
      break;
    case 'delete-cue':
      expect(now.nodes.find(({ id }) => id === edit.node)?.cues.length).toBe((before.nodes.find(({ id }) => id === edit.node)?.cues.length ?? 0) - 1);
      break;
    case 'add-cue':
      expect(now.nodes.find(({ id }) => id === edit.node)?.cues.length).toBe((before.nodes.find(({ id }) => id === edit.node)?.cues.length ?? 0) + 1);
      break;
    default:
      expect(now.nodes.map(({ id }) => id)).toEqual(before.nodes.map(({ id }) => id));
  }
}
