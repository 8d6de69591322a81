/** The way to the language's worker: what is sent, what is answered, and what happens when it dies. */

import { expect, it } from 'vitest';
import { analyze, projectOf, withEdits } from '../../../dream-dsl/index.ts';
import { createAnswerer, type FromLanguage, type ToLanguage } from '../../../renderer/language/answerer.ts';
import { createLanguageClient, type Port } from '../../../renderer/language/client.ts';

/** A worker in this thread: the real answerer behind the port of a Worker. It may die before it answers. */
function workers(dies: (start: number, message: ToLanguage) => boolean = () => false) {
  const sent: ToLanguage[] = [];
  const ended: number[] = [];
  let starts = 0;
  const start = (): Port => {
    const mine = starts++;
    const port: Port = {
      onmessage: null,
      onerror: null,
      postMessage(message) {
        sent.push(message);
        queueMicrotask(() => {
          if (ended.includes(mine)) return;
          if (dies(mine, message)) port.onerror?.({ message: 'died' } as ErrorEvent);
          else take(message);
        });
      },
      terminate: () => void ended.push(mine),
    };
    const take = createAnswerer(
      (data: FromLanguage) => port.onmessage?.({ data: structuredClone(data) } as MessageEvent<FromLanguage>),
      (work) => void setTimeout(work),
    );
    return port;
  };
  return { start, sent, ended };
}

const A = 'dream "A" {\n  needs light\n  scene a { light red at 1lx after 5m -> b }\n  scene b { light red at 1lx after 5m -> release }\n}\n';

it('starts a worker, gives it the texts, and asks', async () => {
  const { start, sent } = workers();
  const client = createLanguageClient(start, () => {});
  client.sync('/p', { 'a.dream': A });
  const analysis = await client.ask('analyze', 'a.dream', {});
  expect(analysis?.graph.nodes.map(({ id }) => id)).toEqual(expect.arrayContaining(['a', 'b']));
  expect(sent.map(({ kind }) => kind)).toEqual(['project', 'ask']);
});

it('sends only what changed, takes out what is gone, and begins anew with another project', async () => {
  const { start, sent } = workers();
  const client = createLanguageClient(start, () => {});
  client.sync('/p', { 'a.dream': A, 'b.dream': '' });
  client.sync('/p', { 'a.dream': A, 'b.dream': '' });
  client.sync('/p', { 'a.dream': `${A} ` });
  client.sync('/q', { 'c.dream': A });
  expect(sent.map((message) => [message.kind, 'path' in message ? message.path : ''])).toEqual([
    ['project', ''],
    ['text', 'a.dream'],
    ['text', 'b.dream'],
    ['project', ''],
  ]);
  expect(await client.ask('definition', 'c.dream', A.indexOf('-> b') + 3)).toMatchObject({ file: 'c.dream' });
  expect(await client.ask('outline', 'a.dream')).toEqual([]);
});

it('answers null for a bug, and logs it', async () => {
  const { start } = workers();
  const log: string[] = [];
  const client = createLanguageClient(start, (line) => log.push(line));
  expect(await client.ask('dance' as 'outline', 'a.dream')).toBeNull();
  expect(log[0]).toMatch(/^dance: TypeError/);
});

it('starts the worker again where it died, with the texts and the open questions', async () => {
  const { start, ended } = workers((worker, message) => worker === 0 && message.kind === 'ask');
  const log: string[] = [];
  const client = createLanguageClient(start, (line) => log.push(line));
  client.sync('/p', { 'a.dream': A });
  expect(await client.ask('outline', 'a.dream')).toMatchObject([{ name: 'A' }]);
  expect([ended, log.length]).toEqual([[0], 1]);
});

it('gives up on a worker that dies again and again, and leaves nobody waiting', async () => {
  let deadly = true;
  const { start, ended } = workers((_, message) => deadly && message.kind === 'ask');
  const client = createLanguageClient(start, () => {});
  expect(await client.ask('outline', 'a.dream')).toBeNull();
  expect(ended.length).toBeLessThan(10);
  client.sync('/p', { 'a.dream': A });
  expect(await client.ask('outline', 'a.dream')).toBeNull();
  // What killed it is gone from the texts.
  deadly = false;
  client.sync('/p', { 'a.dream': `${A}\n` });
  expect(await client.ask('outline', 'a.dream')).toMatchObject([{ name: 'A' }]);
});

/** Asks for a scene more: the answer, and the text that it comes to. */
async function duplicate(client: ReturnType<typeof createLanguageClient>) {
  const edited = await client.ask('editGraph', 'a.dream', { kind: 'duplicate', node: 'a' });
  if (edited?.ok !== true) throw new Error('The edit was refused.');
  return { edited, now: edited.edits.reduce((so, { edits }) => withEdits(so, edits), A) };
}

it('knows of an edit that it tried what it would read anew, whatever comes instead of it', async () => {
  const { start } = workers();
  const client = createLanguageClient(start, () => {});
  client.sync('/p', { 'a.dream': A });
  const { now } = await duplicate(client);
  for (const text of [now, `${now} `, A]) {
    client.sync('/p', { 'a.dream': text });
    expect(await client.ask('analyze', 'a.dream', {})).toEqual(analyze(projectOf({ 'a.dream': text }), 'a.dream'));
  }
});

it('gives the graph of other names with the names', async () => {
  const { start } = workers();
  const client = createLanguageClient(start, () => {});
  client.sync('/p', { 'a.dream': A });
  const renamed = await client.ask('editGraph', 'a.dream', { kind: 'rename', node: 'b', name: 'shore' });
  if (renamed?.ok !== true) throw new Error('It was refused.');
  const now = A.replaceAll(/\bb\b/g, 'shore');
  expect([withEdits(A, renamed.edits[0]?.edits ?? []), renamed.select, renamed.names]).toEqual([now, 'shore', { b: 'shore' }]);
  expect(renamed.graph).toEqual(analyze(projectOf({ 'a.dream': now }), 'a.dream').graph);
  expect(await client.ask('editGraph', 'a.dream', { kind: 'rename', node: 'b', name: 'a' })).toMatchObject({ ok: false });
  expect(await client.ask('editGraph', 'a.dream', { kind: 'rename', node: 'c', name: 'd' })).toMatchObject({ ok: false });
});

it('answers first what the graph waits for, each question of the texts as they were when it was asked', async () => {
  const { start } = workers();
  const client = createLanguageClient(start, () => {});
  const order: string[] = [];
  const noted = <T>(name: string, answer: Promise<T>): Promise<T> => answer.finally(() => order.push(name));
  client.sync('/p', { 'a.dream': A });
  const outline = noted('outline', client.ask('outline', 'a.dream'));
  client.sync('/p', { 'a.dream': A.replace('"A"', '"B"') });
  const analysis = noted('analyze', client.ask('analyze', 'a.dream', {}));
  expect((await outline)?.[0]?.name).toBe('A');
  expect((await analysis)?.graph.title).toBe('B');
  expect(order).toEqual(['analyze', 'outline']);
});

it('gives the graph that an edit comes to with the edit', async () => {
  const { start } = workers();
  const client = createLanguageClient(start, () => {});
  client.sync('/p', { 'a.dream': A });
  const { edited, now } = await duplicate(client);
  expect(edited.graph).toEqual(analyze(projectOf({ 'a.dream': now }), 'a.dream').graph);
  client.sync('/p', { 'a.dream': now });
  expect((await client.ask('analyze', 'a.dream', {}))?.graph).toBe(edited.graph);
});
