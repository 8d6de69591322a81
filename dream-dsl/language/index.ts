/** The door of the language service: questions about a text, answered in offsets and plain data. */
export { analyze } from './analyze.ts';
export { complete } from './complete.ts';
export { definition, hover, references } from './hover.ts';
