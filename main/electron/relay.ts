/** Carries the page's requests to the engine and the answers back: only from our own page, and only what fits the contract's frames. */

import type { IpcMain, IpcMainEvent } from 'electron';
import { z } from 'zod';
import { type Call, type EngineClient, type Method, type Response, requestSchema } from '../../app/bridge/index.ts';
import { isOurPage } from './guards.ts';
import { IPC } from './ipc-names.ts';

/** A frame, and the load of the page it belongs to: a reloaded page must not get the answers of the one before. */
export interface Envelope<T> {
  readonly page: string;
  readonly message: T;
}

const envelopeSchema = z.strictObject({ page: z.string().max(64), message: requestSchema });

export interface RelayOptions {
  readonly ipc: Pick<IpcMain, 'on'>;
  readonly client: EngineClient;
  readonly log: (line: string) => void;
}

export function relayEngine({ ipc, client, log }: RelayOptions): void {
  const running = new Map<string, Call<Method>>();
  ipc.on(IPC.request, (event: IpcMainEvent, raw: unknown) => {
    if (!isOurPage(event.senderFrame)) return log('refused a message of a page that is not ours');
    const parsed = envelopeSchema.safeParse(raw);
    if (!parsed.success) return log(`refused a message that does not fit: ${parsed.error.issues[0]?.message}`);
    const { page, message } = parsed.data;
    // Another load of the page: nobody waits for what the one before asked.
    for (const [old, call] of running) if (!old.startsWith(`${page}/`)) call.cancel();
    const key = `${page}/${message.id}`;
    if (message.type === 'cancel') return running.get(key)?.cancel();
    const answer = (response: Response) => {
      if (!event.sender.isDestroyed()) event.sender.send(IPC.response, { page, message: response } satisfies Envelope<Response>);
    };
    // The engine's own door checks method and parameters against the contract.
    const call = client.call(message.method as Method, message.params as never, (progress) => answer({ type: 'progress', id: message.id, progress }));
    running.set(key, call);
    void call.outcome.then((outcome) => {
      running.delete(key);
      answer({ type: 'done', id: message.id, outcome });
    });
  });
}
