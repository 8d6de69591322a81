/** A random statechart as a SCION model. */

import scion from '@scion-scxml/core';
import type { Arrow, Chart, Do, Node } from './charts.ts';

/** What SCION calls actions and conditions with. */
interface Context {
  raise(event: { readonly name: string }): void;
}

export function scionOf({ root, nodes }: Chart) {
  let x = 0;
  let log: string[] = [];
  const script = (actions: readonly Do[], mark: string, markFirst: boolean) =>
    function (this: Context): void {
      if (markFirst) log.push(mark);
      for (const action of actions) {
        if ('raise' in action) this.raise({ name: action.raise });
        else x = action.set;
      }
      if (!markFirst) log.push(mark);
    };
  const pseudo = (target: Node, history: string) => `${history} ${target.name}`;
  const transition = ({ event, guard, actions, id, target, internal, history }: Arrow) => ({
    ...(event === null ? {} : { event }),
    ...(guard === null ? {} : { cond: () => ('x' in guard ? x === guard.x : instance.isIn(guard.in.name)) }),
    ...(target === null ? {} : { target: history === 'none' ? target.name : pseudo(target, history), type: internal ? 'internal' : 'external' }),
    onTransition: script(actions, id, false),
  });
  const state = (node: Node): object => ({
    id: node.name,
    ...(node.kind === 'parallel' ? { $type: 'parallel' } : {}),
    ...(node.kind === 'compound' ? { initial: node.children[0]!.name } : {}),
    onEntry: script(node.onEnter, `+${node.name}`, true),
    onExit: script(node.onExit, `-${node.name}`, false),
    transitions: node.transitions.map(transition),
    ...(node.kind === 'atomic'
      ? {}
      : {
          states: [
            ...node.children.map(state),
            ...(['shallow', 'deep'] as const).map((history) => ({
              id: pseudo(node, history),
              $type: 'history',
              isDeep: history === 'deep',
              transitions: [{ target: node.kind === 'compound' ? node.children[0]!.name : node.children.map((child) => child.name) }],
            })),
          ],
        }),
  });
  // A function: SCION copies plain models as JSON, and their scripts are lost.
  const instance = new scion.Statechart((() => ({ initial: root.children[0]!.name, states: root.children.map(state) })) as never);
  instance.start();
  const order = new Map(nodes.map((node, i) => [node.name, i]));
  return {
    send: (event: string) => void instance.gen(event),
    takeLog() {
      const taken = log;
      log = [];
      return taken;
    },
    configuration: () =>
      instance
        .getFullConfiguration()
        .filter((id: string) => order.has(id))
        .sort((a: string, b: string) => order.get(a)! - order.get(b)!),
  };
}
