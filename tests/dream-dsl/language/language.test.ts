/** What an editor asks of a text: completion where the cursor is, hover, definition, outline and colours. `|` marks the cursor. */

import { describe, expect, it } from 'vitest';
import { analyze, complete, definition, hover } from '../../../dream-dsl/index.ts';

const HEAD =
  'dream "T" {\n  needs sound, scent\n  asset surf = sound "s.wav"\n  asset cedar = scent "cedar"\n  param volume: level = 30dB\n  var wonder: 0..1 = 0.2\n';

function at(body: string) {
  const marked = `${HEAD}${body}\n}`;
  const offset = marked.indexOf('|');
  return { text: marked.replace('|', ''), offset };
}

function labels(body: string): string[] {
  const { text, offset } = at(body);
  return complete(text, offset).map((c) => c.label);
}

describe('completion', () => {
  it('offers scenes after an arrow, and the ways that are always there', () => {
    const found = labels('  scene sea { after 5m -> | }\n  scene hill { after 5m -> sea }');
    expect(found).toEqual(expect.arrayContaining(['sea', 'hill', 'release', 'morning']));
    expect(found).not.toContain('surf');
  });

  it('offers assets of the right channel', () => {
    expect(labels('  scene sea { play | }')).toContain('surf');
    expect(labels('  scene sea { play | }')).not.toContain('cedar');
    expect(labels('  scene sea { scent | }')).toContain('cedar');
  });

  it('offers stages where one is compared', () => {
    expect(labels('  scene sea { on stage | }')).toEqual(expect.arrayContaining(['N1', 'N2', 'N3', 'REM']));
    expect(labels('  scene sea { when stage is | }')).toContain('REM');
  });

  it('offers the words that may begin an item there', () => {
    expect(labels('  |')).toEqual(expect.arrayContaining(['scene', 'ritual', 'release']));
    expect(labels('  scene sea {\n    |\n  }')).toEqual(expect.arrayContaining(['play', 'say', 'when', 'after']));
  });

  it('offers values in conditions: sensors, variables, parameters', () => {
    expect(labels('  scene sea { when | }')).toEqual(expect.arrayContaining(['distress', 'heart', 'wonder', 'volume']));
  });

  it('never throws, wherever it is asked', () => {
    const { text } = at('  scene sea { when stage is REM for 2m -> sea }|');
    for (let offset = 0; offset <= text.length; offset++) complete(text.slice(0, offset), offset);
  });
});

describe('hover', () => {
  const tell = (body: string) => {
    const { text, offset } = at(body);
    return hover(text, offset)?.contents ?? '';
  };

  it('tells what a sensor measures, a unit means, and where a name comes from', () => {
    expect(tell('  scene sea { when dis|tress > 0.5 -> release }')).toContain('not a measurement');
    expect(tell('  scene sea { play su|rf at 30dB }')).toContain('s.wav');
    expect(tell('  scene sea { play surf at vol|ume }')).toContain('30');
  });

  it('has nothing to say in the void', () => {
    const { text } = at('  scene sea { }|');
    expect(hover(text, text.length)).toBeNull();
  });
});

describe('definition', () => {
  it('leads from an arrow to its scene', () => {
    const { text, offset } = at('  scene sea { after 5m -> hi|ll }\n  scene hill { after 5m -> release }');
    const span = definition(text, offset);
    expect(span && text.slice(span.start, span.end)).toBe('hill');
    expect(span?.start).toBe(text.indexOf('hill {'));
  });
});

describe('analysis', () => {
  it('colours by meaning: the same word as a scene and as a parameter', () => {
    const { text } = at('  scene sea { play surf at volume  after 5m -> sea }|');
    const kinds = new Map(analyze(text).tokens.map(({ span, kind }) => [`${text.slice(span.start, span.end)}@${span.start}`, kind]));
    expect(kinds.get(`sea@${text.indexOf('sea {')}`)).toBe('scene');
    expect(kinds.get(`volume@${text.lastIndexOf('volume')}`)).toBe('param');
    expect(kinds.get(`surf@${text.lastIndexOf('surf')}`)).toBe('asset');
  });

  it('gives tokens in order, none over another', () => {
    const { text } = at('  scene sea { say "Hello {volume}" at 30dB // why\n when heart < 60bpm -> release }|');
    let end = 0;
    for (const { span } of analyze(text).tokens) {
      expect(span.start).toBeGreaterThanOrEqual(end);
      end = span.end;
    }
  });

  it('has an outline that nests like the scenes', () => {
    const { text } = at('  scene sea { layer one { scene calm { after 1m -> release } } }|');
    const dream = analyze(text).outline[0];
    expect(dream?.children.map((item) => item.kind)).toEqual(['asset', 'asset', 'param', 'var', 'scene']);
    expect(dream?.children.at(-1)?.children[0]).toMatchObject({ kind: 'layer', name: 'one', children: [{ kind: 'scene', name: 'calm' }] });
  });

  it('fixes a misspelt scene where it can', () => {
    const { text } = at('  scene lighthouse { after 5m -> lighthose }|');
    const problem = analyze(text).problems.find((p) => p.code === 'DRM022');
    expect(problem?.fixes[0]?.edits[0]?.newText).toBe('lighthouse');
  });
});
