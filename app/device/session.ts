/** One connection to a device: every message is checked against the protocol, every call against the rights of the peer; answers keep their order. */

import { bad, type Failure, type Outcome } from '../base/index.ts';
import { type Answers, type Inside, rightsOf } from './answers/index.ts';
import type { Framed } from './frames.ts';
import { type Answer, type Call, type News, protocol, requestSchema } from './protocol.ts';
import { createWatches } from './watches.ts';

/** Calls that may wait for an answer, and their bytes; who sends more is no friend. */
const MAX_WAITING = 64;
const MAX_WAITING_BYTES = 4 * 1024 * 1024;

export interface Peer {
  /** SHA-256 of the public key that its TLS certificate holds, hex. */
  readonly fingerprint: string;
  /** Settles when there is room for more: on its way, or lost with the connection. */
  send(message: Answer | News): Promise<void>;
  close(): void;
}

export interface Session {
  /** Whether the device knows who is there. */
  readonly paired: boolean;
  /** A message, decoded and not yet trusted. */
  receive(message: Framed): void;
  gone(): void;
}

export function openSession(inside: Inside, answers: Answers, peer: Peer, logBug: (error: unknown, call: string) => string): Session {
  const rights = () => rightsOf(inside.keeper.state, peer.fingerprint);
  const watches = createWatches(
    inside.logs,
    (news) => peer.send(news),
    () => rights()?.includes('observe') === true,
  );
  const asker = { fingerprint: peer.fingerprint, watches };
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let waitingBytes = 0;
  let here = true;
  return {
    get paired() {
      return rights() !== null;
    },
    receive({ value, bytes }) {
      const request = requestSchema.safeParse(value);
      if (!request.success || waiting >= MAX_WAITING || waitingBytes + bytes > MAX_WAITING_BYTES) return peer.close();
      const { id, call, params } = request.data;
      const work = async () => {
        const outcome = await answer(call, params);
        if (!here) return;
        // What is not read holds up what is asked, and not the device.
        await peer.send(outcome.ok ? { id, ok: true, value: outcome.value } : { id, ok: false, failure: outcome.failure });
        if (call === 'watch') watches.wake();
      };
      waiting++;
      waitingBytes += bytes;
      // The way out waits for nothing.
      const answered = (call === 'release' ? work() : last.then(work)).finally(() => {
        waiting--;
        waitingBytes -= bytes;
      });
      if (call !== 'release') last = answered;
    },
    gone() {
      here = false;
      watches.close();
    },
  };

  async function answer(call: string, params: unknown): Promise<Outcome<unknown>> {
    if (!Object.hasOwn(protocol, call))
      return bad({ why: 'wrong-call', message: `There is no call “${call.slice(0, 40)}”.`, hint: 'See docs/device-protocol.md.' });
    const { right, params: schema } = protocol[call as Call];
    const refused = denied(right);
    if (refused !== null) return bad(refused);
    const parsed = schema.safeParse(params);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      return bad({
        why: 'wrong-call',
        message: `The parameters of ${call} do not fit: ${issue?.path.join('.') || 'they'} ${issue?.message ?? ''}.`,
        hint: 'See docs/device-protocol.md.',
      });
    }
    try {
      const does = answers[call as Call] as (params: unknown, who: typeof asker) => Promise<Outcome<unknown>>;
      return await does(parsed.data, asker);
    } catch (error) {
      return bad({ why: 'bug', message: 'The device failed at this. Nothing was changed by it.', hint: 'Try again.', incident: logBug(error, call) });
    }
  }

  function denied(right: (typeof protocol)[Call]['right']): Failure | null {
    if (right === 'anyone') return null;
    const given = rights();
    if (given === null) return { why: 'not-paired', message: 'The device does not know you.', hint: 'Pair first, with the code that it shows.' };
    if (right === 'paired' || given.includes(right)) return null;
    return {
      why: 'no-right',
      message: `You may not do this: the device gave you no right to ${right}.`,
      hint: 'Pair again with that right, or ask who has it.',
    };
  }
}
