/** Renaming: everywhere, back again, and refused where it would change what the program means. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze, compile, type FileEdits, type Project, prepareRename, projectOf, rename, semanticTokens, withText } from '../../../dream-dsl/index.ts';
import { applied } from '../../support/marked.ts';
import { samples } from '../../support/samples.ts';
import { inDream, PATH, whole } from './house.ts';

function changed(project: Project, edits: readonly FileEdits[]): Project {
  return edits.reduce((so, { file, edits: own }) => withText(so, file, applied(so.files.get(file)?.tree.text ?? '', own)), project);
}

const texts = (project: Project): Record<string, string> => Object.fromEntries([...project.files].map(([path, { tree }]) => [path, tree.text]));

describe('rename', () => {
  it('of what is named 40,000 times takes no time that grows with the square', () => {
    const text = `dream "T" {\n  var n: 0..9 = 0\n  scene a { on wake { ${'set n = 1 '.repeat(40_000)} } }\n}\n`;
    const renamed = rename(projectOf({ [PATH]: text }), PATH, text.indexOf('n:'), 'count');
    expect(renamed.ok && renamed.edits[0]?.edits.length).toBe(40_001);
  });

  it.each<readonly [string, string, string]>([
    [
      'dream "T" {\n  scene a| { after 5m -> a.b  scene b { } }\n  promise p: reaches a\n}\n',
      'shore',
      'dream "T" {\n  scene shore { after 5m -> shore.b  scene b { } }\n  promise p: reaches shore\n}\n',
    ],
    [
      'dream "T" {\n  var n: 0..9 = 0\n  scene a { enter { set n| = n + 1  mark "{ n } {n}" } }\n}\n',
      'count',
      'dream "T" {\n  var count: 0..9 = 0\n  scene a { enter { set count = count + 1  mark "{ count } {count}" } }\n}\n',
    ],
    [
      'motif m(p|: duration) { after p -> release }\ndream "T" {\n  scene a is m(p = 3s)\n}\n',
      'pace',
      'motif m(pace: duration) { after pace -> release }\ndream "T" {\n  scene a is m(pace = 3s)\n}\n',
    ],
    [
      'motif m() { on knock -> release }\ndream "T" {\n  scene a { enter { raise knock| } }\n  scene b is m()\n}\n',
      'tap',
      'motif m() { on tap -> release }\ndream "T" {\n  scene a { enter { raise tap } }\n  scene b is m()\n}\n',
    ],
    [
      'import "../shared/sea.dream" as sea|\ndream "T" {\n  scene a { play sea.hum at 3dB }\n}\n',
      'ocean',
      'import "../shared/sea.dream" as ocean\ndream "T" {\n  scene a { play ocean.hum at 3dB }\n}\n',
    ],
  ])('%s', (text, newName, expected) => {
    const asked = whole(text);
    const found = rename(asked.project, PATH, asked.offset, newName);
    expect(found.ok && texts(changed(asked.project, found.edits))[PATH]).toBe(expected);
  });

  it('reaches into other files', () => {
    const asked = inDream('  scene a is sea.brea|thing(4s, surf, hill)');
    const found = rename(asked.project, PATH, asked.offset, 'breath_of_the_sea');
    expect(found.ok && found.edits.map(({ file, edits }) => `${file} ${edits.length}`)).toEqual([`${PATH} 2`, 'shared/sea.dream 1']);
    const after = found.ok ? changed(asked.project, found.edits) : asked.project;
    expect(analyze(after, PATH).problems.filter(({ severity }) => severity === 'error')).toEqual(
      analyze(asked.project, PATH).problems.filter(({ severity }) => severity === 'error'),
    );
  });

  it.each<readonly [string, string, string]>([
    ['  scene a { after 5m -> hi|ll }', 'shore', 'already'],
    ['  scene a { when won|der > 0.5 -> hill }', 'volume', 'already'],
    ['  scene a { play su|rf at 30dB }', 'cedar', 'already'],
    ['  scene a { after 5m -> hi|ll }', 'two words', 'not one word'],
    ['  scene a { after 5m -> hi|ll }', '5th', 'not one word'],
    ['  scene a { after 5m -> hi|ll }', '', 'not one word'],
    ['  scene a { when won|der > 0.5 -> hill }', 'and', 'word of the language'],
    ['  scene a { when hea|rt > 5bpm -> hill }', 'pulse', 'word of the language'],
    ['  scene a { on wa|ke -> hill }', 'rise', 'word of the language'],
    ['  scene a { after 5m -> rele|ase }', 'end', 'word of the language'],
    ['  scene a { enter { set wonder = mi|n(1, 2) } }', 'least', 'word of the language'],
    ['  scene a { after 5m -> no|where }', 'here', 'nothing that this project declares'],
    ['  scene a { after 5|m -> hill }', 'here', 'no name here'],
    // what is nearer would be meant
    ['  scene a { scene dusk2 { }  scene in|ner { after 5m -> hill } }', 'hill', 'mean something else'],
    // a reading of the sleeper would be hidden
    ['  scene a { when won|der > 0.5 and heart > 60bpm -> hill }', 'heart', 'taken'],
  ])('%s → %s: refused, because %s', (text, newName, reason) => {
    const asked = inDream(text);
    const found = rename(asked.project, PATH, asked.offset, newName);
    expect(found).toMatchObject({ ok: false });
    expect(found.ok ? '' : found.reason).toContain(reason);
  });

  it('says beforehand what would be renamed', () => {
    const asked = inDream('  scene a { after 5m -> shore.du|sk }');
    const found = prepareRename(asked.project, PATH, asked.offset);
    expect(found.ok).toBe(false);
    const other = inDream('  scene a { after 5m -> shore.sky.du|sk }');
    expect(prepareRename(other.project, PATH, other.offset)).toMatchObject({ ok: true, name: 'dusk' });
    expect(prepareRename(other.project, PATH, other.text.indexOf('needs'))).toMatchObject({ ok: false });
  });

  it('keeps the meaning of samples, and leads back to the same text', () => {
    const names = ['zz', 'shore', 'Überfahrt', 'night', 'heart', 'light', 'volume', 'a_very_long_name', 'part'];
    for (const { texts: all, path } of samples()) {
      const project = projectOf(all);
      const before = compile(project, path);
      const places = Object.keys(all).flatMap((file) =>
        semanticTokens(project, file)
          .filter(({ span }) => prepareRename(project, file, span.start).ok)
          .map(({ span }) => ({ file, offset: span.start })),
      );
      expect(places.length).toBeGreaterThan(0);
      let done = 0;
      fc.assert(
        fc.property(fc.constantFrom(...places), fc.constantFrom(...names), ({ file, offset }, newName) => {
          const old = prepareRename(project, file, offset);
          const found = rename(project, file, offset, newName);
          if (!found.ok || !old.ok || found.edits.length === 0) return;
          done++;
          const after = changed(project, found.edits);
          const tables = compile(after, path);
          expect(shape(tables?.program, old.name, newName)).toEqual(shape(before?.program, old.name, newName));
          const own = found.edits.find((edits) => edits.file === file)?.edits ?? [];
          const shift = own.filter(({ span }) => span.start < offset).reduce((sum, { span, newText }) => sum + newText.length - (span.end - span.start), 0);
          const back = rename(after, file, offset + shift, old.name);
          expect(back.ok && texts(changed(after, back.edits))).toEqual(texts(project));
        }),
        { numRuns: 40 },
      );
      expect(done).toBeGreaterThan(0);
    }
  });
});

/** The tables with both names taken for one wherever they stand in them; paths of files aside. */
function shape(program: unknown, ...names: readonly string[]): string {
  const tables = JSON.stringify(program, (key, value) => (key === 'source' && typeof value === 'string' ? undefined : value));
  return names.reduce((so, name) => so.replace(new RegExp(`(?<![\\p{L}\\p{M}\\w])${name}(?![\\p{L}\\p{M}\\w])`, 'gu'), '§'), tables);
}
