/** Cohorts through the contract, over real threads and a real database. */

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { cohortReportSchema } from '../../../app/base/index.ts';
import {
  contract,
  createClient,
  type Method,
  memoryChannels,
  type Params,
  type Progress,
  type Request,
  type Response,
  serve,
} from '../../../app/bridge/index.ts';
import { createEngine } from '../../../app/engine/index.ts';
import { createNodePorts, type NodePorts } from '../../../main/adapters/index.ts';
import { LANTERN } from '../../support/cohorts.ts';

const open: NodePorts[] = [];
afterEach(() => {
  for (const ports of open.splice(0)) ports.close();
});

function engine(dir = mkdtempSync(join(tmpdir(), 'dream-cohorts-'))) {
  const ports = createNodePorts({ dataDir: join(dir, 'data'), templatesDir: 'templates' });
  open.push(ports);
  const [near, far] = memoryChannels<Request, Response>();
  serve(far, createEngine(ports), (error) => {
    throw error;
  });
  const client = createClient(near);
  const get = async <M extends Method>(method: M, params: Params<M>, onProgress?: (progress: Progress<M>) => void) => {
    const outcome = await client.call(method, params, onProgress).outcome;
    if (!outcome.ok) throw new Error(outcome.failure.message);
    return outcome.value;
  };
  writeFileSync(join(dir, 'lantern.dream'), LANTERN);
  writeFileSync(join(dir, 'loud.dream'), LANTERN.replace('40dB', '64dB').replace('1.0.0', '1.1.0'));
  const source = (path = 'lantern.dream') => ({ kind: 'file', dir, path }) as const;
  return { client, get, dir, source };
}

const drawn = (count: number) => ({ kind: 'drawn', count }) as const;

describe('cohorts', () => {
  it('stream partial results that fit the contract, are kept, opened, and deleted', async () => {
    const { get, dir, source } = engine();
    const seen: Progress<'cohort.run'>[] = [];
    // The first two portions have eight nights each; a third thread could be done with a larger one before them.
    const wish = { source: source(), sleepers: drawn(600), nights: 1, seed: 3, keep: true, threads: 2 } as const;
    const ran = await get('cohort.run', wish, (progress) => seen.push(progress));
    for (const progress of seen) contract['cohort.run'].progress.parse(progress);
    const partial = seen.flatMap(({ report }) => (report === null ? [] : [report]));
    expect(partial[0]?.nights).toBe(8);
    expect(partial[0]?.complete).toBe(false);
    expect(cohortReportSchema.parse(ran.report)).toMatchObject({ nights: 600, complete: true, missing: [] });
    expect(await get('cohorts.list', {})).toMatchObject({ cohorts: [{ id: ran.id, title: 'Lantern', against: '', seed: 3, nights: 600, complete: true }] });
    open.pop()?.close();
    const again = engine(dir);
    expect(await again.get('cohorts.open', { id: ran.id! })).toEqual({ ...ran, lost: [] });
    await again.get('cohorts.delete', { id: ran.id! });
    expect(await again.get('cohorts.list', {})).toEqual({ cohorts: [] });
    expect(await again.client.call('cohorts.open', { id: ran.id! }).outcome).toMatchObject({ ok: false, failure: { why: 'not-found' } });
  });

  it('in shards write files that merge to what one run writes, byte by byte', async () => {
    const { get, dir, source } = engine();
    const plan = { source: source(), sleepers: drawn(30), nights: 10, seed: 3, keep: false };
    const out = (name: string) => join(dir, name);
    await get('cohort.run', { ...plan, out: out('whole') });
    for (const part of [1, 2, 3]) await get('cohort.run', { ...plan, shard: { part, of: 3 }, out: out(`part${part}`) });
    const merged = await get('cohorts.merge', { paths: [2, 3, 1].map((part) => out(`part${part}`)), out: out('merged'), keep: false });
    expect(merged.report.complete).toBe(true);
    expect(readFileSync(out('merged'), 'utf8')).toBe(readFileSync(out('whole'), 'utf8'));
    const some = await get('cohorts.merge', { paths: [out('part2')], keep: false });
    expect(some.report.missing).toEqual([
      [0, 6],
      [18, 30],
    ]);
  });

  it('compare two programs in the same nights', async () => {
    const { get, source } = engine();
    const { report } = await get('cohort.compare', {
      first: source(),
      second: source('loud.dream'),
      sleepers: { kind: 'named', names: ['mara', 'edda'] },
      nights: 60,
      seed: 3,
      keep: false,
    });
    expect(report.conditions).toEqual(['Lantern 1.0.0', 'Lantern 1.1.0']);
    expect(report.changes[0]).toMatchObject({ kind: 'fact', label: 'woken by a cue' });
    expect(report.changes[0]!.difference.mean).toBeGreaterThan(0);
  });

  it('leave out chosen sleepers to whom the program may not be played, and say why', async () => {
    const { client, get, source } = engine();
    const wish = { source: source(), nights: 2, seed: 3, keep: false };
    const { report } = await get('cohort.run', { ...wish, sleepers: { kind: 'named', names: ['mara', 'leyla', 'edda'] } });
    expect([report.sleepers, report.nights]).toEqual([2, 4]);
    expect(report.leftOut).toEqual([{ name: 'leyla', why: 'Leyla has not agreed to sound, which the dream needs.' }]);
    expect(await client.call('cohort.run', { ...wish, sleepers: { kind: 'named', names: ['leyla'] } }).outcome).toMatchObject({
      ok: false,
      failure: { why: 'not-for-them', message: expect.stringContaining('Leyla has not agreed to sound') },
    });
  });

  it('name a drawn sleeper and a seed that open the same night', async () => {
    const { get, source } = engine();
    const { report } = await get('cohort.run', { source: source('loud.dream'), sleepers: drawn(100), nights: 1, seed: 3, keep: false });
    const [worst] = report.worst.find(({ by }) => by === 'awakenings by cues')!.nights;
    const { night } = await get('night.preview', {
      source: source('loud.dream'),
      subject: { kind: 'drawn', seed: 3, number: worst!.sleeper },
      seed: worst!.seed,
    });
    expect([night.subject.name, night.summary.cueAwakenings]).toEqual([worst!.name, worst!.value]);
  });

  it('of several nights name a night that opens again after those before it, for drawn and for chosen people, also under a plan', async () => {
    const { client, get, source } = engine();
    const plan = { bedtimeMinutes: 60, timeInBedMinutes: 400 };
    const people = { minAge: 50, maxAge: 60, sex: 'f' } as const;
    for (const sleepers of [
      { ...drawn(4), ...people },
      { kind: 'named', names: ['edda', 'mara'] },
    ] as const) {
      const wish = { source: source('loud.dream'), nights: 5, seed: 3, keep: false };
      const { report } = await get('cohort.run', {
        ...wish,
        sleepers: sleepers.kind === 'named' ? { ...sleepers, names: [...sleepers.names] } : sleepers,
        night: plan,
      });
      expect([report.night, report.nights]).toEqual([plan, sleepers.kind === 'drawn' ? 20 : 10]);
      const worst = report.worst.find(({ by }) => by === 'awakenings by cues')!.nights.find(({ night }) => night > 1)!;
      const subject =
        sleepers.kind === 'drawn' ? ({ kind: 'drawn', seed: 3, number: worst.sleeper, ...people } as const) : ({ kind: 'sleeper', name: worst.name } as const);
      const name = { source: source('loud.dream'), subject, seed: { cohort: 3, sleeper: worst.sleeper, night: worst.night }, plan };
      const { night, bundleDigest } = await get('night.preview', name);
      expect([night.subject.name, night.seed, night.startMinutes, night.summary.cueAwakenings]).toEqual([worst.name, worst.seed, 60, worst.value]);
      expect(night.notes.at(-1)).toMatch(/before w(as|ere) played first/);
      const moment = await client.call('night.moment', { night: { ...name, digest: bundleDigest }, at: 3_600_000 }).outcome;
      expect(moment.ok).toBe(true);
    }
  });

  it('stop when they are told, keep nothing, and refuse what is too many or unknown', async () => {
    const { client, get, source } = engine();
    const plan = { source: source(), nights: 1, seed: 3, keep: true };
    // Minutes of work on any machine: what does not stop does not come to an end here.
    const call = client.call('cohort.run', { ...plan, nights: 2, sleepers: drawn(1_000_000) }, ({ report }) => {
      if (report !== null) call.cancel();
    });
    expect(await call.outcome).toMatchObject({ ok: false, failure: { why: 'cancelled' } });
    expect(await get('cohorts.list', {})).toEqual({ cohorts: [] });
    const ask = (params: Partial<Params<'cohort.run'>>) => client.call('cohort.run', { ...plan, sleepers: drawn(10), ...params }).outcome;
    expect(await ask({ sleepers: drawn(1_000_000), nights: 300 })).toMatchObject({ ok: false, failure: { why: 'wrong-call' } });
    expect(await ask({ sleepers: { kind: 'named', names: ['nobody'] } })).toMatchObject({ ok: false, failure: { why: 'not-found' } });
    expect(await ask({ shard: { part: 3, of: 2 } })).toMatchObject({ ok: false, failure: { why: 'wrong-call' } });
  });
});
