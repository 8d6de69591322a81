/** The only place that touches `window.dream`: requests to the engine, with failures as data. */

import type { Call, DreamWindow, Method, Outcome, Params, Progress, Result } from '../../app/bridge/index.ts';

declare global {
  interface Window {
    readonly dream: DreamWindow;
  }
}

export const desktop = (): DreamWindow => window.dream;

export function call<M extends Method>(method: M, params: Params<M>, onProgress?: (progress: Progress<M>) => void): Call<M> {
  // The table and its methods have the same keys; the compiler can not follow the one through the other.
  const request = window.dream.engine[method] as unknown as (params: Params<M>, onProgress?: (progress: Progress<M>) => void) => Call<M>;
  return request(params, onProgress);
}

export const ask = <M extends Method>(method: M, params: Params<M>): Promise<Outcome<Result<M>>> => call(method, params).outcome;

const LEFT: Outcome<never> = { ok: false, failure: { why: 'cancelled', message: 'It was stopped.', hint: '' } };

/** The same call, over for its caller as soon as it is cancelled, whatever the engine is still busy with; what comes later is not heard. */
export function leavable<M extends Method>(begin: (ifNotLeft: <P>(hear: (progress: P) => void) => (progress: P) => void) => Call<M>): Call<M> {
  let isLeft = false;
  const { promise: left, resolve: leave } = Promise.withResolvers<Outcome<never>>();
  const running = begin((hear) => (progress) => {
    if (!isLeft) hear(progress);
  });
  return {
    outcome: Promise.race([running.outcome, left]),
    cancel() {
      isLeft = true;
      running.cancel();
      leave(LEFT);
    },
  };
}
