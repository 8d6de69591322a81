/** The analysis of one text of a project: problems in words, tables where it can run, and work that is not done twice. */

import { describe, expect, it } from 'vitest';
import { analyze, compile, projectOf, semanticTokens, withText } from '../../../dream-dsl/index.ts';
import { samples } from '../../support/samples.ts';

const SEA = 'asset hum = sound "hum.wav"\nmotif rest(next: scene) { play hum at 30dB  after 5m -> next }\n';
const HOUSE =
  'import "lib/sea.dream"\ndream "House" {\n  asset surf = sound "surf.wav"\n  scene a is rest(b)\n  scene b { play surf at 30dB  after 5m -> release }\n  release { fade all over 30s }\n}\n';
const project = projectOf({ 'house.dream': HOUSE, 'lib/sea.dream': SEA, 'alone.dream': 'dream "Alone" { }' });

describe('analyze', () => {
  it('puts a program of several files together', () => {
    const { problems, files, assetPaths, graph } = analyze(project, 'house.dream');
    expect(problems).toEqual([]);
    const lowered = compile(project, 'house.dream');
    expect(lowered?.program.states.map(({ path }) => path)).toEqual(expect.arrayContaining(['a', 'b', 'release', 'morning']));
    expect(lowered?.program.assets.map(({ source }) => source)).toEqual(['surf.wav', 'lib/hum.wav']);
    expect(files).toEqual(['house.dream', 'lib/sea.dream']);
    expect(assetPaths).toEqual(['surf.wav']);
    expect(graph.nodes.find(({ id }) => id === 'a')).toMatchObject({ motif: 'rest', file: 'house.dream' });
  });

  it('tells what is wrong in each text there, and at the import here', () => {
    const broken = withText(project, 'lib/sea.dream', SEA.replace('30dB', '30lx'));
    const here = analyze(broken, 'house.dream');
    expect(here.problems.map(({ code, span }) => `${code} ${HOUSE.slice(span.start, span.end)}`)).toEqual(['DRM106 "lib/sea.dream"']);
    expect(compile(broken, 'house.dream')).toBeNull();
    expect(analyze(broken, 'lib/sea.dream').problems.map(({ severity }) => severity)).toContain('error');
  });

  it('has no tables for a text without a dream, and nothing for a text that is not there', () => {
    expect(compile(project, 'lib/sea.dream')).toBeNull();
    expect(analyze(project, 'lib/sea.dream').assetPaths).toEqual(['lib/hum.wav']);
    expect(analyze(project, 'nowhere.dream')).toMatchObject({ problems: [], files: [], outline: [] });
  });

  it('judges assets by what is known of their files', () => {
    const { problems } = analyze(project, 'house.dream', { assets: { 'surf.wav': { state: 'missing' } } });
    expect(problems.map(({ code }) => code)).toEqual(['DRM070']);
  });

  it('gives problems in order of their places, related ones with their file', () => {
    const text = 'import "lib/sea.dream"\ndream "T" {\n  scene b { after 5m -> nowhere }\n  scene a is rest(next = 5s)\n}\n';
    const { problems } = analyze(withText(project, 'house.dream', text), 'house.dream');
    const starts = problems.map(({ span }) => span.start);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    expect(problems.flatMap(({ related }) => related.map(({ file }) => file))).toContain('lib/sea.dream');
  });

  it('does not do again what a keystroke elsewhere does not touch', () => {
    const after = withText(project, 'house.dream', `${HOUSE}\n`);
    expect(semanticTokens(after, 'lib/sea.dream')).toBe(semanticTokens(project, 'lib/sea.dream'));
    expect(analyze(after, 'lib/sea.dream').outline).toBe(analyze(project, 'lib/sea.dream').outline);
  });

  it('is the same whatever was asked before', () => {
    for (const { texts, path } of samples()) {
      const fresh = analyze(projectOf(texts), path);
      const main = texts[path] as string;
      const worked = withText(withText(projectOf(texts), path, main.slice(0, main.length / 2)), path, main);
      analyze(withText(projectOf(texts), path, main.slice(0, main.length / 2)), path);
      const again = analyze(worked, path);
      expect(again.problems).toEqual(fresh.problems);
      expect(compile(worked, path)).toEqual(compile(projectOf(texts), path));
      expect(again.graph).toEqual(fresh.graph);
      expect(semanticTokens(worked, path)).toEqual(semanticTokens(projectOf(texts), path));
    }
  });

  it('answers on any beginning of a text', () => {
    for (const { texts, path } of samples()) {
      const main = texts[path] as string;
      for (let end = 0; end < main.length; end += 17)
        expect(analyze(projectOf({ ...texts, [path]: main.slice(0, end) }), path).graph.complete).toBeTypeOf('boolean');
    }
  });
});
