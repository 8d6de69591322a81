/** Who may stay connected: strangers are few, and a new one takes the place of the oldest, so that they never keep out whoever is paired. */

import type { Server, Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';

/** Connections at once of those that are not paired, or have not said yet who they are; and of all. */
const MAX_STRANGERS = 32;
const MAX_CONNECTIONS = 128;
/** How long a stranger may say nothing, ms. */
const STRANGER_MS = 60_000;

type End = Pick<Socket, 'remoteAddress' | 'remotePort'>;
const nameOf = ({ remoteAddress, remotePort }: End): string => `${remoteAddress} ${remotePort}`;

export interface Doorkeeper {
  /** Whose connection it is; asked again each time, since a stranger may pair. */
  knows(socket: TLSSocket, paired: () => boolean): void;
}

/** `server` speaks TLS; connections count from before their handshake. */
export function keepDoor(server: Server): Doorkeeper {
  const here = new Map<string, { readonly socket: Socket; paired: () => boolean }>();
  server.maxConnections = MAX_CONNECTIONS;
  server.on('connection', (socket: Socket) => {
    const name = nameOf(socket);
    here.set(name, { socket, paired: () => false });
    socket.once('close', () => {
      if (here.get(name)?.socket === socket) here.delete(name);
    });
    const strangers = [...here.values()].filter(({ paired }) => !paired());
    if (strangers.length > MAX_STRANGERS) strangers[0]!.socket.destroy();
  });
  return {
    knows(socket, paired) {
      const one = here.get(nameOf(socket));
      if (one !== undefined) one.paired = paired;
      socket.setTimeout(STRANGER_MS, () => {
        if (!paired()) socket.destroy();
      });
    },
  };
}
