/**
 * The algorithm of the SCXML Recommendation (W3C 2015, Appendix D), word for word and without regard for speed: what our machine
 * is compared with. Names are those of the Recommendation. A history pseudo-state is (state, depth); without a record it leads
 * where entering the state by default leads.
 */

import { type Arrow, type Chart, type Do, isInside, type Node } from './charts.ts';

export class Interpreter {
  readonly #chart: Chart;
  readonly #order: Map<Node, number>;
  readonly #configuration = new Set<Node>();
  readonly #historyValue = new Map<string, Node[]>();
  readonly #internalQueue: string[] = [];
  #x = 0;
  #log: string[] = [];

  constructor(chart: Chart) {
    this.#chart = chart;
    this.#order = new Map([chart.root, ...chart.nodes].map((node, i) => [node, i]));
    const [first] = chart.root.children;
    const toEnter = new Set<Node>([chart.root]);
    this.#addDescendantStatesToEnter(first!, toEnter);
    this.#enterAll(toEnter);
    this.#macrostep();
  }

  /** One external event, to the end of its macrostep. */
  send(event: string): void {
    this.#microstep(this.#selectTransitions(event));
    this.#macrostep();
  }

  /** What was done since last asked. */
  takeLog(): string[] {
    const log = this.#log;
    this.#log = [];
    return log;
  }

  configuration(): string[] {
    return this.#entryOrder(this.#configuration)
      .filter((node) => node !== this.#chart.root)
      .map((node) => node.name);
  }

  #macrostep(): void {
    for (let steps = 0; steps < 10_000; steps++) {
      let enabledTransitions = this.#selectTransitions(null);
      if (enabledTransitions.length === 0) {
        const internalEvent = this.#internalQueue.shift();
        if (internalEvent === undefined) return;
        enabledTransitions = this.#selectTransitions(internalEvent);
      }
      this.#microstep(enabledTransitions);
    }
    throw new Error('the chart has no end');
  }

  #selectTransitions(event: string | null): Arrow[] {
    const enabledTransitions = new Set<Arrow>();
    for (const state of this.#entryOrder(this.#configuration)) {
      if (state.kind !== 'atomic') continue;
      loop: for (const s of [state, ...properAncestors(state, null)]) {
        for (const t of s.transitions) {
          if (t.event === event && this.#conditionMatch(t)) {
            enabledTransitions.add(t);
            break loop;
          }
        }
      }
    }
    return this.#removeConflictingTransitions([...enabledTransitions]);
  }

  #conditionMatch({ guard }: Arrow): boolean {
    return guard === null || ('x' in guard ? this.#x === guard.x : this.#configuration.has(guard.in));
  }

  #removeConflictingTransitions(enabledTransitions: Arrow[]): Arrow[] {
    const filteredTransitions = new Set<Arrow>();
    for (const t1 of enabledTransitions) {
      let t1Preempted = false;
      const transitionsToRemove = new Set<Arrow>();
      for (const t2 of filteredTransitions) {
        const exitSet = this.#computeExitSet([t2]);
        if (![...this.#computeExitSet([t1])].some((s) => exitSet.has(s))) continue;
        if (isInside(t1.source, t2.source)) transitionsToRemove.add(t2);
        else {
          t1Preempted = true;
          break;
        }
      }
      if (t1Preempted) continue;
      for (const t3 of transitionsToRemove) filteredTransitions.delete(t3);
      filteredTransitions.add(t1);
    }
    return [...filteredTransitions];
  }

  #microstep(enabledTransitions: Arrow[]): void {
    for (const s of this.#entryOrder(this.#computeExitSet(enabledTransitions)).reverse()) this.#remember(s);
    for (const s of this.#entryOrder(this.#computeExitSet(enabledTransitions)).reverse()) {
      this.#execute(s.onExit, `-${s.name}`, false);
      this.#configuration.delete(s);
    }
    for (const t of enabledTransitions) this.#execute(t.actions, t.id, false);
    this.#enterAll(this.#computeEntrySet(enabledTransitions));
  }

  #remember(s: Node): void {
    this.#historyValue.set(
      `deep ${s.name}`,
      [...this.#configuration].filter((s0) => s0.kind === 'atomic' && isInside(s0, s)),
    );
    this.#historyValue.set(
      `shallow ${s.name}`,
      [...this.#configuration].filter((s0) => s0.parent === s),
    );
  }

  #enterAll(statesToEnter: Set<Node>): void {
    for (const s of this.#entryOrder(statesToEnter)) {
      this.#configuration.add(s);
      if (s !== this.#chart.root) this.#execute(s.onEnter, `+${s.name}`, true);
    }
  }

  #execute(actions: readonly Do[], mark: string, markFirst: boolean): void {
    if (markFirst) this.#log.push(mark);
    for (const action of actions) {
      if ('raise' in action) this.#internalQueue.push(action.raise);
      else this.#x = action.set;
    }
    if (!markFirst) this.#log.push(mark);
  }

  #computeExitSet(transitions: Arrow[]): Set<Node> {
    const statesToExit = new Set<Node>();
    for (const t of transitions) {
      if (t.target === null) continue;
      const domain = this.#getTransitionDomain(t);
      for (const s of this.#configuration) if (isInside(s, domain)) statesToExit.add(s);
    }
    return statesToExit;
  }

  #computeEntrySet(transitions: Arrow[]): Set<Node> {
    const statesToEnter = new Set<Node>();
    for (const t of transitions) {
      if (t.target === null) continue;
      const domain = this.#getTransitionDomain(t);
      const targets = this.#getEffectiveTargetStates(t);
      for (const s of targets) this.#addDescendantStatesToEnter(s, statesToEnter);
      for (const s of targets) this.#addAncestorStatesToEnter(s, domain, statesToEnter);
    }
    return statesToEnter;
  }

  #addDescendantStatesToEnter(state: Node, statesToEnter: Set<Node>): void {
    statesToEnter.add(state);
    if (state.kind === 'compound') {
      this.#addDescendantStatesToEnter(state.children[0]!, statesToEnter);
      this.#addAncestorStatesToEnter(state.children[0]!, state, statesToEnter);
    } else if (state.kind === 'parallel') this.#addLayers(state, statesToEnter);
  }

  #addAncestorStatesToEnter(state: Node, ancestor: Node, statesToEnter: Set<Node>): void {
    for (const anc of properAncestors(state, ancestor)) {
      statesToEnter.add(anc);
      if (anc.kind === 'parallel') this.#addLayers(anc, statesToEnter);
    }
  }

  #addLayers(state: Node, statesToEnter: Set<Node>): void {
    for (const child of state.children) {
      if (![...statesToEnter].some((s) => s === child || isInside(s, child))) this.#addDescendantStatesToEnter(child, statesToEnter);
    }
  }

  #getTransitionDomain(t: Arrow): Node {
    const targets = this.#getEffectiveTargetStates(t);
    if (t.internal && t.source.kind === 'compound' && targets.every((s) => isInside(s, t.source))) return t.source;
    const domain = properAncestors(t.source, null).find((anc) => anc.kind === 'compound' && targets.every((s) => isInside(s, anc)));
    return domain ?? this.#chart.root;
  }

  #getEffectiveTargetStates({ target, history }: Arrow): Node[] {
    if (target === null) return [];
    if (history === 'none') return [target];
    const recorded = this.#historyValue.get(`${history} ${target.name}`);
    return recorded ?? (target.kind === 'compound' ? [target.children[0]!] : target.children);
  }

  #entryOrder(nodes: Iterable<Node>): Node[] {
    return [...nodes].sort((a, b) => this.#order.get(a)! - this.#order.get(b)!);
  }
}

/** From the parent outwards, up to before `end`. */
function properAncestors(state: Node, end: Node | null): Node[] {
  const ancestors: Node[] = [];
  for (let up = state.parent; up !== null && up !== end; up = up.parent) ancestors.push(up);
  return ancestors;
}
