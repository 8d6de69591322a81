/** The way from a request of the protocol to a question of the language: finds the text, and refuses what is stale. */

import { type CancellationToken, type Connection, LSPErrorCodes, type Position, ResponseError, type TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileEdits, Project } from '../../dream-dsl/index.ts';
import type { Folder } from './folder.ts';
import type { Lines } from './positions.ts';
import type { Workspace } from './workspace.ts';

/** Where a question is asked. */
export interface Asked {
  readonly folder: Folder;
  readonly project: Project;
  readonly path: string;
  readonly text: string;
  readonly lines: Lines;
}

type About = { readonly textDocument: { readonly uri: string } };
type Handler<P, R> = (params: P, token: CancellationToken) => Promise<R | ResponseError<void>>;

export interface Door {
  readonly workspace: Workspace;
  at(uri: string): Promise<Asked>;
  /** A question about one text. */
  ask<P extends About, R>(find: (asked: Asked, params: P) => R | ResponseError<void> | Promise<R | ResponseError<void>>): Handler<P, R>;
  /** A question about a place in one text. */
  askAt<P extends About & { readonly position: Position }, R>(
    find: (asked: Asked, offset: number, params: P) => R | ResponseError<void> | Promise<R | ResponseError<void>>,
  ): Handler<P, R>;
  /** The editor's command that shows places it is given; empty where it told of none. */
  showReferences(): string;
  setShowReferences(command: string): void;
}

interface DoorOptions {
  readonly connection: Connection;
  readonly workspace: Workspace;
  readonly documents: TextDocuments<TextDocument>;
}

export function createDoor({ workspace, documents }: DoorOptions): Door {
  let showReferences = '';
  const at = async (uri: string): Promise<Asked> => {
    const { folder, path } = await workspace.at(uri);
    const document = documents.get(uri);
    if (document !== undefined && folder.buffers.get(path) !== document) folder.open(path, document);
    const project = folder.project();
    return { folder, project, path, text: project.files.get(path)?.tree.text ?? '', lines: folder.lines(path) };
  };
  const ask: Door['ask'] = (find) => async (params, token) => {
    const { uri } = params.textDocument;
    const version = documents.get(uri)?.version;
    const asked = await at(uri);
    if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'The question was taken back.');
    // The folder was read meanwhile, and the text went on: the editor asks again.
    if (documents.get(uri)?.version !== version) return new ResponseError(LSPErrorCodes.ContentModified, 'The text has changed since.');
    return find(asked, params);
  };
  return {
    workspace,
    at,
    ask,
    askAt: (find) => ask((asked, params) => find(asked, asked.lines.offset(params.position), params)),
    showReferences: () => showReferences,
    setShowReferences(command) {
      showReferences = command;
    },
  };
}

/** Edits of several texts as the protocol wants them. */
export function workspaceEdit(folder: Folder, edits: readonly FileEdits[]) {
  return {
    changes: Object.fromEntries(
      edits.map(({ file, edits: own }) => [folder.uri(file), own.map(({ span, newText }) => ({ range: folder.lines(file).range(span), newText }))]),
    ),
  };
}
