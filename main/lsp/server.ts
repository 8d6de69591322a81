/** The language server: one connection, the texts of the editor over those of the disk, and every feature of the language. */

import { setImmediate } from 'node:timers/promises';
import {
  CodeActionKind,
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type ServerCapabilities,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ProjectFiles } from '../../app/project/index.ts';
import { createDiagnoser } from './diagnose.ts';
import { createDoor } from './door.ts';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from './kinds.ts';
import { offerMoving } from './moving.ts';
import { offerReading } from './reading.ts';
import { createWorkspace, filePath } from './workspace.ts';
import { offerWriting } from './writing.ts';

export interface ServerOptions {
  readonly connection: Connection;
  readonly files: ProjectFiles;
  readonly version: string;
  /** The page that explains a code, where there is one. */
  readonly helpOf: (code: string) => string | null;
}

const CAPABILITIES: ServerCapabilities = {
  positionEncoding: 'utf-16',
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  completionProvider: { triggerCharacters: ['>', '.', '"', '/'] },
  signatureHelpProvider: { triggerCharacters: ['(', ','] },
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor, CodeActionKind.Source] },
  codeLensProvider: {},
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
  documentOnTypeFormattingProvider: { firstTriggerCharacter: '}' },
  renameProvider: { prepareProvider: true },
  documentLinkProvider: {},
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  linkedEditingRangeProvider: true,
  inlayHintProvider: true,
  semanticTokensProvider: { legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] }, full: true },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};

const WATCHED = ['**/*.dream', '**/dream.json', '**/*.{wav,flac,ogg,mp3}'];

/** Answers from now on; returns when everything is in place, not when the editor leaves. */
export function startServer({ connection, files, version, helpOf }: ServerOptions): void {
  const log = (line: string) => connection.console.warn(line);
  const workspace = createWorkspace(files, log);
  const documents = new TextDocuments(TextDocument);
  const diagnoser = createDiagnoser({ connection, workspace, helpOf });
  const door = createDoor({ connection, workspace, documents });
  let client: InitializeParams['capabilities'] = {};

  connection.onInitialize((params) => {
    client = params.capabilities;
    const roots = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
    workspace.setRoots(roots);
    const { showReferences = '' } = (params.initializationOptions ?? {}) as { showReferences?: string };
    door.setShowReferences(typeof showReferences === 'string' ? showReferences : '');
    return { capabilities: CAPABILITIES, serverInfo: { name: 'dream', version } };
  });
  connection.onInitialized(async () => {
    if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true)
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: WATCHED.map((globPattern) => ({ globPattern })) });
    if (client.workspace?.workspaceFolders === true)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        workspace.setRoots([...workspace.roots().filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)]);
        void reopen();
      });
  });
  connection.onShutdown(() => diagnoser.stop());

  documents.onDidOpen(({ document }) => guarded(() => door.at(document.uri)));
  documents.onDidChangeContent(() => diagnoser.soon());
  documents.onDidSave(() => diagnoser.soon());
  documents.onDidClose(({ document }) =>
    guarded(async () => {
      const { folder, path } = await workspace.at(document.uri);
      await folder.close(path);
      diagnoser.soon();
    }),
  );
  connection.onDidChangeWatchedFiles(({ changes }) =>
    guarded(async () => {
      if (changes.some(({ uri }) => uri.endsWith('/dream.json'))) return reopen();
      for (const { uri } of changes) {
        if (filePath(uri) === null) continue;
        const { folder, path } = await workspace.at(uri);
        if (path.endsWith('.dream')) await folder.reread(path);
        else folder.forgetAssets();
      }
      diagnoser.soon();
    }),
  );

  offerReading(connection, door);
  offerMoving(connection, door);
  offerWriting(connection, door);
  documents.listen(connection);
  connection.listen();

  async function reopen(): Promise<void> {
    workspace.forget();
    for (const { uri } of documents.all()) await door.at(uri);
    await setImmediate();
    diagnoser.soon();
  }

  /** What goes wrong with one message is told and ends with it. */
  async function guarded(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  }
}
