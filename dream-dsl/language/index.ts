/** The door of the language service: questions about a project, answered in offsets and plain data. */
export { analyze } from './analyze.ts';
export { complete } from './complete.ts';
export { foldingRanges } from './folding.ts';
export { format } from './format/index.ts';
export { definition, hover, references } from './hover.ts';
export { outline } from './outline.ts';
export { selectionRanges } from './selection.ts';
