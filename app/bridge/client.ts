/** The typed caller of an engine over a channel. */

import type { Failure, Outcome } from '../base/index.ts';
import type { Method, Params, Progress, Result } from './contract/index.ts';
import type { Channel, Request, Response } from './messages.ts';

export interface Call<M extends Method> {
  readonly outcome: Promise<Outcome<Result<M>>>;
  cancel(): void;
}

export interface EngineClient {
  call<M extends Method>(method: M, params: Params<M>, onProgress?: (progress: Progress<M>) => void): Call<M>;
  /** Ends every pending call with this failure, as when the engine has gone. */
  abandon(failure: Failure): void;
}

interface Pending {
  readonly settle: (outcome: Outcome<never>) => void;
  readonly progress: ((progress: never) => void) | undefined;
}

export function createClient(channel: Channel<Request, Response>): EngineClient {
  const pending = new Map<number, Pending>();
  let next = 0;
  channel.listen((message) => {
    if (message.type === 'ready') return;
    const call = pending.get(message.id);
    if (!call) return;
    if (message.type === 'progress') {
      call.progress?.(message.progress as never);
      return;
    }
    pending.delete(message.id);
    call.settle(message.outcome as Outcome<never>);
  });
  return {
    call(method, params, onProgress) {
      const id = next++;
      const outcome = new Promise<Outcome<never>>((settle) => {
        pending.set(id, { settle, progress: onProgress });
      });
      channel.send({ type: 'call', id, method, params });
      return { outcome, cancel: () => channel.send({ type: 'cancel', id }) };
    },
    abandon(failure) {
      for (const call of pending.values()) call.settle({ ok: false, failure });
      pending.clear();
    },
  };
}
