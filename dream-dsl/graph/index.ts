/** The door of the graph: a text as nodes and edges, and edits of them as edits of the text. */

export { editGraph } from './edit/index.ts';
export type { GraphEdit } from './edit/model.ts';
export { graphOf } from './graph.ts';
export type * from './model.ts';
