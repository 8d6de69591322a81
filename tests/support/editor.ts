/** An editor as a language server sees it: a real client over the pipes of the real process. */

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
} from 'vscode-languageserver-protocol/node';

export interface Editor {
  readonly server: ChildProcess;
  readonly connection: ProtocolConnection;
  readonly capabilities: InitializeResult['capabilities'];
  readonly dir: string;
  /** What the server asked the client to watch. */
  readonly watched: readonly string[];
  /** What the server wrote to its log. */
  readonly log: readonly string[];
  uri(file: string): string;
  open(file: string, text: string): Promise<void>;
  /** The problems of a file, as soon as they are as wanted. */
  problems(file: string, wanted: (problems: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]>;
  /** Says goodbye and gives the exit code. */
  leave(): Promise<number | null>;
}

/** A folder with these files. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const dir = mkdtempSync(join(tmpdir(), 'dream-editor-'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), text);
  }
  return dir;
}

export function startServer(): ChildProcess {
  return spawn(process.execPath, ['main/cli.ts', 'lsp', '--stdio'], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, DREAM_CODER_DATA: mkdtempSync(join(tmpdir(), 'dream-editor-data-')) },
  });
}

export async function openEditor(dir: string, showReferences = ''): Promise<Editor> {
  const server = startServer();
  const connection = createProtocolConnection(new StreamMessageReader(server.stdout as never), new StreamMessageWriter(server.stdin as never));
  const exited = new Promise<number | null>((resolve) => server.once('exit', (code) => resolve(code)));
  const told = new Map<string, PublishDiagnosticsParams>();
  const listeners = new Set<() => void>();
  const watched: string[] = [];
  const log: string[] = [];
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    told.set(params.uri, params);
    for (const listener of listeners) listener();
  });
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => void log.push(message));
  connection.onRequest(
    'client/registerCapability',
    ({ registrations }: { registrations: { registerOptions?: { watchers?: { globPattern: string }[] } }[] }) => {
      for (const { registerOptions } of registrations) watched.push(...(registerOptions?.watchers ?? []).map(({ globPattern }) => globPattern));
      return null;
    },
  );
  connection.onRequest('workspace/codeLens/refresh', () => null);
  connection.listen();
  const rootUri = pathToFileURL(dir).href;
  const { capabilities } = (await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri,
    workspaceFolders: [{ uri: rootUri, name: 'project' }],
    initializationOptions: { showReferences },
    capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true }, workspaceFolders: true } },
  })) as InitializeResult;
  await connection.sendNotification('initialized', {});
  const uri = (file: string) => pathToFileURL(join(dir, file)).href;
  return {
    server,
    connection,
    capabilities,
    dir,
    watched,
    log,
    uri,
    open: (file, text) => connection.sendNotification('textDocument/didOpen', { textDocument: { uri: uri(file), languageId: 'dream', version: 1, text } }),
    problems: (file, wanted) =>
      new Promise((resolve) => {
        const look = () => {
          const found = told.get(uri(file))?.diagnostics;
          if (found === undefined || !wanted(found)) return;
          listeners.delete(look);
          resolve(found);
        };
        listeners.add(look);
        look();
      }),
    async leave() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      return exited;
    },
  };
}

/** The place just before the first `what` in a text, or `by` characters into it. Lines end with LF. */
export function at(text: string, what: string, by = 0): Position {
  const offset = text.indexOf(what) + by;
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

/** The words of a range. */
export function words(text: string, { start, end }: Range): string {
  return text.slice(offsetOf(text, start), offsetOf(text, end));
}

export function applied(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => offsetOf(text, b.range.start) - offsetOf(text, a.range.start))
    .reduce((so, { range, newText }) => so.slice(0, offsetOf(text, range.start)) + newText + so.slice(offsetOf(text, range.end)), text);
}

function offsetOf(text: string, { line, character }: Position): number {
  const lines = text.split('\n').slice(0, line);
  return lines.reduce((sum, one) => sum + one.length + 1, 0) + character;
}
