/** Which dream of a folder is the program, where `dream.json` names one, another, or one that is not there. */

import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { openProject } from '../../../app/project/index.ts';
import { createProjectFiles } from '../../../main/adapters/project-files.ts';

const files = createProjectFiles({ templatesDir: 'templates', projectsDir: '/nowhere', now: () => new Date() });
const DREAM = 'dream "House" {}\n';
const PART = 'asset surf = sound "surf.wav"\n';

async function opened(texts: Readonly<Record<string, string>>) {
  const dir = mkdtempSync(join(tmpdir(), 'dream-open-'));
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
  const outcome = await openProject(files, dir);
  if (outcome.ok) return { main: outcome.value.main, missing: outcome.value.missing };
  return outcome.failure.hint;
}
const named = (main: string) => ({ 'dream.json': JSON.stringify({ name: 'House', main }) });

it.each([
  ['the one that it names', { ...named('house.dream'), 'house.dream': DREAM, 'other.dream': DREAM }, { main: 'house.dream', missing: null }],
  [
    'the only one, where another program renamed it',
    { ...named('old.dream'), 'new.dream': DREAM, 'part.dream': PART },
    { main: 'new.dream', missing: 'old.dream' },
  ],
  ['the only one of a folder that says nothing', { 'a.dream': DREAM }, { main: 'a.dream', missing: null }],
  [
    'the one that it names, whatever slip is beside that',
    { 'dream.json': '{ "name": "House",, "main": "b.dream"', 'a.dream': DREAM, 'b.dream': DREAM },
    { main: 'b.dream', missing: null },
  ],
  ['the only one, where it can not be read at all', { 'dream.json': 'nonsense', 'a.dream': DREAM }, { main: 'a.dream', missing: null }],
])('is %s', async (_, texts, wanted) => expect(await opened(texts)).toEqual(wanted));

it.each([
  [
    'two that can be meant',
    { ...named('old.dream'), 'a.dream': DREAM, 'b.dream': DREAM },
    'Open one of the dreams that are there itself (a.dream, b.dream), or name it in dream.json.',
  ],
  [
    'two, and it can not be read',
    { 'dream.json': '{ "name": }', 'a.dream': DREAM, 'b.dream': DREAM },
    'Open one of the dreams itself (a.dream, b.dream), and mend dream.json there.',
  ],
  ['none', { ...named('old.dream'), 'part.dream': PART }, 'Put it back, or open another folder.'],
])('is asked for where there are %s', async (_, texts, hint) => expect(await opened(texts)).toBe(hint));
