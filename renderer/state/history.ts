/** One way back for everything: what the graph did in texts and places, what was done to files, and what was typed, in the order in which it was done. */

import { isLayoutPath } from '../../dream-dsl/index.ts';
import { drawKnown } from './analysis.ts';
import { type Chosen, chosenNow, selectAgain } from './selection.ts';
import { get } from './store.ts';
import { changeText } from './texts.ts';
import { redoIn, undoIn } from './view.ts';

type Texts = Readonly<Record<string, string>>;

/** All texts before and after; `files` are those that it changed. */
interface Step {
  readonly files: readonly string[];
  readonly before: Texts;
  readonly after: Texts;
  /** What was selected before it; of one that was taken back, what was selected then. */
  readonly chosen: Chosen;
  /** Of what was done to files: how it is taken back and done again on the disk, texts included. */
  readonly onDisk?: OnDisk;
}

/** What puts the texts as they were before such a step, or after it, once their paths are the right ones. Gives how many it changed. */
export type Bring = () => number;

/** False where it can not be done; why is told. Without `bring`, in the middle of other steps, the texts are edited anew. */
export interface OnDisk {
  undo(bring?: Bring): Promise<boolean>;
  redo(bring?: Bring): Promise<boolean>;
}

const STEPS_KNOWN = 200;
let done: Step[] = [];
let undone: Step[] = [];

/** Another project is open: there is no way back into the one before. */
export function forgetSteps(): void {
  done = [];
  undone = [];
}

const textsNow = (): Texts => Object.fromEntries(Object.values(get().documents).map(({ path, text }) => [path, text]));

/** Makes what `change` does to texts one step. */
export function record(change: () => void): void {
  const [before, chosen] = [textsNow(), chosenNow()];
  change();
  const after = textsNow();
  const files = Object.keys(after).filter((file) => after[file] !== (before[file] ?? ''));
  if (files.length === 0) return;
  done = [...done.slice(1 - STEPS_KNOWN), { files, before, after, chosen }];
  undone = [];
}

/** Runs the part of a step that changes texts: what is typed before or after it is no part of the step. */
export type InTexts = (run: () => void) => void;

/** Makes what `change` does to files of the project one step. Nothing is a step where it did not come about. */
export async function recordFiles(change: (inTexts: InTexts) => Promise<OnDisk | null>): Promise<void> {
  let before = textsNow();
  let after: Texts | null = null;
  const chosen = chosenNow();
  await moving(async () => {
    const onDisk = await change((run) => {
      before = textsNow();
      run();
      after = textsNow();
    });
    if (onDisk === null) return;
    done = [...done.slice(1 - STEPS_KNOWN), { files: [], before, after: after ?? textsNow(), chosen, onDisk }];
    undone = [];
  });
}

/** How many things are on their way, to files or to texts, and what was asked for meanwhile. */
let onTheWay = 0;
const waiting: (() => void)[] = [];

/** Done when nothing is on its way any more. */
export const whenStill = (): Promise<void> => new Promise((done) => inTurn(done));

async function moving(work: () => Promise<void>): Promise<void> {
  onTheWay++;
  try {
    await work();
  } finally {
    onTheWay--;
    while (onTheWay === 0 && waiting.length > 0) waiting.shift()?.();
  }
}

/** At once, or when nothing is on its way any more. */
function inTurn(run: () => void): void {
  if (onTheWay === 0) run();
  else waiting.push(run);
}

/** Changes texts once an answer came: one after the other, with undo and redo in their turn between them. */
export const inOrder = <T>(change: () => Promise<T>): Promise<T> => new Promise((done, failed) => inTurn(() => void moving(() => change().then(done, failed))));

/** Takes the last thing back: a step where nothing was typed since it, else what was typed in this text. */
export const undo = (typedIn = inEditor): void => inTurn(() => undoNow(typedIn()));

export const redo = (typedIn = inEditor): void => inTurn(() => redoNow(typedIn()));

/** When its turn comes: by then the text may have another path. */
const inEditor = (): string => get().path;

function undoNow(typedIn: string): void {
  const now = chosenNow();
  const step = undoLast(typedIn);
  drawKnown();
  if (step === null) return;
  selectAgain(step.chosen);
  undone = undone.map((one) => (one === step ? { ...one, chosen: now } : one));
}

function redoNow(typedIn: string): void {
  const now = chosenNow();
  const step = redoNext(typedIn);
  drawKnown();
  if (step === null) return;
  selectAgain(step.chosen);
  done = done.map((one) => (one === step ? { ...one, chosen: now } : one));
}

/** The step, where it was one in texts alone: what the caret passed on its way is not what the user selected. */
function undoLast(typedIn: string): Step | null {
  const last = done.at(-1);
  if (last === undefined || !isNow(last.after, last)) undoIn(typedIn);
  else if (last.onDisk !== undefined) void onDiskStep(last.onDisk.undo, last.before, undoIn, () => undone.push(...done.splice(-1)));
  else {
    for (const file of last.files) bring(file, last.before[file] ?? '', undoIn);
    undone.push(...done.splice(-1));
    return last;
  }
  return null;
}

function redoNext(typedIn: string): Step | null {
  const next = undone.at(-1);
  if (next === undefined || !isNow(next.before, next)) redoIn(typedIn);
  else if (next.onDisk !== undefined) void onDiskStep(next.onDisk.redo, next.after, redoIn, () => done.push(...undone.splice(-1)));
  else {
    for (const file of next.files) bring(file, next.after[file] ?? '', redoIn);
    done.push(...undone.splice(-1));
    return next;
  }
  return null;
}

/** Takes back this of what was done to files, whatever came after it. */
export const takeBack = (onDisk: OnDisk): void => inTurn(() => takeBackNow(onDisk));

/** Whether it is a step that was not taken back. */
export const isDone = (onDisk: OnDisk): boolean => done.some((one) => one.onDisk === onDisk);

function takeBackNow(onDisk: OnDisk): void {
  const at = done.findIndex((one) => one.onDisk === onDisk);
  const found = done[at];
  if (found === undefined) return;
  if (at === done.length - 1 && isNow(found.after, found)) undoNow(get().path);
  else
    void step(
      () => onDisk.undo(),
      () => {
        done = done.filter((one) => one !== found);
      },
    );
}

function step(move: () => Promise<boolean>, then: () => void): Promise<void> {
  return moving(async () => {
    if (await move()) then();
  });
}

/** The texts by the editor's own steps, so that those which were typed before are next. */
function onDiskStep(move: (bring: Bring) => Promise<boolean>, texts: Texts, inText: (file: string) => void, then: () => void): Promise<void> {
  const bringAll = (): number => {
    const { documents } = get();
    const others = Object.keys(texts).filter((file) => !isLayoutPath(file) && documents[file] !== undefined && documents[file].text !== texts[file]);
    for (const file of others) bring(file, texts[file] as string, inText);
    return others.length;
  };
  return step(() => move(bringAll), then);
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
