/** The window's side of the layout: asks for what it does not know, and gives the same objects for what looks the same. */

import type { DreamGraph } from '../../../dream-dsl/index.ts';
import type { FromLayout, ToLayout } from './answerer.ts';
import type { Drawn } from './compose.ts';
import { type Layout, NO_LAYOUT, pictured } from './picture.ts';
import { drawnAtOnce, firstDrawing, keep } from './placer.ts';
import { recall, remember } from './remembered.ts';
import { isSameSketch, type Sketch, sketchOf } from './sketch.ts';

/** Of so many scenes the layout is put together at once where nothing of it is new. */
const SMALL = 200;
/** Quiet for this long after the last piece, ms. */
const REMEMBER_AFTER_MS = 2000;

/** What is needed of a Worker. */
export interface Port {
  postMessage(message: ToLayout): void;
  onmessage: ((event: MessageEvent<FromLayout>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}

/** A layout on its way. */
export interface Laying {
  /** Something to look at until it is there; null where there is no need to. */
  readonly first: Promise<Layout | null>;
  readonly whole: Promise<Layout>;
}

export interface Layouts {
  /** Where only places in the text changed, the same layout. Of several on their way only the last one comes. */
  layOut(graph: DreamGraph): Laying;
  /** Has the worker ready for what comes. */
  begin(): void;
}

/** One of the last, by number and as it was given out. */
interface Recent {
  readonly sketch: Sketch;
  readonly ids: readonly string[];
  readonly first: Promise<Drawn | null>;
  readonly drawn: Promise<Drawn>;
  readonly laying: Laying;
  /** Of one that was asked for and then another, none may ever come. */
  readonly came: () => boolean;
}

/** What is taken back looks as it did before. */
const MOST_RECENT = 4;

export function createLayouts(start: () => Port, storage: Pick<Storage, 'getItem' | 'setItem'>, log: (line: string) => void): Layouts {
  const known = recall(storage);
  let port: Port | null = null;
  let next = 0;
  /** The newest first. */
  let recent: readonly Recent[] = [];
  let before = NO_LAYOUT;
  let asked: { readonly id: number; readonly sketch: Sketch; readonly first: (drawn: Drawn | null) => void; readonly drawn: (drawn: Drawn) => void } | null =
    null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  return {
    begin: () => worker().postMessage({ kind: 'begin' }),
    layOut(graph) {
      const sketch = sketchOf(graph);
      const ids = [...graph.nodes, ...graph.edges].map(({ id }) => id);
      const same = recent.find((one, i) => (i === 0 || one.came()) && isSameSketch(one.sketch, sketch));
      if (same?.ids.every((id, i) => id === ids[i])) {
        recent = [same, ...recent.filter((one) => one !== same)];
        return same.laying;
      }
      const { first, drawn } = same ?? drawings(sketch);
      const named = (one: Drawn): Layout => {
        before = pictured(graph, one, before);
        return before;
      };
      const laying: Laying = { first: first.then((one) => (one === null ? null : named(one))), whole: drawn.then(named) };
      let came = false;
      void drawn.then(() => {
        came = true;
      });
      recent = [{ sketch, ids, first, drawn, laying, came: () => came }, ...recent].slice(0, MOST_RECENT);
      return laying;
    },
  };

  function drawings(sketch: Sketch): Pick<Recent, 'first' | 'drawn'> {
    const atOnce = sketch.kinds.length <= SMALL ? drawnAtOnce(sketch, known) : null;
    if (atOnce !== null) return { first: Promise.resolve(null), drawn: Promise.resolve(atOnce) };
    const id = next++;
    const first = Promise.withResolvers<Drawn | null>();
    const drawn = Promise.withResolvers<Drawn>();
    asked = { id, sketch, first: first.resolve, drawn: drawn.resolve };
    worker().postMessage({ kind: 'draw', id, sketch });
    return { first: first.promise, drawn: drawn.promise };
  }

  function worker(): Port {
    if (port !== null) return port;
    const started = start();
    port = started;
    started.onmessage = ({ data }) => take(data);
    started.onerror = (event) => {
      log(`the layout's worker stopped: ${event.message}`);
      started.terminate();
      port = null;
      // Something is drawn whatever becomes of it.
      if (asked !== null) asked.drawn(firstDrawing(asked.sketch, known, -1) as Drawn);
      asked = null;
    };
    started.postMessage({ kind: 'known', pieces: [...known] });
    return started;
  }

  function take({ id, first, drawn, learned }: FromLayout): void {
    for (const [shape, piece] of learned) keep(known, shape, piece);
    if (learned.length > 0) {
      clearTimeout(timer);
      timer = setTimeout(() => remember(storage, known), REMEMBER_AFTER_MS);
    }
    if (asked === null || asked.id !== id) return;
    if (first) asked.first(drawn);
    else if (drawn !== null) asked.drawn(drawn);
  }
}
