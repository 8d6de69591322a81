/** The logs of all nights: writing the one that is open, reading any, following one, and ending what a power cut left open. */

import { bad, fromUtf8, good, type LogBody, type NightRecord, type Outcome, utf8 } from '../base/index.ts';
import { type Chain, link, newChain, readLog } from './night-log.ts';
import type { DevicePorts } from './ports.ts';
import { MAX_LINES } from './protocol.ts';

/** Characters of lines in one answer or piece of news; a longer line goes alone. */
const MAX_CHARACTERS = 256 * 1024;

export interface NightLogs {
  readonly last: number;
  readonly open: { readonly night: number; readonly lines: number } | null;
  list(): Promise<Outcome<readonly { readonly night: number; readonly bytes: number; readonly open: boolean }[]>>;
  /** Begins the next night. */
  begin(body: (night: number) => LogBody): Promise<Outcome<number>>;
  append(bodies: readonly LogBody[], durable: boolean): Promise<Outcome<null>>;
  /** Signs the log and closes it. */
  seal(): Promise<Outcome<null>>;
  /** Closes a log that can not be written any more: what is whole of it stays, and is sealed now or at the next start. */
  abandon(): Promise<void>;
  lines(night: number, from: number, most: number): Promise<Outcome<{ readonly lines: string[]; readonly more: boolean; readonly open: boolean }>>;
  /** Called after lines were added, and when a night ends; gives the end of it. */
  follow(listener: () => void): () => void;
}

type Ports = Pick<DevicePorts, 'storage' | 'identity'>;
/** The record of a night that was cut, from what its log tells up to an instant; null where nobody can tell. */
type Relive = (bodies: readonly LogBody[], at: number) => Promise<NightRecord | null>;

/** Ends what a power cut left open, and gives the logs. */
export async function openLogs({ storage, identity }: Ports, relive: Relive): Promise<Outcome<NightLogs>> {
  const listeners = new Set<() => void>();
  let open: { readonly night: number; chain: Chain; readonly lines: string[] } | null = null;
  /** The log that somebody read last: who reads on need not have the whole of it read again. */
  let recent: { readonly night: number; readonly lines: readonly string[] } | null = null;
  const listed = await storage.logs();
  if (!listed.ok) return listed;
  let last = Math.max(0, ...listed.value.map(({ night }) => night));
  if (last > 0) {
    const began = await endCut(last);
    if (!began.ok) return began;
    if (!began.value) last--;
  }
  const tell = () => {
    for (const listener of listeners) listener();
  };

  const logs: NightLogs = {
    get last() {
      return last;
    },
    get open() {
      return open === null ? null : { night: open.night, lines: open.lines.length };
    },
    async list() {
      const found = await storage.logs();
      return found.ok ? good(found.value.map((log) => ({ ...log, open: log.night === open?.night }))) : found;
    },
    async begin(body) {
      const night = last + 1;
      recent = null;
      open = { night, chain: newChain, lines: [] };
      const begun = await logs.append([body(night)], true);
      if (begun.ok) {
        last = night;
        return good(night);
      }
      open = null;
      await storage.dropLog(night);
      return begun;
    },
    async append(bodies, durable) {
      if (open === null) throw new Error('no night is open');
      let { chain } = open;
      const lines: string[] = [];
      for (const body of bodies) {
        const linked = link(chain, body);
        chain = linked.chain;
        lines.push(linked.line);
      }
      const written = await storage.appendLog(open.night, lines.map((line) => `${line}\n`).join(''), durable);
      if (!written.ok) return written;
      open.chain = chain;
      for (const line of lines) open.lines.push(line);
      tell();
      return good(null);
    },
    async seal() {
      if (open === null) throw new Error('no night is open');
      const sealed = await logs.append([{ kind: 'seal', signature: identity.sign(open.chain.head) }], true);
      open = null;
      tell();
      return sealed;
    },
    async abandon() {
      if (open === null) return;
      const { night } = open;
      open = null;
      await endCut(night);
      tell();
    },
    async lines(night, from, most) {
      const isOpen = open?.night === night;
      const all = isOpen ? good(open!.lines) : await linesOf(night);
      if (!all.ok) return all;
      const lines: string[] = [];
      let characters = 0;
      for (let i = from; i < all.value.length && lines.length < Math.min(most, MAX_LINES); i++) {
        const line = all.value[i]!;
        characters += line.length;
        if (lines.length > 0 && characters > MAX_CHARACTERS) break;
        lines.push(line);
      }
      return good({ lines, more: from + lines.length < all.value.length, open: isOpen });
    },
    follow(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  return good(logs);

  async function linesOf(night: number): Promise<Outcome<readonly string[]>> {
    if (recent?.night === night) return good(recent.lines);
    const known = await storage.logs();
    if (!known.ok) return known;
    if (!known.value.some((log) => log.night === night))
      return bad({ why: 'not-found', message: `The device has no log of a night ${night}.`, hint: 'The list of its logs has the numbers.' });
    const bytes = await storage.readLog(night);
    if (!bytes.ok) return bytes;
    const lines = (fromUtf8(bytes.value) ?? '').split('\n').slice(0, -1);
    recent = { night, lines };
    return good(lines);
  }

  /**
   * A log without a seal was cut: its whole lines stay, and its end says so. One that was damaged stays as it is, for whoever reads it
   * to see. False where the night had not begun: not one line was whole.
   */
  async function endCut(night: number): Promise<Outcome<boolean>> {
    const bytes = await storage.readLog(night);
    if (!bytes.ok) return bytes;
    const read = readLog(bytes.value, { torn: true });
    if (!read.ok || read.value.sealed) return good(true);
    const { entries } = read.value;
    if (entries.length === 0) {
      await storage.dropLog(night);
      return good(false);
    }
    const cut = await storage.truncateLog(night, read.value.bytes);
    if (!cut.ok) return cut;
    const at = Math.max(0, ...entries.map(({ body }) => ('at' in body ? body.at : 0)));
    let { chain } = read.value;
    let text = '';
    if (entries.at(-1)?.body.kind !== 'lights-on') {
      const bodies = entries.map(({ body }) => body);
      const ended = link(chain, { kind: 'lights-on', at, why: 'power', record: await relive(bodies, at) });
      chain = ended.chain;
      text = `${ended.line}\n`;
    }
    const sealed = link(chain, { kind: 'seal', signature: identity.sign(chain.head) });
    const written = await storage.appendLog(night, `${text}${sealed.line}\n`, true);
    return written.ok ? good(true) : written;
  }
}

export const bytesOfLines = (lines: readonly string[]): Uint8Array => utf8(lines.map((line) => `${line}\n`).join(''));
