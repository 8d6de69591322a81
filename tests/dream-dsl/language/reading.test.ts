/** What helps to read: hover, definition, references, colours, hints, lenses, links, signatures, symbols. `|` marks the cursor, `⟦⟧` spans. */

import { describe, expect, it } from 'vitest';
import {
  codeLenses,
  definition,
  documentLinks,
  hover,
  inlayHints,
  linkedEditing,
  projectOf,
  references,
  semanticTokens,
  signatureHelp,
  workspaceSymbols,
} from '../../../dream-dsl/index.ts';
import { marked, spansIn } from '../../support/marked.ts';
import { samples } from '../../support/samples.ts';
import { inDream, PATH, project, whole } from './house.ts';

describe('hover', () => {
  it.each<readonly [string, readonly string[]]>([
    ['  scene a { when dis|tress > 0.5 -> hill }', ['not a measurement', '0..1']],
    ['  scene a { when time in sta|ge > 5m -> hill }', ['time in stage', 'How long']],
    ['  scene a { when heart > 60b|pm -> hill }', ['per minute']],
    ['  scene a { play su|rf at 30dB }', ['asset surf = sound', 's.wav', 'Used 2 times']],
    ['  scene a { play sea.hu|m at 30dB }', ['The hum of the sea.', 'From `shared/sea.dream`']],
    ['  scene a { play se|a.hum at 30dB }', ['shared/sea.dream', '`breathing`', '`pine`']],
    ['  scene a { play surf at vol|ume }', ['param volume: 28dB..36dB = 30dB', 'Chosen before the night', 'dB(A)']],
    ['  scene a { enter { set won|der = 1 } }', ['var wonder: 0..1 = 0.2', 'Changes during the night']],
    ['  scene a { say "Hi {fri|end}" }', ['param friend: text = "Lila"']],
    ['  scene a { after 5m -> hi|ll }', ['scene hill', 'Holds `top`, `slope`']],
    ['  scene a { after 5m -> ca|lm }', ['scene calm is breathing(pace: duration = 5s in 3s..8s', 'Leads the breath.']],
    ['  scene a { after 5m -> calm.inh|ale }', ['scene inhale', 'From `shared/sea.dream`']],
    ['  /// Salt.\n  scene sa|lt { }', ['scene salt', 'Salt.', 'Not used in this file.']],
    ['  scene a is sea.brea|thing(4s, surf, hill)', ['motif breathing(', 'Leads the breath.']],
    ['  scene a is sea.breathing(pa|ce = 4s)', ['param pace: 3s..8s = 5s', 'Given by the scene']],
    ['  scene a { on stage RE|M -> hill }', ['sleep stage (AASM)', 'Rapid eye movement']],
    ['  scene a { on signal LR|LR -> hill }', ['signal', 'knows that they dream']],
    ['  scene a { on kno|ck -> hill }', ['event knock']],
    ['  scene a { on wa|ke -> hill }', ['wakes up']],
    ['  scene a { enter { set wonder = mi|n(1, 2) } }', ['min(a, b, …)', 'smallest']],
    ['  scene a { light re|d at 0.5lx }', ['colour of light']],
    ['  scene a { light red at 0.5l|x }', ['melanopic EDI', 'Brown']],
    ['  scene a { play surf at 40d|B }', ['dB(A) at the pillow', 'quiet library']],
    ['  param p: le|vel = 30dB', ['type', 'dB(A)']],
    ['  needs so|und', ['channel']],
    ['  promise p: chance of (woken by a cue) <= 5% per night across adu|lts', ['sleepers']],
    ['  promise qui|et: always sound <= 38dB', ['promise quiet: always sound <= 38dB']],
    ['  scene a { li|ght red loo }', ['Light of a colour']],
    ['  scene a { play surf lock|ed to breath }', ['rhythm']],
    ['  scene a { light red thr|ough 0lx at 0s, 1lx at 5m }', ['Points of level and time']],
    ['  scene a { after 5m -|> hill }', ['`-> last part of shore`']],
    ['  scene a { on wake -> la|st hill }', ['History']],
    ['  scene a { tone ca|lm 0.5 }', ['how the scene feels']],
    ['  // see DRM0|22\n', ['DRM022', 'No such scene']],
  ])('%s', (text, has) => {
    const asked = inDream(text);
    const contents = hover(asked.project, PATH, asked.offset)?.contents ?? '';
    for (const words of has) expect(contents).toContain(words);
  });

  it('tells what an import brings', () => {
    const asked = whole('import "../shared/s|ea.dream" as sea\n');
    expect(hover(asked.project, PATH, asked.offset)?.contents).toContain('Brings `breathing`, `glow`, `hum`, `pine`.');
  });

  it.each(['  scene a { } |  scene b { }', '  // nothing| here'])('has nothing to say in the void: %s', (text) => {
    const asked = inDream(text);
    expect(hover(asked.project, PATH, asked.offset)).toBeNull();
  });

  it('has something to say of every name of a whole program', () => {
    for (const { texts, path } of samples()) {
      const all = projectOf(texts);
      for (const { span, kind } of semanticTokens(all, path)) {
        if (kind === 'comment' || kind === 'doc' || kind === 'text' || kind === 'number' || kind === 'operator') continue;
        const word = texts[path]?.slice(span.start, span.end);
        expect(hover(all, path, span.start + 1 > span.end ? span.start : span.start + 1), `${kind} ${word}`).not.toBeNull();
      }
    }
  });
});

describe('definition', () => {
  it.each<readonly [string, string, string]>([
    ['  scene a { after 5m -> hi|ll }', PATH, 'hill'],
    ['  scene a { after 5m -> shore.sky.du|sk }', PATH, 'dusk'],
    ['  scene a { after 5m -> shore.s|ky.dusk }', PATH, 'sky'],
    ['  scene a { after 5m -> calm.ex|hale }', 'shared/sea.dream', 'exhale'],
    ['  scene a { play su|rf at 30dB }', PATH, 'surf'],
    ['  scene a { play sea.h|um at 30dB }', 'shared/sea.dream', 'hum'],
    ['  scene a { play surf at vo|lume - 4dB }', PATH, 'volume'],
    ['  scene a { say "{frie|nd}" }', PATH, 'friend'],
    ['  scene a { enter { set luc|id = true } }', PATH, 'lucid'],
    ['  scene a { when in hi|ll -> release }', PATH, 'hill'],
    ['  scene a is sea.brea|thing(4s, surf, hill)', 'shared/sea.dream', 'breathing'],
    ['  scene a is sea.breathing(vo|ice = surf)', 'shared/sea.dream', 'voice'],
    ['  scene a is sea.breathing(4s, su|rf, hill)', PATH, 'surf'],
    ['  scene a is sea.breathing(4s, surf, hi|ll)', PATH, 'hill'],
    ['  scene a { on kno|ck -> hill }', PATH, 'knock'],
    ['  promise p: reaches hi|ll', PATH, 'hill'],
    ['  promise p: always not hi|ll', PATH, 'hill'],
  ])('%s', (text, file, name) => {
    const asked = inDream(text);
    const found = definition(asked.project, PATH, asked.offset);
    expect(found?.file).toBe(file);
    expect(asked.project.files.get(file)?.tree.text.slice(found?.span.start, found?.span.end)).toBe(name);
  });

  it.each(['import "../shared/se|a.dream" as sea\n', 'import "../shared/sea.dream" as sea\nmotif m() { play se|a.hum at 30dB }'])(
    'leads from an import to its file: %s',
    (text) => {
      const asked = whole(text);
      expect(definition(asked.project, PATH, asked.offset)).toEqual({ file: 'shared/sea.dream', span: { start: 0, end: 0 } });
    },
  );

  it.each([
    '  scene a { when hea|rt > 1bpm -> hill }',
    '  scene a { after 5m -> now|here }',
    '  scene a { light re|d at 1lx }',
    '  scene a { after 5m -> rele|ase }',
  ])('leads nowhere: %s', (text) => {
    const asked = inDream(text);
    expect(definition(asked.project, PATH, asked.offset)).toBeNull();
  });
});

describe('references', () => {
  it.each<readonly [string, string]>([
    [
      'a scene, also dotted and in promises',
      'dream "T" {\n  scene ⟦a|⟧ { scene b { after 1m -> release } }\n  scene c { after 5m -> ⟦a⟧.b  when in ⟦a⟧ -> last ⟦a⟧ }\n  promise p: reaches ⟦a⟧\n}\n',
    ],
    ['two scenes of one name apart', 'dream "T" {\n  scene x { scene ⟦a|⟧ { }  after 5m -> ⟦a⟧ }\n  scene y { scene a { }  after 5m -> a }\n}\n'],
    ['a variable, also in texts', 'dream "T" {\n  var ⟦n|⟧: 0..9 = 0\n  scene a { enter { set ⟦n⟧ = ⟦n⟧ + 1  mark "{⟦n⟧}" } }\n}\n'],
    [
      'a parameter of a motif and its arguments',
      'motif m(⟦p|⟧: duration) { after ⟦p⟧ -> release }\ndream "T" {\n  param p: duration = 3s\n  scene a is m(⟦p⟧ = p)\n}\n',
    ],
    ['an event, in motifs too', 'motif m() { on ⟦knock⟧ -> release }\ndream "T" {\n  scene a { enter { raise ⟦kno|ck⟧ } }\n  scene b is m()\n}\n'],
    ['the name of an import', 'import "../shared/sea.dream" as ⟦se|a⟧\ndream "T" {\n  scene a { play ⟦sea⟧.hum at 3dB }\n}\n'],
  ])('%s', (_, text) => {
    const { text: asked, spans } = spansIn(text);
    const at = asked.indexOf('|');
    const plain = asked.replace('|', '');
    const found = references(project(plain), PATH, at);
    expect(
      marked(
        plain,
        found.map(({ span }) => span),
      ),
    ).toBe(
      marked(
        plain,
        spans.map(({ start, end }) => ({ start: start > at ? start - 1 : start, end: end > at ? end - 1 : end })),
      ),
    );
  });

  it('finds them in other files', () => {
    const asked = inDream('  scene a is sea.brea|thing(4s, surf, hill)');
    expect(references(asked.project, PATH, asked.offset).map(({ file }) => file)).toEqual([PATH, PATH, 'shared/sea.dream']);
  });
});

describe('colours by meaning', () => {
  const kinds = (text: string): string[] =>
    semanticTokens(project(text), PATH).map(({ span, kind, declaration }) => `${text.slice(span.start, span.end)} ${kind}${declaration ? '!' : ''}`);

  it('tells the same word apart: channel, verb, colour, scene', () => {
    const found = kinds('dream "T" {\n  needs light\n  scene light { light red at 1lx  after 5m -> light }\n}\n');
    expect(found.filter((token) => token.startsWith('light '))).toEqual(['light channel', 'light scene!', 'light keyword', 'light scene']);
  });

  it('gives tokens in order, none over another, on every sample', () => {
    for (const { texts } of samples()) {
      for (const path of Object.keys(texts)) {
        let end = 0;
        for (const { span } of semanticTokens(projectOf(texts), path)) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThan(span.start);
          end = span.end;
        }
      }
    }
  });

  it('leaves no word of a whole program without colour', () => {
    for (const { texts } of samples()) {
      for (const [path, text] of Object.entries(texts)) {
        const rest = semanticTokens(projectOf(texts), path).reduceRight((so, { span }) => so.slice(0, span.start) + so.slice(span.end), text);
        expect(rest).toMatch(/^[\s{}(),:=.+]*$/);
      }
    }
  });
});

describe('inlay hints', () => {
  it('tell types, arguments and what is reckoned', () => {
    const { text, project: all } = inDream(`|  var count = 0
  param loud = 30dB
  scene a {
    play surf at volume - 4dB fade pause
    play surf at 30dB
    after pause * 2 -> hill
  }
  scene b is sea.breathing(4s, surf, next = hill)
`);
    const hinted = inlayHints(all, PATH, { start: 0, end: text.length }).reduceRight(
      (so, { offset, label }) => `${so.slice(0, offset)}‹${label}›${so.slice(offset)}`,
      text,
    );
    expect(hinted).toContain('var count‹: number› = 0');
    expect(hinted).toContain('param loud‹: level› = 30dB');
    expect(hinted).toContain('play surf at volume - 4dB‹24dB..32dB› fade pause');
    expect(hinted).toContain('play surf at 30dB\n');
    expect(hinted).toContain('sea.breathing(‹pace =›4s, ‹voice =›surf, next = hill)');
  });

  it('are given only for the part that is asked for', () => {
    const { text, project: all } = inDream('|  var count = 0\n  var other = 0\n');
    const start = text.indexOf('var other');
    expect(inlayHints(all, PATH, { start, end: start + 12 }).map(({ label }) => label)).toEqual([': number']);
  });
});

describe('code lenses', () => {
  it('count uses, over files too', () => {
    const { text, project: all } = inDream('|  scene lost { after 5m -> hill }\n');
    const titles = new Map(codeLenses(all, PATH).map(({ span, title }) => [text.slice(span.start, span.end), title]));
    expect(titles.get('lost')).toBe('not named');
    expect(titles.get('hill')).toBe('named 4 times');
    expect(titles.get('surf')).toBeUndefined();
    expect(titles.get('sky')).toBeUndefined();
    const sea = all.files.get('shared/sea.dream')?.tree.text ?? '';
    const others = new Map(codeLenses(all, 'shared/sea.dream').map(({ span, title }) => [sea.slice(span.start, span.end), title]));
    expect(others.get('breathing')).toBe('used once');
    expect(others.get('glow')).toBe('not used');
    expect(others.get('pine')).toBeUndefined();
  });
});

describe('links', () => {
  it('lead to imports and sounds, not to cartridges', () => {
    const text =
      'import "../shared/sea.dream"\nasset hum = sound "hum.wav"\ndream "T" {\n  asset a = sound "../assets/a.wav"\n  asset b = scent "cedar"\n  asset c = sound "../../out.wav"\n}\n';
    expect(documentLinks(project(text), PATH).map(({ span, target }) => [text.slice(span.start, span.end), target])).toEqual([
      ['../shared/sea.dream', 'shared/sea.dream'],
      ['hum.wav', 'night/hum.wav'],
      ['../assets/a.wav', 'assets/a.wav'],
    ]);
  });
});

describe('linked editing', () => {
  it.each<readonly [string, string]>([
    ['a scene', 'dream "T" {\n  scene ⟦a|⟧ { after 5m -> ⟦a⟧ }\n}\n'],
    ['a variable', 'dream "T" {\n  var ⟦w|⟧: 0..1 = 0\n  scene a { enter { set ⟦w⟧ = ⟦w⟧ * 0.5 } }\n}\n'],
  ])('%s', (_, text) => {
    const { text: asked, spans } = spansIn(text);
    const at = asked.indexOf('|');
    const plain = asked.replace('|', '');
    const wanted = spans.map(({ start, end }) => ({ start: start > at ? start - 1 : start, end: end > at ? end - 1 : end }));
    expect(linkedEditing(project(plain), PATH, at)).toEqual(wanted);
  });

  it.each([
    '  scene a { when hea|rt > 1bpm -> hill }',
    '  scene a { after 5m -> hi|ll }',
    '  scene a { play sea.h|um at 30dB }',
    '  scene al|one { }',
    '  on| ',
    // Written before what stood there: the next letters are no part of the way out.
    '  scene a { after 5m -> release }\n  scene |release { fade all over 60s }',
  ])('not for %s', (text) => {
    const asked = inDream(text);
    expect(linkedEditing(asked.project, PATH, asked.offset)).toBeNull();
  });
});

describe('signature help', () => {
  it.each<readonly [string, string, number]>([
    ['  scene a is sea.breathing(|)', 'pace: duration = 5s in 3s..8s', 0],
    ['  scene a is sea.breathing(4s, |)', 'voice: sound', 1],
    ['  scene a is sea.breathing(4s, words = "a, b", next = |', 'next: scene', 2],
    ['  scene a { enter { set wonder = min(1, |) } }', 'b', 1],
    ['  scene a { enter { set wonder = clamp(min(1, 2), 0, |', 'high', 2],
    ['  scene a { enter { set wonder = clamp(min(1, |', 'b', 1],
  ])('%s', (text, label, active) => {
    const asked = inDream(text);
    const found = signatureHelp(asked.project, PATH, asked.offset);
    expect(found?.activeParameter).toBe(active);
    expect(found?.parameters[active]?.label).toBe(label);
    expect(found?.label).toContain(label);
  });

  it.each(['  scene a { when (|) -> hill }', '  scene a { play surf| }', '  scene a is sea.breathing(4s)|'])('none: %s', (text) => {
    const asked = inDream(text);
    expect(signatureHelp(asked.project, PATH, asked.offset)).toBeNull();
  });
});

describe('workspace symbols', () => {
  const { project: all } = inDream('|');
  it.each<readonly [string, string]>([
    ['breathing', 'breathing'],
    ['bre', 'breathing'],
    ['inhl', 'inhale'],
    ['hill', 'hill'],
    ['drp', 'drip'],
  ])('%s', (query, first) => expect(workspaceSymbols(all, query)[0]?.name).toBe(first));

  it('say whose they are, and where', () => {
    const [dusk] = workspaceSymbols(all, 'dusk');
    expect(dusk).toMatchObject({ kind: 'scene', container: 'T › shore › sky', location: { file: PATH } });
    expect(workspaceSymbols(all, 'xyzzy')).toEqual([]);
    expect(workspaceSymbols(all, '').length).toBeGreaterThan(20);
  });
});
