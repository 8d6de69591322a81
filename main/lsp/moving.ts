/** Features that go from place to place: definition, references, highlights, rename, symbols of the whole workspace. */

import { type Connection, DocumentHighlightKind, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { definition, prepareRename, references, rename, workspaceSymbols } from '../../dream-dsl/index.ts';
import { type Door, workspaceEdit } from './door.ts';
import { SYMBOL } from './kinds.ts';

const MAX_SYMBOLS = 500;

export function offerMoving(connection: Connection, door: Door): void {
  connection.onDefinition(
    door.askAt(({ project, path, folder }, offset) => {
      const found = definition(project, path, offset);
      return found === null ? null : folder.place(found);
    }),
  );
  connection.onReferences(
    door.askAt(({ project, path, folder }, offset, { context }: { context: { includeDeclaration: boolean } } & Pointed) => {
      const declared = context.includeDeclaration ? null : definition(project, path, offset);
      const same = (file: string, start: number) => declared?.file === file && declared.span.start === start;
      return references(project, path, offset)
        .filter(({ file, span }) => !same(file, span.start))
        .map(folder.place);
    }),
  );
  connection.onDocumentHighlight(
    door.askAt(({ project, path, lines }, offset) =>
      references(project, path, offset)
        .filter(({ file }) => file === path)
        .map(({ span }) => ({ range: lines.range(span), kind: DocumentHighlightKind.Text })),
    ),
  );
  connection.onPrepareRename(
    door.askAt(({ project, path, lines }, offset) => {
      const found = prepareRename(project, path, offset);
      return found.ok ? { range: lines.range(found.span), placeholder: found.name } : refused(found.reason);
    }),
  );
  connection.onRenameRequest(
    door.askAt(({ project, path, folder }, offset, { newName }: { newName: string } & Pointed) => {
      const renamed = rename(project, path, offset, newName);
      return renamed.ok ? workspaceEdit(folder, renamed.edits) : refused(renamed.reason);
    }),
  );
  connection.onWorkspaceSymbol(async ({ query }) => {
    const folders = await door.workspace.folders();
    return folders
      .flatMap((folder) =>
        workspaceSymbols(folder.project(), query).map(({ name, kind, container, location }) => ({
          name,
          kind: SYMBOL[kind],
          containerName: container,
          location: folder.place(location),
        })),
      )
      .slice(0, MAX_SYMBOLS);
  });
}

type Pointed = { textDocument: { uri: string }; position: { line: number; character: number } };

/** Editors show the words. */
const refused = (reason: string) => new ResponseError<void>(LSPErrorCodes.RequestFailed, reason);
