/** The engine over real files and a real database, through the contract: projects, checking, sleepers, recordings, settings; and what it says while programs cannot be lowered. */

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createClient, type Method, memoryChannels, type Params, type Request, type Response, serve } from '../../../app/bridge/index.ts';
import { createEngine } from '../../../app/engine.ts';
import { createNodePorts, type NodePorts } from '../../../main/adapters/index.ts';

const open: NodePorts[] = [];
afterEach(() => {
  for (const ports of open.splice(0)) ports.close();
});

function engine(dataDir = mkdtempSync(join(tmpdir(), 'dream-engine-'))) {
  const ports = createNodePorts({ dataDir, templatesDir: 'templates' });
  open.push(ports);
  const [near, far] = memoryChannels<Request, Response>();
  const bugs: unknown[] = [];
  serve(far, createEngine(ports), (error) => {
    bugs.push(error);
    return 'incident';
  });
  const client = createClient(near);
  const ask = async <M extends Method>(method: M, params: Params<M>) => {
    const outcome = await client.call(method, params).outcome;
    expect(bugs).toEqual([]);
    return outcome;
  };
  const get = async <M extends Method>(method: M, params: Params<M>) => {
    const outcome = await ask(method, params);
    if (!outcome.ok) throw new Error(outcome.failure.message);
    return outcome.value;
  };
  return { ask, get, dataDir };
}

describe('projects', () => {
  it('are made from a template, checked, changed and saved', async () => {
    const { ask, get } = engine();
    const project = await get('project.create', { template: 'tide-house' });
    const file = project.files.find(({ path }) => path === project.main);
    const source = { kind: 'file', dir: project.dir, path: project.main } as const;
    expect((await get('program.check', { source })).problems).toEqual([]);
    const text = `${file?.text}\n// changed\n`;
    await get('project.save', { dir: project.dir, path: project.main, text, basedOn: file?.digest ?? null });
    expect(readFileSync(join(project.dir, project.main), 'utf8')).toBe(text);
    expect(await ask('project.save', { dir: project.dir, path: project.main, text: 'late', basedOn: file?.digest ?? null })).toMatchObject({
      ok: false,
      failure: { why: 'changed-outside' },
    });
    expect((await get('project.open', { dir: project.dir })).files.find(({ path }) => path === project.main)?.text).toBe(text);
  });

  it('show a problem of unsaved text at its line', async () => {
    const { get } = engine();
    const project = await get('project.create', { template: 'tide-house' });
    const text = 'dream "D" {\n  needs sound\n  scene a {\n    after 5m -> nowhere\n  }\n}\n';
    const { problems } = await get('program.check', { source: { kind: 'file', dir: project.dir, path: project.main, text } });
    expect(problems.filter((p) => p.severity === 'error')).toMatchObject([{ range: { start: { line: 3 } } }]);
  });

  it('say plainly that a sound program cannot be run yet', async () => {
    const { ask, get } = engine();
    const project = await get('project.create', { template: 'tide-house' });
    const source = { kind: 'file', dir: project.dir, path: project.main } as const;
    expect(await ask('night.preview', { source, subject: { kind: 'sleeper', name: 'mara' }, seed: 1 })).toMatchObject({
      ok: false,
      failure: { why: 'not-lowered' },
    });
  });
});

describe('what is kept', () => {
  it('is there after a restart: settings and an imported night', async () => {
    const first = engine();
    const csv = join(first.dataDir, 'short.csv');
    writeFileSync(csv, 'epoch,stage\n0,W\n1,N1\n2,N2\n');
    await first.get('hypnograms.import', { path: csv });
    await first.get('settings.set', { theme: 'dawn' });
    const second = engine(first.dataDir);
    expect((await second.get('hypnograms.list', {})).hypnograms).toMatchObject([{ name: 'short', epochs: 3 }]);
    expect((await second.get('settings.get', {})).theme).toBe('dawn');
  });

  it('has the cast, and names who there is when one is unknown', async () => {
    const { ask, get } = engine();
    const names = (await get('sleepers.list', {})).sleepers.map((s) => s.name);
    expect(names.length).toBeGreaterThanOrEqual(6);
    expect(await ask('sleepers.show', { name: 'nobody' })).toMatchObject({
      ok: false,
      failure: { why: 'not-found', hint: expect.stringContaining(names[0] ?? '') },
    });
  });
});

describe('natural nights', () => {
  it('repeat with their seed, one number for each epoch', async () => {
    const { get } = engine();
    const params = { age: 40, sex: 'f', nights: 3, seed: 5 } as const;
    const { nights } = await get('night.natural', params);
    expect(nights.length).toBe(3);
    for (const night of nights) for (const stage of night) expect([0, 1, 2, 3, 4]).toContain(stage);
    expect((await get('night.natural', params)).nights).toEqual(nights);
  });
});
