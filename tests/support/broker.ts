/** A real MQTT broker, Debian's Mosquitto, for tests; and somebody who listens to all of it. */

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { connect as connectPort } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type MqttClient } from 'mqtt';
import { ownPort } from './ports.ts';

const PROGRAM = ['/usr/sbin/mosquitto', '/usr/local/sbin/mosquitto', '/opt/homebrew/sbin/mosquitto'].find(existsSync);
export const hasBroker = PROGRAM !== undefined;

export interface Broker {
  readonly port: number;
  stop(): Promise<void>;
}

export async function startBroker(port?: number): Promise<Broker> {
  const at = port ?? (await ownPort());
  const config = join(mkdtempSync(join(tmpdir(), 'dream-broker-')), 'mosquitto.conf');
  writeFileSync(config, `listener ${at} 127.0.0.1\nallow_anonymous true\npersistence false\n`);
  const child: ChildProcess = spawn(PROGRAM as string, ['-c', config], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  while (!(await answers(at))) if (child.exitCode !== null) throw new Error(`mosquitto ended with ${child.exitCode}`);
  return {
    port: at,
    stop() {
      child.kill('SIGKILL');
      return ended;
    },
  };
}

export interface Listener {
  readonly client: MqttClient;
  /** Everything that was heard, in order; `at` by the clock of this process, ms. */
  readonly heard: { readonly topic: string; readonly text: string; readonly retained: boolean; readonly at: number }[];
  /** What a topic said last. */
  last(topic: string): string | undefined;
  close(): void;
}

export async function listenTo(port: number): Promise<Listener> {
  const client = connect(`mqtt://127.0.0.1:${port}`, { reconnectPeriod: 200 });
  const heard: Listener['heard'] = [];
  client.on('message', (topic, payload, { retain }) => void heard.push({ topic, text: payload.toString(), retained: retain, at: performance.now() }));
  await new Promise<void>((resolve) => client.once('connect', () => resolve()));
  await client.subscribeAsync('#', { qos: 1 });
  return { client, heard, last: (topic) => heard.findLast((one) => one.topic === topic)?.text, close: () => void client.end(true) };
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connectPort(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => setTimeout(resolve, 50, false));
  });
