/** The frames that cross between a client and an engine, whatever carries them. */

import { z } from 'zod';
import { failureSchema } from '../base/index.ts';

const id = z.number().int().min(0);

export const requestSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('call'), id, method: z.string(), params: z.unknown() }),
  z.strictObject({ type: z.literal('cancel'), id }),
]);
export type Request = z.infer<typeof requestSchema>;

export const responseSchema = z.discriminatedUnion('type', [
  /** Once, when the engine can take calls. */
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('progress'), id, progress: z.unknown() }),
  z.strictObject({
    type: z.literal('done'),
    id,
    outcome: z.union([z.strictObject({ ok: z.literal(true), value: z.unknown() }), z.strictObject({ ok: z.literal(false), failure: failureSchema })]),
  }),
]);
export type Response = z.infer<typeof responseSchema>;

/** A pipe of frames: a process, a port, or memory. */
export interface Channel<Out, In> {
  send(message: Out): void;
  /** Returns the undo. */
  listen(listener: (message: In) => void): () => void;
}
