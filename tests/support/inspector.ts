/** Reaches into a Node process from outside, by its inspector, to end one of its worker threads as a crash would. */

import { ownPort } from './ports.ts';
import type { OpenWindow } from './window.ts';

/** Half a minute: it ends what hangs. */
const TRIES = 600;

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly sessionId?: string; readonly message?: string };
}

/** Gives the processes that the window starts from now on a port for their inspector that is theirs: the usual one may be anybody's. */
export async function ownInspector({ app }: OpenWindow): Promise<number> {
  const port = await ownPort();
  // Not at the start: what drives the window takes such options out of its environment.
  await app.evaluate((_, own) => {
    process.env['NODE_OPTIONS'] = `--inspect-port=${own}`;
  }, port);
  return port;
}

/**
 * Takes aim at the first worker thread of the process. What is given ends it at once with an exit code that nobody expects, and tells
 * when it is gone.
 */
export async function aimAtWorker(pid: number, port: number): Promise<() => Promise<void>> {
  process.kill(pid, 'SIGUSR1');
  const socket = new WebSocket(await addressOf(port));
  await new Promise((open, failed) => {
    socket.onopen = open;
    socket.onerror = failed;
  });
  const heard = (method: string, fits: (sessionId: string) => boolean) =>
    new Promise<string>((found) => {
      socket.addEventListener('message', ({ data }) => {
        const told = JSON.parse(String(data)) as Message;
        if (told.method === method && told.params?.sessionId !== undefined && fits(told.params.sessionId)) found(told.params.sessionId);
      });
    });
  const attached = heard('NodeWorker.attachedToWorker', () => true);
  socket.send(JSON.stringify({ id: 1, method: 'NodeWorker.enable', params: { waitForDebuggerOnStart: false } }));
  const sessionId = await attached;
  return async () => {
    const gone = heard('NodeWorker.detachedFromWorker', (session) => session === sessionId);
    const message = JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression: 'process.exit(7)' } });
    socket.send(JSON.stringify({ id: 2, method: 'NodeWorker.sendMessageToWorker', params: { sessionId, message } }));
    await gone;
    socket.close();
  };
}

/** The inspector opens a moment after it was asked for. */
async function addressOf(port: number): Promise<string> {
  for (let i = 0; i < TRIES; i++) {
    try {
      const [target] = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as { webSocketDebuggerUrl: string }[];
      if (target !== undefined) return target.webSocketDebuggerUrl;
    } catch {
      await new Promise((again) => setTimeout(again, 50));
    }
  }
  throw new Error('the process has no inspector');
}
