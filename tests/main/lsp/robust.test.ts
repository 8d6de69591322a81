/** What an editor should not send, and how the server takes it; and how it ends. */

import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { folderOf, openEditor, startServer } from '../../support/editor.ts';

const frame = (body: string) => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
const INITIALIZE = frame('{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}');
const HOVER =
  '{"jsonrpc":"2.0","id":2,"method":"textDocument/hover","params":{"textDocument":{"uri":"file:///none/x.dream"},"position":{"line":9,"character":9}}}';

/** Sends it and waits until the answer with this id came. */
async function answerOf(server: ChildProcess, sent: string, id: number): Promise<unknown> {
  let said = '';
  const answered = new Promise<unknown>((resolve) => {
    server.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const found = [...said.matchAll(/Content-Length: (\d+)\r\n\r\n/g)]
        .map((head) => said.slice(head.index + head[0].length, head.index + head[0].length + Number(head[1])))
        .flatMap((body) => {
          try {
            return [JSON.parse(body) as { id?: number }];
          } catch {
            return [];
          }
        })
        .find((message) => message.id === id);
      if (found !== undefined) resolve(found);
    });
  });
  server.stdin?.write(sent);
  return answered;
}

const BAD: readonly (readonly [what: string, sent: string])[] = [
  ['no JSON', frame('{"jsonrpc":')],
  ['a message of no kind', frame('{"jsonrpc":"2.0"}')],
  ['an unknown request', frame('{"jsonrpc":"2.0","id":99,"method":"textDocument/dance","params":{}}')],
  ['an unknown notification', frame('{"jsonrpc":"2.0","method":"$/dance"}')],
  ['a request without what it needs', frame('{"jsonrpc":"2.0","id":98,"method":"textDocument/hover","params":{}}')],
  ['a notification without what it needs', frame('{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{}}')],
  [
    'a change of a text that is not open',
    frame('{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///x.dream","version":2},"contentChanges":[{"text":""}]}}'),
  ],
  ['an address that is none', frame('{"jsonrpc":"2.0","id":97,"method":"textDocument/documentSymbol","params":{"textDocument":{"uri":"file://%zz/%"}}}')],
  ['a watched file that is none', frame('{"jsonrpc":"2.0","method":"workspace/didChangeWatchedFiles","params":{"changes":[{"uri":"file://%zz","type":1}]}}')],
  ['an answer nobody asked for', frame('{"jsonrpc":"2.0","id":4711,"result":null}')],
];

it.each(BAD)('stands %s', async (_, sent) => {
  const server = startServer();
  await answerOf(server, INITIALIZE, 1);
  expect(await answerOf(server, sent + frame(HOVER), 2)).toMatchObject({ id: 2, result: null });
  server.stdin?.end();
  expect((await once(server, 'exit'))[0]).toBe(1);
});

it('ends with 1 when the editor vanishes without a goodbye, and needs --stdio', async () => {
  const server = startServer();
  await answerOf(server, INITIALIZE, 1);
  server.stdin?.write(frame('{"jsonrpc":"2.0","method":"exit"}'));
  expect((await once(server, 'exit'))[0]).toBe(1);
});

it('takes a question back, and goes on', async () => {
  const editor = await openEditor(folderOf({ 'a.dream': 'dream "A" {\n}\n' }));
  const { uri } = { uri: editor.uri('a.dream') };
  await editor.open('a.dream', 'dream "A" {\n}\n');
  const [first, second] = [editor.connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri } }), 1];
  const token = editor.connection.sendNotification('$/cancelRequest', { id: second });
  await Promise.allSettled([first, token]);
  expect(await editor.connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri } })).toMatchObject([{ name: 'A' }]);
  expect(await editor.leave()).toBe(0);
});

it('answers about a text that was never saved', async () => {
  const editor = await openEditor(folderOf({}));
  const text = 'dream "Untitled" {\n  needs light\n  scene a { light red at 1lx after 5m -> release }\n}\n';
  await editor.connection.sendNotification('textDocument/didOpen', { textDocument: { uri: 'untitled:Untitled-1', languageId: 'dream', version: 1, text } });
  expect(await editor.connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri: 'untitled:Untitled-1' } })).toMatchObject([
    { name: 'Untitled' },
  ]);
  expect(await editor.leave()).toBe(0);
});
