/** Reaches into a Node process from outside, by its inspector, to end one of its worker threads as a crash would. */

const PORT = 9229;
const TRIES = 100;

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly sessionId?: string; readonly message?: string };
}

/** Ends the first worker thread of the process with an exit code that nobody expects. Gives whether there was one. */
export async function killWorker(pid: number): Promise<boolean> {
  process.kill(pid, 'SIGUSR1');
  const socket = new WebSocket(await addressOf());
  await new Promise((open, failed) => {
    socket.onopen = open;
    socket.onerror = failed;
  });
  const attached = new Promise<string>((found) => {
    socket.onmessage = ({ data }) => {
      const { method, params } = JSON.parse(String(data)) as Message;
      if (method === 'NodeWorker.attachedToWorker' && params?.sessionId !== undefined) found(params.sessionId);
    };
  });
  socket.send(JSON.stringify({ id: 1, method: 'NodeWorker.enable', params: { waitForDebuggerOnStart: false } }));
  const sessionId = await attached;
  const gone = new Promise<boolean>((done) => {
    socket.onmessage = ({ data }) => {
      const { method, params } = JSON.parse(String(data)) as Message;
      if (method === 'NodeWorker.detachedFromWorker' && params?.sessionId === sessionId) done(true);
    };
  });
  const message = JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression: 'process.exit(7)' } });
  socket.send(JSON.stringify({ id: 2, method: 'NodeWorker.sendMessageToWorker', params: { sessionId, message } }));
  const ended = await gone;
  socket.close();
  return ended;
}

/** The inspector opens a moment after it was asked for. */
async function addressOf(): Promise<string> {
  for (let i = 0; i < TRIES; i++) {
    try {
      const [target] = (await (await fetch(`http://127.0.0.1:${PORT}/json/list`)).json()) as { webSocketDebuggerUrl: string }[];
      if (target !== undefined) return target.webSocketDebuggerUrl;
    } catch {
      await new Promise((again) => setTimeout(again, 50));
    }
  }
  throw new Error('the process has no inspector');
}
