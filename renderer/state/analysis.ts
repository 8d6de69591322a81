/** Keeps the analysis in step with the text: a worker reads it, the newest answer counts, and the last good graph stays. */

import type { Analysis, AssetFact, Completion, Hover, Span } from '../../dream-dsl/index.ts';
import AnalysisWorker from '../code/analysis.worker.ts?worker';
import type { Answer, Question } from '../code/analysis-messages.ts';
import { ask } from './engine.ts';
import { get, set } from './store.ts';

let next = 0;
const waiting = new Map<number, (answer: never) => void>();
let facts: Readonly<Record<string, AssetFact>> = {};
let probed = '';
// It starts with the window, not with the first text.
const worker = startWorker();

function post<T>(question: Question): Promise<T> {
  const id = next++;
  return new Promise((resolve) => {
    waiting.set(id, resolve as (answer: never) => void);
    worker.postMessage({ id, ...question });
  });
}

function startWorker(): Worker {
  const started = new AnalysisWorker({ name: 'analysis' });
  started.onmessage = ({ data }: MessageEvent<Answer>) => {
    waiting.get(data.id)?.(data.value as never);
    waiting.delete(data.id);
  };
  return started;
}

/** Reads the document as it is now. Call after every change of the text or of what is known of its assets. */
export async function analyzeDocument(): Promise<void> {
  const document = get().document;
  if (document === null) return;
  const analysis = await post<Analysis>({ kind: 'analyze', text: document.text, assets: facts });
  if (get().document?.text !== document.text) return;
  const whole = analysis.graph.complete && analysis.graph.nodes.length > 0;
  set({
    analysis,
    analysedText: document.text,
    problems: analysis.problems,
    graphStale: !whole,
    ...(whole || get().graph === null ? { graph: analysis.graph } : {}),
  });
  await probeAssets(analysis.assetPaths);
}

/** Looks again at the files that the text names: they may have changed while nobody looked. */
export const refreshAssets = (): Promise<void> => probeAssets(get().analysis?.assetPaths ?? [], true);

/** Looks at the files that the text names, and reads the text again where that changed what is known. */
async function probeAssets(paths: readonly string[], again = false): Promise<void> {
  const { project } = get();
  const key = `${project?.dir}|${paths.join('|')}`;
  if (project === null || paths.length === 0 || (key === probed && !again)) return;
  probed = key;
  const outcome = await ask('assets.probe', { dir: project.dir, paths: [...paths] });
  if (!outcome.ok) return;
  if (JSON.stringify(facts) === JSON.stringify(outcome.value.facts)) return;
  facts = outcome.value.facts;
  await analyzeDocument();
}

export const completeAt = (text: string, offset: number): Promise<readonly Completion[]> => post({ kind: 'complete', text, offset });
export const hoverAt = (text: string, offset: number): Promise<Hover | null> => post({ kind: 'hover', text, offset });
export const referencesAt = (text: string, offset: number): Promise<readonly Span[]> => post({ kind: 'references', text, offset });
export const definitionAt = (text: string, offset: number): Promise<Span | null> => post({ kind: 'definition', text, offset });
