/** The door of lowering: a dream as flat program tables. */

export { compile } from './compile.ts';
export { conditionIn } from './condition.ts';
export type * from './model.ts';
