/** The door of the language: everything the rest of the product may use of it. */
export { CODES, THEMES, themeOf } from './check/index.ts';
export { importTargets } from './elaborate/index.ts';
export {
  type CuePart,
  copyOf,
  editGraph,
  type GraphChange,
  type GraphEdit,
  graphDifference,
  hasRules,
  hasWhiles,
  isCueAlike,
  isLayoutPath,
  isLedTo,
  isRuleAlike,
  isSaidAlike,
  isSameList,
  isWhileAlike,
  layoutPathOf,
  leadsOn,
  mended,
  type Place,
  type Placements,
  type ReadLayout,
  type RulePart,
  readLayout,
  renamedBetween,
  SAYS,
  type WhilePart,
  withNames,
  withPlaces,
} from './graph/index.ts';
export type * from './graph/model.ts';
export {
  analyze,
  codeActions,
  codeLenses,
  complete,
  definition,
  documentLinks,
  editScenes,
  editsOf,
  foldingRanges,
  format,
  hover,
  inlayHints,
  linkedEditing,
  moveFile,
  outline,
  prepareRename,
  references,
  rename,
  type SceneEdit,
  selectionRanges,
  semanticTokens,
  signatureHelp,
  workspaceSymbols,
} from './language/index.ts';
export { compile, conditionIn } from './lower/index.ts';
export type * from './lower/model.ts';
export type * from './model.ts';
export { type Project, parse, print, projectOf, withEdits, withFileEdits, withSource, withText } from './syntax/index.ts';
