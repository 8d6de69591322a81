/** The window's side: sends the texts that changed, then the question, and starts the worker again where it died. */

import type { DreamGraph } from '../../dream-dsl/index.ts';
import type { FromLanguage, ToLanguage } from './answerer.ts';
import type { Answer, Args, Question } from './answers.ts';
import { type GraphNews, withNews } from './graph-news.ts';

/** What is needed of a Worker. */
export interface Port {
  postMessage(message: ToLanguage): void;
  onmessage: ((event: MessageEvent<FromLanguage>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}

export interface LanguageClient {
  /** Every text of the project (named by its folder) as it is now; only what differs from the last time is sent. */
  sync(project: string | null, texts: Readonly<Record<string, string>>): void;
  /** Null where the language failed; that is in the log. */
  ask<Q extends Question>(question: Q, ...args: Args<Q>): Promise<Answer<Q> | null>;
}

interface Waiting {
  readonly message: Extract<ToLanguage, { kind: 'ask' }>;
  readonly done: (value: never) => void;
}

/** A worker that dies so often in a row will not live. */
const MAX_STARTS = 5;

export function createLanguageClient(start: () => Port, log: (line: string) => void): LanguageClient {
  let next = 0;
  let starts = 0;
  let project: string | null = null;
  let sent: Readonly<Record<string, string>> = {};
  const waiting = new Map<number, Waiting>();
  /** The last graph of each text. */
  const graphs = new Map<string, DreamGraph>();
  /** null: it was given up. The next question has another try: the texts may be others by then. */
  let port: Port | null = begin();
  return {
    sync(of, texts) {
      if (of !== project) {
        project = of;
        port?.postMessage({ kind: 'project', texts });
      } else {
        for (const [path, text] of Object.entries(texts)) if (sent[path] !== text) port?.postMessage({ kind: 'text', path, text });
        for (const path of Object.keys(sent)) if (!(path in texts)) port?.postMessage({ kind: 'text', path, text: null });
      }
      sent = texts;
    },
    ask(question, ...args) {
      port ??= again();
      const id = next++;
      const message = { kind: 'ask', id, question, args } as const;
      return new Promise((done) => {
        waiting.set(id, { message, done });
        port?.postMessage(message);
      });
    },
  };

  /** With the texts as they are. */
  function again(): Port {
    const started = begin();
    started.postMessage({ kind: 'project', texts: sent });
    return started;
  }

  function begin(): Port {
    starts++;
    const started = start();
    started.onmessage = ({ data }) => {
      starts = 0;
      const asked = waiting.get(data.id);
      waiting.delete(data.id);
      if (!data.ok) log(data.bug);
      asked?.done((data.ok ? read(asked.message, data.value) : null) as never);
    };
    started.onerror = (event) => {
      log(`the language worker stopped: ${event.message}`);
      started.terminate();
      if (starts >= MAX_STARTS) return giveUp();
      port = again();
      for (const { message } of waiting.values()) port.postMessage(message);
    };
    return started;
  }

  /** With its graph put together again. */
  function read({ question, args }: Waiting['message'], value: unknown): unknown {
    if ((question !== 'analyze' && question !== 'editGraph') || !('graph' in (value as object))) return value;
    const path = args[0] as string;
    const graph = withNews(graphs.get(path) ?? null, (value as { readonly graph: GraphNews }).graph);
    graphs.set(path, graph);
    return { ...(value as object), graph };
  }

  function giveUp(): void {
    port = null;
    starts = 0;
    for (const { done } of waiting.values()) done(null as never);
    waiting.clear();
  }
}
