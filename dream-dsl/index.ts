/** The door of the language: everything the rest of the product may use of it. */
export type * from './model.ts';
export { parse, print } from './syntax/index.ts';
