/** A link between an author and a device that is slow, loses its way, or is cut after some bytes. */

import { connect, createServer, type Server, type Socket } from 'node:net';

export interface Link {
  readonly port: number;
  /** Bytes that still get through to the device before everything is cut; then the next connections live as they are told. */
  cutAfter(bytes: number): void;
  /** The same, and nothing gets through any more. */
  breakAfter(bytes: number): void;
  /** What was broken lets through again. */
  mend(): void;
  /** Bytes that still get through as they are before one of them is changed. */
  mangleAfter(bytes: number): void;
  /** From now on nothing passes on the connections that there are, and neither end is told. */
  freeze(): void;
  close(): void;
}

/** `chunk`: at most so many bytes at once, each a turn of the event loop after the other. */
export function link(to: () => number, chunk = Number.POSITIVE_INFINITY): Promise<Link> {
  let left = Number.POSITIVE_INFINITY;
  let sound = Number.POSITIVE_INFINITY;
  let [breaks, broken] = [false, false];
  const sockets = new Set<Socket>();
  const frozen = new Set<Socket>();
  const server: Server = createServer((near) => {
    if (broken) return void near.on('error', () => {}).destroy();
    const far = connect(to(), '127.0.0.1');
    // What is still on its way where a byte was changed is lost anyhow, and counts for no other connection.
    let lost = false;
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.once('close', () => {
        near.destroy();
        far.destroy();
      });
    }
    far.pipe(near);
    near.on('data', (bytes) => {
      near.pause();
      let at = 0;
      const next = () => {
        if (far.destroyed) return;
        if (at >= bytes.length) return void (near.isPaused() && !frozen.has(near) && near.resume());
        const size = Math.min(chunk, bytes.length - at, lost ? Number.POSITIVE_INFINITY : left);
        if (size <= 0) {
          left = Number.POSITIVE_INFINITY;
          broken ||= breaks;
          // All connections: else one that only asks how the device is, just then, is cut, and what was being sent goes on.
          for (const socket of sockets) socket.destroy();
          return;
        }
        const some = Buffer.from(bytes.subarray(at, at + size));
        if (!lost) {
          left -= size;
          lost = sound < size;
          if (lost) some[sound]! ^= 0x10;
          sound = lost ? Number.POSITIVE_INFINITY : sound - size;
        }
        far.write(some, () => setImmediate(next));
        at += size;
      };
      next();
    });
  });
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () =>
      resolve({
        port: (server.address() as { port: number }).port,
        cutAfter: (bytes) => {
          left = bytes;
        },
        breakAfter: (bytes) => {
          [left, breaks] = [bytes, true];
        },
        mend: () => {
          [breaks, broken] = [false, false];
        },
        mangleAfter: (bytes) => {
          sound = bytes;
        },
        freeze() {
          for (const socket of sockets) frozen.add(socket.pause());
        },
        close() {
          server.close();
          for (const socket of sockets) socket.destroy();
        },
      }),
    ),
  );
}
