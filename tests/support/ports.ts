/** Ports that nobody else is given: below those that a system chooses by itself, so that a server which was killed finds its own again. */

import { createServer } from 'node:net';

const FROM = 20_000;
const TO = 30_000;

/** One that nothing on this computer listens at now. */
export async function ownPort(): Promise<number> {
  for (;;) {
    const port = FROM + Math.floor(Math.random() * (TO - FROM));
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
