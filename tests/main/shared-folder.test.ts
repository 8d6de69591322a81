/** Two engines over one data folder, as two windows or a window and a script may start them: the unsaved texts belong to one of them at a time. */

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startEngine } from '../support/engine-process.ts';

it('the second is told so and can save, and has the unsaved texts as soon as the first was killed', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'dream-shared-'));
  const first = await startEngine(dataDir);
  const made = await first.client.call('project.create', { template: 'tide-house' }).outcome;
  if (!made.ok) throw new Error(made.failure.message);
  const { dir, main, files } = made.value;
  const digest = files.find(({ path }) => path === main)?.digest ?? null;
  const changes = [{ path: main, draft: { text: 'typed in the first', basedOn: digest } }];
  expect(await first.client.call('drafts.keep', { dir, changes }).outcome).toMatchObject({ ok: true });

  const second = await startEngine(dataDir);
  const theirs = [{ path: main, draft: { text: 'typed in the second', basedOn: digest } }];
  const [listed, kept] = await Promise.all([
    second.client.call('drafts.list', { dir }).outcome,
    second.client.call('drafts.keep', { dir, changes: theirs }).outcome,
  ]);
  for (const outcome of [listed, kept])
    expect(outcome).toMatchObject({
      ok: false,
      failure: { why: 'locked', message: expect.stringContaining(dataDir), hint: expect.stringContaining('Close the other') },
    });
  expect(await second.client.call('project.save', { dir, path: 'second.dream', text: '// saved', basedOn: null }).outcome).toMatchObject({ ok: true });

  await first.kill();
  expect(await second.client.call('drafts.list', { dir }).outcome).toMatchObject({ ok: true, value: { drafts: [{ path: main, text: 'typed in the first' }] } });
  await second.kill();
});
