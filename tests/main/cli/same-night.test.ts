/** What the window previews and what `dream preview` plays of the bundle: one night, to the last value, for the same sleeper or recording and seed. */

import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { NightRecord, Subject } from '../../../app/bridge/index.ts';
import { type RunningEngine, startEngine } from '../../support/engine-process.ts';
import { templates } from '../../support/templates.ts';

const home = mkdtempSync(join(tmpdir(), 'dream-same-night-'));
const SEED = 20260;

/** A night of 7 h 40 min with an awakening, an epoch that was not scored, and a movement. */
const RECORDED = `epoch,stage\n${Array.from({ length: 920 }, (_, i) => `${i},${i < 30 || i > 910 ? 'W' : i === 400 ? '?' : i % 310 === 0 ? 'W' : ['N1', 'N2', 'N3', 'N2', 'REM'][Math.floor((i % 180) / 36)]}`).join('\n')}\n`;

let engine: RunningEngine;
beforeAll(async () => {
  cpSync('templates', join(home, 'templates'), { recursive: true });
  writeFileSync(join(home, 'ward.csv'), RECORDED);
  engine = await startEngine(join(home, 'window'));
  // As a start of the window does.
  expect((await engine.client.call('app.info', {}).outcome).ok).toBe(true);
  expect((await engine.client.call('hypnograms.import', { path: join(home, 'ward.csv') }).outcome).ok).toBe(true);
});
afterAll(() => engine?.kill());

async function dream(...args: string[]): Promise<string> {
  const env = { ...process.env, INIT_CWD: home, DREAM_CODER_DATA: join(home, 'data') };
  const { stdout } = await promisify(execFile)(process.execPath, ['main/cli.ts', ...args], { env, maxBuffer: 1 << 28 });
  return stdout;
}

async function inTheWindow(id: string, subject: Subject): Promise<NightRecord> {
  const dir = join(home, 'templates', id);
  const texts = templates.find(([name]) => name === id)![1];
  // The window sends the texts of its editors; on the disk stands something else.
  const named = Object.fromEntries(Object.entries(texts).map(([path, text]) => [path === 'main.dream' ? `${id}.dream` : path, text]));
  const saved = readFileSync(join(dir, `${id}.dream`), 'utf8');
  writeFileSync(join(dir, `${id}.dream`), 'dream "Older" {\n}\n');
  const source = { kind: 'file', dir, path: `${id}.dream`, texts: named } as const;
  const played = await engine.client.call('night.preview', { source, subject, seed: SEED }).outcome;
  writeFileSync(join(dir, `${id}.dream`), saved);
  if (!played.ok) throw new Error(played.failure.message);
  return played.value.night;
}

/** Each start of the command line takes a second, so that the recording is played by one of them. */
it.each([...templates.map(([id]) => [id, 'mara'] as const), ['tide-house', 'ward'] as const])('%s on %s', async (id, who) => {
  const isRecorded = who === 'ward';
  const dir = join(home, 'templates', id);
  const out = join(home, `${id}.ssu`);
  const built = await engine.client.call('bundle.export', { source: { kind: 'file', dir, path: `${id}.dream` }, out }).outcome;
  if (!built.ok) throw new Error(built.failure.message);
  const shown = await inTheWindow(id, isRecorded ? { kind: 'hypnogram', name: who } : { kind: 'sleeper', name: who });
  // The template to write one's own from plays nothing.
  expect(shown.cues.length > 0).toBe(id !== 'new-dream');
  const whom = isRecorded ? ['--hypnogram', 'ward.csv'] : ['--sleeper', who];
  const { night } = JSON.parse(await dream('preview', out, ...whom, '--seed', `${SEED}`, '--json'));
  expect(night).toEqual(JSON.parse(JSON.stringify(shown)));
});
