/** `dream.json`: what is told of it, with place and way out, what is offered while writing, and another program named in it. */

import { describe, expect, it } from 'vitest';
import { checkProjectFile, completeProjectFile, headOf, hoverProjectFile, projectFileSchema, withMain } from '../../../app/base/index.ts';

const DREAMS = ['house.dream', 'parts/sea.dream'];
const found = (text: string): string[] => checkProjectFile(text, DREAMS).map(({ span, message }) => `${text.slice(span.start, span.end)}: ${message}`);

describe('what is wrong', () => {
  it.each([
    ['{ "name": "House", "main": "house.dream", "sleeper": "mara" }', []],
    ['{ "name": "House", "main": "house.dream", "languages": { "de": { "title": "Haus", "summary": "" } } }', []],
    ['[]', ['[]: This is no project.']],
    ['{}', ['{: The project has no name.', '{: The project does not say which text holds its dream.']],
    ['{ "name": 3, "main": "" }', ['3: “name” is a text.', '"": “main” is empty.']],
    ['{ "name": "House", "main": "hous.dream" }', ['"hous.dream": There is no text hous.dream in this folder.']],
    [
      '{ "name": "House", "mian": "house.dream" }',
      ['{: The project does not say which text holds its dream.', '"mian": “mian” is nothing that a project has.'],
    ],
    ['{ "name": "a", "name": "b", "main": "house.dream" }', ['"name": “name” stands here twice.']],
    [
      '{ "name": "House", "main": "house.dream", "languages": { "german": { "title": "Haus", "sumary": "" }, "fr": "Maison" } }',
      [
        '"german": “german” is no code of a language.',
        '"german": “german” has no summary.',
        '"sumary": “sumary” is nothing that a project has.',
        '"Maison": A language has a title and a summary.',
      ],
    ],
    ['{ "name": "House" "main": "house.dream" }', ['"main": "house.dream": A comma is missing before this.']],
  ])('%s', (text, told) => expect(found(text)).toEqual(told));

  it('is nothing exactly where the table of the schema takes it and the text is there', () => {
    for (const text of [
      '{ "name": "", "main": "house.dream" }',
      '{ "name": "x", "main": 1 }',
      '{ "name": "x", "main": "house.dream", "languages": { "xx-": { "title": "a", "summary": "" } } }',
    ]) {
      expect(projectFileSchema.safeParse(JSON.parse(text)).success).toBe(false);
      expect(found(text)).not.toEqual([]);
    }
    expect(projectFileSchema.safeParse({ name: 'x'.repeat(200), main: 'house.dream' }).success).toBe(true);
    expect(found(`{ "name": "${'x'.repeat(200)}", "main": "house.dream" }`)).toEqual([]);
    expect(found(`{ "name": "${'x'.repeat(201)}", "main": "house.dream" }`)).toHaveLength(1);
  });

  it('offers the text that was meant', () => {
    const [problem] = checkProjectFile('{ "name": "x", "main": "huose.dream" }', DREAMS);
    expect(problem?.fix).toMatchObject({ title: 'Name house.dream', newText: '"house.dream"' });
  });
});

describe('what it says', () => {
  it.each([
    ['{ "name": "House", "main": "house.dream" }', 'House', 'house.dream'],
    ['{ "name": "House", oops "main": "house.dream", ', 'House', 'house.dream'],
    ['{ "name": "", "main": 3 }', null, null],
    ['nothing', null, null],
  ])('%s', (text, name, main) => expect(headOf(text)).toMatchObject({ name, main }));

  it.each([
    ['{"name":"x",  "main" : "a.dream", "z": 1}', '{"name":"x",  "main" : "b.dream", "z": 1}'],
    ['{\n  "name": "x"\n}\n', '{\n  "main": "b.dream",\n  "name": "x"\n}\n'],
    ['{}', '{"main": "b.dream"}'],
    ['[1]', null],
  ])('names another program and leaves the rest: %s', (text, wanted) => expect(withMain(text, 'b.dream')).toBe(wanted));
});

/** The text with a bar where the caret is. */
function offered(marked: string): string[] {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  return completeProjectFile(text, offset, DREAMS).map(
    ({ span, insertText }) => text.slice(0, span.start) + insertText.replace(/\$\d/g, '').replace(/\n */g, '') + text.slice(span.end),
  );
}

describe('what is offered', () => {
  it.each([
    ['|', ['{"name": "","main": "house.dream"}']],
    ['{ "main": "house.dream", | }', ['{ "main": "house.dream", "name": "" }', '{ "main": "house.dream", "languages": {} }']],
    ['{ "name": "x", "main": "|" }', ['{ "name": "x", "main": "house.dream" }', '{ "name": "x", "main": "parts/sea.dream" }']],
    ['{ "main": | }', ['{ "main": "house.dream" }', '{ "main": "parts/sea.dream" }']],
    ['{ "name": "|" }', []],
    ['{ "languages": { "de": { "|" } } }', ['{ "languages": { "de": { "title": "" } } }', '{ "languages": { "de": { "summary": "" } } }']],
    ['{ "name": "x" }|', []],
  ])('%s', (marked, wanted) => expect(offered(marked)).toEqual(wanted));

  it('knows languages by their codes, and says what a name stands for', () => {
    expect(offered('{ "languages": { | } }')[0]).toBe('{ "languages": { "de": {"title": "","summary": ""} } }');
    expect(hoverProjectFile('{ "main": "house.dream" }', 4)?.words).toContain('.dream file');
    expect(hoverProjectFile('{ "other": 1 }', 4)).toBe(null);
  });
});
