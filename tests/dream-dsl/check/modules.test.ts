/** Several texts together: what is visible where, what is checked anew after a keystroke, and projects of any size and shape. */

import { describe, expect, it } from 'vitest';
import { check, describe as words } from '../../../dream-dsl/check/index.ts';
import { type Project, projectOf, withText } from '../../../dream-dsl/syntax/index.ts';
import { applied } from '../../support/marked.ts';

const SEA = 'asset foam = sound "foam.wav"\nmotif waves(next: scene) {\n  play foam at 30dB\n  after 5m -> next\n}\n';
const dreamOf = (imports: string, motif = 'waves'): string =>
  `${imports}\ndream "T" {\n  needs sound\n  scene a is ${motif}(release)\n  release { fade all over 9s }\n}\n`;
const codesIn = (project: Project, path: string): string[] => check(project, path).findings.map((finding) => finding.code);
const mended = (project: Project, path: string, index = 0): string => {
  const problem = words(check(project, path).findings[0] as never, path);
  return applied(project.files.get(path)?.tree.text ?? '', problem.fixes[index]?.edits ?? []);
};

describe('imports', () => {
  it.each([
    ['main.dream', 'sea.dream', 'sea.dream'],
    ['nights/main.dream', 'nights/sea.dream', 'sea.dream'],
    ['nights/main.dream', 'sea.dream', '../sea.dream'],
    ['main.dream', 'lib/deep/sea.dream', './lib/deep/sea.dream'],
    ['a/b/main.dream', 'a/c/sea.dream', '../c/sea.dream'],
  ])('of %s find %s by %s', (main, sea, written) => {
    expect(codesIn(projectOf({ [main]: dreamOf(`import "${written}"`), [sea]: SEA }), main)).toEqual([]);
    expect(codesIn(projectOf({ [main]: dreamOf(`import "${written}" as s`, 's.waves'), [sea]: SEA }), main)).toEqual([]);
  });

  it('are not handed on', () => {
    const project = projectOf({
      'main.dream': dreamOf('import "lake.dream"'),
      'lake.dream': 'import "sea.dream"\nmotif calm(next: scene) { scene c is waves(next) }',
      'sea.dream': SEA,
    });
    expect(codesIn(project, 'main.dream')).toEqual(['DRM110']);
    expect(codesIn(project, 'lake.dream')).toEqual([]);
  });

  it('keep what a dream declares to itself', () => {
    const project = projectOf({
      'main.dream': dreamOf('import "sea.dream"').replace('{\n  needs', '{\n  asset foam = sound "own.wav"\n  needs'),
      'sea.dream': dreamOf(SEA),
    });
    expect(codesIn(project, 'main.dream')).toEqual(['DRM104']);
  });

  it('are offered where another text declares the name', () => {
    const project = projectOf({ 'nights/main.dream': dreamOf(''), 'sea.dream': SEA });
    const [finding] = check(project, 'nights/main.dream').findings;
    expect(words(finding as never, 'nights/main.dream')).toMatchObject({ code: 'DRM110', related: [{ file: 'sea.dream', message: 'It is declared here.' }] });
    expect(codesIn(withText(project, 'nights/main.dream', mended(project, 'nights/main.dream')), 'nights/main.dream')).toEqual([]);
  });

  it('are offered for assets too, behind other imports', () => {
    const main = `import "lake.dream"\n${dreamOf('', 'calm').replace('(release)', '(release) { play foam at 30dB }')}`;
    const project = projectOf({ 'main.dream': main, 'sea.dream': SEA, 'lake.dream': 'motif calm(next: scene) { after 5m -> next }' });
    expect(codesIn(project, 'main.dream')).toEqual(['DRM023']);
    const after = mended(project, 'main.dream');
    expect(after.startsWith('import "lake.dream"\nimport "sea.dream"\n')).toBe(true);
    expect(codesIn(withText(project, 'main.dream', after), 'main.dream')).toEqual([]);
  });

  it('find a path that is nearly right', () => {
    const project = projectOf({ 'nights/main.dream': dreamOf('import "sea.dream"'), 'sea.dream': SEA });
    expect(mended(project, 'nights/main.dream').startsWith('import "../sea.dream"')).toBe(true);
  });

  it('take a name of their own everywhere it is used', () => {
    const main = `import "lake.dream"\nimport "sea.dream"\n${dreamOf('', 'waves').replace('(release)', '(release) { play foam at 30dB }')}`;
    const project = projectOf({ 'main.dream': main, 'sea.dream': SEA, 'lake.dream': 'motif waves(next: scene) { after 5m -> next }' });
    expect(codesIn(project, 'main.dream')).toEqual(['DRM103']);
    const after = mended(project, 'main.dream');
    expect(after).toContain('play sea.foam at 30dB');
    expect(codesIn(withText(project, 'main.dream', after), 'main.dream')).toEqual([]);
  });

  it('tell of mistakes only where they are, and that there are some', () => {
    const broken = SEA.replace('30dB', '30lx');
    const project = projectOf({
      'main.dream': dreamOf('import "lake.dream"', 'calm'),
      'lake.dream': 'import "sea.dream"\nmotif calm(next: scene) { scene c is waves(next) }',
      'sea.dream': broken,
    });
    expect(codesIn(project, 'sea.dream')).toEqual(['DRM040']);
    expect(codesIn(project, 'lake.dream')).toEqual(['DRM106']);
    expect(codesIn(project, 'main.dream')).toEqual(['DRM106']);
  });

  it('in a circle are told, and all names are known all the same', () => {
    const one = 'import "two.dream"\nmotif a(next: scene) { scene x is b(next) }';
    const two = 'import "one.dream"\nmotif b(next: scene) { after 5m -> next }\nmotif c(next: scene) { scene y is a(next) }';
    const project = projectOf({ 'one.dream': one, 'two.dream': two });
    expect(codesIn(project, 'one.dream')).toEqual(['DRM102']);
    expect(codesIn(project, 'two.dream')).toEqual(['DRM102']);
  });
});

describe('after a keystroke', () => {
  const before = projectOf({ 'main.dream': dreamOf('import "sea.dream"'), 'sea.dream': SEA, 'other.dream': dreamOf('', 'none') });

  it('a text that does not depend on it is not checked anew', () => {
    const main = check(before, 'main.dream').symbols;
    const after = withText(before, 'other.dream', dreamOf('// changed\n', 'none'));
    expect(check(after, 'main.dream').symbols).toBe(main);
    expect(check(after, 'sea.dream').symbols).toBe(check(before, 'sea.dream').symbols);
    expect(check(after, 'other.dream').symbols).not.toBe(check(before, 'other.dream').symbols);
  });

  it('a text that imports it is, and knows the new names', () => {
    const after = withText(before, 'sea.dream', SEA.replace('waves', 'swell'));
    expect(codesIn(after, 'main.dream')).toEqual(['DRM110']);
    expect(codesIn(before, 'main.dream')).toEqual([]);
    expect(codesIn(withText(after, 'sea.dream', SEA), 'main.dream')).toEqual([]);
  });

  it('a text that comes or goes is noticed', () => {
    const without = withText(before, 'sea.dream', null);
    expect(codesIn(without, 'main.dream')).toEqual(['DRM100']);
    expect(codesIn(withText(without, 'sea.dream', SEA), 'main.dream')).toEqual([]);
  });

  it('the scopes of an imported motif are the same objects for both', () => {
    const { visibleMotifs } = check(before, 'main.dream').symbols;
    expect(visibleMotifs.get('waves')?.scope).toBe(check(before, 'sea.dream').symbols.motifs[0]?.scope);
  });
});

describe('large projects', () => {
  const chain = (length: number, last: string): Record<string, string> =>
    Object.fromEntries(
      Array.from({ length }, (_, i) => {
        const inner = i + 1 < length ? `import "f${i + 1}.dream"\nmotif m${i}(next: scene) { scene x is m${i + 1}(next) }` : last;
        return [`f${i}.dream`, inner];
      }),
    );

  it('a chain of 3,000 imports is followed to its end', () => {
    const good = projectOf(chain(3000, 'motif m2999(next: scene) { after 5m -> next }'));
    expect(codesIn(good, 'f0.dream')).toEqual([]);
    const bad = withText(good, 'f2999.dream', 'motif m2999(next: scene) { after 5x -> next }');
    expect(codesIn(bad, 'f0.dream')).toEqual(['DRM106']);
  });

  it('so is a circle of 3,000', () => {
    const project = projectOf(chain(3000, 'import "f0.dream"\nmotif m2999(next: scene) { scene y is m0(next) }'));
    expect(codesIn(project, 'f0.dream')).toEqual(['DRM102']);
    expect(codesIn(project, 'f1500.dream')).toEqual(['DRM102']);
  });

  it('5,000 scenes in 200 files, each with its findings', () => {
    const scenes = Array.from({ length: 25 }, (_, i) => `scene s${i} { after 5m -> s${(i + 1) % 25}  when nothing > 1 -> s0 }`).join('\n');
    const files = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`f${i}.dream`, `motif m${i} {\n${scenes}\n}`]));
    const main = `${Object.keys(files)
      .map((file) => `import "${file}"`)
      .join('\n')}\ndream "T" {\n${Object.keys(files)
      .map((_, i) => `scene s${i} is m${i}`)
      .join('\n')}\n}`;
    const project = projectOf({ ...files, 'main.dream': main });
    expect(codesIn(project, 'main.dream')).toEqual(Array.from({ length: 200 }, () => 'DRM106'));
    expect(codesIn(project, 'f7.dream')).toEqual(Array.from({ length: 25 }, () => 'DRM024'));
  });

  it('20,000 unknown names in one text', () => {
    const scenes = Array.from({ length: 20_000 }, (_, i) => `scene s${i} { after 5m -> t${i} }`).join('\n');
    const project = projectOf({ 'main.dream': `dream "T" {\n${scenes}\n}` });
    expect(codesIn(project, 'main.dream')).toHaveLength(20_000);
  });
});
