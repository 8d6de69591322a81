/** Completion: at `|`, what must be offered and what must not. */

import { describe, expect, it } from 'vitest';
import { analyze, type Completion, complete, projectOf, type SemanticToken, semanticTokens, withText } from '../../../dream-dsl/index.ts';
import { applied } from '../../support/marked.ts';
import { samples } from '../../support/samples.ts';
import { inDream, PATH, whole } from './house.ts';

type Row = readonly [text: string, has: string, hasNot: string];

/** Words apart by commas. */
const list = (text: string): string[] => (text === '' ? [] : text.split(',').map((word) => word.trim()));

function labels({ project, offset }: ReturnType<typeof inDream>): string[] {
  return complete(project, PATH, offset).map(({ label }) => label);
}

function expectLabels(found: readonly string[], has: string, hasNot: string): void {
  expect(found).toEqual(expect.arrayContaining(list(has)));
  for (const word of list(hasNot)) expect(found).not.toContain(word);
}

const IN_DREAM: readonly Row[] = [
  // what begins an item
  ['  |', 'scene, ritual, anywhere, release, promise, anchor, param', 'play, layer, set, import, motif, pace'],
  ['  sce|', 'scene', 'play'],
  ['  scene a {\n    |\n  }', 'play, say, when, after, on, choose, ->, layer, scene, while', 'promise, param, set, needs'],
  ['  scene a {\n    play surf at 30dB\n    |\n  }', 'play, when', 'fade, loop, promise'],
  ['  scene a {\n    play surf at 30dB\n    wh|\n  }', 'when, while', 'fade'],
  ['  scene a { enter { | } }', 'set, mark, raise, play', '->, choose, scene, after'],
  ['  scene a { on wake { | } }', 'set, mark, raise, play, ->, choose', 'scene, after'],
  ['  scene a { exit { | } }', 'set, mark, raise', 'play, ->, scene'],
  ['  scene a { while awake { | } }', 'play, say, light', 'set, after'],
  ['  anywhere { | }', 'when, on, after, every', 'play, enter, scene'],
  ['  anywhere { on wake { | } }', 'set, mark, raise, choose, ->', 'play, light, scene'],
  ['  anchor every 25m { | }', 'scent, mark', 'after, scene'],
  ['  release { | }', 'fade', 'after'],
  ['  morning { | }', 'light, ask, mark', 'after, raise'],
  ['  ritual bed { | }', 'say, ask, on, after', 'scene, layer'],
  ['  scene a { choose { | } }', '1 -> scene, else', 'play, scene'],
  // declarations
  ['  asset x = |', 'sound, light, scent', 'text, surf'],
  ['  param p: |', 'level, duration, bpm, text, boolean, 0..1', 'scene, sound, surf'],
  ['  var v: |', 'level, number, boolean', 'text, scene'],
  ['  param p: level = 34dB |', 'in', ''],
  ['  param p: level = |', '30dB', 'heart, 30s'],
  ['  var v: boolean = |', 'true, false', 'heart'],
  ['  needs |', 'sound, touch', 'cues, surf'],
  ['  needs sound, |', 'touch', 'cues, sound'],
  ['  needs sound |', 'optional', 'sound'],
  ['  themes |', 'water, drowning, dogs', 'surf, sound'],
  ['  themes water, |', 'fire', 'water, sound'],
  ['  scene a { them| }', 'themes', 'needs'],
  ['  limit |', 'sound, cues', 'surf'],
  ['  limit sound |', '<=', 'sound'],
  ['  limit sound <= |', '30dB', '1lx, heart'],
  ['  limit sound <= 40|', 'dB', 'lx, s'],
  ['  limit light <= 1lx |', 'while', 'optional'],
  ['  limit light <= 1lx while |', 'asleep, stage', 'hill'],
  ['  limit cues <= 20 |', 'per hour', 'while'],
  ['  param p: level = 34dB in 2|', 'dB', 's'],
  ['  param p: level = 34dB in 20dB..4|', 'dB', 's'],
  ['  param p = 34dB in |', '30dB', '30s'],
  ['  var v = |', 'true, false, 30s', 'heart'],
  ['  for |', 'ages', 'scene'],
  ['  tone |', 'calm, wonder', 'heart'],
  // what a scene is made of
  ['  scene a |', 'is', 'play'],
  ['  scene a is |', 'sea.breathing, sea.glow, floating', 'surf, hill'],
  ['  scene a is sea.|', 'breathing, glow', 'hum, floating, hill'],
  ['  scene a is sea.breathing(|', 'pace, voice, next, words', ''],
  ['  scene a is sea.breathing(|)', '30s, pause', 'surf, wonder'],
  ['  scene a is sea.breathing(4s, |)', 'surf, voice, next', 'cedar, pace, hill'],
  ['  scene a is sea.breathing(4s, surf, |)', 'hill, release, next', 'voice, pace, surf'],
  ['  scene a is sea.breathing(next = |)', 'hill, calm, shore', 'surf, voice'],
  ['  scene a is sea.breathing(voice = |)', 'surf, sea.hum', 'cedar, hill'],
  ['  scene a is sea.breathing(pace = 4|)', 's, m', 'dB'],
  ['  layer a is sea.glow(|)', 'red, amber', 'surf'],
  // cues
  ['  scene a { play | }', 'surf, sea.hum, drip', 'cedar, red, hill, at'],
  ['  scene a { play sea.| }', 'hum', 'pine, breathing'],
  ['  scene a { scent | }', 'cedar, sea.pine', 'surf'],
  ['  scene a { light | }', 'red, amber', 'surf, cedar'],
  ['  scene a { warmth | }', 'at, for', 'surf, locked'],
  ['  scene a { play surf | }', 'at, fade, loop, for, every, ramp, through, locked', 'surf'],
  ['  scene a { play surf at 30dB | }', 'fade, loop, ramp', 'at, through'],
  ['  scene a { play surf at 30dB loop fade 5s | }', 'for', 'at, fade, loop, locked'],
  ['  scene a { play surf at | }', 'volume, 30dB', 'wonder, heart, rest, 30s, 1lx'],
  ['  scene a { light red at | }', '1lx', 'volume, 30dB'],
  ['  scene a { play surf at volume - | }', '30dB, volume', 'pause'],
  ['  scene a { play surf at volume - 4| }', 'dB', 'lx, s, bpm'],
  ['  scene a { play surf fade | }', 'in, out, 30s, pause', 'volume'],
  ['  scene a { play surf fade in 5s | }', 'out', ''],
  ['  scene a { play surf fade in | }', '30s, pause', 'volume, hill'],
  ['  scene a { light red at 1lx ramp | }', 'to', 'over'],
  ['  scene a { light red at 1lx ramp to | }', '1lx', '30s'],
  ['  scene a { light red at 1lx ramp to 0lx | }', 'over', 'at'],
  ['  scene a { light red at 1lx ramp to 0lx over | }', '30s, pause', '1lx'],
  ['  scene a { light red through | }', '1lx', '30s'],
  ['  scene a { light red through 0lx | }', 'at', 'over, fade'],
  ['  scene a { light red through 0lx at | }', '30s', '1lx'],
  ['  scene a { light red through 0lx at 0s, | }', '1lx', '30s'],
  ['  scene a { light red through 0lx at 0s, 1lx at | }', '30s', '1lx'],
  ['  scene a { play surf locked | }', 'to', 'at'],
  ['  scene a { play surf locked to | }', 'slow wave, breath', 'heart'],
  ['  scene a { play surf locked to breath | }', '90deg', '30s'],
  ['  scene a { play surf locked to breath 9| }', 'deg', 's, dB'],
  ['  scene a { play surf for | }', '30s, pause', 'volume, wonder'],
  ['  scene a { say "x" every 9| }', 's, m, h, ms', 'dB, lx, %'],
  ['  scene a { say "Hello {|}" }', 'friend, volume, wonder', 'surf, heart, hill'],
  ['  scene a { mark "{fr|" }', 'friend', 'surf'],
  ['  scene a { say "Hello |" }', '', 'friend, surf'],
  // arrows
  ['  scene a { after 5m -> | }', 'a, hill, shore, calm, release, morning, last', 'surf, volume, wonder, inside'],
  ['  anywhere { on wake -> hill }\n  scene a { after 5m -> | }', 'hill', 'anywhere'],
  ['  anywhere { on wake -> hill }\n  scene a { when in | }', 'hill', 'anywhere'],
  ['  scene a { after 5m -> hi| }', 'hill', 'surf'],
  ['  scene a { scene b { }  on wake -> | }', 'b, inside, last', 'surf'],
  ['  scene a { scene b { scene c { } }  on wake -> inside | }', 'b, c', 'hill, a, release'],
  ['  scene a { on wake -> last | }', 'part, hill, shore, calm', 'release'],
  ['  scene a { on wake -> last part | }', 'of', 'hill'],
  ['  scene a { on wake -> last part of | }', 'hill, shore', 'slope, part'],
  ['  scene a { on wake -> shore.| }', 'sky, waves', 'hill, dusk'],
  ['  scene a { on wake -> shore.sky.| }', 'dusk, night', 'waves'],
  ['  scene a { on wake -> calm.| }', 'inhale, exhale', 'hill'],
  ['  scene a { choose { 3 | } }', '->', 'hill'],
  ['  scene a { choose { 3 -> | } }', 'hill, release', 'surf'],
  ['  scene a { choose { 3 -> hill | } }', 'when', 'surf'],
  ['  scene a { choose { 3 -> hill when | } }', 'heart, lucid', 'hill, surf'],
  ['  scene a { choose { else | } }', '->', 'hill'],
  // reactions
  ['  scene a { on | }', 'stage, signal, wake, sleep, knock', 'heart, hill'],
  ['  scene a { on stage | }', 'N1, REM', 'hill'],
  ['  scene a { on signal | }', 'LRLR', 'hill, knock'],
  ['  scene a { on knock | }', 'when, ->, choose', 'for, hill'],
  ['  scene a { on knock when | }', 'lucid, heart, not, in', 'hill, surf'],
  ['  scene a { after | }', '30s, pause', 'heart, hill, volume'],
  ['  scene a { after 5| }', 's, m, h', 'dB'],
  ['  scene a { after 5m | }', '->, choose, when', 'hill'],
  ['  scene a { every | }', '30s, pause', 'hill'],
  ['  scene a { when | }', 'heart, distress, wonder, lucid, not, in, min', 'hill, surf, true'],
  ['  scene a { when heart > | }', '60bpm, rest, heart, breath', 'wonder, volume, 30dB, distress, lucid'],
  ['  scene a { when heart > 6| }', 'bpm', 'dB, s'],
  ['  scene a { when distress > | }', 'wonder, 0.5', 'rest, volume'],
  ['  scene a { when time in stage > | }', '30s, pause', 'rest, wonder'],
  ['  scene a { when pause * | }', '0.5, wonder', 'volume'],
  ['  scene a { when stage is | }', 'N1, REM, not', 'heart'],
  ['  scene a { when stage is not | }', 'N1, REM', 'heart, not'],
  ['  scene a { when lucid is | }', 'true, false, not', 'N1'],
  ['  scene a { when heart > 60bpm | }', 'and, or, for, ->', 'hill'],
  ['  scene a { when heart > 60bpm and | }', 'lucid, distress', 'hill'],
  ['  scene a { when heart > 60bpm for | }', '30s, pause', 'heart'],
  ['  scene a { when in | }', 'hill, shore', 'heart, surf, release'],
  ['  scene a { while | }', 'heart, stage, lucid', 'hill'],
  ['  scene a { when min(|) > 1 }', 'heart', 'hill'],
  ['  scene a { together "x" | }', 'within, else, ->', 'hill'],
  ['  scene a { together "x" within | }', '30s', 'hill'],
  ['  scene a { together "x" within 5m else -> | }', 'hill', 'surf'],
  ['  scene a { together "x" -> hill | }', 'else', 'hill'],
  ['  scene a { say "x"\n    a| }', 'at, after, ask', 'fade'],
  ['  scene a { on kn| }', 'knock', 'kn'],
  // actions
  ['  scene a { enter { set | } }', 'wonder, lucid, pause', 'volume, surf'],
  ['  scene a { enter { set wonder = | } }', 'wonder, 0.5', 'pause, volume, 30s'],
  ['  scene a { enter { set lucid = | } }', 'true, false, awake', 'wonder'],
  ['  scene a { enter { raise | } }', 'knock', 'wonder'],
  // promises
  ['  promise p: |', 'always, never, reaches, chance of, distress, shore', 'surf, play'],
  ['  promise p: always |', 'sound, cues, asleep', 'surf'],
  ['  promise p: always sound <= |', '30dB', '1lx, heart'],
  ['  promise p: always sound <= 38dB |', 'while, and', 'leads to'],
  ['  promise p: always sound <= 38dB while |', 'asleep, stage, shore', ''],
  ['  promise p: reaches |', 'morning, hill', 'surf, heart'],
  ['  promise p: distress > 0.8 |', 'leads to, for', 'while'],
  ['  promise p: distress > 0.8 leads to |', 'release, hill', 'surf'],
  ['  promise p: distress > 0.8 leads to release |', 'within', 'leads to'],
  ['  promise p: distress > 0.8 leads to release within |', '30s', 'hill'],
  ['  promise p: chance of (woken by a cue) <= 5% per |', 'night', 'hour'],
  ['  promise p: chance of (woken by a cue) <= 5% per night across |', 'adults, everyone', 'hill'],
  ['  anchor |', 'every', 'scene'],
  ['  anchor every |', '30s, 5m', 'heart'],
  ['  release { fade | }', 'all over', '30s'],
  ['  release { fade all over | }', '30s', 'hill'],
  ['  // sc|', '', 'scene'],
];

const WHOLE: readonly Row[] = [
  ['|', 'dream, motif, import, asset', 'scene'],
  ['import |', '"../shared/sea.dream", "../shared/lake.dream"', 'dream'],
  ['import "|', '../shared/sea.dream', 'dream'],
  ['import "../shared/sea.dream" |', 'as', 'scene'],
  ['motif m(a: |', 'scene, sound, scent, colour, level, 0..1', 'surf'],
  ['motif m(a: level, b: |) { }', 'scene, duration', ''],
  ['motif m(next: scene, voice: sound) { after 5m -> | }', 'next, release, morning', 'm'],
  ['motif m(next: scene, voice: sound) { play | }', 'voice, hum', 'next'],
  ['motif m(hue: colour, most: light) { light | }', 'hue, red', 'most'],
  ['motif m(hue: colour, most: light) { light hue at | }', 'most, 1lx', 'hue'],
  ['motif m(a: 0..1) { | }', 'var, scene, play, when', 'param, promise, needs'],
  ['dream "T" { var far = 1 }\nmotif m(a: 0..1) { when | }', 'a, heart', 'far'],
  ['dream "T" {\n  scene a {\n    when heart > |\n', '60bpm', 'hill'],
  ['dream "T" {\n  scene a {\n    after 5m -> |\n', 'a, release', 'heart'],
  ['dream "T" {\n  scene a {\n    choose {\n      3 -> |\n  }\n  scene b { }\n', 'a, b', 'heart'],
];

describe('completion', () => {
  it.each(IN_DREAM)('%s', (text, has, hasNot) => expectLabels(labels(inDream(text)), has, hasNot));
  it.each(WHOLE)('%s', (text, has, hasNot) => expectLabels(labels(whole(text)), has, hasNot));

  it('replaces the word that is being typed', () => {
    const asked = inDream('  scene a { after 5m -> hi|l }');
    const hill = complete(asked.project, PATH, asked.offset).find(({ label }) => label === 'hill') as Completion;
    expect(asked.text.slice(hill.span.start, hill.span.end)).toBe('hil');
  });

  it('brings the import of what another file declares', () => {
    const asked = inDream('  scene a is flo|');
    const floating = complete(asked.project, PATH, asked.offset).find(({ label }) => label === 'floating') as Completion;
    expect(floating).toMatchObject({ insertText: 'floating($0)', snippet: true });
    const changed = applied(asked.text, [...floating.additionalTextEdits, { span: floating.span, newText: 'floating(1)' }]);
    expect(changed).toContain('import "../shared/sea.dream" as sea\nimport "../shared/lake.dream"\n');
    expect(changed).toContain('scene a is floating(1)');
  });

  it.each([
    ['play surf at 30dB', 'dB'],
    ['light red at 1lx', 'lx'],
    ['touch at 10%', '%'],
    ['warmth at 0.4C', 'C'],
  ])('offers a course in the unit of its channel: %s', (cue, unit) => {
    const levels = (head: string, label: string): string[] => {
      const asked = inDream(`  scene a { ${head} | }`);
      const found = complete(asked.project, PATH, asked.offset).find((one) => one.label === label);
      return [...(found?.insertText ?? '').matchAll(/\d:[\d.]+(dB|lx|%|C)/g)].map(([, written]) => written as string);
    };
    expect(levels(cue, 'ramp')).toEqual([unit]);
    expect(levels(cue.replace(/ at .*/, ''), 'through')).toEqual([unit, unit]);
  });

  it('tells what each is', () => {
    const asked = inDream('  scene a is |');
    const breathing = complete(asked.project, PATH, asked.offset).find(({ label }) => label === 'sea.breathing') as Completion;
    expect(breathing.documentation).toBe('Leads the breath.');
    expect(breathing.detail).toContain('pace: duration = 5s in 3s..8s');
  });

  it('gives each label once, and spans around the cursor, wherever it is asked', () => {
    const { project, text } = inDream('  scene a { when stage is REM for 2m -> hill }|');
    for (let offset = 0; offset <= text.length; offset++) {
      const found = complete(project, PATH, offset);
      expect(new Set(found.map(({ label }) => label)).size).toBe(found.length);
      for (const { span } of found) expect(span.start <= offset && offset <= span.end).toBe(true);
    }
  });

  it('never throws on a text that ends anywhere', () => {
    const { text } = inDream('  scene a { when stage is REM for 2m -> hill }|');
    for (let end = 0; end <= text.length; end += 3) complete(whole(`${text.slice(0, end)}|`).project, PATH, end);
  });
});

const UNWRITTEN: ReadonlySet<SemanticToken['kind']> = new Set(['number', 'text', 'comment', 'doc', 'operator', 'arrow']);
const REPLACES: ReadonlySet<Completion['kind']> = new Set(['scene', 'asset', 'colour', 'param']);
/** No such scene, several of it, no such asset, of another channel, no such colour, not inside, nothing to come back to. */
const UNFIT: ReadonlySet<string> = new Set(['DRM022', 'DRM035', 'DRM023', 'DRM052', 'DRM036', 'DRM122', 'DRM123']);

/** Every word of the samples that is not a new name, with all texts of its sample. */
const WRITTEN = samples().flatMap(({ name, texts }) =>
  Object.entries(texts).map(([path, text]) => ({
    name: `${name} ${path}`,
    text,
    path,
    project: projectOf(texts),
    words: semanticTokens(projectOf(texts), path).filter(({ kind, declaration }) => !declaration && !UNWRITTEN.has(kind)),
  })),
);

describe('what was written in the samples', () => {
  it.each(WRITTEN)('is offered at its place once it is begun: $name', ({ text, path, project, words }) => {
    const missed: string[] = [];
    for (const { span, kind } of words) {
      const written = text.slice(span.start, span.end);
      // An event that is named nowhere else can not be known.
      if (kind === 'event' && text.split(written).length === 2) continue;
      const begun = span.start + (kind === 'unit' ? 0 : 1);
      const cut = withText(project, path, text.slice(0, begun) + text.slice(span.end));
      const found = complete(cut, path, begun).map(({ label }) => label);
      if (!found.some((label) => label === written || label.startsWith(`${written} `) || label.startsWith(`${written}.`)))
        missed.push(`${text.slice(Math.max(0, span.start - 30), span.start)}|${written}`);
    }
    expect(missed).toEqual([]);
  });

  it.each(WRITTEN)('can be replaced by every scene and asset that is offered there: $name', ({ text, path, project, words }) => {
    const wrong: string[] = [];
    const places = words.filter(({ kind, span }) => (kind === 'scene' || kind === 'asset') && text[span.end] !== '.');
    for (const { span } of places) {
      const cut = text.slice(0, span.start) + text.slice(span.end);
      for (const one of complete(withText(project, path, cut), path, span.start)) {
        if (!REPLACES.has(one.kind)) continue;
        const after = applied(cut, [...one.additionalTextEdits, { span: one.span, newText: one.insertText }]);
        const found = analyze(withText(project, path, after), path).problems.filter(({ code }) => UNFIT.has(code));
        if (found.length > 0) wrong.push(`${text.slice(Math.max(0, span.start - 30), span.start)}|${one.label}: ${found[0]?.message}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('deep in parentheses takes no time that grows with the square', () => {
    const text = `dream "T" {\n  scene a { when ${'('.repeat(60_000)} `;
    expect(complete(projectOf({ [PATH]: text }), PATH, text.length).map(({ label }) => label)).toContain('heart');
  });
});
