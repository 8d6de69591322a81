/** Looking for a night in which a scene is entered: the first that enters it, as its preview shows it. */

import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEngine } from '../../../app/engine/index.ts';
import { createNodePorts, type NodePorts } from '../../../main/adapters/index.ts';

const DREAM = `dream "A" {
  for ages 18+
  needs sound, light
  ritual bed { when asleep -> shore  after 3h -> morning }
  scene shore {
    after 20m choose { 1 -> cave  12 -> bed }
    on wake -> bed
  }
  scene cave { say "the cave" at 30dB  when stage is N2 -> shore }
  scene nowhere { when asleep -> shore }
  morning { light amber at 0lx ramp to 80lx over 15m }
}
`;
const FIRST = 40;

let ports: NodePorts;
let handlers: ReturnType<typeof createEngine>;
let source: { readonly kind: 'file'; readonly dir: string; readonly path: string };
const context = { cancel: { cancelled: false }, progress: () => {}, stopped: new Promise<void>(() => {}) };
const subject = { kind: 'sleeper', name: 'Mara' } as const;

beforeAll(() => {
  const dir = mkdtempSync(join(tmpdir(), 'dream-reach-'));
  mkdirSync(join(dir, 'work'));
  writeFileSync(join(dir, 'work', 'a.dream'), DREAM);
  ports = createNodePorts({ dataDir: join(dir, 'data'), templatesDir: 'templates' });
  handlers = createEngine(ports);
  source = { kind: 'file', dir: join(dir, 'work'), path: 'a.dream' };
});
afterAll(() => ports.close());

const reach = (scene: string, most = 100) => handlers['night.reach']({ source, subject, scene, first: FIRST, most }, context);

/** Left at once is not entered. */
async function enteredAt(seed: number, scene: string): Promise<number | null> {
  const played = await handlers['night.preview']({ source, subject, seed }, context);
  if (!played.ok) throw new Error(played.failure.message);
  return played.value.night.scenes.find(({ path, from, to }) => path === scene && from < to)?.from ?? null;
}

it('finds the first of the nights whose preview enters the scene, and when', async () => {
  const found = await reach('cave');
  if (!found.ok) throw new Error(found.failure.message);
  const { seed, tried, at, way } = found.value;
  expect(await enteredAt(seed, 'cave')).toBe(at);
  expect(way.map(({ to }) => to)).toEqual(['bed', 'shore', 'cave']);
  expect(tried).toBeGreaterThan(1);
  expect(seed).toBe(FIRST + tried - 1);
  for (let before = FIRST; before < seed; before++) expect(await enteredAt(before, 'cave')).toBe(null);
});

it('says how many nights were looked through where none enters it', async () => {
  expect(await reach('nowhere', 5)).toMatchObject({ ok: false, failure: { why: 'not-reached', message: expect.stringContaining('seeds 40 to 44') } });
});

it('knows no scene that is not there', async () => {
  expect(await reach('sky')).toMatchObject({ ok: false, failure: { why: 'not-found' } });
});
