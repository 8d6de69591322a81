/** Answers calls from a channel with handlers for the contract: validates, streams, cancels, and contains bugs. */

import { bad, type Cancel, type Failure, type Outcome } from '../base/index.ts';
import { type Contract, contract, type Method, type Params, type Progress, type Result } from './contract/index.ts';
import { type Channel, type Request, type Response, requestSchema } from './messages.ts';

export interface CallContext<M extends Method> {
  readonly cancel: Cancel;
  /** Done when the caller wants no more: for work that waits rather than runs. */
  readonly stopped: Promise<void>;
  progress(progress: Progress<M>): void;
}

export type Handlers = {
  readonly [M in Method]: (params: Params<M>, context: CallContext<M>) => Promise<Outcome<Result<M>>>;
};

/**
 * Serves until the undo is called. `onBug` gets what a handler threw and returns the id under which it was logged;
 * the caller sees only that id.
 */
export function serve(channel: Channel<Response, unknown>, handlers: Handlers, onBug: (error: unknown, method: string) => string): () => void {
  const running = new Map<number, Running>();
  const undo = channel.listen((raw) => {
    const parsed = requestSchema.safeParse(raw);
    if (!parsed.success) {
      onBug(parsed.error, 'frame');
      return;
    }
    const request: Request = parsed.data;
    if (request.type === 'cancel') {
      running.get(request.id)?.stop();
      return;
    }
    const call = stoppable();
    running.set(request.id, call);
    const context = { ...call, progress: (progress: unknown) => channel.send({ type: 'progress', id: request.id, progress }) };
    void answer(request.method, request.params, context, handlers, onBug).then((outcome) => {
      running.delete(request.id);
      channel.send({ type: 'done', id: request.id, outcome });
    });
  });
  channel.send({ type: 'ready' });
  return undo;
}

interface Running {
  readonly cancel: Cancel;
  readonly stopped: Promise<void>;
  stop(): void;
}

function stoppable(): Running {
  const cancel = { cancelled: false };
  const { promise: stopped, resolve } = Promise.withResolvers<void>();
  return {
    cancel,
    stopped,
    stop() {
      cancel.cancelled = true;
      resolve();
    },
  };
}

async function answer(
  method: string,
  rawParams: unknown,
  { cancel, stopped, progress }: Running & { progress(progress: unknown): void },
  handlers: Handlers,
  onBug: (error: unknown, method: string) => string,
): Promise<Outcome<unknown>> {
  if (!isMethod(method)) return bad(wrongCall(method, 'there is no such request'));
  const params = contract[method].params.safeParse(rawParams);
  if (!params.success) return bad(wrongCall(method, params.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')));
  try {
    const handler = handlers[method] as (params: unknown, context: CallContext<Method>) => Promise<Outcome<unknown>>;
    return await handler(params.data, { cancel, stopped, progress });
  } catch (error) {
    const incident = onBug(error, method);
    return bad({
      why: 'bug',
      message: `Something in Dream Coder failed while handling “${method}”.`,
      hint: `Nothing was changed by it. The log has the details under ${incident}.`,
      incident,
    });
  }
}

function isMethod(method: string): method is keyof Contract {
  return Object.hasOwn(contract, method);
}

function wrongCall(method: string, detail: string): Failure {
  return {
    why: 'wrong-call',
    message: `The request “${method}” does not fit the contract: ${detail}.`,
    hint: 'This is a fault of the caller, not of your program.',
  };
}
