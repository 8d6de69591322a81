/** The way to whoever started this process: Electron's port in a utility process, Node's channel in a forked one. */

import type { Channel } from '../app/bridge/index.ts';

/** The port of an Electron utility process; absent in a plain Node child. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  off(event: 'message', listener: (event: { data: unknown }) => void): void;
}

export function parentChannel<Out, In>(): Channel<Out, In> {
  const port = (process as { parentPort?: ParentPort }).parentPort;
  if (port) {
    return {
      send: (message) => port.postMessage(message),
      listen(listener) {
        const heard = (event: { data: unknown }) => listener(event.data as In);
        port.on('message', heard);
        return () => port.off('message', heard);
      },
    };
  }
  return {
    send: (message) => void process.send?.(message),
    listen(listener) {
      const heard = (message: unknown) => listener(message as In);
      process.on('message', heard);
      return () => process.off('message', heard);
    },
  };
}
