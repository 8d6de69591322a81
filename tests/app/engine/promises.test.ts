/** Promises examined over real nights: a night that breaks one opens in the preview, and breaks it there as well. */

import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { together } from '../../../app/base/index.ts';
import { createEngine } from '../../../app/engine/index.ts';
import { createNodePorts, type NodePorts } from '../../../main/adapters/index.ts';

const open: NodePorts[] = [];
afterEach(() => {
  for (const ports of open.splice(0)) ports.close();
});

function engine() {
  const dir = mkdtempSync(join(tmpdir(), 'dream-promises-'));
  const ports = createNodePorts({ dataDir: join(dir, 'data'), templatesDir: 'templates' });
  open.push(ports);
  mkdirSync(join(dir, 'work'));
  const handlers = createEngine(ports);
  const context = { cancel: { cancelled: false }, progress: () => {}, stopped: new Promise<void>(() => {}) };
  const source = (body: string) => {
    writeFileSync(join(dir, 'work', 'a.dream'), `dream "A" {\n  for ages 18+\n  needs sound, light\n${body}\n}\n`);
    return { kind: 'file', dir: join(dir, 'work'), path: 'a.dream' } as const;
  };
  const examine = async (body: string, nights: number) => {
    const done = await handlers['promises.examine']({ source: source(body), nights, seed: 3 }, context);
    if (!done.ok) throw new Error(done.failure.message);
    return done.value.promises;
  };
  return { handlers, context, source, examine };
}

const NIGHT = `
  ritual bed { say "Good night." at 30dB  when asleep -> shore }
  scene shore {
    say "the sea" at 34dB every 5m
    when stage is REM -> vision
    when distress > 0.6 for 20s -> release
    on wake -> hut
  }
  scene vision { light red at 0.5lx  when stage is not REM for 1m -> shore }
  scene hut { when asleep -> shore  after 30m -> morning }
  release { fade all over 30s }
  morning { light amber at 0lx ramp to 80lx over 15m }`;

describe('promises.examine', () => {
  it('proves, refutes by a night and leaves open, each with its place', async () => {
    const { examine } = engine();
    const promises = await examine(
      `${NIGHT}
  promise a: always sound <= 34dB
  promise b: never sound > 33dB while stage is N2
  promise c: reaches vision
  promise d: never vision while stage is N1
  promise e: hut leads to shore within 1s`,
      20,
    );
    expect(promises.map(({ verdict, method, night }) => [verdict, method, night !== null])).toEqual([
      ['proven', 'tables', false],
      ['refuted', 'nights', true],
      ['not decided', 'nights', false],
      ['refuted', 'nights', true],
      ['refuted', 'nights', true],
    ]);
    expect(promises.map(({ place }) => place?.range.start.line)).toEqual([15, 16, 17, 18, 19]);
    expect(promises[2]?.why).toContain('None of 20 simulated nights');
  });

  it('names a night that can be opened, and that breaks the promise at the instant it says', async () => {
    const { handlers, context, source, examine } = engine();
    const [promise] = await examine(`${NIGHT}\n  promise b: never sound > 33dB while stage is N2`, 20);
    const { seed, number, ages, at } = promise!.night!;
    const subject = { kind: 'drawn', seed, number, minAge: ages[0], maxAge: ages[1] } as const;
    const body = `${NIGHT}\n  promise b: never sound > 33dB while stage is N2`;
    const night = await handlers['night.preview']({ source: source(body), subject, seed: { cohort: seed, sleeper: number, night: 0 } }, context);
    if (!night.ok) throw new Error(night.failure.message);
    const { stages, cues } = night.value.night;
    expect(stages.find(({ from, to }) => from <= at && at < to)?.stage).toBe('N2');
    const heard = cues.filter((cue) => cue.channel === 'sound' && cue.from <= at && at < cue.to).map(() => 34);
    expect(together('sound', heard)).toBeGreaterThan(33);
  });

  it('counts a chance, and stops when it is known on which side of its bound it lies', async () => {
    const { examine } = engine();
    const promises = await examine(
      `${NIGHT}
  promise often: chance of (asleep) >= 80% per night across adults
  promise seldom: chance of (stage is REM) <= 10% per night across elders
  promise near: chance of (distress > 2) <= 1% per night across everyone`,
      100,
    );
    expect(promises.map(({ verdict, count }) => [verdict, count?.nights, count?.happened])).toEqual([
      ['kept', 50, 50],
      ['broken', 50, 50],
      ['not decided', 100, 0],
    ]);
    expect(promises[2]?.why).toMatch(/0 of 100 simulated nights .* 0\.0 % \[0\.0 % to \d\.\d %\]/);
  });

  it('gives the same answer again, and proofs only for no nights', async () => {
    const { examine } = engine();
    const body = `${NIGHT}\n  promise b: never sound > 33dB while stage is N2\n  promise a: always sound <= 34dB`;
    expect(await examine(body, 10)).toEqual(await examine(body, 10));
    expect((await examine(body, 0)).map(({ verdict, method }) => [verdict, method])).toEqual([
      ['not decided', 'none'],
      ['proven', 'tables'],
    ]);
  });
});
