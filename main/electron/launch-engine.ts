/** Starts the processes of the engine and of emulated beds: inside Electron where its Node is new enough for SQLite, otherwise on a Node beside it. */

import { fork } from 'node:child_process';
import { utilityProcess } from 'electron';
import type { Response } from '../../app/bridge/index.ts';
import type { Keychain } from '../adapters/keys/keychain.ts';
import { answerFrom, isOfKeychain } from '../adapters/keys/keychain-messages.ts';
import { type DeviceChild, forkDevice, type Order, type Report } from '../ssu/index.ts';
import type { EngineProcess } from './engine-host.ts';

/** The first Node that better-sqlite3 runs on. */
const FIRST_NODE = 22;

export interface LaunchOptions {
  readonly entry: string;
  readonly args: readonly string[];
  /** A Node 22 or newer, used where Electron's own is older. */
  readonly node: string;
  /** A folder for what Node compiled of it, for the next start. */
  readonly compiled: string;
  /** Answers the engine's questions to the keychain of the system. */
  readonly keychain: Keychain;
}

const hasOwnNode = (): boolean => Number.parseInt(process.versions.node, 10) >= FIRST_NODE;

export function launchEngine(options: LaunchOptions): EngineProcess {
  return hasOwnNode() ? launchUtility(options) : launchFork(options);
}

/** The process of an emulated bed that has its network, its storage and its night. */
export function launchBed({ entry, node }: Pick<LaunchOptions, 'entry' | 'node'>): DeviceChild {
  if (!hasOwnNode()) return forkDevice(entry, { execPath: node, execArgv: [] });
  const child = utilityProcess.fork(entry, [], { serviceName: 'Dream Coder bed' });
  return {
    pid: child.pid,
    send: (order: Order) => child.postMessage(order),
    onReport: (listener) => void child.on('message', (message: Report) => listener(message)),
    onExit: (listener) => void child.once('exit', (code) => listener(`code ${code}`)),
    kill: (now = false) => (now && child.pid !== undefined ? process.kill(child.pid, 'SIGKILL') : child.kill()),
  };
}

export function launchUtility({ entry, args, compiled, keychain }: LaunchOptions): EngineProcess {
  const child = utilityProcess.fork(entry, [...args], { serviceName: 'Dream Coder engine', env: keeping(compiled) });
  child.on('message', (message: unknown) => void answerFrom(keychain, message).then((answer) => answer && child.postMessage(answer)));
  return {
    channel: {
      send: (message) => child.postMessage(message),
      listen(listener) {
        const heard = (message: Response) => {
          if (!isOfKeychain(message)) listener(message);
        };
        child.on('message', heard);
        return () => child.off('message', heard);
      },
    },
    onExit: (listener) => void child.once('exit', (code) => listener(`code ${code}`)),
    kill: () => void child.kill(),
  };
}

const keeping = (compiled: string): NodeJS.ProcessEnv => ({ ...process.env, NODE_COMPILE_CACHE: compiled });

export function launchFork({ entry, args, node, compiled, keychain }: LaunchOptions): EngineProcess {
  const child = fork(entry, [...args], { execPath: node, execArgv: [], serialization: 'advanced', env: keeping(compiled) });
  child.on('message', (message) => void answerFrom(keychain, message).then((answer) => answer && child.connected && child.send(answer)));
  return {
    channel: {
      send: (message) => {
        if (child.connected) child.send(message);
      },
      listen(listener) {
        const heard = (message: unknown) => {
          if (!isOfKeychain(message)) listener(message as Response);
        };
        child.on('message', heard);
        return () => child.off('message', heard);
      },
    },
    onExit(listener) {
      let told = false;
      const once = (reason: string) => {
        if (!told) listener(reason);
        told = true;
      };
      child.once('error', (error) => once(error.message));
      child.once('exit', (code, signal) => once(signal ?? `code ${code}`));
    },
    kill: () => void child.kill(),
  };
}
