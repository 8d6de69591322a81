/** The shape of a parsed dream program: one object a construct, each knowing which tokens it covers. */

export type * from './ast/cue.ts';
export type * from './ast/expr.ts';
export type * from './ast/file.ts';
export type * from './ast/head.ts';
export type * from './ast/node.ts';
export type * from './ast/promise.ts';
export type * from './ast/reaction.ts';
export type * from './ast/scene.ts';
