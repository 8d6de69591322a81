/**
 * The real engine, killed at random moments of keeping and saving texts in real files: after the next start nothing that
 * it answered for is gone, and no file is torn. `DREAM_KILLS=200` kills it that often, `DREAM_KILLS_SEED=8` at other moments.
 */

import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { KeptDraft, Project } from '../../app/bridge/index.ts';
import { type RunningEngine, startEngine } from '../support/engine-process.ts';

const KILLS = Number(process.env['DREAM_KILLS'] ?? 3);
const SEED = Number(process.env['DREAM_KILLS_SEED'] ?? 7);
/** The kill comes after so many answers, and so long after the last of them: on a slow machine as much is done before it as on a fast one. */
const LEAST_ANSWERS = 8;
const MOST_ANSWERS = 60;
const LATEST_MS = 10;
const PATHS = ['tide-house.dream', 'attic.dream'];

interface Text {
  /** As the file was when this process began, and every text that a save was asked to write since, in their order. */
  readonly onDisk: string[];
  /** Index in `onDisk` of the last save that was answered. */
  saved: number;
  /** Every text that was asked to be kept, in their order, the first as it was found. */
  readonly typed: string[];
  kept: number;
  digest: string | null;
}

it(`loses nothing and tears nothing in ${KILLS} kills`, { timeout: 300_000 + KILLS * 10_000 }, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'dream-kill-'));
  let engine = await startEngine(dataDir);
  const { dir } = await opened(engine, null);
  const counts = { keeps: 0, saves: 0, drafts: 0 };
  // Each kill at another moment, the same ones each time.
  const moments = fc.record({ answers: fc.integer({ min: LEAST_ANSWERS, max: MOST_ANSWERS }), after: fc.nat(LATEST_MS), seed: fc.nat() });
  for (const [round, { answers, after, seed }] of fc.sample(moments, { numRuns: KILLS, seed: SEED }).entries()) {
    const found = await look(engine, dir);
    const until = counts.keeps + counts.saves + answers;
    const { promise: enough, resolve } = Promise.withResolvers<void>();
    const writer = write(engine, dir, found, seed, counts, () => counts.keeps + counts.saves >= until && resolve());
    await enough;
    await wait(after);
    await engine.kill();
    await writer;
    engine = await startEngine(dataDir);
    const { drafts } = await kept(engine, dir);
    counts.drafts += drafts.length;
    for (const path of PATHS) {
      const text = found.get(path) as Text;
      const where = `${path}, kill ${round + 1}`;
      const file = read(dir, path);
      expect(text.onDisk.slice(text.saved), where).toContain(file);
      const draft = drafts.find((one) => one.path === path);
      // What was answered, or something later.
      expect(text.typed.slice(text.kept), where).toContain(draft?.text ?? file);
    }
  }
  await engine.kill();
  expect(counts.keeps).toBeGreaterThan(KILLS);
  expect(counts.saves).toBeGreaterThan(0);
  console.log(`${KILLS} kills; ${counts.keeps} keeps and ${counts.saves} saves answered; ${counts.drafts} texts came back from the journal`);
  expect(
    readdirSync(dir)
      .filter((name) => name.endsWith('.dream'))
      .sort(),
  ).toEqual([...PATHS].sort());
});

const read = (dir: string, path: string): string => {
  try {
    return readFileSync(join(dir, path), 'utf8');
  } catch {
    return '';
  }
};

async function opened({ client }: RunningEngine, dir: string | null): Promise<Project> {
  const outcome = await (dir === null ? client.call('project.create', { template: 'tide-house' }) : client.call('project.open', { dir })).outcome;
  if (!outcome.ok) throw new Error(outcome.failure.message);
  return outcome.value;
}

async function kept({ client }: RunningEngine, dir: string): Promise<{ drafts: readonly KeptDraft[] }> {
  const outcome = await client.call('drafts.list', { dir }).outcome;
  if (!outcome.ok) throw new Error(outcome.failure.message);
  expect(outcome.value.notices).toEqual([]);
  return outcome.value;
}

/** What a window would begin with. */
async function look(engine: RunningEngine, dir: string): Promise<Map<string, Text>> {
  const project = await opened(engine, dir);
  const { drafts } = await kept(engine, dir);
  return new Map(
    PATHS.map((path) => {
      const file = project.files.find((one) => one.path === path);
      const draft = drafts.find((one) => one.path === path);
      if (draft !== undefined)
        expect([file?.text, ...draft.bases], `${path} follows on its file`).toContain(draft.text === file?.text ? file.text : (file?.digest ?? null));
      const text = file?.text ?? '';
      return [path, { onDisk: [text], saved: 0, typed: [draft?.text ?? text], kept: 0, digest: file?.digest ?? null }];
    }),
  );
}

/** Types into both texts and saves now and then, as fast as it is answered, until the engine is gone. */
async function write(
  { client }: RunningEngine,
  dir: string,
  texts: Map<string, Text>,
  seed: number,
  counts: { keeps: number; saves: number },
  answered: () => void,
): Promise<void> {
  await Promise.all(
    [...texts].map(async ([path, text], i) => {
      for (let step = 0; ; step++) {
        const now = [...(text.typed.at(-1) as string)];
        const at = (seed + step * 7919) % (now.length + 1);
        const parts = (seed + step + i) % 9 === 0 ? [now.slice(0, at)] : [now.slice(0, at), step % 5 === 0 ? '\n// ü😀 ' : 'x', now.slice(at)];
        const next = parts.flat().join('');
        text.typed.push(next);
        const place = text.typed.length - 1;
        const outcome = await client.call('drafts.keep', { dir, changes: [{ path, draft: { text: next, basedOn: text.digest } }] }).outcome;
        if (!outcome.ok) return;
        text.kept = place;
        counts.keeps++;
        answered();
        if ((seed + step) % 3 !== 0) continue;
        text.onDisk.push(next);
        const disk = text.onDisk.length - 1;
        const saved = await client.call('project.save', { dir, path, text: next, basedOn: text.digest }).outcome;
        if (!saved.ok) return;
        text.saved = disk;
        text.digest = saved.value.digest;
        counts.saves++;
        answered();
      }
    }),
  );
}
