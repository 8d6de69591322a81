/** Promises held against nights by a crew: the same answer whoever does the work and in whatever order, and nothing counted that was lost. */

import { afterAll, describe, expect, it } from 'vitest';
import type { Crew } from '../../../app/cohort/index.ts';
import { examine } from '../../../app/promise/index.ts';
import { provePromises, verifyProgram } from '../../../app/verifier/index.ts';
import { createCrew } from '../../../main/adapters/crew.ts';
import { faulty, programFrom, shuffled, solo } from '../../support/cohorts.ts';

const program = programFrom(`dream "P" {
  for ages 18+
  needs light
  scene start {
    light amber at 5lx for 10m
    when stage is REM for 5m choose { 1 -> lit  1 -> dark }
  }
  scene lit { light red at 1lx for 5m  after 20m -> start }
  scene dark { after 20m -> start }
  release { fade all over 30s }
  promise rare: never light > 0.5lx while stage is REM
  promise half: chance of (lit) <= 40% per night across adults
  promise calm: chance of (distress > 0.9) <= 50% per night across elders
  promise ends: reaches lit
}
`);
const proofs = provePromises(program, verifyProgram(program));
const threads = createCrew(undefined, 2);
afterAll(() => threads.close());

const given = () => ({ program, assetMs: [], proofs, seed: 5, nights: 120, crew: solo, cancel: { cancelled: false }, progress: () => {} });
const look = (crew: Crew, nights = 120, cancel = { cancelled: false }) => examine({ ...given(), nights, crew, cancel });

describe('an examination', () => {
  it('is the same by one hand, by eight in any order, by threads, and where hands are lost', async () => {
    const alone = await look(solo);
    if (!alone.ok) throw new Error(alone.failure.message);
    expect(alone.value.map(({ verdict, night }) => [verdict, night !== null])).toEqual([
      ['refuted', true],
      ['broken', true],
      ['kept', true],
      ['refuted', true],
    ]);
    expect(alone.value[0]!.why).toMatch(/^A simulated night of an? (early |late )?(fe)?male of \d+ breaks it at \d\d:\d\d:\d\d\./);
    const tries = new Map<number, number>();
    const twice = faulty((from) => {
      tries.set(from, (tries.get(from) ?? 0) + 1);
      return tries.get(from)! < 3;
    });
    for (const crew of [shuffled(120), threads, twice]) expect(await look(crew)).toEqual(alone);
  });

  it('says of a group that the dream is not for that none of its nights can tell', async () => {
    const grown = programFrom(`dream "Q" {
      for ages 18+
      needs light
      scene lit { light red at 1lx for 5m }
      release { fade all over 30s }
      promise young: chance of (lit) <= 40% per night across children
    }
    `);
    const asked = await examine({ ...given(), program: grown, proofs: provePromises(grown, verifyProgram(grown)) });
    expect(asked).toMatchObject({
      ok: true,
      value: [{ verdict: 'not decided', method: 'none', count: null, why: 'The dream is not for `children`, who are 5 to 12: no night of theirs is played.' }],
    });
  });

  it('fails where nights are missing, and says which', async () => {
    expect(await look(faulty((from) => from === 7))).toMatchObject({ ok: false, failure: { why: 'hand-lost', message: /^Nights 8 to 15 / } });
  });

  it('stops when it is cancelled', async () => {
    const cancel = { cancelled: false };
    const stopping: Crew = {
      ...solo,
      gather(craft, job) {
        const gang = solo.gather(craft, job, cancel);
        return {
          ...gang,
          work(portion) {
            cancel.cancelled = true;
            return gang.work(portion);
          },
        };
      },
    };
    expect(await look(stopping, 5000, cancel)).toMatchObject({ ok: false, failure: { why: 'cancelled' } });
  });
});
