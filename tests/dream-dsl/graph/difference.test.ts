/** Two graphs side by side: scenes and arrows that came, went, changed, or only have another name. */

import { describe, expect, it } from 'vitest';
import { analyze, graphDifference, projectOf } from '../../../dream-dsl/index.ts';

const TEXT = `dream "D" {
  needs sound, light
  asset surf = sound "surf.wav"
  ritual bedtime { on stage N1 -> shore }
  scene shore {
    tone calm 0.5
    play surf at 30dB
    on wake -> cliff
    after 8m -> release
  }
  scene cliff {
    light red at 0.5lx
    after 5m -> shore
  }
  release { fade all over 60s }
}
`;
const graphOf = (text: string) => analyze(projectOf({ 'd.dream': text }), 'd.dream').graph;

function differ(change: (text: string) => string): string[] {
  const after = change(TEXT);
  expect(after).not.toBe(TEXT);
  return graphDifference(graphOf(TEXT), graphOf(after)).map(({ change, kind, title, details }) => [`${change} ${kind} ${title}`, ...details].join(' | '));
}

describe('the difference of two graphs', () => {
  it('calls the ritual by its name', () => {
    expect(differ((text) => text.replace('N1 -> shore', 'N1 -> cliff'))).toEqual(['changed arrow bedtime → cliff | N1: led to shore']);
    expect(differ((text) => text.replace('bedtime { on stage N1 -> shore }', 'evening { on stage N1 -> shore  after 1h -> ritual }'))).toContain(
      'added arrow evening → evening | 1h',
    );
  });

  it('is none where only words and space are different', () => {
    expect(differ((text) => text.replace('tone calm', '// quiet\n    tone calm'))).toEqual([]);
  });

  it('names a scene that came, with its arrows', () => {
    expect(differ((text) => text.replace('  release {', '  scene cave {\n    after 3m -> shore\n  }\n  release {'))).toEqual([
      'added scene cave',
      'added arrow cave → shore | 3m',
    ]);
  });

  it('names what is different of the course of a cue, of themes and of the release', () => {
    const course = (text: string) => text.replace('at 30dB', 'at 30dB fade 5s loop').replace('red at 0.5lx', 'red at 0.5lx ramp to 1lx over 5m for 10m');
    expect(differ((text) => course(text).replace('tone calm 0.5', 'tone calm 0.5 themes water').replace('60s', '30s'))).toEqual([
      'changed scene shore | themes none → water | sound surf at 30dB → sound surf at 30dB fade in 5s fade out 5s loop',
      'changed scene cliff | light red at 0.5lx → light red through 0.5lx at 0s, 1lx at 5m for 10m',
      'changed release release | fade 60s → 30s',
    ]);
  });

  it('names a scene that went, with the arrows to it', () => {
    const [without] = [TEXT.replace(/ {2}scene cliff \{[^}]*\}\n/, '').replace('    on wake -> cliff\n', '')];
    expect(differ(() => without)).toEqual(['removed scene cliff', 'removed arrow shore → cliff | wake', 'removed arrow cliff → shore | 5m']);
  });

  it('names what is different of a scene: tone, level, cues', () => {
    expect(
      differ((text) => text.replace('calm 0.5', 'calm 0.8').replace('30dB', '34dB').replace('    on wake', '    light red at 0.2lx\n    on wake')),
    ).toEqual(['changed scene shore | tone calm 0.5 → calm 0.8 | sound surf at 30dB → sound surf at 34dB | light red at 0.2lx added']);
  });

  it('knows an arrow whose cause changed, and one that leads elsewhere', () => {
    expect(differ((text) => text.replace('after 5m -> shore', 'after 6m -> shore'))).toEqual(['changed arrow cliff → shore | 5m → 6m']);
    expect(differ((text) => text.replace('on wake -> cliff', 'on wake -> release'))).toEqual(['changed arrow shore → release | wake: led to cliff']);
  });

  it('knows a scene by another name, and counts none of its arrows as new', () => {
    expect(differ((text) => text.replaceAll('cliff', 'dune'))).toEqual(['renamed scene dune | was cliff']);
  });
});
