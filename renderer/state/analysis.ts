/** Keeps the analysis in step with the texts: one at a time, the newest counts, and of what is broken the last good structure stays. */

import { type Analysis, type DreamGraph, mended, type Problem } from '../../dream-dsl/index.ts';
import { dreamTexts, isSameTexts, type Texts } from './dream-texts.ts';
import { facts, learn, lookAgain } from './facts.ts';
import { drawnNow, knownGraph } from './known-graphs.ts';
import { askLanguage } from './language.ts';
import { checkProject } from './project-file.ts';
import { documentOf, get, set } from './store.ts';
import { type Document, isDreamText } from './texts-state.ts';

/** How long the texts must be still before those that are not looked at are read again. */
const OTHERS_AFTER_MS = 250;
/** The graph of a large dream is drawn when nobody has typed for so long: it is more work than there is time for between two keys. */
const DRAWN_AFTER_MS = 150;
const LARGE = 100;

let frame = 0;
let running: Promise<void> | null = null;
let again = false;
let others: ReturnType<typeof setTimeout> | undefined;
let round = 0;
let changedMs = Number.NEGATIVE_INFINITY;
let drawing: ReturnType<typeof setTimeout> | undefined;

/** Reads the texts a frame from now. Call after every change of a text, of what is shown, or of what is known of assets. */
export function analyzeSoon(): void {
  round++;
  changedMs = performance.now();
  clearTimeout(others);
  if (frame !== 0) return;
  frame = requestAnimationFrame(() => {
    frame = 0;
    void analyzeNow();
  });
}

/** Reads the texts as they are now; done when the answer is in the store. While one is under way, one more is enough. */
export function analyzeNow(): Promise<void> {
  again = true;
  running ??= run().finally(() => {
    running = null;
    if (again) void analyzeNow();
  });
  return running;
}

async function run(): Promise<void> {
  while (again) {
    again = false;
    await look();
  }
  const mine = round;
  clearTimeout(others);
  others = setTimeout(() => void lookAtOthers(() => mine === round), OTHERS_AFTER_MS);
}

/** The text in the editor, and the program's where that is another one. */
async function look(): Promise<void> {
  checkProject();
  const shown = documentOf(get());
  if (shown === null) return;
  if (!isDreamText(shown.path)) return lookAtProgram(get().program);
  const texts = dreamTexts();
  const analysis = await askLanguage('analyze', shown.path, facts());
  const now = documentOf(get());
  if (analysis === null || now?.path !== shown.path || now.text !== shown.text) return;
  set({ analysis, analysedText: shown.text });
  tell(shown, analysis.problems);
  if (analysis.outline.some(({ kind }) => kind === 'dream')) set({ program: shown.path });
  const { program } = get();
  if (program === shown.path) takeProgram(analysis, texts);
  else await lookAtProgram(program);
  if (await learn(analysis.assetPaths)) again = true;
}

async function lookAtProgram(program: string): Promise<void> {
  const document = get().documents[program];
  if (document === undefined) return;
  const texts = dreamTexts();
  const analysis = await askLanguage('analyze', program, facts());
  if (analysis === null || get().program !== program) return;
  tell(document, analysis.problems);
  takeProgram(analysis, texts);
  if (await learn(analysis.assetPaths)) again = true;
}

function takeProgram({ graph, files }: Analysis, texts: Texts): void {
  set({ programFiles: files });
  clearTimeout(drawing);
  const wait = graph.nodes.length < LARGE || get().graph === null ? 0 : changedMs + DRAWN_AFTER_MS - performance.now();
  if (wait <= 0) takeGraph(graph, texts);
  else
    drawing = setTimeout(() => {
      if (isSameTexts(texts, dreamTexts())) takeGraph(graph, texts);
    }, wait);
}

/** The graph of the program, and the texts that it is of. */
export function takeGraph(now: DreamGraph, texts: Texts): void {
  const { program, graph: last } = get();
  const text = texts[program] ?? '';
  const words = new Set(now.flaws.length === 0 ? [] : text.match(/[\p{L}_][\p{L}\d_]*/gu));
  const graph = drawnNow(
    program,
    texts,
    mended(now, last, (name) => words.has(name)),
  );
  set({ graph, graphText: text, graphStale: graph.nodes.some(({ broken }) => broken !== undefined) });
}

/** Draws the texts as they are now where their graph is known; the rest of what is to be known of them follows. */
export function drawKnown(): void {
  const texts = dreamTexts();
  const graph = knownGraph(get().program, texts);
  if (graph !== null) takeGraph(graph, texts);
}

/** One after the other, until something changes. */
async function lookAtOthers(still: () => boolean): Promise<void> {
  let learnt = false;
  for (const document of Object.values(get().documents)) {
    const { path } = document;
    if (path === get().path || path === get().program || !isDreamText(path)) continue;
    const found = await askLanguage('problems', path, facts());
    if (!still()) return;
    if (found === null) continue;
    tell(document, found.problems);
    learnt = (await learn(found.assetPaths)) || learnt;
  }
  if (learnt && still()) analyzeSoon();
}

function tell({ path, text }: Document, found: readonly Problem[]): void {
  set(({ problems, problemTexts }) => ({ problems: { ...problems, [path]: found }, problemTexts: { ...problemTexts, [path]: text } }));
}

/** Looks at the sounds again, and at the texts where that taught something. */
export async function refreshAssets(): Promise<void> {
  if (await lookAgain()) await analyzeNow();
}
