/** `dream lsp --stdio` as an editor meets it: every feature over real pipes, on a project of two files. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  CodeAction,
  CompletionItem,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  SelectionRange,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { applied, at, type Editor, folderOf, openEditor, words } from '../../support/editor.ts';

const SEA = `asset surf = sound "surf.wav"

/// Breath that leads.
motif breathing(pace: duration = 4s in 2s..10s, voice: sound, next: scene) {
  play voice at 30dB fade 3s loop
  after pace -> next
}
`;

const HOUSE = `import "sea.dream"

/// A house.
dream "House" {
  version 1.0.0
  needs sound, light
  limit sound <= 42dB
  param volume: level = 34dB in 25dB..42dB
  var wonder: 0..1 = 0.2

  scene drifting {
    play surf at volume
    enter { set wonder = min(1, wonder + 0.1) }
    after 5m -> calm
    on wake -> shore
  }
  scene calm is breathing(5s, voice = surf, next = drifting)
  scene shore {
    light red at 0.5lx
    when wonder > 0.5 for 20s -> drifting
    after 9m -> release
  }
  release { fade all over 60s }
}
`;

let editor: Editor;
const ask = <R>(method: string, params: object): Promise<R> => editor.connection.sendRequest(method, params);
const of = (file: string) => ({ textDocument: { uri: editor.uri(file) } });
const house = (what: string, by = 0) => ({ ...of('house.dream'), position: at(HOUSE, what, by) });

beforeAll(async () => {
  editor = await openEditor(folderOf({ 'dream.json': '{"name":"House","main":"house.dream"}', 'sea.dream': SEA, 'house.dream': 'old' }), 'test.show');
  await editor.open('house.dream', HOUSE);
});
afterAll(async () => {
  expect(editor.log).toEqual([]);
  expect(await editor.leave()).toBe(0);
});

describe('problems', () => {
  it('are told of open texts and of what they import, with their page; a sound that is missing is one', async () => {
    const [missing] = await editor.problems('sea.dream', (found) => found.length > 0);
    expect(missing).toMatchObject({ code: 'DRM070', severity: 1, source: 'dream', range: { start: { line: 0 } } });
    expect(missing?.codeDescription?.href).toMatch(/^file:.*\/docs\/diagnostics\/DRM070\.md$/);
  });

  it('come with related places, tags and mends', async () => {
    const text = HOUSE.replace('play surf at volume', 'play srf at volume');
    await editor.open('copy.dream', text);
    const [diagnostic] = await editor.problems('copy.dream', (problems) => problems.length > 0);
    expect(diagnostic?.code).toBe('DRM023');
    const actions = await ask<CodeAction[]>('textDocument/codeAction', {
      ...of('copy.dream'),
      range: diagnostic?.range,
      context: { diagnostics: [diagnostic] },
    });
    const mend = actions.find(({ kind, title }) => kind === 'quickfix' && title.includes('surf'));
    expect(mend?.diagnostics?.[0]?.code).toBe('DRM023');
    const edits = mend?.edit?.changes?.[editor.uri('copy.dream')] ?? [];
    expect(applied(text, edits)).toBe(text.replace('srf', 'surf'));
    expect(await ask('textDocument/codeAction', { ...of('copy.dream'), range: diagnostic?.range, context: { diagnostics: [], only: ['source'] } })).toEqual(
      actions.filter(({ kind }) => kind === 'source'),
    );
    await editor.connection.sendNotification('textDocument/didClose', of('copy.dream'));
    expect(await editor.problems('copy.dream', (problems) => problems.length === 0)).toEqual([]);
  });
});

describe('reading', () => {
  it('greys what nothing uses, and shows the place of what is meant', async () => {
    const unused = HOUSE.replace('  var wonder', '  var unused: 0..1 = 0\n  var wonder');
    await editor.open('unused.dream', unused);
    expect(await editor.problems('unused.dream', (problems) => problems.length > 0)).toMatchObject([{ code: 'DRM064', severity: 3, tags: [1] }]);
    const twice = HOUSE.replace('  scene shore {', '  scene calm { after 1m -> release }\n  scene shore {');
    await editor.open('twice.dream', twice);
    const [double] = await editor.problems('twice.dream', (problems) => problems.length > 0);
    expect(double).toMatchObject({
      code: 'DRM021',
      relatedInformation: [{ location: { uri: editor.uri('twice.dream'), range: { start: at(twice, 'calm is') } } }],
    });
    for (const file of ['unused.dream', 'twice.dream']) await editor.connection.sendNotification('textDocument/didClose', of(file));
  });

  it('hovers', async () => {
    const hover = await ask<Hover>('textDocument/hover', house('breathing'));
    expect(JSON.stringify(hover.contents)).toContain('Breath that leads.');
    expect(words(HOUSE, hover.range as never)).toBe('breathing');
    expect(await ask('textDocument/hover', house('\n\n'))).toBeNull();
  });

  it('lists the symbols of a text, and of the workspace', async () => {
    const [dream] = await ask<DocumentSymbol[]>('textDocument/documentSymbol', of('house.dream'));
    expect(dream).toMatchObject({ name: 'House' });
    expect(dream?.children?.map(({ name }) => name)).toEqual(expect.arrayContaining(['volume', 'wonder', 'drifting', 'calm', 'shore']));
    const found = await ask<{ name: string; location: Location }[]>('workspace/symbol', { query: 'breath' });
    expect(found).toMatchObject([{ name: 'breathing', location: { uri: editor.uri('sea.dream'), range: { start: { line: 3 } } } }]);
  });

  it('folds blocks up to their closing brace', async () => {
    const folds = await ask<FoldingRange[]>('textDocument/foldingRange', of('house.dream'));
    const start = at(HOUSE, 'scene drifting').line;
    expect(folds).toContainEqual({ startLine: start, endLine: start + 4 });
  });

  it('grows a selection from the word to the text', async () => {
    const { position } = house('wonder + 0.1');
    const [inner] = await ask<SelectionRange[]>('textDocument/selectionRange', { ...of('house.dream'), positions: [position] });
    const chain: string[] = [];
    for (let range: SelectionRange | undefined = inner; range; range = range.parent) chain.push(words(HOUSE, range.range));
    expect(chain[0]).toBe('wonder');
    expect(chain.at(-1)).toBe(HOUSE);
    expect(chain.length).toBeGreaterThan(4);
  });

  it('hints, counts uses, links, and colours', async () => {
    const whole = { start: { line: 0, character: 0 }, end: at(HOUSE, 'release { fade') };
    expect(Array.isArray(await ask('textDocument/inlayHint', { ...of('house.dream'), range: whole }))).toBe(true);
    const lenses = await ask<{ command: { title: string; command: string; arguments: [string, object, Location[]] } }[]>(
      'textDocument/codeLens',
      of('house.dream'),
    );
    const [lens] = lenses.filter(({ command }) => command.command === 'test.show');
    expect(lens?.command.arguments[2][0]).toMatchObject({ uri: expect.stringContaining('.dream'), range: {} });
    const links = await ask<{ target: string }[]>('textDocument/documentLink', of('house.dream'));
    expect(links).toMatchObject([{ target: editor.uri('sea.dream') }]);
    const { data } = await ask<{ data: number[] }>('textDocument/semanticTokens/full', of('house.dream'));
    const legend = editor.capabilities.semanticTokensProvider?.legend.tokenTypes ?? [];
    expect(data.length % 5).toBe(0);
    const kinds = data.filter((_, i) => i % 5 === 3).map((type) => legend[type]);
    expect(kinds).toEqual(expect.arrayContaining(['keyword', 'class', 'string', 'number']));
    expect(kinds[0]).toBe('keyword');
  });
});

describe('moving', () => {
  it('goes to a definition in another file', async () => {
    const place = await ask<Location>('textDocument/definition', house('breathing'));
    expect(place.uri).toBe(editor.uri('sea.dream'));
    expect(words(SEA, place.range)).toBe('breathing');
  });

  it('finds references, with and without the declaration, and highlights those of this text', async () => {
    const asked = { ...house('surf'), context: { includeDeclaration: true } };
    const all = await ask<Location[]>('textDocument/references', asked);
    expect(all.map(({ uri }) => uri.split('/').at(-1)).sort()).toEqual(['house.dream', 'house.dream', 'sea.dream']);
    expect(await ask<Location[]>('textDocument/references', { ...asked, context: { includeDeclaration: false } })).toHaveLength(2);
    expect(await ask('textDocument/documentHighlight', house('surf'))).toHaveLength(2);
  });

  it('renames across files, and refuses with a reason', async () => {
    const prepared = await ask<{ placeholder: string }>('textDocument/prepareRename', house('surf'));
    expect(prepared.placeholder).toBe('surf');
    const { changes = {} } = await ask<WorkspaceEdit>('textDocument/rename', { ...house('surf'), newName: 'waves' });
    expect(applied(SEA, changes[editor.uri('sea.dream')] ?? [])).toBe(SEA.replaceAll('surf =', 'waves ='));
    expect(applied(HOUSE, changes[editor.uri('house.dream')] ?? [])).toBe(HOUSE.replace('play surf', 'play waves').replace('voice = surf', 'voice = waves'));
    await expect(ask('textDocument/rename', { ...house('drifting'), newName: 'shore' })).rejects.toThrow(/shore/);
    await expect(ask('textDocument/prepareRename', house('version'))).rejects.toThrow(/\w/);
  });
});

describe('writing', () => {
  it('completes only what fits', async () => {
    const { items } = await ask<{ items: CompletionItem[] }>('textDocument/completion', house('-> calm', 3));
    const labels = items.map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['calm', 'shore', 'drifting']));
    expect(labels).not.toContain('surf');
    expect(items[0]?.textEdit).toMatchObject({ newText: expect.any(String) });
  });

  it('says what a motif takes', async () => {
    const help = await ask<{ signatures: { label: string; parameters: unknown[] }[]; activeParameter: number }>(
      'textDocument/signatureHelp',
      house('5s, voice', 4),
    );
    expect(help.signatures[0]?.label).toContain('pace');
    expect(help.activeParameter).toBe(1);
  });

  it('formats the text, a part of it, and the line of a closing brace', async () => {
    const text = HOUSE.replace('    play surf at volume', ' play surf   at volume').replace('  scene shore {', '      scene shore {');
    await editor.open('rough.dream', text);
    const options = { tabSize: 2, insertSpaces: true };
    const whole = await ask<TextEdit[]>('textDocument/formatting', { ...of('rough.dream'), options });
    expect(applied(text, whole)).toContain('\n    play surf at volume\n');
    expect(applied(text, whole)).toContain('\n  scene shore {\n');
    const line = at(text, 'play surf').line;
    const range = { start: { line, character: 2 }, end: { line, character: 5 } };
    const part = applied(text, await ask<TextEdit[]>('textDocument/rangeFormatting', { ...of('rough.dream'), options, range }));
    expect([part.includes('\n    play surf at volume'), part.includes('\n      scene shore {')]).toEqual([true, true]);
    const brace = text.replace('    on wake -> shore\n  }', '    on wake -> shore\n      }');
    await editor.open('brace.dream', brace);
    const typed = await ask<TextEdit[]>('textDocument/onTypeFormatting', {
      ...of('brace.dream'),
      position: { line: at(brace, '      }').line, character: 7 },
      ch: '}',
      options,
    });
    expect(applied(brace, typed)).toBe(brace.replace('shore\n      }', 'shore\n  }'));
  });

  it('changes the names of a scene together', async () => {
    const found = await ask<{ ranges: object[] } | null>('textDocument/linkedEditingRange', house('drifting'));
    expect(found?.ranges.length).toBeGreaterThan(1);
  });
});

describe('the life of texts', () => {
  it('takes edits in parts, and asks questions of the newest', async () => {
    const text = 'dream "A" {\r\n  needs light\r\n  scene a { after 5m -> b }\r\n  scene b { after 5m -> a }\r\n}\r\n';
    await editor.open('edits.dream', text);
    const end = { line: 3, character: 27 };
    const added = '  scene “c😀” { after 5m -> nowhere }';
    await editor.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: editor.uri('edits.dream'), version: 2 },
      contentChanges: [{ range: { start: end, end }, text: `\r\n${added}` }],
    });
    const [dream] = await ask<DocumentSymbol[]>('textDocument/documentSymbol', of('edits.dream'));
    expect(dream?.range.end).toMatchObject({ character: 1 });
    const found = await editor.problems('edits.dream', (problems) => problems.some(({ code }) => code === 'DRM022'));
    expect(found.find(({ code }) => code === 'DRM022')?.range.start).toEqual({ line: 4, character: added.indexOf('nowhere') });
  });

  it('stands every prefix of a text, and answers', async () => {
    let version = 1;
    await editor.open('prefix.dream', '');
    for (let length = 0; length < HOUSE.length; length += 7) {
      const text = HOUSE.slice(0, length);
      await editor.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: editor.uri('prefix.dream'), version: ++version },
        contentChanges: [{ text }],
      });
      const position = at(`${text}|`, '|');
      for (const method of ['hover', 'completion', 'definition', 'signatureHelp', 'documentSymbol', 'codeLens', 'foldingRange', 'linkedEditingRange'])
        await ask(`textDocument/${method}`, { ...of('prefix.dream'), position });
    }
    await editor.connection.sendNotification('textDocument/didClose', of('prefix.dream'));
  });

  it('lets an unsaved text win over the disk, and the disk again when it is closed', async () => {
    await editor.open('sea.dream', SEA.replace('motif breathing', 'motif sighing'));
    await editor.problems('house.dream', (problems) => problems.length > 0);
    expect(await ask('textDocument/definition', house('breathing'))).toBeNull();
    await editor.connection.sendNotification('textDocument/didClose', of('sea.dream'));
    await editor.problems('house.dream', (problems) => problems.length === 0);
    expect(await ask<Location>('textDocument/definition', house('breathing'))).toMatchObject({ uri: editor.uri('sea.dream') });
  });

  it('reads again what changed on the disk', async () => {
    expect(editor.watched).toContain('**/*.dream');
    const tell = (type: number) => editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: editor.uri('sea.dream'), type }] });
    writeFileSync(join(editor.dir, 'sea.dream'), SEA.replace('motif breathing', 'motif sighing'));
    await tell(2);
    await editor.problems('house.dream', (problems) => problems.length > 0);
    writeFileSync(join(editor.dir, 'sea.dream'), SEA);
    await tell(2);
    await editor.problems('house.dream', (problems) => problems.length === 0);
  });
});
