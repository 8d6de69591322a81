/** One way back for everything: what the graph did in texts and places, and what was typed, in the order in which it was done. */

import { isLayoutPath } from '../../dream-dsl/index.ts';
import { get } from './store.ts';
import { changeText } from './texts.ts';
import { redoIn, undoIn } from './view.ts';

type Texts = Readonly<Record<string, string>>;

/** All texts before and after; `files` are those that it changed. */
interface Step {
  readonly files: readonly string[];
  readonly before: Texts;
  readonly after: Texts;
}

const STEPS_KNOWN = 200;
let done: Step[] = [];
let undone: Step[] = [];

const textsNow = (): Texts => Object.fromEntries(Object.values(get().documents).map(({ path, text }) => [path, text]));

/** Makes what `change` does to texts one step. */
export function record(change: () => void): void {
  const before = textsNow();
  change();
  const after = textsNow();
  const files = Object.keys(after).filter((file) => after[file] !== (before[file] ?? ''));
  if (files.length === 0) return;
  done = [...done.slice(1 - STEPS_KNOWN), { files, before, after }];
  undone = [];
}

/** Takes the last thing back: a step where nothing was typed since it, else what was typed in this text. */
export function undo(typedIn = get().path): void {
  const last = done.at(-1);
  if (last === undefined || !isNow(last.after, last)) undoIn(typedIn);
  else {
    for (const file of last.files) bring(file, last.before[file] ?? '', undoIn);
    undone.push(...done.splice(-1));
  }
}

export function redo(typedIn = get().path): void {
  const next = undone.at(-1);
  if (next === undefined || !isNow(next.before, next)) redoIn(typedIn);
  else {
    for (const file of next.files) bring(file, next.after[file] ?? '', redoIn);
    done.push(...undone.splice(-1));
  }
}

/** The editor keeps its own steps of each text; where it has none of it, the text is put there as it was. */
function bring(file: string, text: string, step: (file: string) => void): void {
  if (!isLayoutPath(file)) step(file);
  if (get().documents[file]?.text !== text) changeText(file, text);
}

/** Places follow names by themselves, so that those which the step did not touch do not count. */
function isNow(texts: Texts, { files }: Step): boolean {
  const { documents } = get();
  return Object.entries(texts).every(([file, text]) => (isLayoutPath(file) && !files.includes(file)) || (documents[file]?.text ?? '') === text);
}
