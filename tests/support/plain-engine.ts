/** An engine process without a database: it answers `app.info`, and dies of `keys.list`. For tests of the launchers. */

import { type Handlers, type Response, serve } from '../../app/bridge/index.ts';

interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

const port = (process as unknown as { parentPort: ParentPort }).parentPort;
const handlers = {
  'app.info': async () => ({ ok: true, value: { version: '0', runtime: String(process.pid), dataDir: process.argv[2] ?? '', notices: [] } }),
  'keys.list': async () => process.exit(9),
} as unknown as Handlers;

serve(
  {
    send: (message: Response) => port.postMessage(message),
    listen(listener) {
      port.on('message', ({ data }) => listener(data));
      return () => {};
    },
  },
  handlers,
  () => 'none',
);
