/** One attempt: a mutant is read, verified and, where a device would run it, run. What must not be, throws. */

import { stream, uniform, type Verdict } from '../../app/base/index.ts';
import { readBundle } from '../../app/bundle/index.ts';
import { type Effect, load, type Program, start, step } from '../../app/program/index.ts';
import { verifyProgram } from '../../app/verifier/index.ts';
import { AUTHOR, inMemory, type Original, rememberingCrypto, rememberingDecoder } from './corpus.ts';
import { mutant } from './mutants.ts';

const crypto = rememberingCrypto();
const decoder = rememberingDecoder();

/** In words, to be counted: `tables: refused, program`. */
export async function attempt(corpus: readonly Original[], seed: number, number: number): Promise<string> {
  const random = stream(seed, 'fuzz', number);
  const next = () => uniform(random);
  const { kind, bytes, signed } = mutant(corpus, next);
  const read = await readBundle(inMemory(bytes), { crypto, decoder, cancel: { cancelled: false }, sounds: 'measured', progress: async () => {} });
  if (!read.ok) {
    const { why, message, hint } = read.failure;
    if (why !== 'refused' || hint === '') throw new Error(`refused without a way out: ${JSON.stringify(read.failure)}`);
    return `${kind}: refused, ${/because of its ([a-z ]+)/.exec(message)?.[1]?.replace(/^asset.*/, 'asset') ?? '?'}`;
  }
  const isOriginal = corpus.some((one) => Buffer.from(one.bytes).equals(bytes));
  const byAuthor = Buffer.from(read.value.signer.publicKey, 'base64').equals(AUTHOR.publicKey);
  if (byAuthor && !isOriginal) throw new Error('a changed bundle was taken for the author’s');
  if (!signed && !isOriginal) throw new Error('a changed bundle was accepted without being signed again');
  if (isOriginal) return `${kind}: nothing changed`;
  const verdict = verifyProgram(read.value.program);
  if (!verdict.ok) return `${kind}: whole, refused by the verifier, ${verdict.checks.find((check) => check.verdict !== 'proven')?.id}`;
  run(read.value.program, verdict, next);
  return `${kind}: whole, proven, and ran`;
}

/** What was proven is seen: it comes to rest, and after release it is silent in time. */
function run(program: Program, verdict: Verdict, next: () => number): void {
  const machine = load(program);
  let last = start(machine, { seed: 1 });
  const silentBy = new Map<number, number>();
  const hear = (effects: readonly Effect[]) => {
    for (const e of effects) {
      if (e.kind === 'runaway') throw new Error('a proven program did not come to rest');
      if (e.kind === 'cue-start') silentBy.set(e.instance, e.durationMs === null ? Number.POSITIVE_INFINITY : e.at + e.durationMs);
      if (e.kind === 'cue-stop') silentBy.set(e.instance, Math.min(silentBy.get(e.instance) ?? 0, e.at + e.fadeMs));
    }
  };
  hear(last.effects);
  const events = [...machine.events.keys(), ...machine.locks.map(({ event }) => event)];
  for (let i = 0; i < 40; i++) {
    const at = Math.max(last.state.at, next() < 0.5 ? (last.wakeAt ?? 0) : last.state.at + Math.floor(next() ** 3 * 600_000));
    const asleep = next() < 0.5 ? 1 : 0;
    const event = events[Math.floor(next() * events.length)];
    last =
      next() < 0.4 && event !== undefined
        ? step(machine, last.state, { kind: 'event', at, name: event })
        : step(machine, last.state, {
            kind: 'sensors',
            at,
            changes: { stage: Math.floor(next() * 5), asleep, awake: 1 - asleep, distress: next(), heart: next() * 120 },
          });
    hear(last.effects);
  }
  const released = step(machine, last.state, { kind: 'release', at: last.state.at });
  hear(released.effects);
  const bound = verdict.checks.flatMap(({ bounds }) => bounds).find(({ what }) => what === 'silence after release')?.value;
  if (!released.state.active.includes(machine.release)) throw new Error('release did not lead to the release');
  if (Math.max(0, ...silentBy.values()) > last.state.at + (bound ?? 0)) throw new Error('a proven program was not silent in time');
}
