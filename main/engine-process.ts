/** The engine's own process: builds the ports and serves the contract to whoever started it. Arguments: data folder, templates folder. */

import type { Channel, Response } from '../app/bridge/index.ts';
import { serve } from '../app/bridge/index.ts';
import { createEngine } from '../app/engine/index.ts';
import { createNodePorts } from './adapters/index.ts';

/** The port of an Electron utility process; absent in a plain Node child. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  off(event: 'message', listener: (event: { data: unknown }) => void): void;
}

const [dataDir, templatesDir] = process.argv.slice(2);
if (dataDir === undefined || templatesDir === undefined) throw new Error('usage: engine DATA_DIR TEMPLATES_DIR');

const ports = createNodePorts({ dataDir, templatesDir });
process.once('exit', () => ports.close());
process.once('disconnect', () => process.exit(0));
serve(parentChannel(), createEngine(ports), ports.logBug);

function parentChannel(): Channel<Response, unknown> {
  const port = (process as { parentPort?: ParentPort }).parentPort;
  if (port) {
    return {
      send: (message) => port.postMessage(message),
      listen(listener) {
        const heard = (event: { data: unknown }) => listener(event.data);
        port.on('message', heard);
        return () => port.off('message', heard);
      },
    };
  }
  return {
    send: (message) => void process.send?.(message),
    listen(listener) {
      process.on('message', listener);
      return () => process.off('message', listener);
    },
  };
}
