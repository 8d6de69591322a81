/** What React Flow keeps for us of each scene and each transition. */

import type { Edge, Node } from '@xyflow/react';
import type { SceneLook } from './fold.ts';
import type { GraphNumber } from './graph-numbers.ts';
import type { Point } from './layout/route.ts';

/** `number`: the nights of the last cohort that come here; `catches`: what is dragged would fall in here. */
export type SceneNodeData = {
  /** As it looks; where it stands in the text is in the graph alone. */
  readonly node: SceneLook;
  readonly holds: boolean;
  readonly number: GraphNumber | null;
  readonly catches: boolean;
  /** The previewed night is in it at the playhead. */
  readonly active: boolean;
  readonly stop: boolean;
  /** It is drawn as it was, and what is around it as it is. */
  readonly lost: boolean;
};
export type SceneFlowNode = Node<SceneNodeData, 'scene'>;

export type TransitionData = {
  readonly route: { readonly points: readonly Point[]; readonly label: Point | null };
  readonly text: string;
  readonly kind: string;
  readonly travelled: boolean;
  /** One of its ends is being dragged: it follows without its route. */
  readonly loose: boolean;
  /** Nights of the last cohort that went this way. */
  readonly number: GraphNumber | null;
};
export type TransitionFlowEdge = Edge<TransitionData, 'transition'>;
