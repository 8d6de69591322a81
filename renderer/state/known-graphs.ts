/** Graphs before and after the last edits, by the texts that they are of: what is taken back, or done again, is drawn at once. */

import type { DreamGraph } from '../../dream-dsl/index.ts';
import { isSameTexts, type Texts } from './dream-texts.ts';

interface Known {
  readonly program: string;
  readonly texts: Texts;
  readonly graph: DreamGraph;
}

/** Each of a large dream takes some megabytes. */
const MOST_KEPT = 8;

let drawn: Known | null = null;
let kept: readonly Known[] = [];

/** The graph that is drawn now, of these texts. Where another one of the very same texts is known, it is that one: nothing changed. */
export function drawnNow(program: string, texts: Texts, graph: DreamGraph): DreamGraph {
  drawn = { program, texts, graph: knownGraph(program, texts) ?? graph };
  return drawn.graph;
}

/** What is drawn now will be known; what is not drawn as the text has it will be worked out again. */
export function keepDrawn(): void {
  const one = drawn;
  if (one === null || one.graph.flaws.length > 0) return;
  kept = [one, ...kept.filter(({ program, texts }) => !isOf(one, program, texts))].slice(0, MOST_KEPT);
}

export function knownGraph(program: string, texts: Texts): DreamGraph | null {
  const known = drawn !== null && drawn.graph.flaws.length === 0 ? [drawn, ...kept] : kept;
  return known.find((one) => isOf(one, program, texts))?.graph ?? null;
}

const isOf = (known: Known, program: string, texts: Texts): boolean => known.program === program && isSameTexts(known.texts, texts);
