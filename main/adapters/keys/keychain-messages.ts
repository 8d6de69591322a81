/** The keychain of another process: the engine asks, and the one that may ask the system answers, over the port that they have anyway. */

import { z } from 'zod';
import type { Keychain } from './keychain.ts';

const askSchema = z.strictObject({
  keychain: z.literal('ask'),
  id: z.number().int(),
  ask: z.discriminatedUnion('do', [
    z.strictObject({ do: z.literal('status') }),
    z.strictObject({ do: z.literal('seal'), secret: z.string().max(10_000) }),
    z.strictObject({ do: z.literal('open'), sealed: z.base64().max(40_000) }),
  ]),
});
type Ask = z.infer<typeof askSchema>;

const answerSchema = z.strictObject({
  keychain: z.literal('answer'),
  id: z.number().int(),
  status: z.strictObject({ name: z.string().nullable(), words: z.string() }).optional(),
  /** Base64 of what was sealed, or what was opened; null: refused. */
  text: z.string().nullable().optional(),
});
type Answer = z.infer<typeof answerSchema>;

/** Whether a message is one of these and no frame of the contract. */
export const isOfKeychain = (message: unknown): boolean => typeof message === 'object' && message !== null && 'keychain' in message;

/** What to send back; null for what is no question. */
export async function answerFrom(keychain: Keychain, message: unknown): Promise<Answer | null> {
  const parsed = askSchema.safeParse(message);
  if (!parsed.success) return null;
  const { id, ask } = parsed.data;
  if (ask.do === 'status') return { keychain: 'answer', id, status: await keychain.status() };
  const text = ask.do === 'open' ? await keychain.open(Buffer.from(ask.sealed, 'base64')) : base64(await keychain.seal(ask.secret));
  return { keychain: 'answer', id, text };
}

export function keychainOver(send: (message: Ask) => void, listen: (listener: (message: unknown) => void) => void): Keychain {
  const waiting = new Map<number, (answer: Answer) => void>();
  let last = 0;
  listen((message) => {
    const parsed = answerSchema.safeParse(message);
    if (!parsed.success) return;
    waiting.get(parsed.data.id)?.(parsed.data);
    waiting.delete(parsed.data.id);
  });
  const put = (ask: Ask['ask']): Promise<Answer> =>
    new Promise((resolve) => {
      const id = ++last;
      waiting.set(id, resolve);
      send({ keychain: 'ask', id, ask });
    });
  return {
    status: async () => (await put({ do: 'status' })).status ?? { name: null, words: 'The keychain of the system does not answer.' },
    async seal(secret) {
      const { text } = await put({ do: 'seal', secret });
      return text == null ? null : Buffer.from(text, 'base64');
    },
    open: async (sealed) => (await put({ do: 'open', sealed: base64(sealed) ?? '' })).text ?? null,
  };
}

const base64 = (bytes: Uint8Array | null): string | null => (bytes === null ? null : Buffer.from(bytes).toString('base64'));
