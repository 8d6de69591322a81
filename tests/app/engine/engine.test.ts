/** The engine over real files and a real database, through the contract: projects, checking, sleepers, recordings, settings, previews and bundles. */

import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { nightRecordSchema } from '../../../app/base/index.ts';
import { createClient, type Method, memoryChannels, type Params, type Request, type Response, serve } from '../../../app/bridge/index.ts';
import { createEngine } from '../../../app/engine/index.ts';
import { createNodePorts, type NodePorts } from '../../../main/adapters/index.ts';
import { everything } from '../../support/everything.ts';
import { clock, edfOf, list } from '../../support/recordings.ts';

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
  it('are called and put as the user likes', async () => {
    const { get, ask, dataDir } = engine();
    const into = join(dataDir, 'studies');
    const { dir, main, name, files } = await get('project.create', { template: 'still-lake', into, name: ' The "{sea}" \\ ' });
    expect([dir, name, main]).toEqual([join(into, 'The {sea}'), 'The "{sea}" \\', 'still-lake.dream']);
    expect(JSON.parse(readFileSync(join(dir, 'dream.json'), 'utf8'))).toEqual({ name, main });
    const text = files.find(({ path }) => path === main)!.text;
    const asIs = readFileSync('templates/still-lake/still-lake.dream', 'utf8');
    expect(text).toBe(asIs.replace('"Still Lake"', String.raw`"The \"\{sea}\" \\"`));
    expect(await get('program.check', { source: { kind: 'file', dir, path: main } })).toEqual({ problems: [] });
    expect(await ask('project.create', { template: 'still-lake', name: '  ' })).toMatchObject({ ok: false });
  });

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

  it('whose folder is gone are made again: of what was unsaved, of the last versions, or of what the window has', async () => {
    const { ask, get } = engine();
    const { dir, main, files } = await get('project.create', { template: 'tide-house' });
    const saved = await get('project.save', { dir, path: 'rooms/sea.dream', text: '// two', basedOn: null });
    const [text = '', digest = ''] = files.map((file) => [file.text, file.digest])[0] ?? [];
    const unsaved = `${text}// unsaved\n`;
    await get('drafts.keep', { dir, changes: [{ path: main, draft: { text: unsaved, basedOn: digest } }] });
    expect(await ask('project.rescue', { dir })).toMatchObject({ ok: false, failure: { why: 'exists' } });
    rmSync(dir, { recursive: true });
    expect(await ask('project.save', { dir, path: 'rooms/sea.dream', text: '// three', basedOn: saved.digest })).toMatchObject({
      ok: false,
      failure: { why: 'not-found', place: { file: dir } },
    });
    expect(await get('project.rescue', { dir })).toMatchObject({
      dir,
      main,
      files: [
        { path: 'rooms/sea.dream', text: '// two' },
        { path: main, text: unsaved },
      ],
    });
    rmSync(dir, { recursive: true });
    const remembered = { name: 'Mine', main, texts: [{ path: main, text }] };
    expect(await get('project.rescue', { dir, remembered })).toMatchObject({ name: 'Mine', main, files: [{ path: main, text }] });
    rmSync(dir, { recursive: true });
    const head = { path: 'dream.json', text: JSON.stringify({ name: 'As written', main, languages: {} }) };
    expect(await get('project.rescue', { dir, remembered: { ...remembered, texts: [...remembered.texts, head] } })).toMatchObject({ name: 'As written' });
    const leading = { ...remembered, texts: [...remembered.texts, { path: '../out.dream', text }] };
    rmSync(dir, { recursive: true });
    expect(await ask('project.rescue', { dir, remembered: leading })).toMatchObject({ ok: false, failure: { why: 'refused' } });
    expect(existsSync(join(dir, '../out.dream'))).toBe(false);
    expect(await ask('project.rescue', { dir: `${dir} of nobody` })).toMatchObject({ ok: false, failure: { why: 'not-found' } });
  });

  it('are copied to another place with their sounds, and with texts as the window has them', async () => {
    const { ask, get } = engine();
    const { dir, main, name, files } = await get('project.create', { template: 'tide-house' });
    const text = `${files[0]?.text}// unsaved\n`;
    const into = mkdtempSync(join(tmpdir(), 'dream-copies-'));
    const wish = { dir, into, name, texts: [{ path: main, text }] };
    const copy = await get('project.copy', wish);
    expect(copy).toMatchObject({ dir: join(into, 'Tide House'), name, main, files: [{ path: main, text }], assets: { 'assets/surf.wav': { state: 'audio' } } });
    expect(readFileSync(join(dir, main), 'utf8')).toBe(files[0]?.text);
    expect((await get('project.copy', wish)).dir).toBe(join(into, 'Tide House 2'));
    for (const inside of [dir, join(dir, 'assets')])
      expect(await ask('project.copy', { ...wish, into: inside })).toMatchObject({ ok: false, failure: { why: 'refused' } });
    expect(await ask('project.copy', { ...wish, texts: [{ path: '../x.dream', text }] })).toMatchObject({ ok: false, failure: { why: 'refused' } });
    expect(readdirSync(into)).toEqual(['Tide House', 'Tide House 2']);
  });

  it('show a problem of unsaved text at its line', async () => {
    const { get } = engine();
    const project = await get('project.create', { template: 'tide-house' });
    const text = 'dream "D" {\n  needs sound\n  scene a {\n    after 5m -> nowhere\n  }\n}\n';
    const { problems } = await get('program.check', { source: { kind: 'file', dir: project.dir, path: project.main, texts: { [project.main]: text } } });
    expect(problems.filter((p) => p.severity === 'error')).toMatchObject([{ range: { start: { line: 3 } } }]);
  });
});

describe('programs of several files', () => {
  /** Every text and sound of `everything`, in a folder. */
  function written(dataDir: string): string {
    const dir = join(dataDir, 'everything');
    for (const [path, text] of Object.entries(everything)) {
      mkdirSync(dirname(join(dir, path)), { recursive: true });
      writeFileSync(join(dir, path), text);
    }
    mkdirSync(join(dir, 'assets'));
    for (const sound of ['hush', 'surf', 'bell']) copyFileSync('templates/still-lake/assets/hush.wav', join(dir, 'assets', `${sound}.wav`));
    return dir;
  }

  it('are checked, played through a night, exported with every text, and verified', async () => {
    const { get, dataDir } = engine();
    const dir = written(dataDir);
    const source = { kind: 'file', dir, path: 'main.dream' } as const;
    expect((await get('program.check', { source })).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const out = join(dataDir, 'everything.ssu');
    const facts = await get('bundle.export', { source, out });
    expect(facts.files.map(({ path }) => path).filter((path) => path.startsWith('source/'))).toEqual(
      Object.keys(everything)
        .map((path) => `source/${path}`)
        .sort(),
    );
    expect(await get('bundle.verify', { path: out })).toMatchObject({ digest: facts.digest });
    const subject = { kind: 'sleeper', name: 'mara' } as const;
    const { night } = await get('night.preview', { source, subject, seed: 4 });
    expect(nightRecordSchema.safeParse(night).error).toBeUndefined();
    expect(new Set(night.scenes.map(({ path }) => path)).size).toBeGreaterThan(5);
    expect((await get('night.preview', { source: { kind: 'bundle', path: out }, subject, seed: 4 })).night).toEqual(night);
  });

  it('have their problems where they are: in each file, and in unsaved texts', async () => {
    const { ask, get, dataDir } = engine();
    const dir = written(dataDir);
    const texts = { 'bells.dream': `${everything['bells.dream']}\nmotif bad { after 5 -> release }\n` };
    const source = { kind: 'file', dir, path: 'main.dream', texts } as const;
    const errors = (await get('program.check', { source })).problems.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ file }) => file)).toContain('bells.dream');
    const subject = { kind: 'sleeper', name: 'mara' } as const;
    expect(await ask('night.preview', { source, subject, seed: 4 })).toMatchObject({ ok: false, failure: { why: 'has-problems' } });
    rmSync(join(dir, 'bells.dream'));
    const missing = (await get('program.check', { source: { kind: 'file', dir, path: 'main.dream' } })).problems.filter(({ severity }) => severity === 'error');
    expect(missing.map(({ file }) => file)).toEqual(expect.arrayContaining(['main.dream', 'motifs/sea.dream']));
  });

  it('without a dream have nothing to run', async () => {
    const { ask, dataDir } = engine();
    const source = { kind: 'file', dir: written(dataDir), path: 'bells.dream' } as const;
    expect(await ask('bundle.export', { source, out: join(dataDir, 'x.ssu') })).toMatchObject({ ok: false, failure: { why: 'not-lowered' } });
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

  it('is an imported EDF+ too, with its clock; one that is broken leaves nothing', async () => {
    const { ask, get, dataDir } = engine();
    const [whole, cut] = [join(dataDir, 'scored.edf'), join(dataDir, 'cut.edf')];
    writeFileSync(whole, edfOf([clock(0) + list(60, 600, 'Sleep stage N2') + list(660, 60, 'Sleep stage R')], { duration: '0' }));
    writeFileSync(cut, readFileSync(whole).subarray(0, -1));
    expect(await get('hypnograms.import', { path: whole })).toMatchObject({ name: 'scored', epochs: 22, startMinutes: 22 * 60 + 31 });
    expect(await ask('hypnograms.import', { path: cut })).toMatchObject({ ok: false, failure: { why: 'bad-recording', place: { file: cut } } });
    expect((await get('hypnograms.list', {})).hypnograms).toMatchObject([{ name: 'scored', startMinutes: 22 * 60 + 31 }]);
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
    const params = { who: { age: 40, sex: 'f' }, nights: 3, seed: 5 } as const;
    const { nights } = await get('night.natural', params);
    expect(nights.length).toBe(3);
    for (const night of nights) for (const stage of night) expect([0, 1, 2, 3, 4]).toContain(stage);
    expect((await get('night.natural', params)).nights).toEqual(nights);
  });
});

const TEMPLATES = ['tide-house', 'lantern-walk', 'still-lake'];

describe('previews', () => {
  it.each(TEMPLATES)('of %s follow a sleeper and repeat with their seed', async (template) => {
    const { get } = engine();
    const project = await get('project.create', { template });
    const source = { kind: 'file', dir: project.dir, path: project.main } as const;
    const params = { source, subject: { kind: 'sleeper', name: 'mara' }, seed: 3 } as const;
    const { night } = await get('night.preview', params);
    expect(nightRecordSchema.safeParse(night).error).toBeUndefined();
    expect(night.cues.length).toBeGreaterThan(0);
    expect(new Set(night.scenes.map((scene) => scene.path)).size).toBeGreaterThan(2);
    expect((await get('night.preview', params)).night).toEqual(night);
  });

  it('of the same seed with and without cues have the same night up to the first awakening by a cue', async () => {
    const { get } = engine();
    const project = await get('project.create', { template: 'tide-house' });
    const { night } = await get('night.preview', {
      source: { kind: 'file', dir: project.dir, path: project.main },
      subject: { kind: 'sleeper', name: 'mara' },
      seed: 9,
    });
    const first = night.awakenings.find((a) => a.cause === 'cue')?.at ?? Number.POSITIVE_INFINITY;
    const earlier = (stages: typeof night.stages) => stages.filter((span) => span.to < first);
    expect(earlier(night.stages)).toEqual(earlier(night.naturalStages));
  });

  it('follow a recorded night without REM', async () => {
    const { get, dataDir } = engine();
    const csv = join(dataDir, 'flat.csv');
    writeFileSync(csv, `epoch,stage\n${Array.from({ length: 400 }, (_, i) => `${i},${i < 20 ? 'W' : i < 40 ? 'N1' : i % 90 < 4 ? '?' : 'N2'}`).join('\n')}\n`);
    const project = await get('project.create', { template: 'tide-house' });
    const source = { kind: 'file', dir: project.dir, path: project.main } as const;
    const { night } = await get('night.preview', { source, subject: { kind: 'hypnogram-file', path: csv }, seed: 1 });
    expect(nightRecordSchema.safeParse(night).error).toBeUndefined();
    expect(night.summary.remLatencyMinutes).toBeNull();
  });
});

describe('bundles', () => {
  it.each(TEMPLATES)('of %s are the same bytes each time, verify, and play the same night as their source', async (template) => {
    const { get, dataDir } = engine();
    const project = await get('project.create', { template });
    const source = { kind: 'file', dir: project.dir, path: project.main } as const;
    const [one, two] = [join(dataDir, 'one.ssu'), join(dataDir, 'two.ssu')];
    const facts = await get('bundle.export', { source, out: one });
    await get('bundle.export', { source, out: two });
    expect(readFileSync(one).equals(readFileSync(two))).toBe(true);
    expect(await get('bundle.verify', { path: one })).toMatchObject({ digest: facts.digest, trusted: null });
    expect(await get('bundle.verify', { path: one, trust: [facts.publicKey] })).toMatchObject({ trusted: true });
    expect(await get('bundle.verify', { path: one, trust: ['someone else'] })).toMatchObject({ trusted: false });
    const subject = { kind: 'sleeper', name: 'mara' } as const;
    const fromSource = await get('night.preview', { source, subject, seed: 4 });
    const fromBundle = await get('night.preview', { source: { kind: 'bundle', path: one }, subject, seed: 4 });
    expect(fromBundle).toEqual(fromSource);
  });

  it('are not made of what no device would run: the line is told, nothing is written, and a night of it can still be seen', async () => {
    const { ask, get, dataDir } = engine();
    const project = await get('project.create', { template: 'still-lake' });
    const text = project.files.find(({ path }) => path === project.main)?.text.replace('play hush at 29dB', 'play hush at 41dB') ?? '';
    const source = { kind: 'file', dir: project.dir, path: project.main, texts: { [project.main]: text } } as const;
    const out = join(dataDir, 'loud.ssu');
    const line = text.split('\n').findIndex((row) => row.includes('play hush at 41dB')) + 1;
    const outcome = await ask('bundle.export', { source, out });
    expect(outcome).toMatchObject({ ok: false, failure: { why: 'refused', place: { file: project.main, line } } });
    expect(outcome.ok ? '' : outcome.failure.message).toMatch(
      /line \d+: What can be on together gives up to 42\.\d dB of sound, and the program’s own limit is 42 dB/,
    );
    expect(existsSync(out)).toBe(false);
    expect((await get('night.preview', { source, subject: { kind: 'sleeper', name: 'mara' }, seed: 4 })).night.cues.length).toBeGreaterThan(0);
    const whole = { kind: 'file', dir: project.dir, path: project.main } as const;
    await get('bundle.export', { source: whole, out });
    const { verdict } = await get('bundle.verify', { path: out });
    expect(verdict.ok).toBe(true);
    expect(verdict.checks.flatMap(({ bounds }) => bounds)).toContainEqual({ what: 'silence after release', value: 30_000, limit: 120_000, unit: 'ms' });
  });

  it('are refused, with the part, when one byte is changed or the end is missing, wherever', async () => {
    const { ask, get, dataDir } = engine();
    const project = await get('project.create', { template: 'still-lake' });
    const out = join(dataDir, 'whole.ssu');
    await get('bundle.export', { source: { kind: 'file', dir: project.dir, path: project.main }, out });
    const bytes = readFileSync(out);
    const broken = join(dataDir, 'broken.ssu');
    const refuse = async (content: Uint8Array, what: string) => {
      writeFileSync(broken, content);
      const outcome = await ask('bundle.verify', { path: broken });
      expect(outcome, what).toMatchObject({ ok: false, failure: { why: 'refused' } });
    };
    const places = [
      ...Array.from({ length: 60 }, (_, i) => i),
      ...Array.from({ length: 150 }, (_, i) => bytes.length - 1 - i * 9),
      ...Array.from({ length: 40 }, (_, i) => Math.floor((bytes.length * i) / 40)),
    ];
    for (const place of places) {
      const changed = Uint8Array.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ (1 << (place & 7));
      await refuse(changed, `byte ${place}`);
    }
    for (let i = 0; i < 40; i++) await refuse(bytes.subarray(0, Math.floor((bytes.length * i) / 40)), `cut at ${i}/40`);
    await refuse(Buffer.concat([bytes, Buffer.from([0])]), 'one byte more');
  });

  it('are signed with a key that only its owner can read, outside of the project', async () => {
    const { get, dataDir } = engine();
    const project = await get('project.create', { template: 'still-lake' });
    await get('bundle.export', { source: { kind: 'file', dir: project.dir, path: project.main }, out: join(dataDir, 'x.ssu') });
    const keys = readdirSync(join(dataDir, 'keys'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys) expect(statSync(join(key.parentPath, key.name)).mode & 0o077).toBe(0);
  });
});
