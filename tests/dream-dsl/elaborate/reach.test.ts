/** What a night can come to, and where it would be caught. */

import { describe, expect, it } from 'vitest';
import { elaborate } from '../../../dream-dsl/elaborate/index.ts';
import { projectOf } from '../../../dream-dsl/index.ts';
import { dream, type Texts } from '../../support/lowered.ts';

function whole(texts: Texts) {
  const files = typeof texts === 'string' ? { 'main.dream': texts } : texts;
  const found = elaborate(projectOf(files), 'main.dream');
  if (found === null) throw new Error('no dream');
  const text = files['main.dream'] ?? '';
  return {
    out: found.states.filter(({ reachable }) => !reachable).map(({ path }) => path),
    findings: found.findings.map(({ code, span }) => `${code} ${text.slice(span.start, span.end)}`),
    fixed: found.findings.flatMap(({ data }) => data.fix?.edits ?? []).map(({ span, newText }) => text.slice(0, span.start) + newText + text.slice(span.end)),
  };
}

describe('reachability', () => {
  it.each<[string, string, string[]]>([
    ['first children and arrows', 'scene a { scene x { } scene y { }  after 1m -> b } scene b { after 1m -> release } scene c { after 1m -> a }', ['a/y', 'c']],
    [
      'a scene entered from inside is no way to its first scene',
      'scene a { after 1m -> b.y } scene b { scene x { } scene y { }  on wake -> release }',
      ['b/x'],
    ],
    [
      'but its other layers come along',
      'scene a { after 1m -> y } scene b { layer one { scene x { } scene y { } } layer two { scene z { } }  on wake -> release }',
      ['b/one/x'],
    ],
    [
      'reactions of a scene around count',
      'scene a { after 1m -> b.y } scene b { scene x { } scene y { }  on wake -> c } scene c { after 1m -> release }',
      ['b/x'],
    ],
    [
      'shallow history begins a nested scene anew',
      'scene a { after 1m -> z } scene b { scene x { } scene y { scene w { } scene z { } }  on wake -> c } scene c { after 1m -> last part of b  after 2m -> release }',
      [],
    ],
    [
      'history may begin a scene that it finds never entered',
      'scene a { after 1m -> z } scene b { scene x { scene w { } scene z { } }  on wake -> c } scene c { after 1m -> last b  after 2m -> release }',
      [],
    ],
    ['arrows that hold anywhere', 'scene a { } scene b { scene x { } scene y { } } anywhere { on wake -> b.y  after 1h -> release }', ['b/x']],
    ['an arrow that is taken at once', 'scene a { choose { 1 -> b  else -> c } } scene b { -> release } scene c { after 1m -> a }', []],
  ])('%s', (_, body, out) => expect(whole(dream(body)).out).toEqual(out));

  it('goes through motifs, in and out', () => {
    const motif = 'motif m(next: scene) { scene x { after 1m -> next } scene y { after 1m -> x } }\n';
    expect(whole(motif + dream('scene a is m(b) scene b { after 1m -> release } scene c is m(a) { after 1m -> release }')).out).toEqual([
      'a/y',
      'c',
      'c/x',
      'c/y',
    ]);
    expect(whole(motif + dream('scene a is m(b) scene b { after 1m -> a.y  after 2m -> release }')).out).toEqual([]);
  });
});

describe('findings of the whole', () => {
  it('name an unreachable scene once, with a mend where nothing else names it', () => {
    const text = dream(' scene a { after 1m -> release }\n /// Never.\n scene lost {\n  after 1m -> release\n }\n scene b { after 1m -> a }');
    const { findings, fixed } = whole(text);
    expect(findings).toEqual(['DRM060 lost', 'DRM060 b']);
    expect(fixed[0]).toBe(dream(' scene a { after 1m -> release }\n scene b { after 1m -> a }'));
  });

  it('do not offer to remove what is named elsewhere', () => {
    expect(whole(dream('scene a { after 1m -> release } scene b { after 1m -> c } scene c { after 1m -> b }')).fixed).toEqual([]);
  });

  it('say where no way leads out, also through motifs', () => {
    const motif = 'motif m { scene x { after 1m -> y } scene y { after 1m -> x } }\n';
    expect(whole(motif + dream('scene a is m\n scene b { after 1m -> release }')).findings).toEqual(['DRM061 a', 'DRM060 b']);
    expect(whole(motif + dream('scene a is m { on wake -> release }')).findings).toEqual([]);
  });

  it('tell of a motif of this text where it holds in every place, and of other texts nothing', () => {
    const motif = 'motif m { scene x { after 1m -> release } scene y { after 1m -> x } }\n';
    expect(whole(motif + dream('scene a is m')).findings).toEqual(['DRM060 y']);
    expect(whole(motif + dream('scene a is m { on wake -> b }\n scene b is m { on wake -> a.y }')).findings).toEqual([]);
    expect(whole({ 'm.dream': motif, 'main.dream': `import "m.dream"\n${dream('scene a is m')}` }).findings).toEqual([]);
  });
});
