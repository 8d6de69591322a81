/** One search at a time in a worker: the next one ends the one before, and one without end is ended. */

import { type Found, NOTHING, type Query } from './find.ts';

export interface Search {
  readonly texts: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly replacement: string;
}

export type ToSearch = Search & { readonly id: number };
export interface FromSearch {
  readonly id: number;
  readonly found: Found;
}

/** What is needed of a Worker. */
export interface SearchPort {
  postMessage(message: ToSearch): void;
  onmessage: ((event: MessageEvent<FromSearch>) => void) | null;
  terminate(): void;
}

export interface Finder {
  /** `done` is called once, unless another search begins first. */
  find(search: Search, done: (found: Found) => void): void;
  stop(): void;
}

/** Longer than any sensible expression needs in the largest project, ms. */
export const LIMIT_MS = 10_000;
const ENDLESS = `The expression finds no end in these texts, and was stopped after ${LIMIT_MS / 1000} s. Repetitions within repetitions, such as (a+)+, are the usual cause.`;

export function createFinder(start: () => SearchPort): Finder {
  let port: SearchPort | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let id = 0;
  let running = false;

  /** A worker within an expression hears nothing: ending it is the only way. */
  function end(): void {
    clearTimeout(timer);
    if (running) {
      port?.terminate();
      port = null;
    }
    running = false;
  }

  return {
    find(search, done) {
      end();
      if (search.query.text === '') return done(NOTHING);
      const asked = ++id;
      port ??= start();
      port.onmessage = ({ data }) => {
        if (data.id !== id) return;
        clearTimeout(timer);
        running = false;
        done(data.found);
      };
      running = true;
      port.postMessage({ ...search, id: asked });
      timer = setTimeout(() => {
        end();
        done({ ...NOTHING, problem: ENDLESS });
      }, LIMIT_MS);
    },
    stop() {
      end();
      port?.terminate();
      port = null;
    },
  };
}
