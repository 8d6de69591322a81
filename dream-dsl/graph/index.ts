/** The door of the graph: a text as nodes and edges, and edits of them as edits of the text. */

export { isCueAlike, isRuleAlike, isSaidAlike, isSameList, isWhileAlike } from './alike.ts';
export { type GraphChange, graphDifference } from './difference.ts';
export { copyOf } from './edit/clipboard.ts';
export { editGraph, refusalOf } from './edit/index.ts';
export type { CuePart, GraphEdit, GraphEdited, RulePart, WhilePart } from './edit/model.ts';
export { hasRules, hasWhiles, isLedTo, leadsOn, SAYS } from './ends.ts';
export { renamedBetween } from './follow.ts';
export { graphOf } from './graph.ts';
export { mended } from './mend.ts';
export type * from './model.ts';
export { isLayoutPath, layoutPathOf, type Place, type Placements, type ReadLayout, readLayout, withNames, withPlaces } from './placement.ts';
export { spokenIn, spokenOf } from './spoken.ts';
