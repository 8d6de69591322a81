/** The door of the language: everything the rest of the product may use of it. */
export { CODES } from './check/index.ts';
export type * from './graph/model.ts';
export { analyze, complete, definition, hover, references } from './language/index.ts';
export type * from './model.ts';
export { parse, print } from './syntax/index.ts';
