/** The other side of the protocol: calls to a device, and what it says by itself. */

import { bad, type Failure, good, type Outcome } from '../base/index.ts';
import { frame, frameReader, MAX_FRAME_BYTES } from './frames.ts';
import { type Answer, answerSchema, type Call, type CallParams, type CallResult, type News, newsSchema, protocol } from './protocol.ts';

/** A secure connection whose ends know each other's keys. */
export interface Wire {
  /** SHA-256 of the public keys in the certificates, hex. */
  readonly own: string;
  readonly device: string;
  /** Its public key, as TLS carried it (SubjectPublicKeyInfo, DER). */
  readonly deviceKey: Uint8Array;
  send(bytes: Uint8Array): void;
  /** Once. `silent`: for a long time nothing went either way. */
  listen(listener: { bytes(bytes: Uint8Array): void; silent(): void; closed(failure: Failure): void }): void;
  close(): void;
}

export interface DeviceClient {
  readonly own: string;
  readonly device: string;
  readonly deviceKey: Uint8Array;
  call<C extends Call>(call: C, params: CallParams<C>): Promise<Outcome<CallResult<C>>>;
  /** What a watch brings. `news` is called until `over`, or with a failure when the connection goes. */
  onNews(listener: (news: News) => void): void;
  /** Ends with the reason when the connection does. */
  readonly gone: Promise<Failure>;
  close(): void;
}

/** Calls that a device may be busy with for minutes, before it says anything. */
const UNHURRIED: ReadonlySet<Call> = new Set(['install']);

export function createDeviceClient(wire: Wire): DeviceClient {
  const waiting = new Map<number, { readonly call: Call; settle(outcome: Outcome<unknown>): void }>();
  const reader = frameReader(() => MAX_FRAME_BYTES.fromDevice);
  let next = 1;
  let failure: Failure | null = null;
  let news: ((news: News) => void) | null = null;
  let leave: (failure: Failure) => void = () => {};
  const gone = new Promise<Failure>((resolve) => {
    leave = resolve;
  });

  wire.listen({
    bytes(bytes) {
      const messages = reader.push(bytes);
      if (messages === null) return end(strange());
      for (const { value } of messages) hear(value);
    },
    silent() {
      const [first] = waiting.values();
      if (first !== undefined && !UNHURRIED.has(first.call)) end(silent());
    },
    closed: end,
  });

  return {
    own: wire.own,
    device: wire.device,
    deviceKey: wire.deviceKey,
    gone,
    call(call, params) {
      return new Promise((resolve) => {
        if (failure !== null) return resolve(bad(failure));
        const id = next++;
        waiting.set(id, { call, settle: resolve as (outcome: Outcome<unknown>) => void });
        wire.send(frame({ id, call, params }));
      });
    },
    onNews(listener) {
      news = listener;
    },
    close() {
      end({ why: 'cancelled', message: 'The connection was closed.', hint: '' });
      wire.close();
    },
  };

  function hear(message: unknown): void {
    const answer = answerSchema.safeParse(message);
    if (answer.success) settle(answer.data);
    else {
      const heard = newsSchema.safeParse(message);
      if (heard.success) news?.(heard.data);
      else end(strange());
    }
  }

  function settle(answer: Answer): void {
    const asked = waiting.get(answer.id);
    if (asked === undefined) return;
    waiting.delete(answer.id);
    if (!answer.ok) return void asked.settle(bad(answer.failure));
    const value = protocol[asked.call].result.safeParse(answer.value);
    asked.settle(value.success ? good(value.data) : bad(strange()));
    if (!value.success) end(strange());
  }

  function end(why: Failure): void {
    if (failure !== null) return;
    failure = why;
    for (const { settle } of waiting.values()) settle(bad(why));
    waiting.clear();
    leave(why);
    wire.close();
  }
}

const silent = (): Failure => ({
  why: 'unreachable',
  message: 'The device took the connection, and then did not answer.',
  hint: 'Is it still on? Try again; what was sent already is kept. Where it stays silent, switch it off and on.',
});

const strange = (): Failure => ({
  why: 'refused',
  message: 'The device answered with something that the protocol does not have.',
  hint: 'Update the device or Dream Coder.',
});
