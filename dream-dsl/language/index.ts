/** The door of the language service: questions about a project, answered in offsets and plain data. */

export { codeActions, editsOf } from './actions/index.ts';
export { analyze } from './analyze.ts';
export { codeLenses } from './code-lenses.ts';
export { complete } from './complete/index.ts';
export { editScenes, type SceneEdit } from './edit-scenes.ts';
export { foldingRanges } from './folding.ts';
export { format } from './format/index.ts';
export { hover } from './hover.ts';
export { inlayHints } from './inlay-hints.ts';
export { linkedEditing } from './linked-editing.ts';
export { documentLinks } from './links.ts';
export { moveFile } from './move-file.ts';
export { outline } from './outline.ts';
export { definition, references } from './references.ts';
export { prepareRename, rename } from './rename.ts';
export { selectionRanges } from './selection.ts';
export { semanticTokens } from './semantic-tokens.ts';
export { signatureHelp } from './signature.ts';
export { workspaceSymbols } from './workspace-symbols.ts';
