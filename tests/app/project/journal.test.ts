/** The journal of unsaved texts: what goes in comes out, and whatever cuts it, what is left is what it once said. */

import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bad, good, join, type Outcome } from '../../../app/base/index.ts';
import { type Change, createDraftKeeper, type DraftKeeper, type JournalFiles, replay } from '../../../app/project/index.ts';

const DIR = '/dreams/tide';

/** A journal in memory that can be made to fail, and remembers each state of the file. */
function memory() {
  let bytes = new Uint8Array();
  let full = false;
  const states: Uint8Array[] = [];
  const set = (next: Uint8Array): Outcome<null> => {
    bytes = Uint8Array.from(next);
    states.push(bytes);
    return good(null);
  };
  const noRoom = () => bad({ why: 'disk-full', message: 'full', hint: '' });
  const files: JournalFiles = {
    read: async () => good({ bytes, at: bytes.length === 0 ? null : '2026-01-02T03:04:05.000Z' }),
    async append(_dir, size, more) {
      if (full) {
        // As a disk does it: some of it is written.
        set(join(bytes, more.subarray(0, more.length >> 1)));
        return noRoom();
      }
      return size === bytes.length ? set(join(bytes, more)) : bad({ why: 'changed-outside', message: 'changed', hint: '' });
    },
    replace: async (_dir, next) => (full ? noRoom() : set(next)),
    setAside: async () => good('/aside'),
  };
  const fill = (now: boolean) => {
    full = now;
  };
  return { files, states, bytes: () => bytes, put: (next: Uint8Array) => void set(next), fill };
}

const texts = fc.string({ unit: fc.constantFrom('a', 'b', '\n', ' }', 'ü', '😀', '\ud800'), maxLength: 40 });
const change: fc.Arbitrary<Change> = fc.record({
  path: fc.constantFrom('a.dream', 'scenes/b.dream'),
  draft: fc.option(fc.record({ text: texts, basedOn: fc.option(fc.constantFrom('d1', 'd2')) })),
});
const changes = fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 20 });

/** What the changes so far come to. */
function expected(done: readonly (readonly Change[])[]): Record<string, string> {
  const all = new Map<string, string>();
  for (const { path, draft } of done.flat()) {
    if (draft === null) all.delete(path);
    else all.set(path, draft.text);
  }
  return Object.fromEntries(all);
}

async function listed(keeper: DraftKeeper): Promise<Record<string, string>> {
  const list = await keeper.list(DIR);
  if (!list.ok) throw new Error(list.failure.message);
  return Object.fromEntries([...list.value.drafts].map(([path, { text }]) => [path, text]));
}

const textsIn = (bytes: Uint8Array) => Object.fromEntries([...replay(bytes, crc32).drafts].map(([path, { text }]) => [path, text]));

describe('the journal of unsaved texts', () => {
  it('gives back what was kept, also to one who comes later', async () => {
    await fc.assert(
      fc.asyncProperty(changes, async (steps) => {
        const { files } = memory();
        const keeper = createDraftKeeper(files, crc32);
        for (const step of steps) expect((await keeper.keep(DIR, step)).ok).toBe(true);
        expect(await listed(keeper)).toEqual(expected(steps));
        expect(await listed(createDraftKeeper(files, crc32))).toEqual(expected(steps));
      }),
    );
  });

  it('cut at any byte says what it said before some step, and never less than before the last that was done then', async () => {
    await fc.assert(
      fc.asyncProperty(changes, fc.nat(), async (steps, where) => {
        const { files, bytes } = memory();
        const keeper = createDraftKeeper(files, crc32);
        const sizes: number[] = [0];
        for (const step of steps) {
          await keeper.keep(DIR, step);
          sizes.push(bytes().length);
        }
        const cut = where % (bytes().length + 1);
        const found = textsIn(bytes().subarray(0, cut));
        const whole = sizes.filter((size) => size <= cut).length - 1;
        // A step of several texts may be cut between them.
        const entries = steps.flatMap((step, i) => (i < whole ? [] : i === whole ? step.map((_, j) => [...steps.slice(0, i), step.slice(0, j)]) : []));
        const possible = [steps.slice(0, whole), ...entries].map(expected);
        expect(possible).toContainEqual(found);
      }),
      { numRuns: 300 },
    );
  });

  it('goes on after a cut, and is whole again', async () => {
    await fc.assert(
      fc.asyncProperty(changes, fc.nat(), changes, async (before, where, after) => {
        const disk = memory();
        const keeper = createDraftKeeper(disk.files, crc32);
        for (const step of before) await keeper.keep(DIR, step);
        disk.put(disk.bytes().subarray(0, where % (disk.bytes().length + 1)));
        const left = textsIn(disk.bytes());
        const next = createDraftKeeper(disk.files, crc32);
        for (const step of after) expect((await next.keep(DIR, step)).ok).toBe(true);
        expect(await listed(createDraftKeeper(disk.files, crc32))).toEqual({
          ...Object.fromEntries(Object.entries(left).filter(([path]) => !after.flat().some((one) => one.path === path))),
          ...expected(after),
        });
      }),
    );
  });

  it('after a full disk has what was kept before, and all of it once there is room', async () => {
    const disk = memory();
    const keeper = createDraftKeeper(disk.files, crc32);
    const keep = (text: string) => keeper.keep(DIR, [{ path: 'a.dream', draft: { text, basedOn: null } }]);
    await keep('one');
    await keep('one two');
    disk.fill(true);
    expect(await keep('one two three')).toMatchObject({ ok: false, failure: { why: 'disk-full' } });
    expect(textsIn(disk.bytes())).toEqual({ 'a.dream': 'one two' });
    expect((await keep('one two three four')).ok).toBe(false);
    expect(textsIn(disk.bytes())).toEqual({ 'a.dream': 'one two' });
    disk.fill(false);
    expect((await keep('one two three four')).ok).toBe(true);
    expect(await listed(createDraftKeeper(disk.files, crc32))).toEqual({ 'a.dream': 'one two three four' });
  });

  it('damaged in the middle has what stood before, keeps the whole file aside, and says so', async () => {
    const disk = memory();
    const keeper = createDraftKeeper(disk.files, crc32);
    for (const text of ['one', 'one two', 'one two three']) await keeper.keep(DIR, [{ path: 'a.dream', draft: { text, basedOn: null } }]);
    const lines = new TextDecoder().decode(disk.bytes()).split('\n');
    lines[2] = lines[2]?.replace('two', 'tvo') ?? '';
    disk.put(new TextEncoder().encode(lines.join('\n')));
    const later = await createDraftKeeper(disk.files, crc32).list(DIR);
    expect(later).toMatchObject({ ok: true, value: { notices: [expect.stringContaining('/aside')] } });
    expect(textsIn(disk.bytes())).toEqual({ 'a.dream': 'one' });
  });

  it('knows both digests that a file may have when a save was cut, and is empty once it is saved', async () => {
    const disk = memory();
    const keeper = createDraftKeeper(disk.files, crc32);
    await keeper.keep(DIR, [{ path: 'a.dream', draft: { text: 'mine', basedOn: 'before' } }]);
    await keeper.saving(DIR, 'a.dream', 'after');
    expect([...replay(disk.bytes(), crc32).drafts]).toEqual([['a.dream', { text: 'mine', bases: ['before', 'after'] }]]);
    await keeper.saved(DIR, 'a.dream', 'other');
    expect(textsIn(disk.bytes())).toEqual({ 'a.dream': 'mine' });
    await keeper.saved(DIR, 'a.dream', 'mine');
    expect(textsIn(disk.bytes())).toEqual({});
  });

  it('does not grow without end', async () => {
    const disk = memory();
    const keeper = createDraftKeeper(disk.files, crc32);
    const long = 'line of a dream\n'.repeat(500);
    for (let i = 0; i < 60; i++)
      await keeper.keep(DIR, [{ path: 'a.dream', draft: { text: `${i} ${i % 2 === 0 ? long : long.toUpperCase()}`, basedOn: null } }]);
    expect(Math.max(...disk.states.map(({ length }) => length))).toBeLessThanOrEqual(256 * 1024);
    expect(await listed(createDraftKeeper(disk.files, crc32))).toEqual({ 'a.dream': `59 ${long.toUpperCase()}` });
  });
});
