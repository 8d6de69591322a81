/** The crew of threads: the same bytes as one hand alone, dead threads replaced, a cancel at once. */

import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { runJob } from '../../../app/cohort/index.ts';
import { joined } from '../../../app/cohort/plan.ts';
import { createCrew, type NodeCrew } from '../../../main/adapters/crew.ts';
import { bytesOf, jobOf, LANTERN } from '../../support/cohorts.ts';

const crews: NodeCrew[] = [];
afterEach(() => {
  for (const crew of crews.splice(0)) crew.close();
});

function crewOf(...given: Parameters<typeof createCrew>): NodeCrew {
  const crew = createCrew(...given);
  crews.push(crew);
  return crew;
}

function dying(deaths: number): NodeCrew {
  process.env['DREAM_TEST_DEATHS'] = `${join(mkdtempSync(join(tmpdir(), 'dream-crew-')), 'deaths')}|${deaths}`;
  return crewOf('tests/support/dying-worker.ts', 2);
}

describe('the crew', () => {
  it('comes to the same bytes as one hand, with one thread or four, job after job', async () => {
    const crew = crewOf(undefined, 4);
    for (const job of [jobOf({ sleepers: 90 }, LANTERN), jobOf({ sleepers: 20, nights: 4 }, LANTERN, LANTERN.replace('40dB', '60dB'))]) {
      const alone = await bytesOf(job);
      for (const threads of [1, 4]) expect(await bytesOf(job, { crew, threads })).toBe(alone);
    }
  });

  it('replaces threads that die and does their portions again', async () => {
    const job = jobOf({ sleepers: 200 }, LANTERN);
    const crew = dying(2);
    expect((await bytesOf(job, { crew })) === (await bytesOf(job))).toBe(true);
    expect(readFileSync(process.env['DREAM_TEST_DEATHS']?.split('|')[0] ?? '', 'utf8').length).toBeGreaterThan(2);
  });

  it('says what is missing where every thread dies', async () => {
    const ran = await runJob(dying(1000), jobOf({ sleepers: 100 }, LANTERN), { range: [0, 100], threads: 2, cancel: { cancelled: false }, onPart: () => {} });
    if (!ran.ok) throw new Error(ran.failure.message);
    expect(ran.value.part.nights).toBe(0);
    expect(ran.value.lost[0]?.why).toContain('terminated');
    expect(
      joined(
        ran.value.lost.map(({ range }) => range),
        [],
      ),
    ).toEqual([[0, 100]]);
  });

  it('stops at a cancel in the middle of a portion, and takes the next job after it', async () => {
    const crew = crewOf(undefined, 2);
    // Threads that are there already, so that they are at work when the cancel comes.
    await bytesOf(jobOf({ sleepers: 130 }, LANTERN), { crew });
    let looks = 0;
    const cancel = {
      get cancelled() {
        return ++looks > 8;
      },
    };
    // All nights of a sleeper are one portion: who waited for its end would wait for minutes, and the next job too.
    const ran = await runJob(crew, jobOf({ sleepers: 2, nights: 2 ** 20 }, LANTERN), { range: [0, 2], threads: 2, cancel, onPart: () => {} });
    expect(ran).toMatchObject({ ok: false, failure: { why: 'cancelled' } });
    const job = jobOf({ sleepers: 20 }, LANTERN);
    expect(await bytesOf(job, { crew })).toBe(await bytesOf(job));
  });
});
