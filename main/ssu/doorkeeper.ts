/**
 * Who may stay connected: strangers are few, and a new one takes the place of the oldest, so that they never keep out whoever is paired;
 * and of those who are paired, the one with the most connections gives one up where there are too many, so that none keeps out the others.
 */

import type { Server, Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';

/** Connections at once of those that are not paired, or have not said yet who they are; and of those that are. */
const MAX_STRANGERS = 32;
const MAX_PAIRED = 96;
/** How long a stranger may say nothing, ms. */
const STRANGER_MS = 60_000;

type End = Pick<Socket, 'remoteAddress' | 'remotePort'>;
const nameOf = ({ remoteAddress, remotePort }: End): string => `${remoteAddress} ${remotePort}`;

export interface Doorkeeper {
  /** Whose connection it is; asked again each time, since a stranger may pair. */
  knows(socket: TLSSocket, fingerprint: string, paired: () => boolean): void;
}

/** `server` speaks TLS; connections count from before their handshake. */
export function keepDoor(server: Server): Doorkeeper {
  /** Oldest first. */
  const here = new Map<string, { readonly socket: Socket; fingerprint: string; paired: () => boolean }>();
  server.on('connection', (socket: Socket) => {
    const name = nameOf(socket);
    here.set(name, { socket, fingerprint: '', paired: () => false });
    socket.once('close', () => {
      if (here.get(name)?.socket === socket) here.delete(name);
    });
    const strangers = [...here.values()].filter(({ paired }) => !paired());
    if (strangers.length > MAX_STRANGERS) strangers[0]!.socket.destroy();
  });
  return {
    knows(socket, fingerprint, paired) {
      const one = here.get(nameOf(socket));
      if (one !== undefined) Object.assign(one, { fingerprint, paired });
      const known = [...here.values()].filter((each) => each.paired());
      if (known.length > MAX_PAIRED) {
        const of = (who: string) => known.filter((each) => each.fingerprint === who);
        const most = known.map((each) => of(each.fingerprint)).reduce((a, b) => (b.length > a.length ? b : a));
        most[0]?.socket.destroy();
      }
      socket.setTimeout(STRANGER_MS, () => {
        if (!paired()) socket.destroy();
      });
    },
  };
}
